"""What a gesture is, and what it may use of the canvas."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from designer.app.faults import Blow
from designer.app.session import Session
from designer.drawing.primitives import Picture
from designer.edits.legality import Effect
from designer.simulation.record.damage import Damage
from designer.ui.canvas.camera import Camera
from designer.ui.canvas.easel import Mode
from designer.ui.canvas.handles import Handle
from designer.ui.canvas.preview import Preview
from designer.ui.canvas.renaming import Writing
from designer.ui.canvas.stage import Stage

if TYPE_CHECKING:
    from designer.drawing.owners import Cell

COPYING = Qt.KeyboardModifier.AltModifier if sys.platform == "darwin" else Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: `at` in the drawing, `pixel` in the viewport; and what is held on the keyboard."""

    at: QPointF
    pixel: QPointF
    modifiers: Qt.KeyboardModifier

    @property
    def adds(self) -> bool:
        """Whether the user wants to change the selection instead of replacing it."""
        wanted = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        return bool(self.modifiers & wanted)

    @property
    def copies(self) -> bool:
        """Whether what is dragged shall stay, and another one like it come: Ctrl, on a Mac Option."""
        return bool(self.modifiers & COPYING)


class Surface(Protocol):
    """The canvas as gestures see it."""

    @property
    def session(self) -> Session:
        """The open design."""
        ...

    @property
    def stage(self) -> Stage:
        """The items."""
        ...

    @property
    def camera(self) -> Camera:
        """Zoom and pan."""
        ...

    @property
    def preview(self) -> Preview:
        """Shows what a drop would do."""
        ...

    @property
    def settled(self) -> Picture:
        """The picture of the design as it is, whatever a preview shows."""
        ...

    def selection(self) -> tuple[str, ...]:
        """What is selected."""
        ...

    def select(self, ids: tuple[str, ...], *, passing: bool = False) -> None:
        """Select these and nothing else; `passing` while the gesture may still change it."""
        ...

    def take_over(self, gesture: Gesture) -> None:
        """Let another gesture go on."""
        ...

    def show_band(self, band: QRectF | None, *, touching: bool = False) -> None:
        """Show the rubber band, or none."""
        ...

    def carry(self, offset: QPointF, pointer: Pointer) -> None:
        """Move what hangs on the pointer, with its note."""
        ...

    def release(self) -> None:
        """Do what the preview shows; what hangs on the pointer goes to its place."""
        ...

    def let_go(self) -> None:
        """Do nothing; what hangs on the pointer goes back."""
        ...

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """The dot that lies there, if any is shown."""
        ...

    def offer(self, effects: Sequence[tuple[str, Effect]], pointer: Pointer) -> None:
        """Let the user choose one of several effects, each with its name, and do it."""
        ...

    def accept(self, effect: Effect) -> None:
        """Do it, and select what it adds."""
        ...

    def add_note(self, at: QPointF | None = None, subject: str = "") -> None:
        """Let the user write a new note at a place, about an object if one is given."""
        ...

    def say(self, text: str) -> None:
        """Say something in the status line; "" for nothing."""
        ...

    @property
    def cell(self) -> Cell | None:
        """The cell of the ownership matrix that the keyboard is in."""
        ...

    def set_cell(self, cell: Cell | None) -> None:
        """Frame a cell of the ownership matrix, or none."""
        ...

    @property
    def shows_other(self) -> bool:
        """Whether the picture shows something that the design is not."""
        ...

    @property
    def shown_group(self) -> str:
        """The group whose dependencies are shown, if they are."""
        ...

    @property
    def moment(self) -> str:
        """The time at the playhead, as text; "" in the design."""
        ...

    @property
    def damage(self) -> Damage:
        """What is broken at the playhead."""
        ...

    @property
    def paused(self) -> frozenset[str]:
        """The nodes that are paused at the playhead."""
        ...

    def strike(self, blows: tuple[Blow, ...], pointer: Pointer) -> None:
        """Let something happen at the playhead; the user chooses when there are several."""
        ...

    def foresee(self, blow: Blow | None) -> None:
        """Releasing here would let this happen: tell what would come of it when the pointer rests; None for nothing."""
        ...

    @property
    def mode(self) -> Mode:
        """What the canvas is for at the moment."""
        ...

    @property
    def is_editable(self) -> bool:
        """Whether the design may be changed here."""
        ...

    @property
    def craft(self) -> Craft:
        """What the view lets the mouse do."""
        ...


class Gesture:
    """Something that the user does with the mouse, from press to release."""

    cursor: Qt.CursorShape | None = None
    scrolls = True
    """Whether the paper moves on when the pointer is at its edge."""

    def begin(self) -> None:
        """The gesture starts."""

    def move(self, pointer: Pointer) -> None:
        """The pointer has moved."""

    def finish(self, pointer: Pointer) -> None:
        """The button was released."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class DropGesture(Gesture):
    """A gesture that shows what releasing would do while it moves, and does it when it is released."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def finish(self, pointer: Pointer) -> None:
        """Do what is shown."""
        self.move(pointer)
        self._surface.release()

    def cancel(self) -> None:
        """Do nothing; what hangs on the pointer goes back."""
        self._surface.let_go()


def no_handles(surface: Surface, subject: str) -> tuple[Handle, ...]:
    """For views in which no lines are drawn."""
    return ()


def _nothing_pressed(surface: Surface, pointer: Pointer) -> Gesture | None:
    return None


def _nothing_dragged(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
    return None


def _nothing_brought(surface: Surface, item: str) -> Gesture | None:
    return None


def _no_key(surface: Surface, event: QKeyEvent) -> bool:
    return False


def _nothing_written(surface: Surface, subject: str) -> Writing | None:
    return None


def _nothing_told(surface: Surface, pointer: Pointer) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Craft:
    """Which gesture begins where; None means that there is none.

    `press` has the first word on the left button: for what lies over the cards, such as a handle. `drag` is what
    dragging an object means, `bring` what an item of the palette is that comes over the canvas. `handles` are the dots
    of an object that is selected or under the pointer; `gestures.connecting.pulled` is what pressing one begins. `key`
    has the first word on a key and says whether it meant something, `tell` is what a click would do, in words. `write`
    is what renaming an object means where that is not its name.
    """

    press: Callable[[Surface, Pointer], Gesture | None] = _nothing_pressed
    drag: Callable[[Surface, str, Pointer], Gesture | None] = _nothing_dragged
    bring: Callable[[Surface, str], Gesture | None] = _nothing_brought
    handles: Callable[[Surface, str], tuple[Handle, ...]] = no_handles
    key: Callable[[Surface, QKeyEvent], bool] = _no_key
    tell: Callable[[Surface, Pointer], str] = _nothing_told
    write: Callable[[Surface, str], Writing | None] = _nothing_written
