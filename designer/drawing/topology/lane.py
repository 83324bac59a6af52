"""The lane for groups that are on no node, and hints where a lane is still empty."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.style import CARD_RADIUS, DASH, SMALL
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.plan import Plan
from designer.foundation.language import tr


def lane(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """A hint where there are no nodes; what is in transit needs no ground of its own."""
    if facts.nodes:
        return
    place = Rect(plan.left, plan.head, plan.right - plan.left, plan.foot - plan.head)
    yield Box(place.x, place.y, place.w, place.h, stroke="ghost", dash=DASH, radius=CARD_RADIUS)
    x, y = place.centre
    yield Label(x, y + 3, tr("No nodes yet: drag one here"), SMALL, "faint", anchor="middle")
