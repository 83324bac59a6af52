"""The runs that `--scenario`, `--event` and `--expect` stand for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.cli.errors import BadUsage
from designer.cli.events import chosen_events
from designer.model.scenarios import Scenario
from designer.model.snapshot import Snapshot
from designer.simulation.plan.daytime import time_of_day
from designer.simulation.scenario.actions import Action
from designer.simulation.scenario.names import shown
from designer.simulation.trials.expectations import Expected, parse_expectation
from designer.simulation.trials.library import ReadyRun, ReadyScenario, offered
from designer.simulation.trials.recorded import find_scenario, scenario_actions, scenario_expectations

ALL, LIBRARY = "all", "library"
"""The words for every scenario of the design, and for everything that the library can play on it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A run that was asked for; `name` is empty for one of single events."""

    name: str
    actions: tuple[Action, ...]
    expected: tuple[Expected, ...]
    seed: int
    starts_at: str
    warning: str = ""


def chosen_runs(options: argparse.Namespace, snapshot: Snapshot, catalog: Catalog) -> list[Chosen]:
    """The runs that the options stand for. Raises `BadText`, and `BadUsage` for what contradicts itself."""
    if options.scenario and options.event:
        raise BadUsage("Give either --scenario or --event: a scenario says itself what happens")
    extra = tuple(parse_expectation(text, snapshot) for text in options.expect)
    if options.scenario:
        runs = [run for name in options.scenario for run in _named(name, snapshot, catalog, options.service)]
    else:
        runs = [Chosen("", chosen_events(options.event, snapshot), (), 0, "")]
    if options.starts_at is not None:
        _check_time(options.starts_at)
    return [
        Chosen(
            run.name,
            run.actions,
            (*run.expected, *extra),
            run.seed if options.seed is None else options.seed,
            run.starts_at if options.starts_at is None else options.starts_at,
            run.warning,
        )
        for run in runs
    ]


def _check_time(text: str) -> None:
    try:
        time_of_day(text)
    except ValueError as error:
        raise BadUsage(f"--starts-at: {error}") from error


def _named(name: str, snapshot: Snapshot, catalog: Catalog, service: str | None) -> list[Chosen]:
    wanted = name.strip().casefold()
    own = [one.name for one in snapshot.scenarios.values()]
    if wanted in [known.casefold() for known in (*own, *snapshot.scenarios)]:
        return [_recorded(find_scenario(snapshot, name), snapshot)]
    if wanted == ALL:
        if not own:
            raise BadUsage("the design has no scenarios; --list shows those of the library")
        return [_recorded(scenario, snapshot) for scenario in snapshot.scenarios.values()]
    library = offered(snapshot, catalog, service)
    if wanted == LIBRARY:
        return [_ready(run, one) for one in library for run in one.runs]
    for one in library:
        if wanted == one.test.code.casefold():
            return _of_library(one)
        if wanted.startswith(f"{one.test.code} ".casefold()):
            return _run_of(one, name)
    raise BadUsage(f'there is no scenario "{name}"; {_known(own)}')


def _known(own: Sequence[str]) -> str:
    there = f"scenarios are {shown(own)}" if own else "the design has none"
    return f"{there}; --list shows those of the library too"


def _of_library(one: ReadyScenario) -> list[Chosen]:
    if one.status == "played":
        return [_ready(run, one) for run in one.runs]
    why = {
        "manual": "is a test for people",
        "unsupported": "is no supported test",
        "left out": "makes no sense on this design",
    }[one.status]
    raise BadUsage(f"{one.test.code} {why}: {one.reason}")


def _run_of(one: ReadyScenario, name: str) -> list[Chosen]:
    runs = _of_library(one)
    found = [run for run in runs if run.name.casefold() == name.strip().casefold()]
    if not found:
        raise BadUsage(f'there is no run "{name}"; runs are {shown([run.name for run in runs])}')
    return found


def _recorded(scenario: Scenario, snapshot: Snapshot) -> Chosen:
    actions = scenario_actions(snapshot, scenario.id)
    expected = scenario_expectations(snapshot, scenario.id)
    return Chosen(scenario.name, actions, expected, scenario.seed, scenario.starts_at)


def _ready(run: ReadyRun, one: ReadyScenario) -> Chosen:
    return Chosen(run.name, run.actions, run.expected, 0, run.starts_at, one.test.warning)
