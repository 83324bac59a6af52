"""DS-08: numbers and texts are such as can be."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from designer.catalog.ranges import in_sentence, label_alone, quantity, range_text
from designer.catalog.schema import FieldSpec
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.paper import Brand, Paper
from designer.model.records import Cluster, Interface, Record, Timing, Waiver
from designer.model.registers import Entry, code_of
from designer.model.snapshot import CLUSTER_ID, OBJECT_TABLES, TABLES
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about

_ELSEWHERE = (
    ("clusters", "name"),  # EX-5.24
    ("nodes", "name"),
    ("groups", "failback_from"),  # CL-13
    ("groups", "failback_until"),
)
"""Fields of which another rule says that they are out of range."""

LISTS = ("letters", "words", "addresses", "many", "order")
"""The kinds of field whose values are lists, of which every item is looked at."""

_LONGEST_SHOWN = 40


@rule(
    "DS-08",
    "Value out of range",
    "error",
    "general knowledge",
    reads=tuple(table for table in TABLES if table not in ("dependencies", "layout")),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A number lies outside the range that makes sense for its field, or a text is longer than its field allows.

    Why: Such a value is a slip of the keyboard or comes from a damaged file. Sums, times and the document would be
    built on it.
    Fix: Enter a value within the range that the message names; the field shows it too.
    Bad: NODE1: memory -5 MB, must be between 64 MB and 1 TB
    Good: NODE1 has 64 MB of memory.
    Source: The bounds are assumed, wide enough for whatever has been built; what is supported is for other rules.
    """
    for table in context.catalog.fields:
        records = context.design.table(table)
        wrong = _finder(table)(context.catalog.fields[table], records) if records else {}
        for identifier, said in wrong.items():
            record = records[identifier]
            subject = identifier if table in OBJECT_TABLES else CLUSTER_ID
            yield context.finding(f"{about(_name(context, record))} {'; '.join(said)}", subject)


@functools.cache
def _finder(table: str) -> Callable[..., Mapping[Id, Sequence[str]]]:
    """What looks through one table, and remembers what it found: an edit touches few tables."""

    def find(specs: Mapping[str, FieldSpec], records: Mapping[Id, Record]) -> Mapping[Id, Sequence[str]]:
        wrong: dict[Id, list[str]] = {}
        for spec in specs.values():
            if _is_bounded(table, spec):
                for record, value in _out_of_range(spec, records.values()):
                    wrong.setdefault(record.id, []).append(_told(spec, value))
        return wrong

    return remembered(find)


def _out_of_range(spec: FieldSpec, records: Collection[Record]) -> list[tuple[Record, Any]]:
    """The records whose value is out of range, with the value. Equal values are looked at once: most are unset."""
    value_of, is_wrong = attrgetter(spec.id), _test(spec)
    wrong = {value for value in set(map(value_of, records)) if value is not None and is_wrong(value)}
    return [(record, value_of(record)) for record in records if value_of(record) in wrong] if wrong else []


def _is_bounded(table: str, spec: FieldSpec) -> bool:
    return (spec.min is not None or spec.max is not None) and (table, spec.id) not in _ELSEWHERE


def _is_text(spec: FieldSpec) -> bool:
    """Whether the field holds texts, of which only the length is bounded."""
    return spec.min is None


def _test(spec: FieldSpec) -> Callable[[Any], bool]:
    """What tells that a value is out of range; of a list, that one of its items is."""
    is_wrong = _item_test(spec)
    return (lambda value: any(map(is_wrong, value))) if spec.kind in LISTS else is_wrong


def _item_test(spec: FieldSpec) -> Callable[[Any], bool]:
    least = -math.inf if spec.min is None else spec.min
    most = math.inf if spec.max is None else spec.max
    return (lambda value: len(value) > most) if _is_text(spec) else (lambda value: not least <= value <= most)


def _told(spec: FieldSpec, value: Any) -> str:
    """What is wrong with a value: "memory -5 MB, must be between 64 MB and 1 TB", "name of 300 ..., at most 255"."""
    label = in_sentence(label_alone(spec))
    if spec.kind in LISTS:
        value = next(filter(_item_test(spec), value))
        label = f"an entry of {label}"
    if _is_text(spec):
        return f"{label} of {len(value):,} characters, at most {spec.max:,.0f}"
    said = quantity(spec.kind, value, spec.unit)
    if spec.unit.casefold() == label.casefold():
        return f"{said}, must be {range_text(spec.kind, spec.min, spec.max)}"
    return f"{label} {said}, must be {range_text(spec.kind, spec.min, spec.max, spec.unit)}"


def _name(context: RuleContext, record: Record) -> str:
    """What the record is called, shortened where that is what is wrong with it."""
    design = context.design
    if isinstance(record, Interface):
        name = f"{design.nodes[record.node].name} on {design.networks[record.network].name}"
    elif isinstance(record, Timing):
        name = context.catalog.times[record.id].label if record.id in context.catalog.times else record.id
    elif isinstance(record, Waiver):
        name = f"Waiver of {record.rule}"
    elif isinstance(record, Entry):
        name = code_of(record)
    elif isinstance(record, Paper | Brand):
        name = "The document"
    else:
        name = getattr(record, "name", "") or ("Cluster" if isinstance(record, Cluster) else record.id)
    return name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
