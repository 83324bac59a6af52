"""What brings a virtual server back that two failures have left without a host."""

from __future__ import annotations

from typing import Literal

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.simulation.plan.plan import CannotSimulate, Plan, make_plan
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import play
from designer.topology.ownership import group_owners

Return = Literal["by itself", "moved", ""]
"""How it comes back when a node has been repaired: by itself, when somebody moves it to that node, or not at all."""

APART_MS = 3_600_000
"""So long after each other the nodes are lost, the repair is done and the move is asked for: long enough to settle."""


def first_repair(snapshot: Snapshot, lost: tuple[Id, ...], waiting: tuple[Id, ...]) -> Id | None:
    """Which of the lost nodes to repair: the first that may run one of those that wait; None if none may."""
    able = (node for node in lost if any(node in group_owners(snapshot, group) for group in waiting))
    return next(able, None)


def until_back(context: Context, lost: tuple[Id, ...], waiting: tuple[Id, ...]) -> str:
    """Until when a virtual server is offline that the loss of these nodes, in this order, has left without a host."""
    node = first_repair(context.snapshot, lost, waiting)
    if node is None or not waiting:
        return "until a node is repaired"
    how = after_repair(context.snapshot, context.catalog, lost, waiting[0], node)
    moved = f" and {context.name(waiting[0])} moved to it" if how == "moved" else ""
    return f"until {context.name(node)} is repaired{moved}"


def after_repair(snapshot: Snapshot, catalog: Catalog, lost: tuple[Id, ...], group: Id, node: Id) -> Return:
    """How a virtual server comes back that the loss of these nodes, in this order, has left offline."""
    struck = [Action("power", one, at_ms=place * APART_MS) for place, one in enumerate(lost)]
    moved_ms = (len(lost) + 1) * APART_MS
    repaired = Action("start", node, at_ms=moved_ms - APART_MS)
    try:
        timeline = play(_plan(snapshot, catalog), [*struck, repaired, Action("move", group, node, at_ms=moved_ms)])
    except CannotSimulate:
        return ""
    if timeline.state_at(moved_ms - 1).groups[group] == "online":
        return "by itself"
    return "moved" if timeline.state_at(timeline.end).groups[group] == "online" else ""


@remembered
def _plan(snapshot: Snapshot, catalog: Catalog) -> Plan:
    return make_plan(snapshot, catalog)
