"""The availability of every virtual server of a design, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.studies.availability.contributors import Contributor, Unknown, contributors, unknowns
from designer.simulation.studies.availability.inputs import Inputs, inputs_of
from designer.simulation.studies.availability.layer import NodeLayer, node_layer
from designer.simulation.studies.availability.shared import Shared, shared_parts
from designer.simulation.studies.availability.switchover import Switchover, switchovers

CAVEATS = (
    "Modelled, not measured: the figures rank options and guarantee nothing.",
    "Failures are taken to be independent of each other.",
    "Human error, and faults of software that take several nodes at once, are not in it.",
)


@dataclass(frozen=True, slots=True)
class Availability:
    """The estimate for one virtual server. Everything called a share is a share of time; a year has `year_h` hours.

    `in_nodes` is what is lost because of nodes, exactly, `unplanned` that in series with everything shared. The
    `contributors` are ranked, the largest first; each is a formula to be recalculated by hand, so that they add up to
    `unplanned` but for overlaps. `unknown` is what could not be counted. `planned` are the planned moves (None: their
    number is not given, or it cannot be moved). `alone` is the same for a stand-alone server, `alone_in_nodes` without
    what it shares.
    """

    group: Id
    year_h: float
    in_nodes: float
    unplanned: float
    planned: float | None
    alone: float
    alone_in_nodes: float
    contributors: tuple[Contributor, ...]
    unknown: tuple[Unknown, ...]
    switchover: Switchover
    layer: NodeLayer
    shared: tuple[Shared, ...]

    def minutes(self, share: float) -> float:
        """A share of time in minutes a year."""
        return share * self.year_h * 60

    @property
    def percent(self) -> float:
        """The availability without planned work."""
        return 100 * (1 - self.unplanned)

    @property
    def percent_with_planned(self) -> float | None:
        """The availability with planned moves; None when their number is not given."""
        return None if self.planned is None else max(0.0, 100 * (1 - self.unplanned - self.planned))

    @property
    def outside_nodes(self) -> float:
        """Which share of the minutes has nothing to do with nodes: what no cluster helps against."""
        return max(0.0, 1 - self.in_nodes / self.unplanned) if self.unplanned else 0.0


@dataclass(frozen=True, slots=True)
class Estimates:
    """The estimates of a design; `left_out` are sentences on virtual servers for which there is none."""

    inputs: Inputs
    servers: tuple[Availability, ...]
    left_out: tuple[str, ...]
    caveats: tuple[str, ...] = CAVEATS

    def alike(self) -> tuple[tuple[Availability, ...], ...]:
        """The estimates, with those that say the same beside each other."""
        found: dict[object, list[Availability]] = {}
        for server in self.servers:
            outages = (server.switchover.lost_ms, server.switchover.moved_ms)
            key = (server.contributors, server.unknown, server.planned, server.layer.notes, outages)
            found.setdefault(key, []).append(server)
        return tuple(tuple(servers) for servers in found.values())


def availability(snapshot: Snapshot, catalog: Catalog, inputs: Inputs | None = None) -> Estimates:
    """How available every virtual server would be, counted on what the design says unless the caller says something.

    Raises `CannotSimulate` for a design that cannot be played, or with figures that make no sense.
    """
    inputs = inputs_of(snapshot) if inputs is None else inputs
    times = switchovers(snapshot, catalog)
    servers = tuple(_estimate(snapshot, catalog, inputs, times, group) for group in times)
    left_out = tuple(
        f"{server.name} is not online when nothing has failed, so there is nothing to estimate."
        for server in snapshot.virtual_servers()
        if server.id not in times
    )
    return Estimates(inputs, servers, left_out)


def _estimate(
    snapshot: Snapshot, catalog: Catalog, inputs: Inputs, times: dict[Id, Switchover], group: Id
) -> Availability:
    switchover = times[group]
    layer = node_layer(snapshot, catalog, inputs, times, group)
    parts = shared_parts(snapshot, group, inputs)
    in_nodes, alone = layer.unavailability, layer.pool.times.unavailability
    apart = prod(1 - part.unavailability for part in parts if part.figures)
    planned = None
    if inputs.moves_per_year is not None and switchover.moved_ms is not None:
        planned = min(1.0, inputs.moves_per_year * switchover.moved_ms / 3_600_000 / inputs.year_h)
    return Availability(
        group=group,
        year_h=inputs.year_h,
        in_nodes=in_nodes,
        unplanned=1 - (1 - in_nodes) * apart,
        planned=planned,
        alone=1 - (1 - alone) * apart,
        alone_in_nodes=alone,
        contributors=contributors(layer, parts, switchover, inputs),
        unknown=unknowns(parts),
        switchover=switchover,
        layer=layer,
        shared=tuple(parts),
    )
