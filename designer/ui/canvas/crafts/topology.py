"""The topology: things are added from the palette and dragged to other places; while a failover is watched, faults
are dropped and groups moved as an administrator would."""

from __future__ import annotations

from designer.ui.canvas.gestures.adding import AddGesture
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.failing import FaultGesture, PlannedMoveGesture
from designer.ui.canvas.gestures.moving import MoveGesture


def _drag(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
    snapshot = surface.session.snapshot
    if surface.mode == "failover":
        return PlannedMoveGesture(surface, subject, grip) if subject in snapshot.groups else None
    if not surface.is_editable:
        return None
    together = tuple(one for one in surface.selection() if one in snapshot.disks and one in surface.settled.areas)
    return MoveGesture(surface, together if subject in snapshot.disks else (subject,), grip)


def _bring(surface: Surface, item: str) -> Gesture | None:
    if item.startswith("fault:"):
        return FaultGesture(surface, item) if surface.mode == "failover" else None
    return AddGesture(surface, item) if surface.is_editable else None


TOPOLOGY = Craft(drag=_drag, bring=_bring)
