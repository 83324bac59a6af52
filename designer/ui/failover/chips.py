"""The chips on the time strip: what happens and when, each a button of its own for mouse, keys and screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of
from designer.ui.plain import set_tip

CHIP_HEIGHT = 20
SIZE = 11.0
WIDEST = 236.0
CROSS = 20.0
"""So much at the right end of a chip is its cross."""

Wish = Literal["remove", "copy", "take", "put", "go", "here"]
"""What a key or the menu of a chip asks for."""

_SHIFT, _ALT, _CONTROL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
STEPS_MS = {_ALT: 100, _SHIFT: 1_000, _ALT | _SHIFT: 10_000}
"""How far the arrow keys move a chip, with which keys held."""

_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Wish] = {
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): "remove",
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier): "remove",
    (Qt.Key.Key_D, _CONTROL): "copy",
    (Qt.Key.Key_C, _CONTROL): "take",
    (Qt.Key.Key_V, _CONTROL): "put",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): "go",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): "go",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that happens: when (ms), what it is called, its icon, whether it is a fault or done on purpose, and
    whether the design has lost what it is about."""

    at_ms: int
    text: str
    icon: str
    fault: bool = True
    lost: bool = False

    @property
    def width(self) -> float:
        """How wide it is with its words."""
        return min(WIDEST, text_width(self.text, "regular", SIZE) + 46)


class ChipButton(QAbstractButton):
    """One chip. It does nothing by itself: it tells what was done to it."""

    wished = Signal(str)
    """What is asked for (`Wish`)."""
    nudged = Signal(int)
    """It is to strike so many ms later, or earlier."""
    carried = Signal(float, bool)
    """It was dragged so many pixels along, and whether that is to be a copy."""
    dropped = Signal(bool, bool)
    """The drag is over: whether it counts, and whether it makes a copy."""
    chosen = Signal()
    """It has got the focus."""
    menu_wanted = Signal(object)

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.ink = ink
        self.chip = Chip(0, "", "")
        self.is_short = self.is_chosen = False
        self._press: QPointF | None = None
        self._on_cross = self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chip(self, chip: Chip, *, chosen: bool, short: bool) -> None:
        """Show something that happens."""
        self.chip, self.is_chosen, self.is_short = chip, chosen, short
        when = tr("{chip} at {at_ms}").format(chip=chip.text, at_ms=clock(chip.at_ms))
        if chip.lost:
            said = tr("Left out: the design does not have it any more.")
        else:
            said = tr("Drag it to another time, with Ctrl to copy it; Del takes it away.")
        self.setAccessibleName(when)
        self.setAccessibleDescription(said)
        set_tip(self, f"{when}\n{said}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(round(self.chip.width), CHIP_HEIGHT)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grip it, or its cross."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.globalPosition()
            self._on_cross = not self.is_short and event.position().x() >= self.width() - CROSS
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it along the time."""
        if self._press is None or self._on_cross:
            return
        along = event.globalPosition().x() - self._press.x()
        if self._dragging or abs(along) >= QApplication.startDragDistance():
            self._dragging = True
            self.carried.emit(along, bool(event.modifiers() & _CONTROL))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it strike there, take it away by its cross, or go to its moment."""
        if self._press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        was_dragging, self._press, self._dragging = self._dragging, None, False
        if was_dragging:
            self.dropped.emit(True, bool(event.modifiers() & _CONTROL))
        elif self.rect().contains(event.position().toPoint()) or not self._on_cross:
            self.wished.emit("remove" if self._on_cross else "go")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done to it."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.menu_wanted.emit(event.globalPos())

    # Keys

    def event(self, event: QEvent) -> bool:
        """Its keys come before those of the player."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, copy and take it away; Esc gives up a drag."""
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._press, self._dragging = None, False
            self.dropped.emit(False, False)
        elif not self._answer(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keys are for the player unless they were its own."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whatever has the focus is the chosen one."""
        super().focusInEvent(event)
        self.chosen.emit()

    def _means(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moves = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and modifiers in STEPS_MS
        dragging = self._dragging and event.key() == Qt.Key.Key_Escape
        return moves or dragging or (Qt.Key(event.key()), modifiers) in _KEYS

    def _answer(self, event: QKeyEvent) -> bool:
        if not self._means(event):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wish = _KEYS.get((Qt.Key(event.key()), modifiers))
        if wish is not None:
            self.wished.emit(wish)
        else:
            self.nudged.emit(STEPS_MS[modifiers] * (1 if event.key() == Qt.Key.Key_Right else -1))
        return True

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded chip with its icon, its words and a cross; struck through when its object is gone."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        grid = grid_of(painter.deviceTransform())
        for stroke in strokes_of(self._drawn()):
            stroke.paint(painter, self.ink, grid)
        if self.hasFocus():
            painter.setPen(self.ink.pen("accent", 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)

    def _drawn(self) -> list[Primitive]:
        chip, w, h = self.chip, float(self.width()), float(self.height())
        tint, stroke, ink = _colours(chip)
        strong = self.underMouse() or self.is_chosen
        drawn: list[Primitive] = [
            Box(0.75, 0.75, w - 1.5, h - 1.5, "card", radius=9),
            Box(
                *(0.75, 0.75, w - 1.5, h - 1.5, tint, stroke, 1.25 if strong else 0.75),
                radius=9,
                dash=(3.0, 2.0) if chip.lost else (),
            ),
            *icon(chip.icon, Rect(6, 3.5, 13, 13), ink),
        ]
        if self.is_short:
            return drawn
        text = elide(chip.text, "regular", SIZE, w - 45)
        drawn.append(Label(22, 14, text, SIZE, ink))
        if chip.lost:
            drawn.append(Line(((22, 10.5), (22 + text_width(text, "regular", SIZE), 10.5)), ink, 1.0))
        drawn += icon("cross", Rect(w - CROSS + 4, 5, 10, 10), ink if strong else "muted")
        return drawn


class Ghost(ChipButton):
    """Where a chip that is dragged would strike."""

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(ink, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()


def _colours(chip: Chip) -> tuple[str, str, str]:
    """Fill, edge and ink."""
    if chip.lost:
        return "inset", "ghost", "muted"
    return ("failed.tint", "failed.stroke", "failed.text") if chip.fault else ("accent.tint", "accent", "ink")
