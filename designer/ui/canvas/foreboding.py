"""What would come of a fault or of a repair, shown while the pointer or the keyboard rests on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.hint import Paragraph, laid_out, paragraphs_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import Stroke, strokes_of

if TYPE_CHECKING:
    from designer.app.outlook import Outlook
    from designer.model.snapshot import Snapshot
    from designer.rules.api import Level
    from designer.simulation.record.state import ClusterState

REST_MS = 250
"""So long something has to be rested on."""

GAP = 6
"""Pixels between the card and what was rested on."""

ENDING = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.ApplicationDeactivate}
"""What makes it disappear at once."""

Make = Callable[[], "Outlook | None"]


@dataclass(frozen=True, slots=True)
class Ghost:
    """What would be: another design, or the cluster in another state. `touched` are the objects that are elsewhere or
    other then, each with how grave that is."""

    snapshot: Snapshot
    state: ClusterState | None
    touched: tuple[tuple[str, Level | None], ...]


class Foreboding(QObject):
    """Waits until something has been rested on, then shows what would come of it: a ghost on the canvas and a card.

    Nothing is changed, and nothing waits for it: the next key, button or movement to something else ends it.
    """

    def __init__(
        self, canvas: QWidget, ink: Ink, show: Callable[[Ghost | None], None], tell: Callable[[str], None]
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._ink = ink
        self._show_ghost = show
        self._tell = tell
        self._asked: tuple[Any, Make, Callable[[Outlook], None]] | None = None
        self.shown: Outlook | None = None
        self.card: OutlookCard | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._show)
        canvas.destroyed.connect(self._timer.stop)

    def rest(self, key: Any, make: Make, beside: Callable[[], QRect]) -> None:
        """Something is rested on; `beside` is where it is on the screen. The same `key` again goes on."""
        self._begin(key, make, lambda outlook: self._show_card(outlook, beside()))

    def rest_while_dragging(self, key: Any, make: Make, tell: Callable[[Outlook], None]) -> None:
        """Something is held over what it would happen to; `tell` writes into the note at the pointer."""
        self._begin(key, make, tell)

    def forget(self) -> None:
        """Nothing is rested on any more."""
        self._timer.stop()
        if self._asked is None:
            return
        was_shown = self.shown is not None
        self._asked, self.shown = None, None
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if self.card is not None:
            self.card.hide()
        if was_shown:
            self._tell("")
            self._show_ghost(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key, a button or the wheel ends it."""
        if event.type() in ENDING:
            self.forget()
        return False

    def _begin(self, key: Any, make: Make, tell: Callable[[Outlook], None]) -> None:
        if self._asked is not None and self._asked[0] == key:
            return
        self.forget()
        self._asked = (key, make, tell)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def _show(self) -> None:
        if self._asked is None:
            return
        _, make, tell = self._asked
        outlook = make()
        if outlook is None:
            return
        self.shown = outlook
        self._show_ghost(Ghost(outlook.snapshot, outlook.state, outlook.touched))
        tell(outlook)
        self._tell(" ".join([f"{outlook.title}.", *outlook.says]))

    def _show_card(self, outlook: Outlook, beside: QRect) -> None:
        if self.card is None:
            self.card = OutlookCard(self._ink, self._canvas)
        self.card.show_outlook(outlook, beside)


class OutlookCard(QWidget):
    """A small card beside what was rested on, which neither takes the focus nor catches the pointer."""

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ink = ink
        self._strokes: list[Stroke] = []

    def show_outlook(self, outlook: Outlook, beside: QRect) -> None:
        """Tell what would come of something, right of where it is on the screen, left where there is no room."""
        title = Paragraph(outlook.title, "ink", face="semibold")
        primitives, size = laid_out([title, *paragraphs_of(outlook)])
        self._strokes = strokes_of(primitives)
        self.setAccessibleName(outlook.text)
        self.resize(round(size.width()) + 1, round(size.height()) + 1)
        self.move(self._place(beside))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        grid = grid_of(painter.deviceTransform())
        for stroke in self._strokes:
            stroke.paint(painter, self._ink, grid)

    def _place(self, beside: QRect) -> QPoint:
        screen = QGuiApplication.screenAt(beside.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        right, left = beside.right() + GAP, beside.left() - GAP - self.width()
        x = right if right + self.width() <= room.right() or left < room.left() else left
        y = min(beside.top(), room.bottom() - self.height())
        return QPoint(min(x, room.right() - self.width()), max(room.top(), y))
