"""The matrices of failures as pictures for paper: single components, and nodes in every order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from designer.drawing.evidence.grid import Cell, Grid, Struck, grid_picture
from designer.drawing.primitives import Picture
from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, seconds
from designer.report.context import Context
from designer.report.evidence.components import ICONS, Component
from designer.report.evidence.matrix import loss_of
from designer.report.evidence.repair import after_repair, first_repair
from designer.report.wording import ranged
from designer.simulation.outcome.outages import Outcome
from designer.simulation.studies.sweep.cases import Sweep
from designer.simulation.studies.sweep.verdicts import serving
from designer.topology.ownership import home_node, nodes_by_number

CALM = Cell("calm")


def single_picture(context: Context, rows: Sequence[Component]) -> Picture:
    """What the failure of each component does to each virtual server."""
    groups = serving(context.snapshot)
    struck = tuple(
        Struck(row.name, ICONS.get(row.kind, "unknown"), tuple(_single(context, one, row) for one in groups))
        for row in rows
    )
    title = "What the failure of one component does to each virtual server"
    return grid_picture(Grid("What fails", tuple(context.names(groups)), struck, title=title))


def _single(context: Context, group: Id, row: Component) -> Cell:
    return outcome_cell(context, row.outcomes[group], home_node(context.snapshot, group))


def outcome_cell(context: Context, outcome: Outcome, home: Id | None) -> Cell:
    """What became of a virtual server: where it is and after how long, or that nobody reaches it."""
    if outcome.outcome in ("offline", "taken offline"):
        return Cell("offline", ("Offline",))
    if outcome.cut_off:
        return Cell("reached late", (f"Cut{NBSP}off",))
    if outcome.outcome == "unaffected":
        return CALM
    time = seconds(outcome.outage_ms or 0)
    return Cell("moves", (f"{context.name(outcome.node)}, {time}" if outcome.node != home else f"{time} in place",))


def pairs_picture(context: Context, sweep: Sweep) -> Picture:
    """Which virtual servers have no host when a second node fails before the first is repaired, and what helps."""
    nodes = nodes_by_number(context.snapshot)
    struck = tuple(
        Struck(context.name(first), "node", tuple(_pair(context, sweep, first, second) for second in nodes))
        for first in nodes
    )
    grid = Grid(
        "Fails first",
        tuple(context.names(nodes)),
        struck,
        above="Fails second",
        title="What stays offline when two nodes fail one after the other",
    )
    return grid_picture(grid)


def _pair(context: Context, sweep: Sweep, first: Id, second: Id) -> Cell:
    case = loss_of(sweep, first, second) if first != second else None
    if case is None:
        return Cell("void")
    waiting = [group for group in serving(context.snapshot) if group in case.lost]
    if not waiting:
        return CALM
    repaired = first_repair(context.snapshot, (first, second), tuple(waiting))
    helps: tuple[str, ...] = ()
    if repaired is not None:
        moved = after_repair(context.snapshot, context.catalog, (first, second), waiting[0], repaired) == "moved"
        helps = (f"repair {context.name(repaired)}{', then move' if moved else ''}",)
    return Cell("offline", (listed(ranged(context.names(waiting))), *helps))


def without_host(context: Context, sweep: Sweep) -> list[tuple[tuple[Id, Id], tuple[Id, ...]]]:
    """Every ordered pair of nodes with the virtual servers that stay offline when both are lost."""
    groups = serving(context.snapshot)
    found = []
    for pair in itertools.permutations(nodes_by_number(context.snapshot), 2):
        case = loss_of(sweep, *pair)
        if case is not None:
            found.append((pair, tuple(group for group in groups if group in case.lost)))
    return found
