"""What is missing or wrong in the registers, and in what the author has written, before a document can be issued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from designer.foundation.dates import parsed_date
from designer.foundation.units import seconds
from designer.model.paper import PAPER_ID
from designer.model.records import Record
from designer.model.registers import (
    STANDARD_DECISIONS,
    Assumption,
    Constraint,
    Decision,
    Entry,
    OpenIssue,
    Requirement,
    Risk,
    ServiceLevel,
    Stakeholder,
    code_of,
)
from designer.report.context import Context
from designer.report.decisions.settled import settled
from designer.report.promises import is_kept, simulated_ms
from designer.report.register_words import minutes
from designer.report.registers import CODE, TEST, all_entries, linked, mentioned
from designer.report.requirement_text import doubts
from designer.report.testing.codes import test_codes

FEWEST_OPTIONS = 2
"""A decision between less than so many options is none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about an entry, a narrative (their ids) or the document (`PAPER_ID`), and the field to correct.

    The sentence begins with the entry's code. A `grave` one makes the document wrong: a code that leads nowhere, or
    two entries with one code; the others leave it weak.
    """

    entry: str
    field: str
    sentence: str
    grave: bool = False


def faults(context: Context) -> tuple[Fault, ...]:
    """All that there is, register by register, then what the author has written elsewhere."""
    snapshot = context.snapshot
    entries = all_entries(snapshot)
    known = _Known.of(context, entries)
    found: list[Fault] = []
    counts = Counter(code_of(entry) for entry in entries)
    for entry in entries:
        if counts[code_of(entry)] > 1:
            found.append(_fault(entry, "number", "is the code of two entries: delete one and add it again", grave=True))
        found += _CHECKS.get(type(entry), _nothing)(context, entry)
        found += _lost(known, entry, entry.id, code_of(entry))
    for option in snapshot.options.values():
        found += _lost(known, option, option.decision, snapshot.name_of(option.decision))
    found += _lost(known, snapshot.paper, PAPER_ID, "The introduction")
    for narrative in snapshot.narratives.values():
        found += _lost(known, narrative, narrative.id, "The author's text")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """Every code that something in the document has."""

    codes: frozenset[str]
    tests: frozenset[str]

    @staticmethod
    def of(context: Context, entries: tuple[Entry, ...]) -> _Known:
        own = {code_of(entry) for entry in entries}
        needs_tests = any(code.startswith(TEST) for entry in entries for code in (*entry.links, *mentioned(entry)))
        written = (context.snapshot.paper, *context.snapshot.narratives.values())
        needs_tests = needs_tests or any(code.startswith(TEST) for record in written for code in mentioned(record))
        return _Known(
            frozenset(own | {one.code for one in settled(context)}),
            frozenset(test_codes(context)) if needs_tests else frozenset(),
        )

    def has(self, code: str) -> bool:
        return code in self.tests if code.startswith(TEST) else code in self.codes or "." in code


def _lost(known: _Known, record: Record, entry: str, name: str) -> Iterator[Fault]:
    """Codes that a record mentions or is linked to, and that nothing has. Facts and rules with a point pass: there are
    more of them than the rules of a design."""
    for spec in fields(record):
        value = getattr(record, spec.name)
        if spec.name in ("id", "extra"):
            continue
        if spec.name == "links":
            codes = [link for link in value if CODE.fullmatch(link)]
        else:
            codes = list(dict.fromkeys(CODE.findall(value))) if isinstance(value, str) else []
        for code in codes:
            if not known.has(code):
                yield Fault(entry, spec.name, f"{name} names {code}, which does not exist", grave=True)


def _fault(entry: Entry, field: str, says: str, *, grave: bool = False) -> Fault:
    return Fault(entry.id, field, f"{code_of(entry)} {says}", grave)


def _requirement(context: Context, entry: Any) -> Iterator[Fault]:
    yield from (
        Fault(entry.id, "text", f"{code_of(entry)}: {doubt}", not entry.text.strip()) for doubt in doubts(entry.text)
    )
    links = linked(context.snapshot, entry)
    if not links.decisions:
        yield _fault(entry, "links", "is satisfied by no decision")
    if not links.tests:
        yield _fault(entry, "links", "is verified by no test")
    yield from _empty(entry, source="has no source")


def _constraint(context: Context, entry: Any) -> Iterator[Fault]:
    yield from _empty(entry, text="says nothing", effect="has no effect on the design, as it is written")


def _assumption(context: Context, entry: Any) -> Iterator[Fault]:
    yield from _empty(entry, text="says nothing", if_wrong="does not say what happens if it is wrong")
    if entry.status == "open":
        yield from _empty(entry, validation="does not say how it is validated")
        yield from _responsible(entry, "validates it")
    if entry.status == "wrong":
        yield _fault(entry, "status", "is wrong: the design has to follow")


def _risk(context: Context, entry: Any) -> Iterator[Fault]:
    yield from _empty(entry, cause="has no cause", event="does not say what happens", effect="has no effect")
    if entry.score is None:
        field = "likelihood" if entry.likelihood is None else "impact"
        yield _fault(entry, field, "has no score: likelihood and impact are from 1 to 5")
    elif entry.residual is not None and entry.residual > entry.score:
        yield _fault(entry, "residual", f"has a residual score of {entry.residual}, above its score of {entry.score}")
    yield from _empty(entry, mitigation="has no mitigation")
    yield from _responsible(entry, "watches it")


def _decision(context: Context, entry: Any) -> Iterator[Fault]:
    one = next((one for one in settled(context) if one.number == entry.number), None)
    if one is None:
        yield _fault(entry, "title", "says nothing")
        return
    if len(one.ways) < FEWEST_OPTIONS:
        yield _fault(entry, "options", f"has {len(one.ways) or 'no'} option{'' if len(one.ways) == 1 else 's'}")
    if not one.serves:
        yield _fault(entry, "links", "serves no requirement and no constraint")
    for field, says in (("impact", "has no impact"), ("risk", "does not say what it risks")):
        if not getattr(one, field):
            yield _fault(entry, field, says)
    if entry.number > STANDARD_DECISIONS:
        yield from _empty(entry, decision="does not say what was decided")
    if entry.status == "proposed":
        yield from _dated(entry, "needed_by")


def _issue(context: Context, entry: Any) -> Iterator[Fault]:
    yield from _empty(entry, text="says nothing")
    if not entry.answer.strip():
        yield from _responsible(entry, "answers it")


def _service_level(context: Context, entry: Any) -> Iterator[Fault]:
    yield from _empty(entry, service="names no service", measured="does not say how it is measured")
    if (entry.availability, entry.rto_node_min, entry.rto_storage_min) == (None, None, None):
        yield _fault(entry, "availability", "promises no number")
    ms = simulated_ms(context, entry) if entry.rto_node_min is not None else None
    if ms is not None and not is_kept(entry, ms):
        allowed = minutes(entry.rto_node_min)
        yield _fault(entry, "rto_node_min", f"allows {allowed} after the loss of a node, which takes {seconds(ms)}")


def _stakeholder(context: Context, entry: Any) -> Iterator[Fault]:
    yield from _empty(entry, name="has no name")


def _nothing(context: Context, entry: Any) -> Iterator[Fault]:
    yield from ()


def _empty(entry: Entry, **needed: str) -> Iterator[Fault]:
    for field, says in needed.items():
        if not getattr(entry, field).strip():
            yield _fault(entry, field, says)


def _responsible(entry: Any, does: str) -> Iterator[Fault]:
    if not entry.owner.strip():
        yield _fault(entry, "owner", f"has no owner: nobody {does}")
    yield from _dated(entry, "due")


def _dated(entry: Entry, field: str) -> Iterator[Fault]:
    date = getattr(entry, field).strip()
    if not date:
        yield _fault(entry, field, "has no date")
    elif parsed_date(date) is None:
        yield _fault(entry, field, f'has the date "{date[:20]}", which is none: write it as 2026-03-31')


_CHECKS: Mapping[type[Entry], Callable[[Context, Any], Iterator[Fault]]] = {
    Requirement: _requirement,
    Constraint: _constraint,
    Assumption: _assumption,
    Risk: _risk,
    Decision: _decision,
    OpenIssue: _issue,
    ServiceLevel: _service_level,
    Stakeholder: _stakeholder,
}
