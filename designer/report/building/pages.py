"""Phases as blocks of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from designer.foundation.units import NBSP
from designer.report.blocks import Block, Given, Heading, Hold, Lead, Paragraph, Run, Step, Steps, Text
from designer.report.building.phases import phase_of
from designer.report.building.steps import Input, Job, Phase
from designer.report.context import Context


def phase_blocks(context: Context, number: int) -> Sequence[Block]:
    """A phase of the build; nothing where it has no steps."""
    phase = phase_of(context, number)
    return tuple(blocks_of(phase)) if phase is not None else ()


def procedure_blocks(context: Context, make: Callable[[Context], Phase | None]) -> Sequence[Block]:
    """A procedure beside the build; nothing where it does not apply, or where nothing is drawn yet."""
    if not (context.snapshot.nodes and context.snapshot.groups):
        return ()
    phase = make(context)
    return tuple(blocks_of(phase)) if phase is not None else ()


def blocks_of(phase: Phase) -> Iterator[Block]:
    """What a phase is for, its steps, how it is undone, and where to stop behind it."""
    yield Lead(phase.aim)
    codes = iter(phase.coded)
    for part in phase.parts:
        if part.title:
            yield Heading(part.title, 3)
        if part.hold:
            yield Hold(f"Do not begin until {part.hold}", leads=True)
        yield Steps(tuple(_step(*next(codes)) for _ in part.jobs))
    if phase.rollback:
        yield Paragraph((Run("Rollback. ", "bold"), phase.rollback))
    if phase.hold:
        yield Hold(f"Do not continue until {phase.hold}")


def hours(minutes: int) -> str:
    """`165` -> "2.75 h"."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".") + f"{NBSP}h"


def _step(code: str, job: Job) -> Step:
    facts = f" ({', '.join(job.facts)})" if job.facts else ""
    action: Text = (job.action, Run(facts, "italic"))
    return Step(code, action, job.where, tuple(map(_copied, job.inputs)), job.expected, job.minutes)


def _copied(given: Input) -> Input:
    """A value with nothing in it that could not be typed: spaces that do not break are for reading only."""
    return Given(given.label, given.value.replace(NBSP, " ")) if isinstance(given, Given) else given
