"""How fast the simulation is: sweeps, single failovers, and how both grow with the design."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time

from designer.catalog.loader import load_catalog
from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import Plan, make_plan
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import play, simulate
from designer.simulation.studies.sweep.faults import Order, faults_of
from designer.simulation.studies.sweep.forks import Forks
from designer.simulation.studies.sweep.pool import cores, play_all
from designer.simulation.studies.sweep.sweep import sweep
from tests.benchmarks.measure import ROOT, Figure, inside
from tests.support.large import large

NODES, SERVERS = 8, 7
GROWTH = ((2, 1), (4, 3), (8, 7), (16, 15), (32, 31))
"""Nodes and EVSs of the designs that growth is measured on."""

PROBES = 60
"""So many of the cases that are too many for a benchmark are played."""


@dataclass(frozen=True)
class Size:
    """The loss of one node of a design of some size: ms to prepare it, events that follow, ms to play them."""

    nodes: int
    resources: int
    plan_ms: float
    events: int
    ms: float


def engine_figures(catalog: Catalog, sample: Snapshot) -> list[Figure]:
    """Sweeps of the sample and of a large design, and one failover of that."""
    big = large(NODES, SERVERS)
    name = f"{NODES} nodes, {len(big.resources)} resources"
    actions = (Action("power", "n2"),)
    return [
        Figure("the whole sweep of the 3 + 1 sample, depth 3", inside(lambda: sweep(sample, catalog, 3), 5), 1000),
        Figure(f"one failover of {name}", inside(lambda: simulate(big, catalog, actions)), 20),
        Figure(f"singles, node pairs of {name}, {cores()} cores", inside(lambda: _asked_for(big, catalog), 3), 10_000),
    ]


def _asked_for(snapshot: Snapshot, catalog: Catalog) -> int:
    plan = make_plan(snapshot, catalog)
    wanted, _ = _orders(plan)
    return len(list(play_all(plan, Forks(plan, 0), wanted, cores())))


def _orders(plan: Plan) -> tuple[list[Order], list[Order]]:
    """All single faults and pairs of nodes, and all other pairs and the triples of nodes."""
    orders = list(faults_of(plan).orders(3))
    plain = [order for order in orders if len(order) == 1 or {fault.kind for fault in order} == {"power"}]
    wanted = [order for order in plain if len(order) < 3]
    chosen = set(wanted)
    return wanted, [order for order in orders if order not in chosen]


def rest_lines(catalog: Catalog) -> Iterator[str]:
    """What the rest of the sweep of the large design takes: cases per second on one core, from a sample of them."""
    plan = make_plan(large(NODES, SERVERS), catalog)
    wanted, rest = _orders(plan)
    forks, chosen = Forks(plan, 0), rest[:: max(1, len(rest) // PROBES)]
    start = process_time()
    for order in chosen:
        forks.play(order)
    rate = len(chosen) / (process_time() - start)
    yield f"{len(wanted):,} single faults and node pairs, {len(rest):,} other pairs and triples of nodes"
    yield f"of the latter {rate:.0f} a second and core, each with a first fault of its own"
    peak = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.engine"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    yield f"memory: {peak.stdout.strip()}"


def growth(catalog: Catalog) -> list[Size]:
    """The loss of a node in designs of growing size; processor time, the best of several runs."""
    return [_size(large(nodes, servers), catalog) for nodes, servers in GROWTH]


def _size(snapshot: Snapshot, catalog: Catalog) -> Size:
    actions = tuple(Action("power", node) for node in list(snapshot.nodes)[: max(1, len(snapshot.nodes) // 2)])
    plan = make_plan(snapshot, catalog)
    events = len(play(plan, actions).events)
    prepared = min(inside(lambda: make_plan(snapshot, catalog), 5, process_time))
    return Size(
        len(snapshot.nodes),
        len(snapshot.resources),
        prepared,
        events,
        min(inside(lambda: play(plan, actions), 3, process_time)),
    )


def growth_lines(sizes: Sequence[Size]) -> Iterator[str]:
    """A table, and how times grow: the exponent k of time ~ events^k that fits best."""
    yield f"{'nodes':>6} {'resources':>10} {'prepare':>9} {'events':>9} {'play':>9} {'µs per event':>13}"
    for size in sizes:
        each = 1000 * size.ms / size.events
        yield (f"{size.nodes:6} {size.resources:10,} {size.plan_ms:9.1f} {size.events:9,} {size.ms:9.1f} {each:13.1f}")
    play_exponent = exponent([(size.events, size.ms) for size in sizes])
    plan_exponent = exponent([(size.resources, size.plan_ms) for size in sizes])
    yield f"time to play ~ events^{play_exponent:.2f}, to prepare ~ resources^{plan_exponent:.2f}"


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line through the points on logarithmic axes."""
    xs, ys = ([math.log(value) for value in values] for values in zip(*points, strict=True))
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((one - x) * (other - y) for one, other in zip(xs, ys, strict=True)) / sum((one - x) ** 2 for one in xs)


def _peak() -> str:
    """What sweeping the large design by single faults needs at most, in a process of its own."""
    try:
        import resource
    except ImportError:
        return "not measured on this system"
    start = perf_counter()
    cases = len(sweep(large(NODES, SERVERS), load_catalog(), 1, workers=1).cases)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return f"{megabytes:.0f} MB at most after {cases} cases in {perf_counter() - start:.1f} s"


if __name__ == "__main__":
    print(_peak())
