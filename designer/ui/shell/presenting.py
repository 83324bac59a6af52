"""Showing the drawing to others: large letters, and a remote control that goes away when nobody needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QToolButton, QWidget

from designer.app.desk.player import Deed
from designer.drawing.theme import Theme
from designer.foundation.language import tr
from designer.ui.failover.transport import BUTTONS
from designer.ui.icons import icon
from designer.ui.plain import set_tip

if TYPE_CHECKING:
    from designer.ui.shell.bench import Bench

AWAKE_MS = 2_000
"""So long after the mouse has moved the remote control stays."""

FADE_MS = 220
ABOVE = 18
"""Pixels between the remote control and what is below it."""

SIZE = 40
REFERENCE = 900
"""Height of a window in which the caption has its usual large type, in pixels; it grows and shrinks with the screen."""

LEAST, MOST = 0.75, 2.2
"""How much smaller or larger that type may become."""


class Remote(QFrame):
    """The buttons that move the playhead, over the drawing."""

    commanded = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("remote")
        self.setAccessibleName(tr("Player"))
        self.buttons: dict[Deed, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        for deed, _, text in BUTTONS:
            button = QToolButton()
            button.setAutoRaise(True)
            button.setFixedSize(SIZE, SIZE)
            button.setIconSize(QSize(SIZE // 2, SIZE // 2))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            set_tip(button, text)
            button.clicked.connect(lambda _=False, deed=deed: self.commanded.emit(deed))
            row.addWidget(button)
            self.buttons[deed] = button
        self._veil = QGraphicsOpacityEffect(self)
        self._veil.setOpacity(1.0)
        self.setGraphicsEffect(self._veil)
        self._fading = QPropertyAnimation(self._veil, b"opacity", self)
        self._fading.finished.connect(lambda: self.setVisible(self._veil.opacity() > 0))

    def wear(self, theme: Theme, *, playing: bool) -> None:
        """Paint the buttons in a theme's colours; the middle one says what it would do."""
        for deed, name, _ in BUTTONS:
            shown = "pause" if deed == "play" and playing else name
            self.buttons[deed].setIcon(icon(theme, shown, "accent" if deed == "play" else "icon"))

    def fade(self, *, away: bool, within_ms: int) -> None:
        """Go away, or come back."""
        self._fading.stop()
        if not away:
            self.show()
            self.raise_()
        if within_ms <= 0:
            self._veil.setOpacity(0.0 if away else 1.0)
            self.setVisible(not away)
            return
        self._fading.setDuration(within_ms)
        self._fading.setStartValue(self._veil.opacity())
        self._fading.setEndValue(0.0 if away else 1.0)
        self._fading.start()


class Presenter(QObject):
    """Presents a bench from when it is made until it is told to `end`."""

    def __init__(self, bench: Bench, reduces_motion: Callable[[], bool]) -> None:
        super().__init__(bench)
        self._bench = bench
        self._reduces_motion = reduces_motion
        self._canvas = bench.canvas
        self._type = self._canvas.caption.font()
        self.remote = Remote(self._canvas)
        self.remote.commanded.connect(self._run)
        self._sleep = QTimer(self)
        self._sleep.setSingleShot(True)
        self._sleep.setInterval(AWAKE_MS)
        self._sleep.timeout.connect(self._doze)
        self._canvas.present(True)
        self._canvas.viewport().installEventFilter(self)
        bench.panels_changed.connect(self._suit)
        bench.look.changed.connect(self._suit)
        self._suit()
        self._wake()

    def end(self) -> None:
        """Leave everything as it was."""
        self._sleep.stop()
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.viewport().unsetCursor()
        self._bench.panels_changed.disconnect(self._suit)
        self._bench.look.changed.disconnect(self._suit)
        self._canvas.caption.setFont(self._type)
        self._canvas.present(False)
        self.remote.hide()
        self.remote.deleteLater()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse brings the remote control back; another size moves it."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self._wake()
        elif event.type() == QEvent.Type.Resize:
            self._suit()
        return False

    def _suit(self) -> None:
        """Type and remote control suit the size of the screen and what is shown."""
        factor = min(MOST, max(LEAST, self._canvas.height() / REFERENCE))
        size = self._type.pointSizeF() * factor
        if size > 0 and abs(self._canvas.caption.font().pointSizeF() - size) > 0.2:
            changed = self._canvas.caption.font()
            changed.setPointSizeF(size)
            self._canvas.caption.setFont(changed)
            self._canvas.caption.resized.emit()
        panel = self._bench.started_failover
        self.remote.wear(self._bench.look.theme, playing=panel is not None and panel.is_playing)
        self.remote.adjustSize()
        viewport = self._canvas.viewport().geometry()
        self.remote.move(
            viewport.center().x() - self.remote.width() // 2, viewport.bottom() - self.remote.height() - ABOVE
        )
        if self._bench.workspace != "failover":
            self.remote.hide()

    def _wake(self) -> None:
        if self._canvas.viewport().cursor().shape() == Qt.CursorShape.BlankCursor:
            self._canvas.viewport().unsetCursor()
        if self._bench.workspace == "failover":
            self._suit()
            self.remote.fade(away=False, within_ms=self._fade_ms() if self.remote.isHidden() else 0)
        self._sleep.start()

    def _doze(self) -> None:
        if self.remote.underMouse():
            self._sleep.start()
            return
        self.remote.fade(away=True, within_ms=self._fade_ms())
        self._canvas.viewport().setCursor(QCursor(Qt.CursorShape.BlankCursor))

    def _fade_ms(self) -> int:
        return 0 if self._reduces_motion() else FADE_MS

    def _run(self, deed: Deed) -> None:
        if (panel := self._bench.started_failover) is not None:
            panel.run(deed)
            self._suit()
