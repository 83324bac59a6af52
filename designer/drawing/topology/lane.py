"""The lane for groups that are on no node, and hints where a lane is still empty."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.style import CARD_RADIUS, DASH, SMALL
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.plan import Plan


def lane(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """A hint where there are no nodes; what is in transit needs no ground of its own."""
    if facts.nodes:
        return
    top = plan.lane.bottom + 18 if plan.lane is not None else plan.fabric - 90
    height = max(30.0, plan.fabric - top - 40)
    yield Box(plan.left, top, plan.right - plan.left, height, stroke="ghost", dash=DASH, radius=CARD_RADIUS)
    middle = (plan.left + plan.right) / 2
    yield Label(middle, top + height / 2 + 3, "No nodes yet: drag one here", SMALL, "faint", anchor="middle")
