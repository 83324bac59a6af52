"""Scenarios in the window: those of the design and the tests of the library, played and saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.scenarios import free_name, replace_steps, save_scenario
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.scenario.wording import action_text
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library import ReadyRun, ReadyScenario, offered
from designer.simulation.trials.recorded import scenario_actions, scenario_expectations


@dataclass(frozen=True, slots=True)
class Script:
    """What a run has besides its actions: a name, what is expected of it, the seed of what Windows picks at random, and
    the time of day at which it begins ("" = noon). Without a name it is a trial. With `late_polls` polls find failures
    as late as they can, as they do in sweeps."""

    name: str = ""
    expected: tuple[Expected, ...] = ()
    seed: int = 0
    starts_at: str = ""
    late_polls: bool = False


TRIAL = Script()

LONGEST_NAME = 60
"""So many characters of what happens become the name of a scenario."""


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
    notes = replaced.notes if replaced is not None else ""
    return _kept(snapshot, name, script, actions, notes)


def taken_over(snapshot: Snapshot, scenario: Id, script: Script, actions: Sequence[Action]) -> Diff:
    """The edit that lets a scenario do what is played now; what it expects stays. Raises `EditError` if it is gone."""
    return replace_steps(snapshot, scenario, _steps(actions), starts_at=script.starts_at, seed=script.seed)


def suggested_name(snapshot: Snapshot, script: Script, actions: Sequence[Action]) -> str:
    """A name for what is played: that of the scenario which it is, else a free one that tells what happens first."""
    if script.name or not actions:
        return script.name
    return free_name(snapshot, action_text(actions[0], snapshot)[:LONGEST_NAME])


def added_test(snapshot: Snapshot, test: ReadyScenario, name: str = "") -> Diff:
    """The edit that makes scenarios of the design out of the runs of a test of the library, or out of the one called
    `name`. Raises `EditError` when there is nothing that is not there already."""
    taken = {one.name.casefold() for one in snapshot.scenarios.values()}
    runs = [run for run in test.runs if name in ("", run.name) and run.name.casefold() not in taken]
    if not runs:
        raise EditError(tr("{test} is among the scenarios of the design already").format(test=name or test.test.code))
    draft = Draft(snapshot)
    for run in runs:
        script, actions = ready(run)
        draft.do(_kept(draft.snapshot, run.name, script, actions, f"{test.test.title}. {test.test.purpose}"))
    return draft.diff


def _kept(snapshot: Snapshot, name: str, script: Script, actions: Sequence[Action], notes: str) -> Diff:
    expectations = [
        Expectation(id="", scenario="", group=one.group, state=one.state, node=one.node, within_ms=one.within_ms)
        for one in script.expected
    ]
    steps, seed = _steps(actions), script.seed
    return save_scenario(snapshot, name, steps, expectations, starts_at=script.starts_at, seed=seed, notes=notes)


def _steps(actions: Sequence[Action]) -> list[Step]:
    return [
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
