"""The cards of the networks view: nodes, their interfaces, addresses of virtual servers, servers outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import emblem, server_icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.networks.facts import Facts
from designer.drawing.networks.plan import CHIP_X, Plan
from designer.drawing.networks.wires import connection_look
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import node_standing, resource_standing
from designer.drawing.style import BODY, BOLD, DASH, ITEM_RADIUS, MONO, SMALL, THIN
from designer.drawing.topology.interface_words import short_address
from designer.foundation.glyphs import Face
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.records import Interface
from designer.topology.addressing import holder_address

PAD = 6.0
FIRST, SECOND = 11.0, 21.0
"""Baselines of the two lines of a chip."""


def chips(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Everything that is a card."""
    for node, rect in plan.nodes.items():
        yield from _node(facts, node, rect)
    loose = plan.columns.get(None)
    if loose is not None:
        yield Label(loose.x + CHIP_X, loose.y + 18, tr("On no node"), BODY, "muted", "semibold")
    for interface, rect in plan.interfaces.items():
        yield from _interface(facts, interface, rect)
    for address, rect in plan.addresses.items():
        yield from _address(facts, address, rect)
    for server, rect in plan.servers.items():
        yield from _server(facts, server, rect)


def _node(facts: Facts, node: Id, rect: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.nodes[node]
    shown = node_standing(facts.state, node) if facts.state is not None else None
    loud = shown is not None and shown.look != "online"
    stroke = f"{shown.look}.stroke" if shown is not None and loud else "rule"
    yield _card(rect, node, stroke, BOLD if loud else THIN)
    left, right = rect.x + 25, rect.right - PAD
    yield from icon("node", Rect(rect.x + 7, rect.y + 9, 14, 14), "icon", node)
    if shown is not None:
        yield from sign(shown.look, right - 9, rect.y + 6, 9, node)
        right -= 13
    yield Label(
        left,
        rect.y + 14,
        elide_middle(record.name, "semibold", BODY, right - left),
        BODY,
        "ink",
        "semibold",
        subject=node,
    )
    count = sum(one.node == node for one in facts.snapshot.interfaces.values())
    told = shown.word if shown is not None else plural(count, "interface") if count else tr("On no network yet")
    role = f"{shown.look}.text" if shown is not None else "muted" if count else "pending.text"
    yield Label(left, rect.y + 25, elide(told, "regular", SMALL, right - left), SMALL, role, subject=node)


def _interface(facts: Facts, interface: Id, rect: Rect) -> Iterator[Primitive]:
    """Its address, and below that what is wrong with it, else what is worth knowing of the adapter."""
    record, look = facts.snapshot.interfaces[interface], connection_look(facts, interface)
    problem = facts.problems.get(interface, "")
    yield _holder(rect, interface, problem, look)
    left, right = rect.x + PAD, rect.right - PAD
    text = record.address or (tr("by DHCP") if record.static is False else tr("No address"))
    face: Face = "mono" if record.address else "regular"
    role = _ink(problem, "ink" if record.address else "muted")
    if problem:
        yield from sign("error", right - 8, rect.y + 3.5, 8, interface)
        right -= 11
    shown = _fitting(text, _subnet(facts, record.network), face, right - left)
    yield Label(left, rect.y + FIRST, shown, SMALL, role, face, subject=interface)
    told = problem or _about(record, rect.w - 2 * PAD)
    if told and not (problem and not record.address):
        shown = elide(told, "regular", MONO, rect.w - 2 * PAD)
        yield Label(left, rect.y + SECOND, shown, MONO, _ink(problem, "muted"), subject=interface)


def _address(facts: Facts, address: Id, rect: Rect) -> Iterator[Primitive]:
    """An address of a virtual server: whose it is, and what it is."""
    resource = facts.snapshot.resources[address]
    group = facts.snapshot.groups[resource.group]
    problem = facts.problems.get(address, "")
    shown = resource_standing(facts.state, address) if facts.state is not None else None
    yield _holder(rect, address, problem, shown.look if shown is not None and shown.look != "online" else "")
    for part in emblem(facts.snapshot, facts.catalog, group, Rect(rect.x + 3, rect.y + 3, 8, rect.h - 6)):
        yield replace(part, subject=address)
    left, right = rect.x + 14, rect.right - 5
    text = holder_address(facts.snapshot, address)
    subnet = _subnet(facts, resource.network)
    mark = shown.look if shown is not None else "error" if problem else ""
    if mark:
        yield from sign(mark, right - 8, rect.y + 3.5, 8, address)
        right -= 11
    name = elide_middle(group.name, "semibold", SMALL, right - left)
    yield Label(left, rect.y + FIRST, name, SMALL, "ink", "semibold", subject=address)
    face: Face = "mono" if text else "regular"
    second = text or problem
    shown_text = _fitting(second, subnet, face, rect.right - 5 - left, MONO)
    yield Label(left, rect.y + SECOND, shown_text, MONO, _ink(problem, "muted"), face, subject=address)


def _server(facts: Facts, server: Id, rect: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.servers[server]
    failed = server in facts.damage.servers
    yield Box(
        rect.x,
        rect.y,
        rect.w,
        rect.h,
        "canvas",
        "failed.stroke" if failed else "rule",
        THIN,
        ITEM_RADIUS,
        subject=server,
    )
    yield from icon(server_icon(record), Rect(rect.x + 5, rect.y + 6.5, 12, 12), "faint", server)
    left, room = rect.x + 22, rect.w - 22 - 5
    name = elide_middle(record.name, "semibold", SMALL, room)
    yield Label(left, rect.y + FIRST, name, SMALL, "ink", "semibold", subject=server)
    face: Face = "mono" if record.address else "regular"
    told = (
        tr("Failed")
        if failed
        else _fitting(record.address, "", face, room, MONO)
        if record.address
        else tr("No address")
    )
    role = "failed.text" if failed else "muted"
    yield Label(left, rect.y + SECOND, told, MONO, role, "regular" if failed else face, subject=server)


def _about(record: Interface, room: float) -> str:
    """As many of the adapter's facts as there is room for, the weightiest first."""
    facts = []
    if record.binding_rank is not None:
        facts.append(tr("Bound {binding_rank}").format(binding_rank=_ordinal(record.binding_rank)))
    facts += [tr("team")] if record.teamed else []
    facts += [tr("gateway")] if record.gateway else []
    facts += ["DNS"] if record.dns_servers else []
    facts += ["DHCP"] if record.static is False and record.address else []
    text = ""
    for fact in facts:
        longer = f"{text} · {fact}" if text else fact[0].upper() + fact[1:]
        if text_width(longer, "regular", MONO) > room:
            break
        text = longer
    return text


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _subnet(facts: Facts, network: Id | None) -> str:
    record = facts.snapshot.networks.get(network or "")
    return record.subnet if record is not None else ""


def _fitting(text: str, subnet: str, face: Face, room: float, size: float = SMALL) -> str:
    """The address; where there is no room, without what its subnet says already, and at last without its middle."""
    if text_width(text, face, size) > room:
        text = short_address(text, subnet)
    return elide_middle(text, face, size, room)


def _holder(rect: Rect, subject: Id, problem: str, look: str) -> Box:
    if problem:
        return _card(rect, subject, "error.fill", THIN, "error.tint")
    if look:
        return _card(
            rect, subject, f"{look}.stroke", BOLD if look == "failed" else THIN, dash=DASH if look == "offline" else ()
        )
    return _card(rect, subject, "rule", THIN)


def _card(rect: Rect, subject: Id, stroke: str, width: float, fill: str = "card", dash: tuple[float, ...] = ()) -> Box:
    return Box(rect.x, rect.y, rect.w, rect.h, fill, stroke, width, ITEM_RADIUS, dash, subject=subject)


def _ink(problem: str, otherwise: str) -> str:
    return "error.text" if problem else otherwise
