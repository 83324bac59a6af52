"""Random designs out of real ones: some changes each, sensible or absurd, derived from the record types.

Every change is decided by one number, so that hypothesis can leave changes out of a design that fails, one by one.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from typing import Any, Literal

from hypothesis import strategies as st

from designer.edits.draft import EditError
from designer.edits.legality import Effect
from designer.edits.objects import delete
from designer.foundation.decode import LARGEST_INTEGER
from designer.model.diff import Diff, apply
from designer.model.records import Record
from designer.model.snapshot import CLUSTER_ID, OBJECT_TABLES, TABLES, Snapshot, in_order
from tests.edits.test_edit_machine import EDITS, Chance, NothingThere
from tests.support.samples import catalog
from tests.support.strategies import HOSTILE_TEXTS

steps = st.integers(0, 2**32 - 1)
"""Numbers of which each decides one change."""

KINDS = tuple(name for name in OBJECT_TABLES if name != "clusters")
"""The tables of which a design may hold more or fewer records."""

Texts = Callable[[Random, Snapshot, str], str]


@dataclasses.dataclass(frozen=True)
class Pool:
    """Where new values come from; `texts` gets the name of the field."""

    integers: tuple[int, ...]
    floats: tuple[float, ...]
    texts: Texts


def _known(snapshot: Snapshot, field: str) -> Sequence[str]:
    """Texts that make sense in a field of this name."""
    there = catalog()
    known: dict[str, Sequence[str]] = {
        "windows": tuple(there.windows),
        "exchange": tuple(there.exchange),
        "profile": tuple(there.profiles),
        "components": tuple(there.components),
        "protocols": ("exchange-pop3", "exchange-imap4", "exchange-smtp"),
        "type": tuple(there.types),
        "kind": (*there.roles, "cluster", "dtc", "other"),
        "letter": tuple("CDEFMQRSTUVWXYZ"),
        "local_letters": tuple("CDERM"),
        "mount_path": ("R:\\S", "R:\\Logs", "S:\\DB1"),
        "subnet": ("10.10.10.0/24", "192.168.10.0/24", "192.168.20.0/24"),
        "address": tuple(f"{net}.{host}" for net in ("10.10.10", "192.168.10") for host in (1, 2, 11, 12, 31, 40)),
        "gateway": ("192.168.10.1",),
        "dns_servers": ("192.168.10.5", "192.168.10.6"),
        "wins_servers": ("192.168.10.5",),
        "domain": ("example.com", "corp.example.com"),
        "smtp_domains": ("example.com", "example.net"),
        "anti_affinity": (there.roles["evs"].anti_affinity, "Mail"),
        "date": ("2003-06-28", "2004-05-24"),
        "expires": ("", "2004-12-31"),
        "service_account": ("CORP\\svc-cluster",),
        "name": ("MAIL1", "EVS1", "NODE2", "Disk R", "Cluster Group"),
    }
    return known.get(field, ("", "Alpha", "Beta"))


def _sensible_text(dice: Random, snapshot: Snapshot, field: str) -> str:
    return dice.choice(_known(snapshot, field))


ODD_TEXTS = (
    *HOSTILE_TEXTS,
    "N" * 300,
    "R",
    "r:",
    "M",
    "1",
    "NODE1",
    "EVS1",
    "\\\\server\\share",
    "R:\\",
    "192.168.10.11",
    "10.255.255.255",
    "300.1.1.1",
    "::1",
    "0.0.0.0/0",
    "192.168.10.0/33",
    "fe80::/10",
    "2004-02-30",
    "9999-12-31",
    "EX-4.01",
    "EX-99.99",
    "a.b.c.d.e.f.",
)


def _absurd_text(dice: Random, snapshot: Snapshot, field: str) -> str:
    return dice.choice(ODD_TEXTS) if dice.random() < 0.6 else _sensible_text(dice, snapshot, field)


SENSIBLE = Pool(
    integers=(*range(13), 20, 23, 50, 60, 100, 250, 500, 900, 1500, 3030, 4096, 20_480, 51_200, 204_800, 900_000),
    floats=(0.1, 0.5, 1.0, 2.5),
    texts=_sensible_text,
)
ABSURD = Pool(
    integers=(0, 0, 1, -1, 2, 3, 7, 24, 99, 255, 10**6, 10**9, -(10**9), LARGEST_INTEGER, -LARGEST_INTEGER),
    floats=(0.0, -1.0, 1e-300, 1e300, -1e300, 0.1),
    texts=_absurd_text,
)


def mutated(start: Snapshot, numbers: Iterable[int], pool: Pool) -> Snapshot:
    """The design after one change for each number. It stays a design that a file can hold."""
    design = start
    for number in numbers:
        dice = Random(number)
        (change,) = dice.choices((_set_field, _set_field_everywhere, _refer, _edit, _remove, _add), (12, 2, 4, 5, 2, 2))
        design = change(design, dice, pool)
    return design


def _set_field(design: Snapshot, dice: Random, pool: Pool) -> Snapshot:
    table = dice.choice([name for name in TABLES if design.table(name)])
    record = dice.choice(list(design.table(table).values()))
    own = _own_fields(table)
    if not own:
        return design
    field = dice.choice(own)
    return _with(design, table, dataclasses.replace(record, **{field.name: _value(design, dice, pool, table, field)}))


def _set_field_everywhere(design: Snapshot, dice: Random, pool: Pool) -> Snapshot:
    """One field of all records of a table, to one value or to several."""
    table = dice.choice([name for name in TABLES if design.table(name) and _own_fields(name)])
    field = dice.choice(_own_fields(table))
    values = [_value(design, dice, pool, table, field) for _ in range(dice.choice((1, 1, 2)))]
    for record in tuple(design.table(table).values()):
        design = _with(design, table, dataclasses.replace(record, **{field.name: dice.choice(values)}))
    return design


def _refer(design: Snapshot, dice: Random, pool: Pool) -> Snapshot:
    """Let one reference lead elsewhere."""
    there = [name for name in TABLES if design.table(name) and _references(name)]
    table = dice.choice(there)
    record = dice.choice(list(design.table(table).values()))
    field = dice.choice(_references(table))
    value = _reference(design, dice, field)
    if value is None and _needed(field):
        return design
    return _with(design, table, dataclasses.replace(record, **{field.name: value}))


def _edit(design: Snapshot, dice: Random, pool: Pool) -> Snapshot:
    """One of the edits that a user can make."""
    make = dice.choice(list(EDITS.values()))
    chance = Chance(design, [dice.randrange(1000) for _ in range(40)], pool.texts(dice, design, "name"))
    try:
        outcome = make(chance)
    except (EditError, NothingThere):
        return design
    diff = outcome.diff if isinstance(outcome, Effect) else outcome
    return apply(design, diff) if isinstance(diff, Diff) else design


def _remove(design: Snapshot, dice: Random, pool: Pool) -> Snapshot:
    there = [identifier for table in KINDS for identifier in design.table(table)]
    return apply(design, delete(design, [dice.choice(there)])) if there else design


def _add(design: Snapshot, dice: Random, pool: Pool) -> Snapshot:
    """One record of any kind, or a copy of one that is there."""
    table = dice.choice(KINDS)
    identifier = design.new_id(table)
    there = list(design.table(table).values())
    if there and dice.random() < 0.5:
        return _with(design, table, dataclasses.replace(dice.choice(there), id=identifier))
    values: dict[str, Any] = {}
    for field in (*_references(table), *_own_fields(table)):
        if not _needed(field) and dice.random() < 0.5:
            continue
        is_reference = "ref" in field.metadata
        value = _reference(design, dice, field) if is_reference else _value(design, dice, pool, table, field)
        if is_reference and value is None and _needed(field):
            return design
        values[field.name] = value
    return _with(design, table, TABLES[table].kind(id=identifier, **values))


def _with(design: Snapshot, table: str, record: Record) -> Snapshot:
    return dataclasses.replace(design, **{table: in_order({**design.table(table), record.id: record})})


def _reference(design: Snapshot, dice: Random, field: dataclasses.Field[Any]) -> Any:
    there = list(design.table(field.metadata["ref"]))
    if "tuple" in str(field.type):
        several = tuple(dice.sample(there, dice.randint(0, len(there))))
        return dice.choice((None, several)) if "None" in str(field.type) else several
    if not there or (not _needed(field) and dice.random() < 0.2):
        return None
    return dice.choice(there)


def _value(design: Snapshot, dice: Random, pool: Pool, table: str, field: dataclasses.Field[Any]) -> Any:
    if table == "waivers" and field.name == "subjects":
        return tuple(dice.sample(list(design.groups) or [CLUSTER_ID], 1))
    if field.name == "properties":
        return {
            "Name": pool.texts(dice, design, "name"),
            "Address": pool.texts(dice, design, "address"),
            "SubnetMask": dice.choice(("255.255.255.0", "", 7)),
            "RequireKerberos": dice.choice((True, False, "yes")),
            "EnableNetBIOS": dice.choice((True, False)),
        }
    return _of(_hints(table)[field.name], design, dice, pool, field.name)


def _of(hint: Any, design: Snapshot, dice: Random, pool: Pool, field: str) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _of(dice.choice(arguments), design, dice, pool, field)
    if hint is type(None):
        return None
    if origin is Literal:
        return dice.choice(arguments)
    if origin is tuple:
        return tuple(_of(arguments[0], design, dice, pool, field) for _ in range(dice.randint(0, 3)))
    if origin is not None and issubclass(origin, Mapping):
        return {pool.texts(dice, design, field): dice.choice(pool.integers)}
    if hint is bool:
        return dice.random() < 0.5
    if hint is str:
        return pool.texts(dice, design, field)
    return dice.choice(pool.integers if hint is int else pool.floats)


@functools.cache
def _hints(table: str) -> dict[str, Any]:
    return typing.get_type_hints(TABLES[table].kind)


@functools.cache
def _references(table: str) -> tuple[dataclasses.Field[Any], ...]:
    return tuple(spec for spec in dataclasses.fields(TABLES[table].kind) if "ref" in spec.metadata)


@functools.cache
def _own_fields(table: str) -> tuple[dataclasses.Field[Any], ...]:
    given = ("id", "extra")
    every = dataclasses.fields(TABLES[table].kind)
    return tuple(spec for spec in every if "ref" not in spec.metadata and spec.name not in given)


def _needed(spec: dataclasses.Field[Any]) -> bool:
    return spec.default is dataclasses.MISSING and spec.default_factory is dataclasses.MISSING
