"""The dependencies of a group as the trees of Exchange versions would have them, whatever the design says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.drawing.dependencies.boxes import Telling, like_of
from designer.drawing.dependencies.content import Content, content_of
from designer.drawing.dependencies.rows import Tree, box_width, drawn, rects_of, tree_of
from designer.drawing.dependencies.view import WIDTH, dependencies, described
from designer.drawing.geometry import Rect
from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Label, Line, Picture, Primitive, translated
from designer.drawing.style import BODY, HAIR, MARGIN, NAME
from designer.drawing.wiring import Wiring
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import times_of
from designer.topology.trees import with_tree

HEADING = 18.0
APART = 10.0


def compared(snapshot: Snapshot, catalog: Catalog, group: Id, trees: Sequence[str], *, width: float = WIDTH) -> Picture:
    """The group hung on each of these trees, side by side, under the names of the trees.

    A resource stands in the same row everywhere; the longest chain of each tree is marked, and its length told. Areas:
    the resources of the first. There are no wires: what is drawn here is not what the design says. Raises KeyError for
    an unknown tree.
    """
    share = max(WIDTH * 0.7, width / len(trees))
    hung = [with_tree(snapshot, catalog, tree) for tree in trees]
    contents = _alike(hung, group)
    if not contents[0].nodes or any(content.closing or any(content.choices.values()) for content in contents):
        return _each_its_own(snapshot, catalog, group, trees, share)
    drawings = [tree_of(content) for content in contents]
    wide, rows = box_width(drawings, share), _rows(drawings)
    primitives: list[Primitive] = []
    areas: dict[Id, Rect] = {}
    left, told = 0.0, []
    for tree, design, drawing in zip(trees, hung, drawings, strict=True):
        name, top = catalog.trees[tree].name, MARGIN + HEADING + 4
        rects = rects_of(drawing, rows, wide, left + MARGIN, top)
        telling = Telling(design, catalog, None, times_of(design, catalog), like_of(design))
        shown = list(drawn(telling, drawing, rects))
        primitives += _divider(left, top, rects) if left else ()
        primitives += [replace(primitive, subject="") for primitive in shown] if left else shown
        areas = areas or rects
        right = max(rect.right for rect in rects.values())
        chain = tr("longest chain: {count} in a row").format(count=len(drawing.chain)) if len(drawing.chain) > 1 else ""
        heading = elide(name, "semibold", NAME, right - left - MARGIN - text_width(chain, "regular", BODY) - APART)
        primitives.append(Label(left + MARGIN, MARGIN + 8, heading, NAME, "heading", "semibold"))
        if chain:
            after = left + MARGIN + text_width(heading, "semibold", NAME) + APART
            primitives.append(Label(after, MARGIN + 8, chain, BODY, "muted"))
        told.append(f"{name}: {described(telling, drawing.content)}")
        left = right + MARGIN
    height = max(rect.bottom for rect in areas.values()) + MARGIN
    title = tr("Dependencies of {group} compared").format(group=snapshot.name_of(group))
    return Picture(left, height, tuple(primitives), areas, title, " ".join(told), Wiring())


def _alike(designs: Sequence[Snapshot], group: Id) -> list[Content]:
    """What each tree shows; only what is alike in all of them shares a box."""
    contents = [content_of(design, group) for design in designs]
    crowds = [set(content.nodes.values()) for content in contents]
    common = set.intersection(*crowds)
    apart = frozenset(one for those in crowds for node in those - common for one in node.members)
    return [content_of(design, group, apart) for design in designs]


def _rows(drawings: Sequence[Tree]) -> dict[Id, int]:
    """The same row for a resource in all trees: what starts first stands highest."""
    keys = list(dict.fromkeys(key for drawing in drawings for key in drawing.content.nodes))
    columns = [drawing.column_of for drawing in reversed(drawings)]
    keys.sort(key=lambda key: tuple(column.get(key, 0) for column in columns))
    return {key: row for row, key in enumerate(keys)}


def _divider(left: float, top: float, rects: dict[Id, Rect]) -> tuple[Line, ...]:
    bottom = max(rect.bottom for rect in rects.values())
    return (Line(((left, MARGIN), (left, max(bottom, top))), "rule", HAIR),)


def _each_its_own(snapshot: Snapshot, catalog: Catalog, group: Id, trees: Sequence[str], share: float) -> Picture:
    """Trees with cycles or alternatives, each laid out for itself."""
    primitives: list[Primitive] = []
    areas = {}
    left = height = 0.0
    told = []
    for number, tree in enumerate(trees):
        hung = with_tree(snapshot, catalog, tree)
        one = dependencies(hung, catalog, group, times=times_of(hung, catalog), width=share)
        name = catalog.trees[tree].name
        placed = translated(one, left, HEADING)
        if number:
            x = left + APART / 2
            primitives.append(Line(((x, MARGIN), (x, placed.height - MARGIN)), "rule", HAIR))
            primitives += [replace(primitive, subject="") for primitive in placed.primitives]
        else:
            primitives += placed.primitives
            areas = dict(placed.areas)
        heading = elide(name, "semibold", NAME, one.width - 2 * MARGIN)
        primitives.append(Label(left + MARGIN, MARGIN + 8, heading, NAME, "heading", "semibold"))
        left, height = placed.width, max(height, placed.height)
        told.append(f"{name}: {one.description}")
    title = tr("Dependencies of {group} compared").format(group=snapshot.name_of(group))
    return Picture(left, height, tuple(primitives), areas, title, " ".join(told), Wiring())
