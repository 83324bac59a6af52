"""Clicks on the marks of findings: they ask what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from designer.ui.canvas.paper import Paper


class MarkClicks(QObject):
    """Watches the mouse over a paper; `clicked` carries the object on whose mark it was pressed and released."""

    clicked = Signal(str)

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self._paper = paper
        self._pressed = ""
        paper.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take clicks on marks, and leave everything else to the canvas."""
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._pressed = self._mark_at(event.position())
            return bool(self._pressed)
        if event.type() == QEvent.Type.MouseButtonRelease and self._pressed:
            pressed, self._pressed = self._pressed, ""
            if self._mark_at(event.position()) == pressed:
                self.clicked.emit(pressed)
            return True
        return False

    def _mark_at(self, pixel: QPointF) -> str:
        return self._paper.stage.mark_at(self._paper.to_scene(pixel), self._paper.camera.scale)
