"""Drafts and records of decisions together: what the document prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.foundation.remember import remembered
from designer.model.registers import (
    Constraint,
    Decision,
    DecisionStatus,
    Option,
    Requirement,
    Risk,
    ServiceLevel,
    code_of,
)
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.standard import drafts
from designer.report.registers import linked

SERVED = (Requirement, Constraint, ServiceLevel)
"""What a decision is made for; assumptions and questions that it is linked to are none of that."""

_TEXTS = ("title", "question", "decision", "justification", "impact", "risk", "business_question")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A decision as it is printed: each field is what its author wrote, else what the design drafts.

    `serves` are the codes of requirements, constraints and service levels that it is linked to, `risks` of risks.
    `facts` are the facts behind it. `record` is False for a decision that nobody has touched.
    """

    number: int
    code: str
    status: DecisionStatus
    title: str
    question: str
    ways: tuple[Way, ...]
    decision: str
    justification: str
    impact: str
    risk: str
    business_question: str
    answers: tuple[str, ...]
    mitigation: str
    needed_by: str
    owner: str
    serves: tuple[str, ...]
    risks: tuple[str, ...]
    facts: tuple[str, ...]
    record: bool

    @property
    def anchor(self) -> str:
        """Of its card: "dd-02"."""
        return self.code.lower()

    @property
    def chosen(self) -> Way | None:
        """The option that is taken; None while its author has marked none."""
        return next((way for way in self.ways if way.chosen), None)


def settled(context: Context) -> tuple[Settled, ...]:
    """All decisions by number: standard ones that this design makes, and what its author has recorded."""
    return _settled(context.snapshot, context)


@remembered
def _settled(snapshot: Snapshot, context: Context) -> tuple[Settled, ...]:
    found = drafts(context)
    records = {record.number: record for record in snapshot.decisions.values()}
    together = (_one(snapshot, number, found.get(number), records.get(number)) for number in {*found, *records})
    return tuple(sorted((one for one in together if one.title), key=lambda one: one.number))


def _one(snapshot: Snapshot, number: int, draft: Drafted | None, record: Decision | None) -> Settled:
    code = code_of(record) if record is not None else f"DD-{number:02d}"
    links = linked(snapshot, record if record is not None else code)
    written = {name: getattr(record, name, "") or getattr(draft, name, "") for name in _TEXTS}
    written["title"] = written["title"] or written["decision"] or written["question"]
    return Settled(
        number=number,
        code=code,
        status=record.status if record is not None else "proposed",
        ways=tuple(_ways(snapshot, record)) or (draft.ways if draft is not None else ()),
        answers=draft.answers if draft is not None and written["business_question"] == draft.business_question else (),
        mitigation=draft.mitigation if draft is not None and written["risk"] == draft.risk else "",
        needed_by=record.needed_by if record is not None else "",
        owner=record.owner if record is not None else "",
        serves=tuple(code_of(entry) for entry in links.entries if isinstance(entry, SERVED)),
        risks=tuple(code_of(entry) for entry in links.of(Risk)),
        facts=tuple(dict.fromkeys((*(draft.facts if draft is not None else ()), *links.rules))),
        record=record is not None,
        **written,
    )


def _ways(snapshot: Snapshot, record: Decision | None) -> Iterator[Way]:
    """The options that an author has entered for a decision, the chosen ones first."""
    if record is None:
        return
    own = [option for option in snapshot.options.values() if option.decision == record.id and option.name]
    for option in sorted(own, key=lambda one: not one.chosen):
        yield _way(option)


def _way(option: Option) -> Way:
    return Way(
        name=option.name,
        chosen=option.chosen,
        availability=option.availability,
        performance=option.performance,
        cost=option.cost,
        complexity=option.complexity,
        operability=option.operability,
        remark=option.remark,
    )
