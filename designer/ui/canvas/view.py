"""The canvas: the board with hands on it. Mouse, palette and keyboard become gestures, edits and commands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from designer.app.faults import Blow
from designer.app.gestures import spot_at
from designer.app.session import Session
from designer.edits.legality import Spot
from designer.ui.canvas.board import Board
from designer.ui.canvas.crafts.table import CRAFTS
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer
from designer.ui.canvas.hands import Hands
from designer.ui.canvas.keys import key_command
from designer.ui.canvas.menus import Choice, Deeds, build, choices_for
from designer.ui.canvas.mime import item_of
from designer.ui.canvas.walking import Direction, in_reading_order, neighbour
from designer.ui.plain import tip

ARROWS: dict[Qt.Key, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class Canvas(Board):
    """Where the user works. Signals and the methods that the window calls are those of `Board` and `Paper`, too."""

    hovered = Signal(str)
    """The id under the pointer, "" for none."""
    dropped_fault = Signal(object)
    """What shall happen at the playhead: a pair of kind ("power", "resource", "move=NODE-ID" ...) and id."""
    transport = Signal(str)
    """A key that means something to the player: see `keys`, and "play" for a tap on Space."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._hands = Hands(self)
        super().__init__(session, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    # For gestures

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._hands.busy

    def cancel_gesture(self) -> bool:
        """Leave everything as it was before the gesture under way; whether there was one."""
        cancelled = self._hands.cancel()
        self._show_cursor()
        return cancelled

    def take_over(self, gesture: Gesture) -> None:
        """Let another gesture go on with what the mouse does."""
        self._hands.take(gesture)
        self._show_cursor()

    def carry(self, offset: QPointF, pointer: Pointer) -> None:
        """Move what hangs on the pointer, with its note."""
        self.preview.carry(offset)
        self.preview.point(pointer.at, pointer.pixel, QRectF(self.viewport().rect()))

    def strike(self, blows: tuple[Blow, ...], pointer: Pointer) -> None:
        """Let something happen at the playhead; the user chooses when there are several."""
        if len(blows) == 1:
            self.dropped_fault.emit((blows[0].kind, blows[0].subject))
            return
        choices = [Choice(one.label, partial(self.dropped_fault.emit, (one.kind, one.subject))) for one in blows]
        self._open_menu(choices, pointer.pixel)

    @property
    def craft(self) -> Craft:
        """What the view lets the mouse do."""
        return CRAFTS[self._scenery.view]

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, or cancel one."""
        self._hands.press(event.button(), self._pointer(event.position(), event.modifiers()))
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or show what the pointer is on."""
        pointer = self._pointer(event.position(), event.modifiers())
        if not self._hands.move(pointer):
            self._set_hover(self.settled.at(pointer.at.x(), pointer.at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        if event.button() != Qt.MouseButton.RightButton:
            self._hands.release(self._pointer(event.position(), event.modifiers()))
            self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename what is there."""
        subject = self._subject_at(event.position())
        if subject and event.button() == Qt.MouseButton.LeftButton:
            self.cancel_gesture()
            self.rename(subject)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._set_hover("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is there; it is selected first, unless it is already."""
        if self.is_busy:
            return
        pixel = QPointF(self.viewport().mapFromGlobal(event.globalPos()))
        subject = self._subject_at(pixel)
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            subject = self._current()
            card = self.stage.card(subject)
            pixel = self.to_viewport(card).center() if card is not None else pixel
        if subject not in self.selection():
            self.select((subject,) if subject else ())
        at = self.to_scene(pixel)
        spot = spot_at(self.settled, self.session.snapshot, at.x(), at.y())
        self._open_menu(self._choices(subject, spot), pixel)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips tell about the object under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            subject = "" if self.is_busy else self._subject_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self._described(subject)) if subject else "", self.viewport())
            return True
        return super().viewportEvent(event)

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
        taken = self._hands.move(self._pointer(event.position(), event.modifiers()))
        event.setAccepted(taken and self.preview.effect is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is gone again."""
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is dropped."""
        if self.is_busy:
            self._hands.release(self._pointer(event.position(), event.modifiers()))
            event.acceptProposedAction()
            self.setFocus()

    # Keyboard

    def event(self, event: QEvent) -> bool:
        """Keys that drive the player are not the window's shortcuts: Space held down is something else than a tap."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_transport(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from card to card, rename, delete, cancel; in Failover drive the player."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._hands.hold_space(True)
                self._show_cursor()
        elif self._is_transport(event):
            self.transport.emit(key_command(event))
        elif key == Qt.Key.Key_Escape:
            if not self.cancel_gesture():
                self.select(())
        elif key in ARROWS:
            self._walk_to(neighbour(self.settled.areas, self._current(), ARROWS[key]))
        elif not self._is_edited_by(key):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The hand goes with the Space bar; a mere tap on it plays and pauses."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            event.ignore()
            return
        if self._hands.hold_space(False) and self._mode == "failover":
            self.transport.emit("play")
        self._show_cursor()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from object to object, and from the last one on to the next part of the window."""
        if not self.hasFocus():  # the name editor asks, too, when it closes
            return super().focusNextPrevChild(forward)
        order = in_reading_order(self.settled.areas)
        before = -1 if forward else len(order)
        place = order.index(self._current()) if self._current() in order else before
        place += 1 if forward else -1
        if 0 <= place < len(order):
            self._walk_to(order[place])
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is released elsewhere is not held any more."""
        super().focusOutEvent(event)
        self._hands.hold_space(False)
        self._show_cursor()

    def _is_transport(self, event: QKeyEvent) -> bool:
        return self._mode == "failover" and (event.key() == Qt.Key.Key_Space or bool(key_command(event)))

    def _is_edited_by(self, key: Qt.Key) -> bool:
        """Delete or rename what is selected, if that is what the key means."""
        if not self.is_editable or not self.selection():
            return False
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._editing.delete(self.selection())
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rename(self.selection()[-1])
        else:
            return False
        return True

    # Parts of the above

    def _subject_at(self, pixel: QPointF) -> str:
        at = self.to_scene(pixel)
        return self.settled.at(at.x(), at.y())

    def _current(self) -> str:
        return self._host(self.selection()[-1]) if self.selection() else ""

    def _walk_to(self, subject: str) -> None:
        if subject:
            self.show_object(subject)

    def _deeds(self, spot: Spot) -> Deeds:
        return Deeds(
            rename=self.rename,
            delete=lambda: self._editing.delete(self.selection()),
            add=lambda item: self.select(self._editing.add(item, spot) or self.selection()),
            move=self._editing.move,
            give=self._editing.give,
            fail=lambda kind, subject: self.dropped_fault.emit((kind, subject)),
            fit=self.zoom_to_fit,
            damage=self.damage,
        )

    def menu_of(self, subject: str) -> QMenu:
        """The menu of an object, not yet open, for those who show it elsewhere."""
        return self._menu(self._choices(subject, Spot()))

    def _choices(self, subject: str, spot: Spot) -> list[Choice]:
        failing = self._mode == "failover"
        snapshot, catalog = self.session.snapshot, self.session.catalog
        return choices_for(snapshot, catalog, subject, self._deeds(spot), editable=self.is_editable, failing=failing)

    def _menu(self, choices: list[Choice]) -> QMenu:
        menu = build(self, choices)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _open_menu(self, choices: list[Choice], pixel: QPointF) -> QMenu:
        menu = self._menu(choices)
        menu.popup(self.viewport().mapToGlobal(QPoint(round(pixel.x()), round(pixel.y()))))
        return menu

    def _set_hover(self, subject: str) -> None:
        if subject != self._hover:
            self._hover = subject
            self._show_frames()
            self.hovered.emit(subject)

    def _pointer(self, pixel: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        return Pointer(self.to_scene(pixel), pixel, modifiers)

    def _show_cursor(self) -> None:
        self.viewport().setCursor(self._hands.cursor)
        self._show_frames()
