"""Arbitrary designs for hypothesis, derived from the record types, so that a new field is covered at once."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from hypothesis import strategies as st

from designer.foundation.decode import LARGEST_INTEGER
from designer.foundation.ids import Id
from designer.model.records import Record
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot, in_order

HOSTILE_TEXTS = (
    "",
    "AT&T R&D <Node>",
    '\n"content_sha256": "x",\n',
    '"}\n]\n}\n}\n',
    "\\u0000\\",
    "null",
    "\0",
    "\r\n",
    "\x7f\x85\u2028\u2029",
    "\ufeffmark",
    "\u202etxet\u202c",
    "e\u0301 é ﷺ 👩‍👩‍👧‍👦 𝕏",
    "=HYPERLINK(1)",
    "../../etc/passwd",
    "{0}%s${x}",
    "\uffff",
)
"""Texts that have broken other programs; none of them is special in a design."""

_any_character = st.characters(exclude_categories=["Cs"])
texts = st.sampled_from(HOSTILE_TEXTS) | st.text(_any_character, max_size=8)
integers = st.integers(-3, 20) | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
scalars = st.booleans() | integers | st.floats(allow_nan=False, allow_infinity=False) | texts
json_values = st.recursive(
    st.none() | scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
unknown_fields = st.dictionaries(texts.map("x-{}".format), json_values, max_size=2)
words = st.one_of(
    st.sampled_from([text for text in HOSTILE_TEXTS if text]),
    st.text(_any_character, min_size=1, max_size=6),
    st.from_regex(r"[a-z]{1,3}[0-9]{1,3}", fullmatch=True),
)
"""Ids as no program would choose them."""


@dataclasses.dataclass(frozen=True)
class Blank:
    """A record before its references are known: `picks` chooses among whatever ids there are then."""

    table: str
    values: Mapping[str, Any]
    picks: int

    def filled(self, identifier: Id, ids: Mapping[str, Sequence[Id]]) -> Record | None:
        """The record with references to `ids` (by table); None when a table that it must refer to is empty."""
        picks = self.picks
        chosen: dict[str, Any] = {}
        for spec in _references(TABLES[self.table].kind):
            picks, pick = divmod(picks, 8)
            there = list(ids[spec.metadata["ref"]])
            if _needed(spec) and not there:
                return None
            several = "tuple" in str(spec.type)
            if not _needed(spec) and (pick == 0 or not (there or several)):
                chosen[spec.name] = spec.default
            else:
                chosen[spec.name] = tuple(there[pick % 3 :: 1 + pick % 2]) if several else there[pick % len(there)]
        return TABLES[self.table].kind(id=identifier, **chosen, **self.values)


@functools.cache
def _references(kind: Any) -> list[dataclasses.Field[Any]]:
    return [spec for spec in dataclasses.fields(kind) if "ref" in spec.metadata]


def _needed(spec: dataclasses.Field[Any]) -> bool:
    return spec.default is dataclasses.MISSING and spec.default_factory is dataclasses.MISSING


def _values(kind: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    hints = typing.get_type_hints(kind)
    own = [spec for spec in dataclasses.fields(kind) if "ref" not in spec.metadata and spec.name not in ("id", "extra")]
    needed = {spec.name: _of(hints[spec.name]) for spec in own if _needed(spec)}
    optional = {spec.name: _of(hints[spec.name]) for spec in own if not _needed(spec)}
    return st.fixed_dictionaries(needed, optional={**optional, "extra": unknown_fields})


def _of(hint: Any) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([st.none() if choice is type(None) else _of(choice) for choice in arguments])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(_of(arguments[0]), max_size=3).map(tuple)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(texts, _of(arguments[1]), max_size=3)
    simple = {str: texts, int: integers, bool: st.booleans(), float: st.floats(allow_nan=False, allow_infinity=False)}
    return simple[hint]


def blanks(table: str) -> st.SearchStrategy[Blank]:
    """Any record of one table, before its references are known."""
    return st.builds(Blank, st.just(table), _values(TABLES[table].kind), st.integers(0, 8**6 - 1))


any_blank = st.one_of([blanks(table) for table in TABLES if table != "clusters"])
"""Any record but the cluster."""

_foreign_rows = st.lists(st.dictionaries(texts, json_values, max_size=3), min_size=1, max_size=2)
_foreign_tables = st.dictionaries(texts.map("x-{}".format), _foreign_rows.map(tuple), max_size=2)

_CONNECTED = [name for name, spec in TABLES.items() if name != "clusters" and _references(spec.kind)]
_skeleton = st.tuples(*map(blanks, ("nodes", "networks", *_CONNECTED))).map(list)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Sound designs (unique ids, references that lead somewhere) that otherwise make no sense at all."""
    skeleton = draw(_skeleton) if draw(st.booleans()) else []
    wanted = skeleton + draw(st.lists(any_blank, max_size=8))
    wanted.sort(key=lambda blank: list(TABLES).index(blank.table))
    names = draw(st.lists(words, min_size=len(wanted), max_size=len(wanted), unique=True))
    cluster = draw(blanks("clusters"))
    ids: dict[str, list[Id]] = {name: [] for name in TABLES}
    possible: list[tuple[Id, Blank]] = []
    for identifier, blank in zip(names, wanted, strict=True):
        # Tables come in an order in which whatever must be referred to stands before what refers to it.
        if identifier != CLUSTER_ID and blank.filled(identifier, ids) is not None:
            ids[blank.table].append(identifier)
            possible.append((identifier, blank))
    tables: dict[str, dict[Id, Any]] = {name: {} for name in TABLES}
    for identifier, blank in (*possible, (CLUSTER_ID, cluster)):
        tables[blank.table][identifier] = blank.filled(identifier, ids)
    foreign = draw(_foreign_tables) if draw(st.booleans()) else {}
    return Snapshot(**{name: in_order(table) for name, table in tables.items()}, unknown_tables=foreign)
