"""Why a node, a resource, a disk, a network or anything else is as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from designer.foundation.ids import Id
from designer.simulation.outcome.why.answer import Line, Part, Why
from designer.simulation.outcome.why.causes import causes
from designer.simulation.outcome.why.groups import where_text
from designer.simulation.outcome.why.inquiry import Inquiry, since
from designer.simulation.outcome.why.places import arrivals, home_line
from designer.simulation.outcome.why.waiting import resource_waits
from designer.simulation.record.events import Event, EventKind
from designer.topology.evs import disk_text

STATES = {"online pending": "coming online", "offline pending": "going offline"}


def why_node(asked: Inquiry, node: Id) -> Why:
    """How a node is doing and why, and which groups are there and why."""
    state, event = asked.state.nodes[node], _last(asked, node, "node")
    says = f"{asked.name(node)} is {state} {_since(event)}."
    if node in asked.state.damage.hung:
        event = next((one for one in asked.back((node,), "action") if one.detail == "hang"), event)
        says = f"{asked.name(node)} is {state}, but its cluster service hangs {_since(event)}."
    parts = _because(asked, event)
    groups = [group for group, owner in asked.state.owners.items() if owner == node]
    lines = [_came(asked, group) for group in groups]
    gone = [_came(asked, group) for group in _left(asked, node)]
    if lines:
        parts.append(Part("What is there, and why", tuple(lines)))
    elif state == "up":
        parts.append(Part("What is there", (Line(f"No group is on {asked.name(node)}."),)))
    if gone:
        parts.append(Part("What was there before", tuple(gone)))
    return Why(node, asked.at, says, tuple(parts))


def why_resource(asked: Inquiry, resource: Id) -> Why:
    """How a resource is doing, the chain of causes down to the fault, and what it needs first."""
    state, event = asked.state.resources[resource], _last(asked, resource, "resource", "broken", "mended")
    group = asked.timeline.snapshot.resources[resource].group
    word = STATES.get(state, state)
    if event is not None and event.kind == "broken":
        word = "broken, which nobody has noticed yet,"
    says = f"{asked.name(resource)} of {asked.name(group)} is {word} {_since(event)}."
    parts = [*resource_waits(asked, resource), *_since_arrival(asked, resource, event)]
    if resource in asked.state.kept_offline or group in asked.state.kept_offline:
        line = Line("An administrator wants it offline, and that is remembered.", subject=resource)
        parts.insert(0, Part("What is wanted", (line,)))
    return Why(resource, asked.at, says, (*parts, _group_part(asked, group)))


def why_disk(asked: Inquiry, disk: Id) -> Why:
    """Who holds a disk, since when and why."""
    snapshot = asked.timeline.snapshot
    text = f"Disk {disk_text(snapshot.disks[disk])}"
    lost = [node for one, node in asked.state.damage.disks if one == disk]
    parts = _because(asked, _last(asked, disk, "action"))
    if lost:
        unseen = Line(f"{asked.names(sorted(lost))} cannot reach it.", subject=disk, topic="no path")
        parts.insert(0, Part("What is broken", (unseen,)))
    resource = next((one for one in snapshot.resources.values() if one.disk == disk), None)
    if resource is None:
        return Why(disk, asked.at, f"{text} is no resource of any group, so no node holds it.", tuple(parts))
    group, state = resource.group, asked.state.resources[resource.id]
    owner, event = asked.state.owners[group], _last(asked, resource.id, "resource", "broken", "mended")
    begun = _since(event)
    if event is not None and event.kind == "broken":
        says = f"{asked.name(owner)} has lost {text} {begun}, and nobody has noticed yet."
    elif state == "online pending" and owner is not None:
        says = f"{asked.name(owner)} is bringing {text} online {begun}, as {asked.name(group)} is there."
    elif state == "online" and owner is not None:
        says = f"{asked.name(owner)} holds {text} {begun}, as {asked.name(group)} is there."
    else:
        says = f"{text} is {STATES.get(state, state)} {begun}, and nobody holds it."
    parts += _since_arrival(asked, resource.id, event)
    return Why(disk, asked.at, says, (*_distinct(parts), _group_part(asked, group)))


def why_network(asked: Inquiry, network: Id) -> Why:
    """How a network is doing and why, with the interfaces on it that do not work."""
    state = asked.state.networks.get(network, "up")
    event = _last(asked, network, "network")
    says = f"{asked.name(network)} is {state} {_since(event)}."
    parts = _because(asked, event if event is not None else _last(asked, network, "action"))
    snapshot = asked.timeline.snapshot
    bad = [
        Line(f"The interface of {asked.name(face.node)} is {asked.state.interfaces[face.id]}.", subject=face.node)
        for face in snapshot.interfaces.values()
        if face.network == network and asked.state.interfaces.get(face.id, "up") != "up"
    ]
    if bad:
        parts.append(Part("Who is not on it", tuple(bad)))
    return Why(network, asked.at, says, tuple(parts))


def why_interface(asked: Inquiry, interface: Id) -> Why:
    """How an interface is doing and why."""
    face = asked.timeline.snapshot.interfaces[interface]
    state, event = asked.state.interfaces.get(interface, "up"), _last(asked, interface, "interface")
    begun = _since(event)
    says = f"The interface of {asked.name(face.node)} on {asked.name(face.network)} is {state} {begun}."
    return Why(interface, asked.at, says, tuple(_because(asked, event)))


def why_other(asked: Inquiry, subject: Id) -> Why:
    """What has happened to an object around the cluster."""
    event = _last(asked, subject, "action")
    name = asked.timeline.snapshot.name_of(subject)
    if event is None:
        return Why(subject, asked.at, f"Nothing has happened to {name} so far.")
    return Why(subject, asked.at, asked.said(event), tuple(_because(asked, event)))


def _since(event: Event | None) -> str:
    return since(event.at if event is not None else None)


def _since_arrival(asked: Inquiry, resource: Id, event: Event | None) -> list[Part]:
    """What led to the state of a resource since its group came to its node."""
    group = asked.timeline.snapshot.resources[resource].group
    came = arrivals(asked, group)
    return _because(asked, event, came[0].seq if came else -1)


def _because(asked: Inquiry, event: Event | None, until: int = -1) -> list[Part]:
    lines = causes(asked, event, until)
    return [Part("How that came about", tuple(lines))] if lines else []


def _distinct(parts: list[Part]) -> list[Part]:
    """Parts of one title made one, without repeating a line."""
    titles = dict.fromkeys(part.title for part in parts)
    return [
        Part(title, tuple(_latest_first(line for part in parts if part.title == title for line in part.lines)))
        for title in titles
    ]


def _latest_first(lines: Iterable[Line]) -> list[Line]:
    return sorted(dict.fromkeys(lines), key=lambda line: -(line.at or 0))


def _last(asked: Inquiry, subject: Id, *kinds: EventKind) -> Event | None:
    return next(asked.back((subject,), *kinds), None)


def _group_part(asked: Inquiry, group: Id) -> Part:
    """Where the group of something is, and why."""
    return Part("Its group", (Line(where_text(asked, group), subject=group), _came(asked, group)))


def _came(asked: Inquiry, group: Id) -> Line:
    """Why a group is where it is, in a line."""
    came = arrivals(asked, group)
    told = causes(asked, came[0]) if came else []
    return told[0] if told else home_line(asked, group)


def _left(asked: Inquiry, node: Id) -> Iterator[Id]:
    """The groups that were on a node before and are not any more."""
    for group, owner in asked.state.owners.items():
        been = [event.before for event in asked.back((group,), "owner")]
        if owner != node and (node in been):
            yield group
