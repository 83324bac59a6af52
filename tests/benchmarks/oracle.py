"""One failover in the engine and in Pacemaker's simulator, on the same clusters of 8 nodes and 60 resources."""

from __future__ import annotations

import statistics
import tempfile
from functools import partial
from pathlib import Path
from random import Random

from designer.catalog.loader import load_catalog
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.benchmarks.measure import Figure, inside
from tests.oracle.cases import large
from tests.oracle.crm import command, run
from tests.oracle.mapping import Export, cib_export
from tests.oracle.moments import Moment

SERVICE = "ws2003"
CLUSTERS = 5
TIMES = 5
NODES, GROUPS, SIZE = 8, 6, 10


def oracle_figures() -> list[Figure]:
    """Our time per failover beside Pacemaker's, less what its program takes for a cluster of one resource.

    Ours with the design prepared anew for every run; the promise is a fifth of Pacemaker's. None without Pacemaker.
    """
    if command() is None:
        return []
    catalog, ours, theirs, start = load_catalog(), [], [], _theirs(_one_resource(), TIMES)
    for number in range(CLUSTERS):
        snapshot = large(Random(number), NODES, GROUPS, SIZE)
        action = Action("power", "n1", None, 1000)
        ours += inside(partial(simulate, snapshot, catalog, [action], service=SERVICE), TIMES)
        state = simulate(snapshot, catalog, []).initial
        moment = Moment(snapshot, catalog.services[SERVICE], state, action)
        theirs += _theirs(cib_export(moment), TIMES)
    alone = tuple(time - statistics.median(start) for time in theirs)
    title = f"failover of {NODES} nodes and {GROUPS * SIZE} resources"
    return [Figure(title, tuple(ours), statistics.median(alone) / 5, "crm_simulate less its start", alone)]


def _theirs(export: Export, runs: int) -> tuple[float, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cib.xml").write_text(export.text, encoding="utf-8")
        return inside(lambda: run(["-S", "-x", "cib.xml", *export.arguments], folder), runs)


def _one_resource() -> Export:
    catalog, snapshot = load_catalog(), large(Random(0), 2, 1, 1)
    moment = Moment(
        snapshot, catalog.services[SERVICE], simulate(snapshot, catalog, []).initial, Action("power", "n1", None, 1000)
    )
    return cib_export(moment)


if __name__ == "__main__":
    for figure in oracle_figures():
        print(figure.line())
