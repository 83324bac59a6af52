"""What the design's documents argue with: requirements, constraints, assumptions, risks, decisions and their kin.

Every entry has a permanent code such as RK-03, made of its register's prefix and its `number`; a number is never given
out twice in a design (`Paper.used`). `links` are ids of other entries and of objects, codes of rules such as
"EX-4.17", and codes of tests such as "TC-04"; a link is read both ways, and unlike references it may lead nowhere.
Dates are in ISO form. All texts are plain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.model.records import Record, ref

RequirementKind = Literal["business", "functional", "non-functional"]
Priority = Literal["must", "should", "could"]
AssumptionStatus = Literal["open", "confirmed", "wrong"]
DecisionStatus = Literal["proposed", "accepted", "superseded"]
Verdict = Literal["better", "same", "worse"]
"""An option beside the one that was chosen."""

Concern = Literal["availability", "performance", "cost", "operability", "security", "migration"]
Responsibility = Literal["review", "approve", "accept risk"]
Copy = Literal["controlled", "information"]

STANDARD_DECISIONS = 15
"""DD-01 to DD-15 are the decisions that every cluster design makes; a record with such a number completes or replaces
what the document drafts from the design itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """Base of all registers' records."""

    number: int
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Entry):
    """What the client needs, as a sentence that can be tested. `source` is who said so, and when."""

    text: str = ""
    kind: RequirementKind = "non-functional"
    priority: Priority = "must"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint(Entry):
    """What the design has to live with."""

    text: str = ""
    imposed_by: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Entry):
    """What the design takes for granted until somebody has looked."""

    text: str = ""
    if_wrong: str = ""
    validation: str = ""
    owner: str = ""
    due: str = ""
    status: AssumptionStatus = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Entry):
    """If `cause`, then `event`, so that `effect`. Likelihood and impact from 1 to 5; score is their product.

    `residual` is the score that is left when the mitigation is in place.
    """

    cause: str = ""
    event: str = ""
    effect: str = ""
    likelihood: int | None = None
    impact: int | None = None
    mitigation: str = ""
    owner: str = ""
    due: str = ""
    residual: int | None = None

    @property
    def score(self) -> int | None:
        """Likelihood times impact; None while either is not known."""
        return self.likelihood * self.impact if self.likelihood is not None and self.impact is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entry):
    """A design decision. Of a standard decision (`STANDARD_DECISIONS`) empty fields are drafted from the design."""

    title: str = ""
    status: DecisionStatus = "proposed"
    question: str = ""
    decision: str = ""
    justification: str = ""
    impact: str = ""
    risk: str = ""
    business_question: str = ""
    needed_by: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Record):
    """A way in which a decision could be made; the `chosen` one is measured by, the others stand beside it."""

    decision: Id = ref("decisions")
    name: str = ""
    chosen: bool = False
    availability: Verdict | None = None
    performance: Verdict | None = None
    cost: Verdict | None = None
    complexity: Verdict | None = None
    operability: Verdict | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Entry):
    """Somebody whom the design concerns. `responsibility` and `version` are for the review of the document."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    concerns: tuple[Concern, ...] = ()
    informed: tuple[Concern, ...] = ()
    responsibility: Responsibility | None = None
    copy: Copy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIssue(Entry):
    """A question that is still open; it is closed as soon as it has an `answer`."""

    text: str = ""
    needed_for: str = ""
    owner: str = ""
    due: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel(Entry):
    """What is promised of a service. `availability` in percent; recovery time and recovery point in minutes.

    `group` is the virtual server that the promise is about, an id; empty for all of them.
    """

    service: str = ""
    hours: str = ""
    availability: float | None = None
    rto_node_min: float | None = None
    rto_storage_min: float | None = None
    rpo_node_min: float | None = None
    rpo_storage_min: float | None = None
    measured: str = ""
    group: Id | None = ref("groups", default=None)


PREFIXES: Mapping[str, str] = {
    "requirements": "R",
    "constraints": "CO",
    "assumptions": "AS",
    "risks": "RK",
    "decisions": "DD",
    "stakeholders": "SH",
    "issues": "IS",
    "service_levels": "SL",
}
"""The registers, each a table of the design, with the prefix of its codes. A requirement's depends on its kind."""

REQUIREMENT_PREFIXES: Mapping[RequirementKind, str] = {"business": "BR", "functional": "FR", "non-functional": "NFR"}

_TABLES: Mapping[type[Entry], str] = {
    Requirement: "requirements",
    Constraint: "constraints",
    Assumption: "assumptions",
    Risk: "risks",
    Decision: "decisions",
    Stakeholder: "stakeholders",
    OpenIssue: "issues",
    ServiceLevel: "service_levels",
}


def code_of(entry: Entry) -> str:
    """The permanent code of an entry: "NFR-03", "RK-12"."""
    prefix = REQUIREMENT_PREFIXES[entry.kind] if isinstance(entry, Requirement) else PREFIXES[_TABLES[type(entry)]]
    return f"{prefix}-{entry.number:02d}"
