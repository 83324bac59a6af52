"""Whether chance has a say in a scenario."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.names import BadText
from designer.simulation.simulate import simulate
from designer.simulation.trials.recorded import scenario_actions

TRIED = 5
"""So many seeds are compared. That they agree is no proof that all do."""


def chance_decides(snapshot: Snapshot, catalog: Catalog, scenario: Id) -> bool:
    """Whether another seed leads to another run, as far as a few of them tell; False for what cannot be played."""
    record = snapshot.scenarios[scenario]
    try:
        actions = scenario_actions(snapshot, scenario)
        runs = [
            simulate(snapshot, catalog, actions, seed=record.seed + more, starts_at=record.starts_at).events
            for more in range(TRIED)
        ]
    except (BadText, CannotSimulate, ValueError):
        return False
    return any(run != runs[0] for run in runs)
