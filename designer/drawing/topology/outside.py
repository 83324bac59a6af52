"""Servers outside the cluster: quiet cards, each with a line to the network on which the cluster reaches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import server_icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BOLD, ITEM_RADIUS, MARGIN, MONO, SMALL, THIN
from designer.drawing.topology.cables import over, wire_width
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.fitting import FROM_AFAR, fitting
from designer.drawing.topology.interface_words import short_address
from designer.drawing.topology.outside_lane import BESIDE, GAP
from designer.drawing.topology.outside_lane import TITLE as HEADING
from designer.drawing.topology.plan import Plan
from designer.foundation.ids import Id
from designer.model.surroundings import Server, ServerRole

ICON = 13.0
TEXT = 26.0
PAD = 7.0
STUB_X = 14.0
NEAR = 6.0
"""Two lines closer together look like a mistake."""

DUTIES: Mapping[ServerRole, str] = {
    "domain-controller": "Directory",
    "global-catalog": "Directory",
    "dns": "DNS",
    "wins": "WINS",
    "front-end": "Front-end",
    "exchange": "Exchange",
    "file-share-witness": "File share witness",
    "backup": "Backup",
}


def duties(server: Server) -> str:
    """What a server does, as in "Directory, DNS, WINS"; a domain controller's catalogue belongs to the directory."""
    return ", ".join(dict.fromkeys(DUTIES[role] for role in server.roles)) or "No role yet"


def outside(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every server: its line first, then its card."""
    lane = plan.outside
    if lane is None:
        return
    if facts.detail != "overview" and plan.left + text_width(HEADING, "regular", SMALL) + BESIDE <= lane.left:
        yield Label(plan.left, MARGIN + 12, HEADING, SMALL, "faint")
    taken = [x for (_, network), x in plan.lines.items() if network in facts.above]
    for server, card in lane.cards.items():
        yield from _line(facts, plan, server, card, taken if lane.rows == 1 else None)
    for server, card in lane.cards.items():
        yield from _card(facts, facts.snapshot.servers[server], card)


def _line(facts: Facts, plan: Plan, server: Id, card: Rect, taken: Sequence[float] | None) -> Iterator[Primitive]:
    """A server's line: down from its card, or, where other rows are in the way, beside it.

    `taken` are the lines on the other side of the network; one exactly opposite would look like a line through it.
    """
    network = facts.servers[server]
    if network is None:
        return
    bus = plan.buses[network]
    if taken is None:
        x, start = card.x - GAP / 2, card.centre[1]
    else:
        start, places = card.bottom, (card.x + STUB_X, card.x + STUB_X + 10, card.x + STUB_X + 20)
        x = next((x for x in places if all(abs(x - other) > NEAR for other in taken)), places[0])
    yield from over(plan, x, start, bus, {network})
    yield Line(((x, start), (x, bus)), "wire", wire_width(facts), subject=server)
    if taken is None:
        yield Line(((card.x, start), (x, start)), "wire", wire_width(facts), subject=server)


def _card(facts: Facts, server: Server, card: Rect) -> Iterator[Primitive]:
    subject = server.id
    failed = subject in facts.damage.servers
    stroke, width = ("failed.stroke", BOLD) if failed else ("rule", THIN)
    yield Box(card.x, card.y, card.w, card.h, "canvas", stroke, width, radius=ITEM_RADIUS, subject=subject)
    picture = Rect(card.x + PAD, card.y + (card.h - ICON) / 2, ICON, ICON)
    if failed:
        yield from sign("failed", picture.x, picture.y, ICON, subject)
    else:
        yield from icon(server_icon(server), picture, "faint", subject)
    left, right = card.x + TEXT, card.right - PAD
    if facts.detail == "overview":
        yield fitting(server.name, (left, card.y + 18.5), right - left, FROM_AFAR, "ink", subject)
        return
    name = elide_middle(server.name, "semibold", SMALL, right - left)
    yield Label(left, card.y + 12, name, SMALL, "ink", "semibold", subject=subject)
    yield from _beside_name(facts, server, right, card.y + 12, right - left - text_width(name, "semibold", SMALL) - 6)
    text = elide("Failed" if failed else duties(server), "regular", SMALL, right - left)
    yield Label(left, card.y + 22.5, text, SMALL, "failed.text" if failed else "muted", subject=subject)


def _beside_name(facts: Facts, server: Server, right: float, baseline: float, room: float) -> Iterator[Primitive]:
    """Where the server stands, if there are several sites, else its address; half an address says nothing."""
    if facts.camps and server.site is not None:
        site = elide(facts.snapshot.name_of(server.site), "regular", SMALL, room)
        yield Label(right, baseline, site, SMALL, "faint", anchor="end", subject=server.id)
        return
    network = facts.servers[server.id]
    subnet = facts.snapshot.networks[network].subnet if network is not None else ""
    address = short_address(server.address, subnet)
    if facts.detail == "close" and text_width(server.address, "mono", MONO) <= room:
        address = server.address
    if text_width(address, "mono", MONO) <= room:
        yield Label(right, baseline, address, MONO, "faint", "mono", "end", subject=server.id)
