"""The nodes behind a virtual server: who backs it up, how often they fail, and how its failovers go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.studies.availability.inputs import Basis, Inputs, MeanTimes
from designer.simulation.studies.availability.nodes import Failover, Pool, too_few_nodes, unavailability
from designer.simulation.studies.availability.pools import Members, nodes_needed, pool_of
from designer.simulation.studies.availability.shared import own_times
from designer.simulation.studies.availability.switchover import Switchover


@dataclass(frozen=True, slots=True)
class NodeLayer:
    """The pool of a virtual server with its members, how its failovers go, and the basis of the nodes' mean times.

    `cluster` are all nodes as a pool, where the cluster needs a majority and the server's own pool is only a part of
    it; else None. `notes` are sentences on what was assumed.
    """

    members: Members
    pool: Pool
    failover: Failover
    basis: Basis
    cluster: Pool | None
    notes: tuple[str, ...]

    @property
    def unavailability(self) -> float:
        """The share of time in which the server is down because of nodes, exactly."""
        here = unavailability(self.pool, self.failover)
        return here if self.cluster is None else 1 - (1 - here) * (1 - too_few_nodes(self.cluster))


def node_layer(
    snapshot: Snapshot, catalog: Catalog, inputs: Inputs, times: Mapping[Id, Switchover], group: Id
) -> NodeLayer:
    """The nodes behind a virtual server among those of which `times` tell the outages.

    Raises `CannotSimulate` for mean times that make no sense.
    """
    members, notes = pool_of(snapshot, catalog, group, times), []
    needed = nodes_needed(snapshot, catalog)
    lost_ms = times[group].lost_ms
    if lost_ms is None and len(members.servers) < len(members.nodes) and needed < len(snapshot.nodes):
        name = snapshot.name_of(group)
        notes.append(f"Simulated, {name} does not come back when its node is lost: it waits for the repair.")
        members = Members((times[group].node,), (group,), True)
    if not members.alike:
        notes.append("Not every node may run every one of these servers; they count as one pool as if they did.")
    mean, basis, mixed = _mean_of_nodes(snapshot, members, inputs)
    if mixed:
        notes.append("The nodes differ; each counts with the mean of their failure rates and repair times.")
    everybody = len(members.nodes) == len(snapshot.nodes)
    crews = inputs.repair_crews
    return NodeLayer(
        members,
        Pool(len(members.nodes), len(members.servers), mean, crews, needed if everybody else 0),
        Failover((lost_ms or 0) / 3_600_000, inputs.coverage, inputs.manual_recovery_h),
        basis,
        Pool(len(snapshot.nodes), 1, mean, crews, needed) if needed and not everybody else None,
        tuple(notes),
    )


def _mean_of_nodes(snapshot: Snapshot, members: Members, inputs: Inputs) -> tuple[MeanTimes, Basis, bool]:
    """The mean times that all nodes of a pool count with, where they come from, and whether the nodes differ."""
    found = [own_times(snapshot.nodes[node], inputs.node, inputs.basis("node")) for node in members.nodes]
    figures = [figure for figure, _ in found if isinstance(figure, MeanTimes)]
    origins = {origin for _, origin in found}
    origin = origins.pop() if len(origins) == 1 else "partly design"
    if len(set(figures)) == 1:
        return figures[0], origin, False
    rate = sum(1 / figure.mtbf_h for figure in figures)
    repair = sum(figure.mttr_h / figure.mtbf_h for figure in figures) / rate
    return MeanTimes(len(figures) / rate, repair), origin, True
