"""Everything that the command finds out, before it is put into words."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from designer.catalog.schema import Catalog
from designer.cli.errors import BadUsage
from designer.cli.progress import progress_line
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.studies.availability.estimate import Estimates, availability
from designer.simulation.studies.availability.histories import Histories, expected_failures, histories_of
from designer.simulation.studies.availability.inputs import Inputs
from designer.simulation.studies.availability.switchover import plan_of_loss
from designer.simulation.studies.monte_carlo import Spread, spreads
from designer.simulation.studies.ranges import Range, assumed_ranges

MOST_FAILURES = 5_000_000
"""Years that hold more failures than that would take minutes."""


@dataclass(frozen=True, slots=True)
class Chance:
    """How many runs with drawn times, how many years played at random, and the seed of both."""

    samples: int
    years: int
    seed: int


@dataclass(frozen=True, slots=True)
class Found:
    """The estimates, the outages in many runs of losing each server's node, and years played at random, by group.

    `ranges` are what the times of the runs were drawn from. Servers that are alike share their years.
    """

    path: Path
    snapshot: Snapshot
    estimates: Estimates
    chance: Chance
    ranges: tuple[Range, ...]
    spreads: dict[Id, Spread]
    histories: dict[Id, Histories]


def found(path: Path, snapshot: Snapshot, catalog: Catalog, inputs: Inputs, chance: Chance) -> Found:
    """Everything about a design. Raises `CannotSimulate`, and `BadUsage` for more years than can be played."""
    estimates = availability(snapshot, catalog, inputs)
    if chance.years:
        _check(snapshot, estimates, chance)
    ranges, outages = _drawn(snapshot, catalog, estimates, chance) if chance.samples else ((), {})
    played: dict[Id, Histories] = {}
    for alike in estimates.alike() if chance.years else ():
        made = histories_of(alike[0], chance.years, chance.seed)
        played.update((server.group, made) for server in alike)
    return Found(path, snapshot, estimates, chance, ranges, outages, played)


def _check(snapshot: Snapshot, estimates: Estimates, chance: Chance) -> None:
    for server in estimates.servers:
        if expected_failures(server, chance.years) > MOST_FAILURES:
            name = snapshot.name_of(server.group)
            raise BadUsage(f"--years: {chance.years:,} years of {name} hold too many failures to play; take fewer")


def _drawn(
    snapshot: Snapshot, catalog: Catalog, estimates: Estimates, chance: Chance
) -> tuple[tuple[Range, ...], dict[Id, Spread]]:
    """The ranges of assumed times, and what each server's outage is when they are drawn at random."""
    ranges: tuple[Range, ...] = ()
    outages: dict[Id, Spread] = {}
    nodes = list(dict.fromkeys(server.switchover.node for server in estimates.servers))
    with progress_line("runs") as show:
        for number, node in enumerate(nodes):
            plan = plan_of_loss(snapshot, catalog, node)
            ranges = assumed_ranges(plan, catalog)
            told = None
            if show is not None:
                before, total = number * chance.samples, len(nodes) * chance.samples
                told = functools.partial(_tell, show, before, total)
            spread = spreads(
                plan, catalog, (Action("power", node),), samples=chance.samples, seed=chance.seed, progress=told
            )
            here = [server.group for server in estimates.servers if server.switchover.node == node]
            outages.update((group, spread[group]) for group in here if group in spread)
    return ranges, outages


def _tell(show: Callable[[int, int], None], before: int, total: int, done: int) -> None:
    show(before + done, total)
