"""Scenarios that make sense for every design."""

from __future__ import annotations

from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.topology.ownership import home_node
from designer.topology.roles import first_server


def first_server_loses_its_node(snapshot: Snapshot) -> tuple[Action, ...]:
    """The node of the first virtual server loses power; without one that of the first group; else nothing."""
    group = first_server(snapshot)
    node = home_node(snapshot, group) if group is not None else None
    return (Action("power", node),) if node is not None else ()
