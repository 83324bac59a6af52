"""The lanes: what a network is and what it is used for, and its bus."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle
from designer.drawing.networks.facts import Facts
from designer.drawing.networks.plan import CHIP_X, LABEL, LANE_PAD, Plan
from designer.drawing.networks.usage import clash_words, heartbeat_words, role_words, state_words
from designer.drawing.networks.wires import DOT, RAIL
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BODY, BUS, CARD_RADIUS, DASH, MARGIN, MONO, NAME, SMALL
from designer.foundation.glyphs import Face
from designer.foundation.ids import Id
from designer.foundation.language import tr

BADGE = 17.0
TEXT = 34.0
"""From the lane's left edge to what is said about its network."""

LEADING = 12.0
PROMISE, PROMISE_GAP = 52.0, 8.0
"""Height of the place for the first network, with the gap above it."""


def lanes(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every lane with its label and its bus."""
    for network, rect in plan.lanes.items():
        if network is None:
            yield from _loose(rect)
        else:
            yield from _lane(facts, plan, network, rect)


def promise(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Where the first network will be, as long as there is none."""
    if facts.networks:
        return
    top = plan.height - MARGIN + PROMISE_GAP
    rect = Rect(MARGIN, top, plan.width - 2 * MARGIN, PROMISE - PROMISE_GAP)
    yield Box(rect.x, rect.y, rect.w, rect.h, "", "ghost", radius=CARD_RADIUS, dash=DASH)
    x, room = rect.centre[0], rect.w - 16
    yield Label(x, top + 19, tr("No networks yet"), BODY, "heading", "semibold", "middle")
    told = elide(tr("Drag one from the palette to here"), "regular", SMALL, room)
    yield Label(x, top + 31, told, SMALL, "muted", anchor="middle")


def _lane(facts: Facts, plan: Plan, network: Id, rect: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.networks[network]
    look, _ = state_words(facts, network)
    yield Box(rect.x, rect.y, rect.w, rect.h, "lane", radius=CARD_RADIUS, subject=network)
    yield from _badge(facts, network, rect)
    x, room, y = rect.x + TEXT, LABEL - TEXT - 6, rect.y + 20
    kind = "heartbeat" if record.role == "private" else "network"
    yield from icon(kind, Rect(x, y - 10, 12, 12), "icon", network)
    name = elide_middle(record.name or tr("Network"), "semibold", NAME, room - 17)
    yield Label(x + 17, y, name, NAME, "ink", "semibold", subject=network)
    for text, role, face in _lines(facts, network):
        y += LEADING
        size = MONO if face == "mono" else SMALL
        yield Label(x, y, elide(text, face, size, room), size, role, face, subject=network)
    bus, dash = plan.buses[network], DASH if look or record.role == "none" else ()
    end = rect.right - LANE_PAD
    stroke = f"{look}.stroke" if look else "bus"
    start = rect.x + LABEL + CHIP_X - RAIL - DOT / 2
    yield Line(((start, bus), (end, bus)), stroke, width=BUS, dash=dash, subject=network)


def _lines(facts: Facts, network: Id) -> list[tuple[str, str, Face]]:
    """What is said below the name, each with its colour and face; what is wrong goes before what is usual."""
    record = facts.snapshot.networks[network]
    subnet: tuple[str, str, Face] = (record.subnet, "ink", "mono")
    if not record.subnet:
        subnet = (tr("No subnet yet"), "pending.text", "regular")
    look, word = state_words(facts, network)
    clash = clash_words(facts, network)
    lines: list[tuple[str, str, Face]] = [subnet, (role_words(facts, network), "muted", "regular")]
    if word:
        return [*lines, (word, f"{look}.text", "semibold")]
    if clash:
        return [*lines, (clash, "error.text", "semibold")]
    return [*lines, (heartbeat_words(facts, network), "muted", "regular")]


def _badge(facts: Facts, network: Id, rect: Rect) -> Iterator[Primitive]:
    """The place among the priorities; a network that fails or is not used has a sign there."""
    x, y = rect.x + 9, rect.y + 8
    look, _ = state_words(facts, network)
    if look:
        yield from sign(look, x + 1, y + 1, BADGE - 2, network)
        return
    priority = facts.snapshot.networks[network].priority
    fill, ink = ("navy", "on.navy") if priority is not None else ("inset", "faint")
    text = str(priority) if priority is not None and abs(priority) < 100 else "–"
    yield Box(x, y, BADGE, BADGE, fill, "" if priority is not None else "rule", radius=BADGE / 2, subject=network)
    yield Label(x + BADGE / 2, y + 12, text, SMALL, ink, "semibold", "middle", subject=network)


def _loose(rect: Rect) -> Iterator[Primitive]:
    yield Box(rect.x, rect.y, rect.w, rect.h, "", "ghost", radius=CARD_RADIUS, dash=DASH)
    yield Label(rect.x + 14, rect.y + 19, tr("On no network"), BODY, "muted", "semibold")
    yield Label(rect.x + 14, rect.y + 31, tr("No address in a subnet,"), SMALL, "faint")
    yield Label(rect.x + 14, rect.y + 41, tr("or no network chosen"), SMALL, "faint")
