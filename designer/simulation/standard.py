"""Scenarios that make sense for every design."""

from __future__ import annotations

from designer.model.snapshot import Snapshot
from designer.simulation.scenario import Action
from designer.topology.ownership import home_node


def first_evs_loses_its_node(snapshot: Snapshot) -> tuple[Action, ...]:
    """The node of the first EVS loses power; in a design without an EVS the node of the first group; else nothing."""
    groups = snapshot.groups_of_kind("evs") or list(snapshot.groups.values())
    nodes = (home_node(snapshot, group.id) for group in groups)
    return tuple(Action("power", node) for node in list(nodes)[:1] if node is not None)
