"""What is drafted about one decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from designer.model.registers import Verdict
from designer.report.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An option: its name, how it compares with the chosen one, and a remark in words."""

    name: str
    chosen: bool = False
    availability: Verdict | None = None
    performance: Verdict | None = None
    cost: Verdict | None = None
    complexity: Verdict | None = None
    operability: Verdict | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A decision as the design makes it. Exactly one of the `ways` is chosen; all texts are whole sentences.

    `answers` are possible answers to the question for the business, the recommended one first; `mitigation` is what
    helps against the risk. `facts` are the numbers of the facts behind it, such as "EX-2.13".
    """

    title: str
    question: str
    ways: tuple[Way, ...]
    decision: str
    justification: str
    impact: str
    risk: str
    business_question: str = ""
    answers: tuple[str, ...] = ()
    mitigation: str = ""
    facts: tuple[str, ...] = ()


Draft = Callable[[Context], Drafted | None]
