"""How fast the failure matrix fills: from asking for it to the first cases, and to all of them."""

from __future__ import annotations

import time
from collections.abc import Callable

from designer.app.sweeping import Sweeper
from designer.drawing.matrix.facts import matrix_of
from designer.model.snapshot import Snapshot
from designer.simulation.studies.sweep.cases import Sweep
from tests.benchmarks.measure import Figure, inside
from tests.support.samples import sample

NAPS_S = 0.005


def matrix_figures(design: Snapshot) -> list[Figure]:
    """Of the 3 + 1 sample all cases, with the processes to be started and with them there; of eight nodes the first."""
    large = sample("eight-node-6-plus-2")
    warm = Sweeper()
    warm.start(design, 1)
    until(warm, lambda: not warm.is_busy)
    try:
        return [
            Figure("matrix of the 3 + 1 sample, from a cold start", inside(lambda: cold(design, _all), 3), 1000),
            Figure("matrix of the 3 + 1 sample, processes there", inside(lambda: again(warm, design), 3), 1000),
            Figure("first cases of the matrix of 8 nodes, cold", inside(lambda: cold(large, _first), 3), 1000),
            Figure("sort and fold the matrix of 3 + 1", inside(lambda: matrix_of(_swept(warm)))),
        ]
    finally:
        warm.close()


def cold(design: Snapshot, done: Callable[[Sweeper], bool]) -> None:
    sweeper = Sweeper()
    sweeper.start(design, 2)
    until(sweeper, lambda: done(sweeper))
    sweeper.close()


def again(sweeper: Sweeper, design: Snapshot) -> None:
    sweeper.start(design, 2)
    until(sweeper, lambda: not sweeper.is_busy)


def until(sweeper: Sweeper, done: Callable[[], bool]) -> None:
    while not done():
        sweeper.poll()
        time.sleep(NAPS_S)


def _all(sweeper: Sweeper) -> bool:
    return not sweeper.is_busy


def _first(sweeper: Sweeper) -> bool:
    return sweeper.progress.done > 0


def _swept(sweeper: Sweeper) -> Sweep:
    assert sweeper.sweep is not None
    return sweeper.sweep
