"""The board with hands on it: mouse and palette become gestures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from designer.app.faults import Blow
from designer.app.gestures import spot_at
from designer.app.session import Session
from designer.drawing.notes import NEW_NOTE, place_of
from designer.edits.legality import Effect
from designer.ui.canvas.crafts.table import craft_of
from designer.ui.canvas.edging import Edging
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer
from designer.ui.canvas.handles import Handle
from designer.ui.canvas.hands import Hands
from designer.ui.canvas.menu_rests import MenuRests
from designer.ui.canvas.menus import Choice, build
from designer.ui.canvas.mime import item_of
from designer.ui.canvas.noting import Noting
from designer.ui.canvas.preview import fresh

if TYPE_CHECKING:
    from designer.app.pasting import Target


class Handling(Noting):
    """What gestures see of the canvas, and the events that begin, carry on, finish and cancel them."""

    hovered = Signal(str)
    """The id under the pointer, "" for none."""
    dropped_fault = Signal(object)
    """What shall happen at the playhead: a pair of kind ("power", "resource", "move=NODE-ID" ...) and id."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._hands = Hands(self)
        self.pointed: QPointF | None = None
        super().__init__(session, parent)
        self._edging = Edging(self._pan_on, self._whole_in_window, lambda: QRectF(self.viewport().rect()), self)
        self._last: tuple[QPointF, Qt.KeyboardModifier] | None = None
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def target(self, at: QPointF | None) -> Target:
        """Where something new would go: at a point of the drawing, or anywhere (None); a note would be in sight."""
        from designer.app.pasting import Target  # brings the tables along

        view, snapshot = self._scenery.view, self.session.snapshot
        middle = self.to_scene(QRectF(self.viewport().rect()).center())
        corner = at if at is not None else middle - QPointF(NEW_NOTE.w / 2, NEW_NOTE.h / 2)
        place = place_of(self.settled, snapshot, NEW_NOTE.moved(corner.x(), corner.y()))
        is_place = at is not None and view == "topology"
        spot = spot_at(self.settled, snapshot, corner.x(), corner.y()) if is_place else None
        return Target(view, spot, place)

    def hosts_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The cards on which objects are to be found, each once."""
        return tuple(dict.fromkeys(host for one in ids if (host := self._host(one))))

    # For gestures

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._hands.busy

    def cancel_gesture(self) -> bool:
        """Leave everything as it was before the gesture under way; whether there was one."""
        cancelled = self._hands.cancel()
        self._show_cursor()
        if cancelled:
            self._catch_up()
        return cancelled

    def take_over(self, gesture: Gesture) -> None:
        """Let another gesture go on with what the mouse does."""
        self._hands.take(gesture)
        self._show_cursor()

    def carry(self, offset: QPointF, pointer: Pointer) -> None:
        """Move what hangs on the pointer, with its note."""
        self.preview.carry(offset)
        self.preview.point(pointer.at, pointer.pixel, QRectF(self.viewport().rect()))

    @property
    def craft(self) -> Craft:
        """What the view lets the mouse do."""
        return craft_of(self._scenery.view)

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """The dot that lies there, if any is shown."""
        at = self.to_scene(pixel)
        below = self.settled.at(at.x(), at.y())

        def is_crowded(subject: str) -> bool:
            return bool(below) and subject not in self.stage.standing_on(below)

        return self.stage.dots.at(pixel, self.viewportTransform(), crowded=is_crowded)

    def offer(self, effects: Sequence[tuple[str, Effect]], pointer: Pointer) -> None:
        """Let the user choose one of several effects, each with its name, and do it."""
        self._open_menu([Choice(name, partial(self.accept, effect)) for name, effect in effects], pointer.pixel)

    def accept(self, effect: Effect) -> None:
        """Do it, and select what it adds."""
        if self.session.do(effect.label, effect.diff):
            self.select(fresh(effect)[:1] or self.selection())

    def say(self, text: str) -> None:
        """Say something in the status line; "" for nothing."""
        self.told.emit(text)

    def rename(self, identifier: str) -> None:
        """Let the user write what the view shows of an object: its name, as a rule."""
        writing = self.craft.write(self, identifier) if self.is_editable else None
        if writing is not None and self.stage.card(identifier) is not None:
            self.write(identifier, writing)
        else:
            super().rename(identifier)

    def strike(self, blows: tuple[Blow, ...], pointer: Pointer) -> None:
        """Let something happen at the playhead; the user chooses when there are several."""
        if len(blows) == 1:
            self.dropped_fault.emit((blows[0].kind, blows[0].subject))
            return
        choices = [Choice(one.label, partial(self.dropped_fault.emit, (one.kind, one.subject))) for one in blows]
        self._open_menu(choices, pointer.pixel)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, or cancel one."""
        self._hands.press(event.button(), self._pointer(event.position(), event.modifiers()))
        self._show_cursor()
        self._catch_up()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or show what the pointer is on."""
        pointer = self._pointer(event.position(), event.modifiers())
        self.pointed = pointer.at
        if not self._move_on(event.position(), event.modifiers()):
            handle = self.handle_at(pointer.pixel)
            self._set_hover(handle.subject if handle is not None else self.settled.at(pointer.at.x(), pointer.at.y()))
            self.stage.dots.point_out(handle)
            self.viewport().setCursor(Qt.CursorShape.CrossCursor if handle is not None else self._hands.cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        if event.button() != Qt.MouseButton.RightButton:
            self._hands.release(self._pointer(event.position(), event.modifiers()))
            self._show_cursor()
            self._catch_up()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename what is there; on empty paper choose what to add."""
        subject = self._subject_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.cancel_gesture()
        if subject:
            self.rename(subject)
        elif self.is_editable:
            self.quick_add(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self.pointed = None
        self._set_hover("")

    # Palette

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something from the palette comes over the canvas."""
        item = item_of(event.mimeData())
        gesture = self.craft.bring(self, item) if item else None
        if gesture is None:
            event.ignore()
            return
        self.cancel_gesture()
        self.take_over(gesture)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It moves: show what dropping it here would do."""
        taken = self._move_on(event.position(), event.modifiers())
        event.setAccepted(taken and self.preview.effect is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is gone again."""
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is dropped."""
        if self.is_busy:
            self.setFocus()  # before it: a note that was dropped is written at once
            self._hands.release(self._pointer(event.position(), event.modifiers()))
            self._catch_up()
            event.acceptProposedAction()

    def quick_add(self, pixel: QPointF) -> None:
        """Offer what can be added at a pixel."""

    def hold_modifiers(self, modifiers: Qt.KeyboardModifier) -> None:
        """A key that changes what a gesture does went down or up."""
        if self._last is not None and self.is_busy:
            self._move_on(self._last[0], modifiers)

    # Parts of the above

    def _move_on(self, pixel: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Carry the gesture on, and the paper with it at its edge; whether there is a gesture."""
        self._last = (pixel, modifiers)
        moved = self._hands.move(self._pointer(pixel, modifiers))
        if self._hands.scrolls:
            self._edging.follow(pixel)
        else:
            self._edging.stop()
        return moved

    def _pan_on(self, way: QPointF) -> None:
        if self._last is None or not self._hands.scrolls:
            self._edging.stop()
            return
        self.camera.pan(way.x(), way.y())
        self._hands.move(self._pointer(*self._last))

    def _whole_in_window(self) -> QRectF:
        return self.to_viewport(self.camera.whole)

    def _show_frames(self) -> None:
        super()._show_frames()
        if self.is_busy:
            self.stage.dots.show(())
        else:
            lone = self._selection if len(self._selection) == 1 else ()
            subjects = dict.fromkeys((*lone, self._hover) if self._hover else lone)
            shown = [handle for one in subjects for handle in self.craft.handles(self, one)]
            self.stage.dots.show(shown if self._mode == "design" else ())
            self.stage.place_frames()

    def _subject_at(self, pixel: QPointF) -> str:
        at = self.to_scene(pixel)
        return self.settled.at(at.x(), at.y())

    def _set_hover(self, subject: str) -> None:
        if subject != self._hover or self._pointed:
            self._hover, self._pointed = subject, ()
            self._show_frames()
            self.hovered.emit(subject)

    def _pointer(self, pixel: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        return Pointer(self.to_scene(pixel), pixel, modifiers)

    def _show_cursor(self) -> None:
        self.viewport().setCursor(self._hands.cursor)
        self._show_frames()

    def _open_menu(self, choices: list[Choice], pixel: QPointF) -> QMenu:
        menu = self._menu(choices)
        menu.popup(self.viewport().mapToGlobal(QPoint(round(pixel.x()), round(pixel.y()))))
        return menu

    def _menu(self, choices: list[Choice]) -> QMenu:
        menu = build(self, choices)
        MenuRests(menu, self.rest_on_fault, self.foreboding.forget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
