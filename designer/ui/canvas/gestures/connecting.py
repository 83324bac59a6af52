"""Drawing a line from a dot to something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from designer.edits.legality import Effect, Outcome, Refusal
from designer.foundation.language import tr
from designer.ui.canvas.gestures.base import Gesture, Pointer, Surface
from designer.ui.canvas.handles import Handle


@dataclass(frozen=True, slots=True)
class Linking:
    """What lines mean in a view.

    `judge` says what leading one from a dot to an object does. `offers` is what could be made and connected where there
    is nothing, each with its name; nothing in views that have nothing to offer. `still` keeps the picture as it is
    until the line is let go, where it would be laid out anew under the pointer.
    """

    judge: Callable[[Surface, Handle, str], Outcome]
    offers: Callable[[Surface, Handle, Pointer], Sequence[tuple[str, Effect]]]
    still: bool = False


def pulled(surface: Surface, pointer: Pointer, linking: Linking) -> Gesture | None:
    """The gesture that a press begins when it is on a dot."""
    handle = surface.handle_at(pointer.pixel) if surface.is_editable else None
    return ConnectGesture(surface, handle, pointer, linking) if handle is not None else None


class ConnectGesture(Gesture):
    """A line hangs on the pointer; what it can lead to stands out. Without a target there is a list of what is new."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, surface: Surface, handle: Handle, grip: Pointer, linking: Linking) -> None:
        self._surface = surface
        self._handle = handle
        self._grip = grip
        self._linking = linking
        self._start = grip.at

    def begin(self) -> None:
        """Let only what the line can lead to stand out."""
        surface, stage = self._surface, self._surface.stage
        self._start = self._root()
        stage.dots.show(())
        lit = {one for one in surface.settled.areas if isinstance(self._judge(one), Effect)}
        stage.set_lit(frozenset({self._handle.subject, *lit}))

    def move(self, pointer: Pointer) -> None:
        """Show what leading the line here does, and which findings that brings."""
        surface = self._surface
        outcome = self._outcome(pointer)
        if self._linking.still:
            surface.preview.announce(outcome)
        else:
            surface.preview.show(outcome)
        role = {"error": "failed.stroke", "warning": "pending.stroke"}.get(surface.preview.gravity or "", "accent")
        firm = isinstance(outcome, Effect)
        surface.stage.cord.lead(self._start, pointer.at, role if firm else "muted", firm=firm)
        surface.carry(pointer.at - pointer.at, pointer)

    def finish(self, pointer: Pointer) -> None:
        """Connect, or let the user choose what to make here."""
        clicked = (pointer.pixel - self._grip.pixel).manhattanLength() < QApplication.startDragDistance()
        on_nothing = clicked or not self._below(pointer)
        if not clicked:
            self.move(pointer)
        self._put_away()
        if not on_nothing:
            self._surface.release()
            return
        self._surface.let_go()
        offers = self._linking.offers(self._surface, self._handle, pointer)
        if offers:
            self._surface.offer(offers, pointer)

    def cancel(self) -> None:
        """Nothing is connected."""
        self._put_away()
        self._surface.let_go()

    def _put_away(self) -> None:
        self._surface.stage.cord.hide()
        self._surface.stage.set_lit(None)

    def _judge(self, target: str) -> Outcome:
        return self._linking.judge(self._surface, self._handle, target)

    def _below(self, pointer: Pointer) -> list[str]:
        """What lies under the pointer, the smallest first."""
        areas = self._surface.settled.areas
        there = [one for one, area in areas.items() if area.contains(pointer.at.x(), pointer.at.y())]
        return sorted(
            (one for one in there if one != self._handle.subject), key=lambda one: areas[one].w * areas[one].h
        )

    def _outcome(self, pointer: Pointer) -> Outcome:
        """Of all that lies there, the first thing that can be connected counts."""
        below = self._below(pointer)
        if not below:
            return Refusal(tr("Release the button to choose what to add here, connected"))
        outcomes = [self._judge(one) for one in below]
        return next((one for one in outcomes if isinstance(one, Effect)), outcomes[0])

    def _root(self) -> QPointF:
        """Where the line begins: where the dot was. At the end of a connection that is the other end."""
        points = self._surface.settled.wires.get(self._handle.subject, ())
        if points and self._handle.side == "end":
            return QPointF(*points[0])
        if points and self._handle.side == "start":
            return QPointF(*points[-1])
        return self._grip.at
