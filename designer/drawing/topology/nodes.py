"""The cards of the nodes, without the groups on them."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import node_standing
from designer.drawing.style import BODY, BOLD, CARD_RADIUS, DASH, ITEM_RADIUS, SMALL, THIN
from designer.drawing.topology.density import Density
from designer.drawing.topology.detail import FINE
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.fitting import FROM_AFAR, fitting
from designer.drawing.topology.node_words import fine_node, role_of
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.watched import about_node
from designer.foundation.ids import Id
from designer.foundation.language import tr

ICON = 18.0
FAR_SIGN = 14.0


def nodes(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every node: card, name, role, state, and the empty place of a passive one."""
    for node, area in plan.nodes.items():
        down = facts.state is not None and facts.state.nodes.get(node) == "down"
        look = node_standing(facts.state, node).look if facts.state is not None else "online"
        yield Box(
            area.x,
            area.y,
            area.w,
            area.h,
            fill="lane",
            stroke=f"{look}.stroke" if look in ("failed", "pending") else "rule",
            width=BOLD if look in ("failed", "pending") else THIN,
            radius=CARD_RADIUS,
            hatch="/" if down and look == "failed" else "",
            ink="failed.tint",
            pitch=7.0,
            subject=node,
        )
        yield from (_from_afar if facts.detail == "overview" else _header)(facts, plan.density, node, area)
        if node in plan.places and not down:
            yield from _place(facts, node, plan.places[node])


def owner_numbers(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """For the selected group: on every node where it may run, the place of that node in its list."""
    for node, number in facts.numbers.items():
        area = plan.nodes[node]
        x, y = area.right - 12, area.y
        yield Box(x - 7, y - 7, 14, 14, fill="accent", radius=7, subject=node)
        yield Label(x, y + 3, str(number), BODY, "on.accent", "semibold", "middle", subject=node)


def name_x(density: Density) -> float:
    """How far from the edge of its card a node's name begins."""
    return 33 if density.roomy else 23


def _header(facts: Facts, density: Density, node: Id, area: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.nodes[node]
    roomy = density.roomy
    down = facts.state is not None and facts.state.nodes.get(node) == "down"
    role = "" if down else role_of(facts, node)
    picture = "node-down" if down else "node-passive" if role == tr("passive") else "node"
    size = ICON if roomy else 14.0
    yield from icon(picture, Rect(area.x + density.line_x - size / 2, area.y + 9, size, size), "icon", node)
    text_x = left = area.x + name_x(density)
    room = area.right - 4 - left
    right = area.right - (8 if roomy else 4)
    watched = about_node(facts, node)
    second = " · ".join(
        part for part in (tr("Node {number}").format(number=record.number) if roomy else "", role) if part
    )
    if facts.state is not None:
        shown = node_standing(facts.state, node)
        if roomy:
            width = text_width(shown.word, "regular", SMALL)
            yield Label(right, area.y + 18, shown.word, SMALL, f"{shown.look}.text", anchor="end", subject=node)
            yield from sign(shown.look, right - width - 13, area.y + 10.5, 9, node)
            right -= width + 18
        else:
            second = shown.word
            room -= 11
            yield from sign(shown.look, text_x, area.y + 22, 8, node)
            text_x += 11
    size = density.node_name
    name = elide_middle(record.name, "semibold", size, right - left)
    yield Label(left, area.y + 18, name, size, "heading" if not down else "muted", "semibold", subject=node)
    ways = (" · ".join(part for part in parts if part) for parts in ((second, watched), (watched,)) if watched)
    second = next((way for way in ways if text_width(way, "regular", SMALL) <= room), second)
    yield Label(text_x, area.y + 29, second, SMALL, "muted", subject=node)
    if facts.detail == "close":
        room = area.right - 6 - left
        fine = next((one for one in fine_node(facts, node) if text_width(one, "regular", FINE) <= room), "")
        yield from (Label(left, area.y + 35, fine, FINE, "muted", subject=node),) if fine else ()


def _from_afar(facts: Facts, density: Density, node: Id, area: Rect) -> Iterator[Primitive]:
    """A large name, with a large sign where there is a state."""
    down = facts.state is not None and facts.state.nodes.get(node) == "down"
    left, right = area.x + (12 if density.roomy else 7), area.right - 8
    if facts.state is not None:
        yield from sign(node_standing(facts.state, node).look, left, area.y + 12.5, FAR_SIGN, node)
        left += FAR_SIGN + 5
    ink = "muted" if down else "heading"
    yield fitting(facts.snapshot.nodes[node].name, (left, area.y + 19.5), right - left, FROM_AFAR, ink, node)


def _place(facts: Facts, node: Id, rect: Rect) -> Iterator[Primitive]:
    yield Box(rect.x, rect.y, rect.w, rect.h, stroke="ghost", radius=ITEM_RADIUS, dash=DASH, subject=node)
    if facts.detail == "overview":
        return
    x, y = rect.centre
    text = tr("Free for a virtual server") if rect.w > 110 else tr("Free")
    yield Label(x, y + 3, text, SMALL, "faint", anchor="middle", subject=node)
