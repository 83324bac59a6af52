"""Connections that are selected or pointed at, drawn over the others."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.drawing.wiring import Points
from designer.ui.canvas.ink import Ink

WIDTHS = {"hover": 2.0, "selected": 3.0}
"""Pixels across, by kind."""


class LinesItem(QGraphicsItem):
    """Polylines, each with its kind; as wide at every zoom."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._lines: tuple[tuple[str, Points], ...] = ()
        self._bounds = QRectF()
        self.setZValue(8_900)

    def show_lines(self, lines: tuple[tuple[str, Points], ...]) -> None:
        """The connections to show, each with its kind: "hover" or "selected"."""
        if lines != self._lines:
            self.prepareGeometryChange()
            self._lines = lines
            self._bounds = QRectF()
            for _, points in lines:
                self._bounds |= QPolygonF([QPointF(*point) for point in points]).boundingRect().adjusted(-9, -9, 9, 9)
            self.update()

    def boundingRect(self) -> QRectF:
        """All of them."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """In the colour of what is selected."""
        pixel = 1 / painter.worldTransform().m11()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for kind, points in self._lines:
            painter.setPen(self._ink.round_pen("selection", WIDTHS[kind] * pixel))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
