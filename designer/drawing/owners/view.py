"""The ownership matrix."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import emblem, resource_icon
from designer.drawing.metrics import elide, elide_middle
from designer.drawing.nothing import nothing_yet
from designer.drawing.owners.cells import Cell
from designer.drawing.owners.facts import Facts, facts_of
from designer.drawing.owners.marks import legend, mark
from designer.drawing.owners.words import described, titled
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import BODY, CARD_RADIUS, HAIR, MARGIN, SMALL
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.state import ClusterState

WIDTH = 740.0
NAMES = 176.0
"""Width of the column with the names of groups and resources."""

NARROWEST, WIDEST = 64.0, 120.0
"""Of a node's column."""

HEADER = 36.0
GROUP_ROW = 28.0
ROW = 21.0
LEGEND = 30.0


def owners(
    snapshot: Snapshot,
    catalog: Catalog,
    state: ClusterState | None = None,
    *,
    width: float = WIDTH,
    expanded: frozenset[Id] = frozenset(),
    cell: Cell | None = None,
) -> Picture:
    """Possible and preferred owners of every group: a row for each, and a column for every node.

    Resources have rows of their own in `expanded` groups and where their possible owners differ. `cell` is framed.
    Areas: groups and resources (their rows), and nodes (their headings).
    """
    facts = facts_of(snapshot, catalog, state, expanded)
    if not facts.rows or not facts.nodes:
        lacking = tr("nodes") if facts.rows else tr("groups")
        lines = (
            tr("Owners show as soon as there are groups, and nodes that can own them:"),
            tr("drag both from the palette."),
        )
        return nothing_yet(titled(facts), tr("No {lacking} yet").format(lacking=lacking), lines)
    column = min(WIDEST, max(NARROWEST, (width - 2 * MARGIN - NAMES) / len(facts.nodes)))
    across = NAMES + column * len(facts.nodes)
    areas: dict[Id, Rect] = {
        node: Rect(MARGIN + NAMES + place * column, MARGIN, column, HEADER) for place, node in enumerate(facts.nodes)
    }
    y = MARGIN + HEADER + 4
    for row in facts.rows:
        height = GROUP_ROW if row in snapshot.groups else ROW
        areas[row] = Rect(MARGIN, y, across, height)
        y += height
    primitives: list[Primitive] = [*_ground(facts, areas, y), *_cells(facts, areas, cell)]
    primitives += legend(MARGIN + 2, y + 20, across)
    return Picture(across + 2 * MARGIN, y + LEGEND + MARGIN, tuple(primitives), areas, titled(facts), described(facts))


def _ground(facts: Facts, areas: dict[Id, Rect], bottom: float) -> Iterator[Primitive]:
    """The table itself: headings, names of the rows, and hairlines."""
    first = areas[facts.rows[0]]
    yield Box(first.x, first.y, first.w, bottom - first.y, "card", "rule", radius=CARD_RADIUS)
    for node in facts.nodes:
        yield from _heading(facts, node, areas[node])
    for row in facts.rows:
        rect = areas[row]
        if row in facts.snapshot.resources:
            yield Box(rect.x + 0.5, rect.y, rect.w - 1, rect.h, "inset", subject=row)
            yield from _resource(facts, row, rect)
        else:
            yield from _group(facts, row, rect)
        if rect.y > first.y:
            yield Line(((rect.x, rect.y), (rect.right, rect.y)), "grid", HAIR + 0.2)
    for node in facts.nodes:
        x = areas[node].x
        yield Line(((x, first.y), (x, bottom)), "grid", HAIR + 0.2)


def _heading(facts: Facts, node: Id, rect: Rect) -> Iterator[Primitive]:
    middle, room = rect.centre[0], rect.w - 8
    record = facts.snapshot.nodes[node]
    name = elide_middle(record.name, "semibold", BODY, room)
    yield Label(middle, rect.y + 15, name, BODY, "ink", "semibold", "middle", subject=node)
    text = record.role or tr("Node ID {number}").format(number=record.number)
    told = elide(text[0].upper() + text[1:], "regular", SMALL, room)
    yield Label(middle, rect.y + 27, told, SMALL, "muted", anchor="middle", subject=node)


def _group(facts: Facts, group: Id, rect: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.groups[group]
    yield from emblem(facts.snapshot, facts.catalog, record, Rect(rect.x + 8, rect.y + 6, 12, rect.h - 12))
    left, y = rect.x + 28, rect.y + 17.5
    name = elide_middle(record.name, "semibold", BODY, NAMES - 28 - 8)
    yield Label(left, y, name, BODY, "ink", "semibold", subject=group)


def _resource(facts: Facts, resource: Id, rect: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.resources[resource]
    yield from icon(resource_icon(facts.catalog, record), Rect(rect.x + 28, rect.y + 4.5, 12, 12), "icon", resource)
    name = elide_middle(record.name, "regular", SMALL, NAMES - 46 - 6)
    yield Label(rect.x + 46, rect.y + 13.5, name, SMALL, "muted", subject=resource)


def _cells(facts: Facts, areas: dict[Id, Rect], current: Cell | None) -> Iterator[Primitive]:
    for row in facts.rows:
        for node in facts.nodes:
            rect = Rect(areas[node].x, areas[row].y, areas[node].w, areas[row].h)
            yield from mark(facts, row, node, rect)
            if current == Cell(row, node):
                inner = rect.inset(2)
                yield Box(inner.x, inner.y, inner.w, inner.h, "", "selection", 1.5, radius=3, subject=row)
