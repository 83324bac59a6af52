"""The dependencies of a group on two trees side by side, for an upright page: one row per resource in both.

A resource stands in the column of the step in which it can start; lines lead from it to what it needs. Lines that
only one of the two trees has are heavy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.drawing.dependencies.boxes import Telling, like_of, name_of
from designer.drawing.dependencies.content import Content, Node, content_of
from designer.drawing.dependencies.rows import Tree, tree_of
from designer.drawing.dependencies.view import described
from designer.drawing.geometry import Rect, soft_polyline
from designer.drawing.icons import icon
from designer.drawing.identity import resource_icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive, Shape
from designer.drawing.style import BODY, BOLD, HAIR, ITEM_RADIUS, SMALL, THIN
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import seconds
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import Times, times_of

WIDTH = 481.0
NAMES = 112.0
TIMES = 74.0
"""Columns at the left: what it is, and how long it takes."""

HEAD, ROW, PILL = 28.0, 17.0, 11.0
APART = 14.0
WIDEST_STEP = 62.0


@dataclass(frozen=True, slots=True)
class Side:
    """One of the panels: its heading, the design hung as it says, where it lies and how wide a step is."""

    heading: str
    tree: Tree
    left: float
    step: float

    def pill(self, key: Id, row: int) -> Rect:
        """Where a resource is."""
        wide = min(30.0, self.step - 12)
        return Rect(self.left + self.tree.column_of[key] * self.step, HEAD + row * ROW + (ROW - PILL) / 2, wide, PILL)


def panels(
    designs: Sequence[tuple[str, Snapshot]], catalog: Catalog, group: Id, *, width: float = WIDTH
) -> Picture | None:
    """The group in each of these designs, under their headings; one design gives one panel. No margin, no areas.

    None where dependencies go in circles or leave a choice: rows cannot show these.
    """
    contents = [content_of(design, group) for _, design in designs]
    if not contents or not contents[0].nodes or any(one.closing or any(one.choices.values()) for one in contents):
        return None
    if len({frozenset(one.nodes) for one in contents}) > 1:
        apart = frozenset(member for one in contents for node in one.nodes.values() for member in node.members)
        contents = [content_of(design, group, apart) for _, design in designs]
    trees = [tree_of(content) for content in contents]
    rows = _rows(trees)
    room = (width - NAMES - TIMES - APART * (len(trees) - 1)) / len(trees)
    sides, left = [], NAMES + TIMES
    for (heading, _), tree in zip(designs, trees, strict=True):
        count = max(tree.column_of.values()) + 1
        sides.append(Side(heading, tree, left, min(WIDEST_STEP, room / count)))
        left += room + APART
    design = designs[-1][1]
    telling = Telling(design, catalog, None, times_of(design, catalog), like_of(design))
    changed = _changed(contents)
    primitives: list[Primitive] = [*_table(telling, contents[-1], rows, width)]
    for side in sides:
        primitives += _side(side, rows, changed)
    height = HEAD + len(rows) * ROW + 4
    title = tr("Dependencies of {group}").format(group=design.name_of(group))
    words = " ".join(
        f"{heading}: {described(telling, content)}" for (heading, _), content in zip(designs, contents, strict=True)
    )
    return Picture(width, height, tuple(primitives), title=title, description=words)


def _rows(trees: Sequence[Tree]) -> dict[Id, int]:
    """What starts first stands highest; the last tree decides, then those before it."""
    keys = list(dict.fromkeys(key for tree in trees for key in tree.content.nodes))
    keys.sort(key=lambda key: tuple(tree.column_of.get(key, 0) for tree in trees))
    return {key: row for row, key in enumerate(keys)}


def _changed(contents: Sequence[Content]) -> frozenset[tuple[Id, Id]]:
    """Dependencies that not all of the trees have."""
    edges = [frozenset((key, one) for key, wanted in content.needs.items() for one in wanted) for content in contents]
    return frozenset.union(*edges) - frozenset.intersection(*edges)


def _table(telling: Telling, content: Content, rows: Mapping[Id, int], width: float) -> Iterator[Primitive]:
    """Names and times, with a hairline below every row."""
    yield Label(0, HEAD - 5, tr("Resource"), SMALL, "muted")
    yield Label(NAMES, HEAD - 5, tr("On · off, s"), SMALL, "muted")
    for key, row in rows.items():
        node, y = content.nodes[key], HEAD + row * ROW
        yield Line(((0, y), (width, y)), "grid", HAIR)
        resource = telling.snapshot.resources[key]
        yield from icon(resource_icon(telling.catalog, resource), Rect(0, y + 2.5, 12, 12), "icon")
        name = elide_middle(name_of(telling, node), "regular", BODY, NAMES - 20)
        yield Label(16, y + ROW - 5, name, BODY, "ink")
        told = _seconds(telling.times, node) if telling.times is not None and not node.foreign else ""
        yield Label(NAMES, y + ROW - 5, elide(told, "regular", SMALL, TIMES - 6), SMALL, "muted")
    yield Line(((0, HEAD + len(rows) * ROW), (width, HEAD + len(rows) * ROW)), "grid", HAIR)


def _seconds(times: Times, node: Node) -> str:
    on = max(times.online[member] + times.replay.get(member, 0) for member in node.members)
    off = max(times.offline[member] for member in node.members)
    return f"{seconds(on)} · {seconds(off)}"


def _side(side: Side, rows: Mapping[Id, int], changed: frozenset[tuple[Id, Id]]) -> Iterator[Primitive]:
    chain = len(side.tree.chain)
    told = tr("{count} steps in a row").format(count=chain) if chain > 1 else ""
    room = side.step * (max(side.tree.column_of.values()) + 1)
    heading = elide(side.heading, "semibold", BODY, room)
    yield Label(side.left, HEAD - 16, heading, BODY, "heading", "semibold")
    yield Label(side.left, HEAD - 5, told, SMALL, "muted")
    edges = [(key, one) for key, wanted in side.tree.content.needs.items() for one in wanted]
    for key, one in sorted(edges, key=lambda edge: edge in changed):
        yield from _wire(side.pill(one, rows[one]), side.pill(key, rows[key]), (key, one) in changed)
    for key, row in rows.items():
        if key in side.tree.column_of:
            yield from _pill(side, key, row, any(key == edge[0] and edge in edges for edge in changed))


def _wire(provider: Rect, dependent: Rect, is_changed: bool) -> Iterator[Primitive]:
    """From the provider out to the right, down to the row of the dependent, and on to it."""
    role, width = ("accent", BOLD) if is_changed else ("wire", THIN)
    rail = provider.right + 5
    start, end = (provider.right, provider.centre[1]), (dependent.x, dependent.centre[1])
    yield Shape(soft_polyline([start, (rail, start[1]), (rail, end[1]), end], 3.0), stroke=role, width=width)


def _pill(side: Side, key: Id, row: int, is_changed: bool) -> Iterator[Primitive]:
    rect = side.pill(key, row)
    fill, stroke = ("accent.tint", "accent") if is_changed else ("card", "rule")
    yield Box(rect.x, rect.y, rect.w, rect.h, fill, stroke, THIN, ITEM_RADIUS)
    text = str(side.tree.column_of[key] + 1)
    x = rect.centre[0] - text_width(text, "semibold", SMALL) / 2
    yield Label(x, rect.y + 8.3, text, SMALL, "ink", "semibold")
