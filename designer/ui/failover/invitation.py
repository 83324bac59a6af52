"""What the panel shows before anything has failed: how to begin."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.primitives import Label, Primitive
from designer.foundation.language import tr
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of

HEADLINE = tr("Drop a power failure on a node")
BODY = (
    tr("Drag a fault from the left onto the drawing, or right-click a node, a group or a disk."),
    tr("It strikes at the playhead, and the clock runs. Drag a group to another node to move it."),
    tr("Ready tests are in the menu Failover, under Scenarios."),
)


class Invitation(QWidget):
    """How to begin; with a problem, why nothing can be played instead."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self._problem = ""
        self.set_problem("")

    def set_problem(self, problem: str) -> None:
        """Why the design cannot be played; "" when it can."""
        self._problem = problem
        self.setAccessibleName(
            tr("This design cannot be played: {problem}").format(problem=problem) if problem else HEADLINE
        )
        self.setAccessibleDescription("" if problem else " ".join(BODY))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the middle."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), self.ink.colour("card"))
        grid = grid_of(painter.deviceTransform())
        for stroke in strokes_of(self._drawn()):
            stroke.paint(painter, self.ink, grid)
        if self._problem:
            painter.setPen(self.ink.colour("muted"))
            room = QRectF(0, self.height() / 2 + 10, self.width(), 60).adjusted(40, 0, -40, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter.value | Qt.TextFlag.TextWordWrap.value, self._problem)

    def _drawn(self) -> list[Primitive]:
        x, y = self.width() / 2, self.height() / 2
        drawn: list[Primitive] = []
        if self._problem:
            drawn += icon("warning", Rect(x - 11, y - 44, 22, 22), "muted")
            drawn.append(Label(x, y, tr("This design cannot be played"), 15.0, "heading", "semibold", "middle"))
            return drawn
        drawn += icon("lightning", Rect(x - 12, y - 48, 24, 24), "accent")
        drawn.append(Label(x, y, HEADLINE, 15.0, "heading", "semibold", "middle"))
        for number, line in enumerate(BODY):
            drawn.append(Label(x, y + 22 + number * 17, line, 12.0, "muted", anchor="middle"))
        return drawn
