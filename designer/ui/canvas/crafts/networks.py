"""The networks: they are dragged into the order of their priorities, addresses to other networks, and lines lead from
nodes to networks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from designer.app.gestures import new_neighbours
from designer.drawing.networks import by_priority
from designer.edits.draft import EditError
from designer.edits.legality import Effect, Outcome, Spot, connect_objects, drop_object, reconnect
from designer.edits.legality.networking import about_address, drop_address, drop_network, write_address
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.topology.addressing import holder_address, holder_text
from designer.ui.canvas.gestures.adding import AddGesture
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.carrying import CarryGesture
from designer.ui.canvas.gestures.connecting import Linking, pulled
from designer.ui.canvas.gestures.failing import FaultGesture
from designer.ui.canvas.handles import Handle, both_ends
from designer.ui.canvas.renaming import Writing


def _drag(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
    snapshot = surface.session.snapshot
    if not surface.is_editable or subject not in surface.settled.areas:
        return None
    decide = {
        "networks": _to_priority,
        "interfaces": _to_network,
        "resources": _to_network,
        "nodes": _along_nodes,
    }.get(snapshot.table_of(subject) or "")
    return CarryGesture(surface, (subject,), grip, partial(decide, surface, subject)) if decide is not None else None


def _to_priority(surface: Surface, network: str, pointer: Pointer) -> Outcome:
    snapshot, areas = surface.session.snapshot, surface.settled.areas
    others = [one for one in by_priority(snapshot) if one != network]
    index = sum(areas[one].centre[1] < pointer.at.y() for one in others)
    return drop_network(snapshot, network, (*others[:index], network, *others[index:]))


def _to_network(surface: Surface, holder: str, pointer: Pointer) -> Outcome:
    session = surface.session
    return drop_address(session.snapshot, session.catalog, holder, _network_at(surface, pointer))


def _along_nodes(surface: Surface, node: str, pointer: Pointer) -> Outcome:
    session = surface.session
    order = _in_row(surface, session.snapshot)
    index = sum(surface.settled.areas[one].centre[0] < pointer.at.x() for one in order)
    return drop_object(session.snapshot, session.catalog, node, Spot("nodes", order=order, index=index))


def _in_row(surface: Surface, snapshot: Snapshot) -> tuple[str, ...]:
    areas = surface.settled.areas
    return tuple(sorted(snapshot.nodes, key=lambda one: areas[one].x))


def _network_at(surface: Surface, pointer: Pointer) -> str | None:
    areas = surface.settled.areas
    found = (one for one in surface.session.snapshot.networks if areas[one].contains(pointer.at.x(), pointer.at.y()))
    return next(found, None)


def _bring(surface: Surface, item: str) -> Gesture | None:
    if item.startswith("fault:"):
        return FaultGesture(surface, item) if surface.mode == "failover" else None
    wanted = item == "node" or item.startswith(("network:", "outside:"))
    return AddGesture(surface, item) if surface.is_editable and wanted else None


def _handles(surface: Surface, subject: str) -> tuple[Handle, ...]:
    """A dot below every node, and one at the end of an interface's line."""
    snapshot = surface.session.snapshot
    if not surface.is_editable:
        return ()
    if subject in snapshot.interfaces:
        return both_ends(subject)[1:]
    return (Handle(subject, "bottom"),) if subject in snapshot.nodes else ()


def _judge(surface: Surface, handle: Handle, target: str) -> Outcome:
    join = reconnect if handle.side in ("start", "end") else connect_objects
    return join(surface.session.snapshot, surface.session.catalog, handle.subject, target)


def _offers(surface: Surface, handle: Handle, pointer: Pointer) -> Sequence[tuple[str, Effect]]:
    session = surface.session
    if handle.side == "end":
        return ()
    offers = new_neighbours(session.snapshot, session.catalog, handle.subject)
    return [(name, effect) for name, effect in offers if _adds_network(effect)]


def _adds_network(effect: Effect) -> bool:
    return any(table == "networks" and before is None for (table, _), (before, _) in effect.diff.changes.items())


def _press(surface: Surface, pointer: Pointer) -> Gesture | None:
    return pulled(surface, pointer, LINKING)


def _write(surface: Surface, subject: str) -> Writing | None:
    """Of an interface and of an IP Address resource, the address."""
    session = surface.session
    if subject not in session.snapshot.interfaces and subject not in session.snapshot.resources:
        return None
    text = holder_address(session.snapshot, subject)

    def accept(address: str) -> str:
        try:
            diff = write_address(session.snapshot, subject, address)
            session.do(tr("Change Address of {subject}").format(subject=holder_text(session.snapshot, subject)), diff)
        except EditError as problem:
            return str(problem)
        return ""

    def judge(address: str) -> str:
        return about_address(session.snapshot, subject, address)

    return Writing(text, accept, tr("Address"), "mono" if text else "regular", judge)


LINKING = Linking(_judge, _offers)
NETWORKS = Craft(press=_press, drag=_drag, bring=_bring, handles=_handles, write=_write)
