"""What a build consists of: phases of parts of steps, with permanent codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.report.blocks import Given

Input = Given | str
"""A value to enter, or a command to type."""

QUARTER = 15
"""Phases are planned in quarters of an hour."""

MINUTES = 5
"""How long a step takes that says nothing else; assumed, like every other duration of the build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One step without its code. `where` is the node or place, `facts` the numbers of the facts that it rests on.

    What a step `records` is known only when it is done: its blanks are no values that are missing.
    """

    action: str
    where: str = ""
    inputs: tuple[Input, ...] = ()
    expected: str = ""
    facts: tuple[str, ...] = ()
    minutes: int = MINUTES
    records: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Steps that belong together, such as those about one node. `hold` is what must be true before they begin."""

    title: str = ""
    jobs: tuple[Job, ...]
    hold: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of the build, or a procedure beside it. The codes of its steps begin with its `letter` or `number`.

    `hold` is what must be true before anybody goes on behind it; `rollback` says how it is undone.
    """

    number: int
    title: str
    aim: str
    parts: tuple[Part, ...]
    hold: str = ""
    rollback: str = ""
    letter: str = ""

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All steps in order."""
        return tuple(job for part in self.parts for job in part.jobs)

    @property
    def minutes(self) -> int:
        """How long all of it takes, one step after the other, in whole quarters of an hour; assumed."""
        return -(-sum(job.minutes for job in self.jobs) // QUARTER) * QUARTER

    @property
    def coded(self) -> Iterator[tuple[str, Job]]:
        """All steps with their codes: TK-301 is the first one of phase 3, TK-M01 that of a procedure beside it."""
        for number, job in enumerate(self.jobs, 1):
            yield f"TK-{self.letter or self.number}{number:02d}", job


def missing(phases: Sequence[Phase]) -> Mapping[str, list[tuple[str, str]]]:
    """The values that no step could be given, each with the places and codes of the steps that ask for it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for phase in phases:
        for code, job in phase.coded:
            for given in job.inputs:
                if isinstance(given, Given) and not given.value and not job.records:
                    found.setdefault(given.label, []).append((job.where, code))
    return found
