"""Scenarios in the window: those of the design and the tests of the library, played and saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.edits.scenarios import save_scenario
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library import ReadyRun, ReadyScenario, offered
from designer.simulation.trials.recorded import scenario_actions, scenario_expectations


@dataclass(frozen=True, slots=True)
class Script:
    """What a run has besides its actions: a name, what is expected of it, the seed of what Windows picks at random, and
    the time of day at which it begins ("" = noon). Without a name it is a trial."""

    name: str = ""
    expected: tuple[Expected, ...] = ()
    seed: int = 0
    starts_at: str = ""


TRIAL = Script()


def recorded(snapshot: Snapshot, scenario: Id) -> tuple[Script, tuple[Action, ...]]:
    """A scenario of the design. Raises `BadText` for one that is about something the design does not have."""
    record = snapshot.scenarios[scenario]
    expected = scenario_expectations(snapshot, scenario)
    return Script(record.name, expected, record.seed, record.starts_at), scenario_actions(snapshot, scenario)


def ready_tests(snapshot: Snapshot, catalog: Catalog) -> list[ReadyScenario]:
    """The tests of the library that can be played on a design."""
    return [test for test in offered(snapshot, catalog) if test.status == "played" and test.runs]


def ready(run: ReadyRun) -> tuple[Script, tuple[Action, ...]]:
    """A run of the library."""
    return Script(run.name, run.expected, 0, run.starts_at), run.actions


def saved(snapshot: Snapshot, name: str, script: Script, actions: Sequence[Action]) -> Diff:
    """The edit that saves a run as a scenario; one of this name is replaced. Raises `EditError` for an empty name."""
    replaced = next(
        (one for one in snapshot.scenarios.values() if one.name.casefold() == name.strip().casefold()), None
    )
    steps = [
        Step(
            id="",
            scenario="",
            kind=one.kind,
            subject=one.subject,
            value=one.value,
            how=one.how,
            count=one.count,
            at_ms=one.at_ms,
        )
        for one in actions
    ]
    expectations = [
        Expectation(id="", scenario="", group=one.group, state=one.state, node=one.node, within_ms=one.within_ms)
        for one in script.expected
    ]
    notes = replaced.notes if replaced is not None else ""
    return save_scenario(snapshot, name, steps, expectations, starts_at=script.starts_at, seed=script.seed, notes=notes)
