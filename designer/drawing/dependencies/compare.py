"""The dependencies of a group as the trees of Exchange versions would have them, whatever the design says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.drawing.dependencies.view import WIDTH, dependencies
from designer.drawing.metrics import elide
from designer.drawing.primitives import Label, Line, Picture, Primitive, translated
from designer.drawing.style import HAIR, MARGIN, NAME
from designer.drawing.wiring import Wiring
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import times_of
from designer.topology.trees import with_tree

HEADING = 18.0
APART = 10.0


def compared(
    snapshot: Snapshot, catalog: Catalog, group: Id, trees: Sequence[str], *, width: float = WIDTH
) -> Picture:
    """The group hung on each of these trees, side by side, under the names of the trees.

    Areas: the resources of the first. There are no wires: what is drawn here is not what the design says. Raises
    KeyError for an unknown tree.
    """
    share = max(WIDTH * 0.7, width / len(trees))
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
    title = f"Dependencies of {snapshot.name_of(group)} compared"
    return Picture(left, height, tuple(primitives), areas, title, " ".join(told), Wiring())
