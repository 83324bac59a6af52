"""The sites at which nodes stand: a light frame around the nodes of each, with its name."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BOLD, CARD_RADIUS, DASH, ITEM_RADIUS, NAME, SMALL, THIN
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.nodes import name_x
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.seats import FRAME_HEAD, FRAME_PAD
from designer.foundation.ids import Id
from designer.foundation.language import tr

ICON = 11.0


def sites(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every site's frame."""
    for camp in facts.camps:
        if camp.site is not None:
            yield from _frame(facts, plan, camp.site, camp.nodes)


def _frame(facts: Facts, plan: Plan, site: Id, nodes: tuple[Id, ...]) -> Iterator[Primitive]:
    frame = plan.sites[site]
    trouble = facts.broken(site)
    stroke, width = ("failed.stroke", BOLD) if trouble else ("rule", THIN)
    yield Box(frame.x, frame.y, frame.w, frame.h, "", stroke, width, radius=CARD_RADIUS + 2, subject=site)
    left, right = _free_head(facts, plan, frame, nodes)
    size = NAME if facts.detail == "overview" else SMALL
    name = elide_middle(facts.snapshot.sites[site].name, "semibold", size, right - left - ICON - 4)
    if trouble:
        yield from sign("failed", left, frame.y + 4, ICON, site)
    else:
        yield from icon("site", Rect(left, frame.y + 4, ICON, ICON), "icon", site)
    yield Label(left + ICON + 4, frame.y + 12.5, name, size, "ink", "semibold", subject=site)
    x = left + ICON + 4 + text_width(name, "semibold", size) + 5
    if trouble and text_width(trouble, "regular", SMALL) <= right - x:
        yield Label(x, frame.y + 12.5, trouble, SMALL, "failed.text", subject=site)
    if not nodes:
        place = Rect(frame.x, frame.y + FRAME_HEAD, frame.w, frame.h - FRAME_HEAD).inset(FRAME_PAD)
        yield Box(place.x, place.y, place.w, place.h, "", "ghost", radius=ITEM_RADIUS, dash=DASH, subject=site)
        yield Label(*place.centre, tr("No nodes"), SMALL, "faint", anchor="middle", subject=site)


def _free_head(facts: Facts, plan: Plan, frame: Rect, nodes: tuple[Id, ...]) -> tuple[float, float]:
    """From where to where the name may stand: between the lines that run down to the first and the second node.

    It begins where the name of the first node does, if the lines leave that free.
    """
    if not nodes:
        return frame.x + FRAME_PAD + 3, frame.right - FRAME_PAD
    lines = [plan.lines[nodes[0], network] + 7 for network in facts.above]
    left = max([plan.nodes[nodes[0]].x + name_x(plan.density), *lines])
    beyond = [plan.lines[node, network] - 7 for node in nodes[1:2] for network in facts.above]
    return left, min([frame.right - FRAME_PAD, *beyond])
