"""The canvas: what can be done on it with mouse, keys and menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from designer.app.consequences import deletion_text
from designer.app.gestures import new_neighbours, spot_at
from designer.app.palette import NOTE
from designer.app.session import Session
from designer.edits.legality import Spot
from designer.ui.canvas.handling import Handling
from designer.ui.canvas.keys import HeldKey, key_command
from designer.ui.canvas.menus import Choice, Deeds, choices_for, unfolding
from designer.ui.canvas.walking import Direction, in_reading_order, neighbour
from designer.ui.plain import tip

NONE = Qt.KeyboardModifier.NoModifier

KEYPAD = Qt.KeyboardModifier.KeypadModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

HELD: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Control: CONTROL,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
"""Keys that change what a gesture does while they are held."""

ARROWS: dict[Qt.Key, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class Canvas(Handling):
    """Where the user works. Signals and the methods that the window calls are those of its bases, too."""

    transport = Signal(str)
    """A key that means something to the player: see `keys`, and "play" for a tap on Space."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.shared: Callable[[], tuple[tuple[Choice, ...], tuple[Choice, ...]]] = lambda: ((), ())
        """Entries for menus that the window's own menus have: those about the clipboard, and others."""
        self._held_key = HeldKey()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Menus and tips

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
        self.pointed = self.to_scene(pixel)
        self._open_menu(self._choices(subject, self._spot(pixel), self.pointed), pixel)

    def quick_add(self, pixel: QPointF) -> None:
        """Offer what can be added at a pixel."""
        self.pointed = self.to_scene(pixel)
        self._open_menu(self._choices("", self._spot(pixel), self.pointed), pixel)

    def _spot(self, pixel: QPointF) -> Spot:
        at = self.to_scene(pixel)
        in_lanes = self._scenery.view == "topology"
        return spot_at(self.settled, self.session.snapshot, at.x(), at.y()) if in_lanes else Spot()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips tell about the object under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

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
        if self._comes_first(event, key):
            return
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._hands.hold_space(True)
                self._show_cursor()
        elif self._drives(event):
            return
        elif key == Qt.Key.Key_Escape:
            if not self.cancel_gesture():
                self.select(())
        elif key in ARROWS:
            self._walk_to(neighbour(self.settled.areas, self._current(), ARROWS[key]))
        elif not self._is_edited_by(key):
            event.ignore()

    def _comes_first(self, event: QKeyEvent, key: Qt.Key) -> bool:
        """Whether a key means something to the gesture under way, to the view, or to what is selected."""
        if self.is_busy:
            if key in HELD:
                self.hold_modifiers(event.modifiers() | HELD[key])
            return key in HELD
        adds = key in ARROWS and event.modifiers() & ~KEYPAD == CONTROL
        return self.craft.key(self, event) or (adds and self._offer_neighbours())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The hand goes with the Space bar; a mere tap on it plays and pauses."""
        self._held_key.release(event)
        if self.is_busy and event.key() in HELD:
            self.hold_modifiers(event.modifiers() & ~HELD[Qt.Key(event.key())])
            return
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
        self._held_key.forget()
        self._hands.hold_space(False)
        self._show_cursor()

    def _is_transport(self, event: QKeyEvent) -> bool:
        return self._mode == "failover" and (event.key() == Qt.Key.Key_Space or key_command(event) is not None)

    def _drives(self, event: QKeyEvent) -> bool:
        """Drive the player, if that is what the key means; a letter that is held down is pressed once."""
        deed = key_command(event) if self._mode == "failover" else None
        if deed is None:
            return False
        self._held_key.press(event)
        if not event.isAutoRepeat() or not event.text().isalpha():
            self.transport.emit(self._held_key.meant(deed))
        return True

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

    def _offer_neighbours(self) -> bool:
        """Offer what can be added and connected with the one selected object; whether there is any."""
        card = self.stage.card(self._current()) if len(self.selection()) == 1 else None
        if card is None or not self.is_editable:
            return False
        offers = new_neighbours(self.session.snapshot, self.session.catalog, self._current())
        if offers:
            pixel = self.to_viewport(card).center()
            self.offer(offers, self._pointer(pixel, NONE))
        return bool(offers)

    # Parts of the above

    def tip_at(self, at: QPoint) -> str:
        """What a click at a pixel would do, else what lies there."""
        if self.is_busy:
            return ""
        pixel = QPointF(at)
        subject = self._subject_at(pixel)
        return self.craft.tell(self, self._pointer(pixel, NONE)) or (self._described(subject) if subject else "")

    def _current(self) -> str:
        return self._host(self.selection()[-1]) if self.selection() else ""

    def _walk_to(self, subject: str) -> None:
        if subject:
            self.show_object(subject)

    def _deeds(self, spot: Spot, at: QPointF | None) -> Deeds:
        clipboard, further = self.shared()
        return Deeds(
            rename=self.rename,
            delete=lambda: self._editing.delete(self.selection()),
            add=lambda item: self._add_item(item, spot, at),
            call_out=lambda subject: self.add_note(subject=subject),
            free=self.free_note,
            neighbours=lambda subject: new_neighbours(self.session.snapshot, self.session.catalog, subject),
            accept=self.accept,
            forebode=self.forebode,
            clipboard=clipboard,
            further=further,
            move=self._editing.move,
            give=self._editing.give,
            fail=lambda kind, subject: self.dropped_fault.emit((kind, subject)),
            fit=self.zoom_to_fit,
            damage=self.damage,
        )

    def forebode(self) -> None:
        """Say what deleting what is selected would do."""
        self.say(deletion_text(self.session, self.selection()) if self.is_editable else "")

    def menu_of(self, subject: str) -> QMenu:
        """The menu of an object, not yet open, for those who show it elsewhere."""
        return self._menu(self._choices(subject, Spot()))

    def _add_item(self, item: str, spot: Spot, at: QPointF | None) -> None:
        if item == NOTE.key:
            self.add_note(at)
        else:
            self.select(self._editing.add(item, spot) or self.selection())

    def _choices(self, subject: str, spot: Spot, at: QPointF | None = None) -> list[Choice]:
        failing = self._mode == "failover"
        snapshot, catalog = self.session.snapshot, self.session.catalog
        choices = choices_for(
            snapshot, catalog, subject, self._deeds(spot, at), editable=self.is_editable, failing=failing
        )
        if subject in self.settled.areas and self._scenery.view in ("topology", "owners"):
            choices += unfolding(snapshot, subject, self.expanded, self.show_expanded)
        return choices
