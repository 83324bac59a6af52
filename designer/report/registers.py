"""What an entry of the registers is linked to. A link is read both ways, wherever it was entered.

A link is an entry's `links`, or a code that one of its texts mentions: "(NFR-03, CO-02)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from designer.foundation.remember import remembered
from designer.model.records import Record
from designer.model.registers import (
    PREFIXES,
    STANDARD_DECISIONS,
    Decision,
    Entry,
    Option,
    Requirement,
    code_of,
)
from designer.model.snapshot import Snapshot

E = TypeVar("E", bound=Entry)

CODE = re.compile(r"(?<![\w-])(?:(?:NFR|BR|FR|CO|AS|RK|DD|SH|IS|SL|TC)-\d{2,4}|[A-Z]{2}-\d{1,2}\.\d{2})(?![\w-]|\.\d)")
"""A code within a text: of an entry, of a test, or of a rule that has a point in it."""

TEST = "TC-"


@dataclass(frozen=True, slots=True)
class Linked:
    """What something is linked to, in the order of registers, codes and design.

    `drafts` are codes of standard decisions that have no entry of their own; `lost` is what leads nowhere.
    """

    entries: tuple[Entry, ...] = ()
    drafts: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The linked entries of one register."""
        return tuple(entry for entry in self.entries if isinstance(entry, kind))

    @property
    def decisions(self) -> tuple[str, ...]:
        """Codes of the linked decisions, drafts of standard ones among them."""
        return tuple(sorted((*self.drafts, *(code_of(entry) for entry in self.of(Decision)))))

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all linked entries and drafts."""
        return (*(code_of(entry) for entry in self.entries if not isinstance(entry, Decision)), *self.decisions)


def linked(snapshot: Snapshot, subject: Entry | str) -> Linked:
    """What an entry is linked to in either direction; also what leads to an object (its id), a rule or a test (its
    code), or a standard decision without an entry (its code, "DD-02")."""
    index = _index(*(snapshot.table(name) for name in PREFIXES), snapshot.options)
    key = subject.id if isinstance(subject, Entry) else subject
    key = index.ids.get(key, key)
    return _sorted_out(snapshot, index, index.ends.get(key, ()))


def all_entries(snapshot: Snapshot) -> tuple[Entry, ...]:
    """Every entry of every register, register by register, by number."""
    return tuple(
        entry
        for name in PREFIXES
        for entry in in_order(record for record in snapshot.table(name).values() if isinstance(record, Entry))
    )


def in_order(entries: Iterator[E]) -> list[E]:
    """Entries of one register in the order in which they are printed: by code, requirements of a kind together."""
    kinds = {"business": 0, "functional": 1, "non-functional": 2}
    return sorted(entries, key=lambda entry: (kinds[entry.kind] if isinstance(entry, Requirement) else 0, entry.number))


def mentioned(record: Record) -> tuple[str, ...]:
    """The codes that the texts of a record mention, each once."""
    texts = (getattr(record, spec.name) for spec in fields(record) if spec.name not in ("id", "links", "extra"))
    found = (code for text in texts if isinstance(text, str) for code in CODE.findall(text))
    return tuple(dict.fromkeys(found))


def known_code(snapshot: Snapshot, code: str) -> bool:
    """Whether a code of a register is that of an entry, or of a standard decision."""
    index = _index(*(snapshot.table(name) for name in PREFIXES), snapshot.options)
    return code in index.ids or _is_standard(code)


def anchor_of(snapshot: Snapshot, entry: Entry) -> str:
    """Where references to an entry lead: "nfr-03". None lead to an entry whose code another one has already."""
    code = code_of(entry)
    index = _index(*(snapshot.table(name) for name in PREFIXES), snapshot.options)
    return code.lower() if index.ids[code] == entry.id else ""


@dataclass(frozen=True, slots=True)
class _Index:
    """`ids` by code, and `ends` of all links by what they start from."""

    ids: Mapping[str, str]
    ends: Mapping[str, tuple[str, ...]]


@remembered
def _index(*tables: Mapping[str, Record]) -> _Index:
    records = [record for table in tables for record in table.values()]
    ids = {code_of(record): record.id for record in reversed(records) if isinstance(record, Entry)}
    ends: dict[str, dict[str, None]] = {}
    for record in records:
        start = record.decision if isinstance(record, Option) else record.id
        named = (*getattr(record, "links", ()), *mentioned(record))
        for end in (ids.get(one, one) for one in named):
            if end != start:
                ends.setdefault(start, {})[end] = None
                ends.setdefault(end, {})[start] = None
    return _Index(ids, {start: tuple(found) for start, found in ends.items()})


def _sorted_out(snapshot: Snapshot, index: _Index, ends: tuple[str, ...]) -> Linked:
    there = set(ends)
    entries = tuple(entry for entry in all_entries(snapshot) if entry.id in there) if there else ()
    left = [end for end in ends if end not in {entry.id for entry in entries}]
    objects = tuple(end for end in left if snapshot.find(end) is not None)
    codes = sorted(end for end in left if end not in objects)
    return Linked(
        entries=entries,
        drafts=tuple(code for code in codes if _is_standard(code)),
        objects=objects,
        rules=tuple(code for code in codes if _is_rule(code)),
        tests=tuple(code for code in codes if code.startswith(TEST)),
        lost=tuple(code for code in codes if not (_is_standard(code) or _is_rule(code) or code.startswith(TEST))),
    )


def _is_standard(code: str) -> bool:
    prefix, _, number = code.partition("-")
    return prefix == "DD" and number.isdecimal() and 1 <= int(number) <= STANDARD_DECISIONS


def _is_rule(code: str) -> bool:
    prefix = code.partition("-")[0]
    shaped = re.fullmatch(r"[A-Z]{2}-\d{1,2}(\.\d{1,2})?", code) is not None
    return shaped and prefix not in {*PREFIXES.values(), "BR", "FR", "NFR", "TC"}
