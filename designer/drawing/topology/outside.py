"""Servers outside the cluster: quiet cards, each with a line to the network on which the cluster reaches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from designer.drawing.topology.outside_lane import BESIDE
from designer.drawing.topology.outside_lane import TITLE as HEADING
from designer.drawing.topology.plan import Plan
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.surroundings import Server, ServerRole

ICON = 13.0
TEXT = 26.0
PAD = 7.0
DUTIES: Mapping[ServerRole, str] = {
    "domain-controller": tr("Directory"),
    "global-catalog": tr("Directory"),
    "dns": "DNS",
    "wins": "WINS",
    "front-end": tr("Front-end"),
    "exchange": tr("Exchange"),
    "file-share-witness": tr("File share witness"),
    "backup": tr("Backup"),
}


def duties(server: Server) -> str:
    """What a server does, as in "Directory, DNS, WINS"; a domain controller's catalogue belongs to the directory."""
    return ", ".join(dict.fromkeys(DUTIES[role] for role in server.roles)) or tr("No role yet")


def outside(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every server: its line first, then its card."""
    lane = plan.outside
    if lane is None:
        return
    if facts.detail != "overview" and plan.left + text_width(HEADING, "regular", SMALL) + BESIDE <= lane.left:
        yield Label(plan.left, MARGIN + 12, HEADING, SMALL, "faint")
    for server, card in lane.cards.items():
        if server in plan.stubs:
            yield from _line(facts, plan, server, card)
    for server, card in lane.cards.items():
        yield from _card(facts, facts.snapshot.servers[server], card)


def _line(facts: Facts, plan: Plan, server: Id, card: Rect) -> Iterator[Primitive]:
    """A server's line to its network, down from its card or out of its side."""
    network, x = facts.servers[server], plan.stubs[server]
    bus = plan.buses[network or ""]
    aside = x < card.x
    start = card.centre[1] if aside else card.bottom
    yield from over(plan, x, start, bus, {network or ""})
    yield Line(((x, start), (x, bus)), "wire", wire_width(facts), subject=server)
    if aside:
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
        yield fitting(server.name, (left, card.centre[1]), right - left, FROM_AFAR, "ink", subject)
        return
    name = elide_middle(server.name, "semibold", SMALL, right - left)
    yield Label(left, card.y + 12, name, SMALL, "ink", "semibold", subject=subject)
    yield from _beside_name(facts, server, right, card.y + 12, right - left - text_width(name, "semibold", SMALL) - 6)
    text = tr("Failed") if failed else _duties_in(server, right - left)
    yield Label(left, card.y + 22.5, text, SMALL, "failed.text" if failed else "muted", subject=subject)


def _duties_in(server: Server, room: float) -> str:
    """What a server does; as much of it as there is room for, and how much more it does."""
    known = duties(server).split(", ")
    ways = [
        ", ".join(known),
        *(f"{', '.join(known[:left])} + {len(known) - left}" for left in range(len(known) - 1, 0, -1)),
    ]
    return next(
        (one for one in ways if text_width(one, "regular", SMALL) <= room), elide(ways[-1], "regular", SMALL, room)
    )


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
