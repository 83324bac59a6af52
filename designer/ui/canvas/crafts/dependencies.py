"""The dependencies of a group: lines lead from a resource to what it needs, and new resources are dropped into it.

Arrows point from the dependent to what it needs, which starts first and stands further left: the dot at the left of a
resource is for what it needs, the one at its right for what needs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from designer.app.palette import RESOURCE
from designer.drawing.dependencies import alike
from designer.edits.legality import Effect, Outcome, Refusal
from designer.edits.legality.depending import End, add_connected, depend, drop_resource, redirect, resource_kinds
from designer.foundation.language import tr
from designer.topology.dependencies import providers, reversed_needs
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.carrying import PlaceGesture
from designer.ui.canvas.gestures.connecting import Linking, pulled
from designer.ui.canvas.handles import Handle, both_ends

ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _handles(surface: Surface, subject: str) -> tuple[Handle, ...]:
    snapshot = surface.session.snapshot
    if not surface.is_editable or surface.shows_other:
        return ()
    if subject in snapshot.dependencies:
        return both_ends(subject)
    return (Handle(subject, "left"), Handle(subject, "right")) if subject in snapshot.resources else ()


def _judge(surface: Surface, handle: Handle, target: str) -> Outcome:
    snapshot = surface.session.snapshot
    if target not in snapshot.resources:
        return Refusal(tr("Lead the line to a resource"))
    if handle.side in ("start", "end"):
        return redirect(snapshot, handle.subject, _end(handle), target)
    mine, theirs = alike(snapshot, handle.subject), alike(snapshot, target)
    return depend(snapshot, mine, theirs) if handle.side == "left" else depend(snapshot, theirs, mine)


def _end(handle: Handle) -> End:
    """Which end of a dependency a dot is at; the line of one begins at the dependent."""
    return "dependent" if handle.side == "start" else "provider"


def _offers(surface: Surface, handle: Handle, pointer: Pointer) -> Sequence[tuple[str, Effect]]:
    """New resources that can be at the other end of the line, those without new findings first."""
    session = surface.session
    snapshot, catalog = session.snapshot, session.catalog
    if handle.side in ("start", "end") or handle.subject not in snapshot.resources:
        return ()
    end: End = "provider" if handle.side == "left" else "dependent"
    found = []
    for kind in resource_kinds(snapshot, catalog, snapshot.resources[handle.subject].group):
        outcome = add_connected(snapshot, catalog, handle.subject, end, kind.id)
        if isinstance(outcome, Effect):
            found.append((kind.label, outcome))
    return found


def _press(surface: Surface, pointer: Pointer) -> Gesture | None:
    return pulled(surface, pointer, LINKING)


def _bring(surface: Surface, item: str) -> Gesture | None:
    if not item.startswith(RESOURCE) or not surface.is_editable:
        return None

    def decide(pointer: Pointer) -> Outcome:
        session = surface.session
        return drop_resource(session.snapshot, session.catalog, item.removeprefix(RESOURCE), surface.shown_group)

    return PlaceGesture(surface, decide)


def _key(surface: Surface, event: QKeyEvent) -> bool:
    """Alt and an arrow go along the dependencies: left to what a resource needs, right to what needs it."""
    key = Qt.Key(event.key())
    if event.modifiers() & ~_KEYPAD != ALT or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return False
    snapshot, areas = surface.session.snapshot, surface.settled.areas
    current = surface.selection()[-1] if surface.selection() else ""
    if current in snapshot.dependencies:
        edge = snapshot.dependencies[current]
        wanted: tuple[str, ...] = (edge.provider if key == Qt.Key.Key_Left else edge.dependent,)
    else:
        needs = providers(snapshot)
        wanted = (needs if key == Qt.Key.Key_Left else reversed_needs(needs)).get(current, ())
    there = next((one for one in wanted if one in areas), None)
    if there is not None:
        surface.select((there,))
    return True


LINKING = Linking(_judge, _offers, still=True)
DEPENDENCIES = Craft(press=_press, bring=_bring, handles=_handles, key=_key)
