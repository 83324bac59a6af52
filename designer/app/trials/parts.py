"""The steps and expectations of a scenario in words, with what of it the design does not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.remember import remembered
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import (
    ACTION_KINDS,
    SUBJECT_TABLES,
    VALUE_TABLES,
    Action,
    ActionKind,
    missing,
)
from designer.simulation.scenario.names import nouns
from designer.simulation.scenario.wording import action_text
from designer.simulation.trials.expectations import Expected, expectation_text
from designer.simulation.trials.recorded import scenario_steps
from designer.topology.evs import disk_text

ANYTHING = "…"
"""Stands for the object in a sentence about what happens to it."""

Choices = tuple[tuple[Id, str], ...]
"""Objects that could be chosen, with their names."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as a line: when, what, on what. `deed` is the sentence with `ANYTHING` for its subject.

    `subjects` are the objects that it could be about instead, `values` those that could stand behind it; `problem` says
    what of it the design does not have, "" for nothing.
    """

    step: Id
    at_ms: int
    deed: str
    subject: Id
    subjects: Choices
    value: Id | None
    values: Choices
    problem: str


@dataclass(frozen=True, slots=True)
class ExpectationLine:
    """An expectation as the text that can be typed, and what of it the design does not have."""

    expectation: Id
    expected: Expected
    text: str
    problem: str


def step_lines(snapshot: Snapshot, scenario: Id) -> list[StepLine]:
    """The steps of a scenario, in the order in which they strike."""
    return [_step_line(snapshot, step) for step in scenario_steps(snapshot, scenario)]


def expectation_lines(snapshot: Snapshot, scenario: Id) -> list[ExpectationLine]:
    """What a scenario expects, in the order of its records."""
    found = []
    for one in parts_of(snapshot, scenario)[1]:
        expected = Expected(one.group, one.state, one.node, one.within_ms)
        found.append(ExpectationLine(one.id, expected, expectation_text(expected, snapshot), _lost(snapshot, one)))
    return found


Parts = tuple[tuple[Step, ...], tuple[Expectation, ...]]
"""The steps and the expectations of a scenario, in the order of the design."""


def parts_of(snapshot: Snapshot, scenario: Id) -> Parts:
    """What a scenario consists of."""
    return _parts(snapshot.steps, snapshot.expectations).get(scenario, ((), ()))


@remembered
def _parts(steps: Mapping[Id, Step], expectations: Mapping[Id, Expectation]) -> Mapping[Id, Parts]:
    found: dict[Id, tuple[list[Step], list[Expectation]]] = {}
    for step in steps.values():
        found.setdefault(step.scenario, ([], []))[0].append(step)
    for one in expectations.values():
        found.setdefault(one.scenario, ([], []))[1].append(one)
    return {scenario: (tuple(mine), tuple(expected)) for scenario, (mine, expected) in found.items()}


def problems_of(snapshot: Snapshot, scenario: Id) -> list[str]:
    """What of a scenario the design does not have, in sentences; such a scenario cannot be played."""
    steps, expected = parts_of(snapshot, scenario)
    found = (*(step_problem(snapshot, one) for one in steps), *(_lost(snapshot, one) for one in expected))
    return [problem for problem in found if problem]


def step_problem(snapshot: Snapshot, step: Step) -> str:
    """Why a step cannot be played; "" when it can."""
    kind = _kind(step)
    if kind is None:
        return tr("“{kind}” is no kind of event").format(kind=step.kind)
    if step.value is not None and kind not in VALUE_TABLES:
        return tr("an event of this kind takes no second object")
    lost = missing(Action(kind, step.subject, step.value), snapshot)
    return tr("the design does not have {lost}").format(lost=lost) if lost else ""


def _step_line(snapshot: Snapshot, step: Step) -> StepLine:
    kind = _kind(step)
    subjects = _choices(snapshot, SUBJECT_TABLES[kind], step.subject) if kind is not None else ()
    values = _choices(snapshot, VALUE_TABLES.get(kind, ()), step.value) if kind is not None and step.value else ()
    return StepLine(
        step.id,
        step.at_ms,
        _deed(snapshot, step, kind),
        step.subject,
        subjects,
        step.value,
        values,
        step_problem(snapshot, step),
    )


def _deed(snapshot: Snapshot, step: Step, kind: ActionKind | None) -> str:
    if kind is None:
        return step.kind

    def name(identifier: Id) -> str:
        return ANYTHING if identifier == step.subject else snapshot.name_of(identifier)

    action = Action(kind, step.subject, step.value, step.at_ms, step.how, step.count)
    said = action_text(action, snapshot, name)
    disk = snapshot.disks.get(step.subject)
    called = f"Disk {disk_text(disk)}" if disk is not None else ANYTHING
    return said.replace(called, ANYTHING, 1)


def _choices(snapshot: Snapshot, tables: Sequence[str], now: Id | None) -> Choices:
    """The objects of some tables; what is chosen now comes along, even if the design does not have it."""
    found = tuple((one, snapshot.name_of(one)) for table in tables for one in snapshot.table(table))
    known = now is None or any(identifier == now for identifier, _ in found)
    return found if known or now is None else ((now, now), *found)


def _kind(step: Step) -> ActionKind | None:
    return next((known for known in ACTION_KINDS if known == step.kind), None)


def _lost(snapshot: Snapshot, one: Expectation) -> str:
    for table, identifier in (("groups", one.group), ("nodes", one.node)):
        if identifier is not None and identifier not in snapshot.table(table):
            lost = {"noun": nouns([table]), "name": identifier}
            return tr('the design does not have the {noun} "{name}"').format(**lost)
    return ""
