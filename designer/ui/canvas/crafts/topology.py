"""The topology: things are added from the palette and dragged to other places; while a failover is watched, faults
are dropped and groups moved as an administrator would."""

from __future__ import annotations

from collections.abc import Sequence

from designer.app.gestures import NEIGHBOURS, new_neighbours
from designer.edits.legality import Effect, Outcome, connect_objects, reconnect
from designer.ui.canvas.gestures.adding import AddGesture
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.connecting import Linking, pulled
from designer.ui.canvas.gestures.failing import FaultGesture, PlannedMoveGesture
from designer.ui.canvas.gestures.moving import MoveGesture
from designer.ui.canvas.handles import Handle, all_around, both_ends


def _drag(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
    snapshot = surface.session.snapshot
    if subject in snapshot.resources:
        subject = snapshot.resources[subject].group  # what is listed on a card goes where the card goes
    if surface.mode == "failover":
        return PlannedMoveGesture(surface, subject, grip) if subject in snapshot.groups else None
    if not surface.is_editable:
        return None
    return MoveGesture(surface, _together(surface, subject), grip)


def _together(surface: Surface, subject: str) -> tuple[str, ...]:
    """What is dragged with an object: everything selected, if it is, but not what stands on something else that is."""
    chosen = [one for one in surface.selection() if one in surface.settled.areas]
    if subject not in chosen:
        return (subject,)
    carried = {one for other in chosen for one in surface.stage.standing_on(other)}
    first = [subject] if subject not in carried else []
    return (*first, *(one for one in chosen if one not in carried and one != subject))


def _bring(surface: Surface, item: str) -> Gesture | None:
    if item.startswith("fault:"):
        return FaultGesture(surface, item) if surface.mode == "failover" else None
    return AddGesture(surface, item) if surface.is_editable else None


def _press(surface: Surface, pointer: Pointer) -> Gesture | None:
    return pulled(surface, pointer, LINKING)


def _handles(surface: Surface, subject: str) -> tuple[Handle, ...]:
    """Dots around whatever has neighbours, and at both ends of cables."""
    snapshot = surface.session.snapshot
    if not surface.is_editable:
        return ()
    if subject in snapshot.interfaces or subject in snapshot.paths:
        return both_ends(subject)
    return all_around(subject) if snapshot.table_of(subject) in NEIGHBOURS else ()


def _judge(surface: Surface, handle: Handle, target: str) -> Outcome:
    join = connect_objects if handle.side not in ("start", "end") else reconnect
    return join(surface.session.snapshot, surface.session.catalog, handle.subject, target)


def _offers(surface: Surface, handle: Handle, pointer: Pointer) -> Sequence[tuple[str, Effect]]:
    return new_neighbours(surface.session.snapshot, surface.session.catalog, handle.subject)


LINKING = Linking(_judge, _offers)
TOPOLOGY = Craft(press=_press, drag=_drag, bring=_bring, handles=_handles)
