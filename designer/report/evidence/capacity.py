"""What every node carries: with nothing failed, and after the worst of all single failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.report.evidence.matrix import loss_of, matrix
from designer.report.swept import swept
from designer.simulation.studies.sweep.capacity import Load, Measure, load_after
from designer.simulation.studies.sweep.capacity import capacity as carried
from designer.topology.ownership import nodes_by_number

ORDER: tuple[Measure, ...] = ("cpu_percent", "memory_mb", "connections", "iops", "users")
MOST_MEASURES = 4
"""Users say the least where more is known."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """The loads of every node, by Node ID, for the `measures` of which the design says something.

    `Load.case` is the single failure, of all that were played, after which the node carries most. `after` is what every
    node carries of the first measure after the loss of each node; a lost node is left out.
    """

    measures: tuple[Measure, ...]
    loads: Mapping[Id, Mapping[Measure, Load]]
    after: Mapping[Id, Mapping[Id, int]]

    def highest(self, measure: Measure) -> tuple[Id, Load]:
        """The node that carries most after a single failure, with what it carries; of several one that takes over."""
        found = ((node, loads[measure]) for node, loads in self.loads.items())
        return max(found, key=lambda pair: (pair[1].worst, pair[1].case is not None))


def capacity(context: Context) -> Capacity | str:
    """What the nodes carry; the reason, as a sentence, when that cannot be told."""
    sweep = matrix(context)
    if isinstance(sweep, str):
        return sweep
    found = _carried(context.snapshot, context.catalog)
    return found if found.measures else "The design says nothing of the load of its virtual servers."


@remembered
def _carried(snapshot: Snapshot, catalog: Catalog) -> Capacity:
    sweep = replace(swept(snapshot, catalog), snapshot=_with_profiles(snapshot, catalog))
    found = carried(sweep, 1, ORDER)
    measures = tuple(one for one in ORDER if any(one in loads for loads in found.values()))[:MOST_MEASURES]
    nodes = nodes_by_number(snapshot)
    cases = {node: loss_of(sweep, node) for node in nodes} if measures else {}
    after = {
        lost: {node: load for node, load in load_after(sweep, case, measures[0]).items() if node != lost}
        for lost, case in cases.items()
        if case is not None
    }
    chosen = snapshot.cluster.processor_limit is not None
    loads = {node: {key: _limited(load, key, chosen) for key, load in found[node].items()} for node in nodes}
    return Capacity(measures, loads, after)


def _limited(load: Load, measure: Measure, chosen: bool) -> Load:
    """The load without a limit that nobody has chosen, unless it is exceeded: 100 % of the processors."""
    return load if measure != "cpu_percent" or chosen or load.is_over else replace(load, limit=None)


def _with_profiles(snapshot: Snapshot, catalog: Catalog) -> Snapshot:
    """The same design with the disk I/O of the users' profiles where none has been measured."""
    groups = {}
    for identifier, group in snapshot.groups.items():
        profile = catalog.profiles.get(group.profile or "")
        known = group.iops_per_user is None and profile is not None
        groups[identifier] = replace(group, iops_per_user=profile.iops) if known and profile is not None else group
    return replace(snapshot, groups=groups)
