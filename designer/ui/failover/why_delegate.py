"""How the rows of an answer are painted: the time, a sign, and a paragraph with what is behind it and links."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from designer.drawing.signs import sign
from designer.foundation.units import clock
from designer.ui.canvas.fonts import font
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of
from designer.ui.failover.why_rows import Row

Index = QModelIndex | QPersistentModelIndex

LEFT, RIGHT = 12, 10
TIME = 58
SIGN = 12
GAP = 6

ABOVE = {"head": 9, "title": 12, "line": 3}
BELOW = {"head": 4, "title": 2, "line": 3}
"""Pixels above and below a row."""

SIGNS = {"taken": "ok", "rejected": "none"}


class Rows(Protocol):
    """What holds the rows."""

    def row(self, number: int) -> Row:
        """A row by its number."""


class WhyDelegate(QStyledItemDelegate):
    """Paints rows, and knows where the links in them are."""

    def __init__(self, rows: Rows, ink: Ink, view: QListView) -> None:
        super().__init__(view)
        self._rows = rows
        self._view = view
        self.ink = ink

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs at this width."""
        row, width = self._rows.row(index.row()), self._view.viewport().width()
        height = self._laid_out(row, width).boundingRect().height()
        return QSize(width, round(height) + ABOVE[row.kind] + BELOW[row.kind])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row, rect = self._rows.row(index.row()), option.rect
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.ink.colour("accent.tint"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self.ink.colour("accent"))
        top = rect.top() + ABOVE[row.kind]
        if row.at is not None:
            self._paint_time(painter, row.at, rect.left() + LEFT, top)
        if row.mark:
            grid = grid_of(painter.deviceTransform())
            place = rect.left() + LEFT + TIME - SIGN - GAP
            for stroke in strokes_of(list(sign(SIGNS[row.mark], place, top + 2.5, SIGN))):
                stroke.paint(painter, self.ink, grid)
        layout = self._laid_out(row, rect.width())
        painter.setPen(self.ink.colour("muted" if row.kind == "title" else "ink"))
        layout.draw(painter, QPointF(rect.left() + _indent(row), top))
        painter.restore()

    def link_at(self, index: QModelIndex, x: float, y: float) -> str:
        """The rule whose code is at a point of the viewport, "time" where the time of a row is; "" for neither."""
        row, rect = self._rows.row(index.row()), self._view.visualRect(index)
        if row.at is not None and x < rect.left() + LEFT + TIME - GAP:
            return "time"
        layout = self._laid_out(row, rect.width())
        inside = QPointF(x - rect.left() - _indent(row), y - rect.top() - ABOVE[row.kind])
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if row.rule and line.naturalTextRect().contains(inside):
                place, start = line.xToCursor(inside.x()), layout.text().rindex(row.rule)
                return row.rule if start <= place <= start + len(row.rule) else ""
        return ""

    def _paint_time(self, painter: QPainter, at: int, left: float, top: float) -> None:
        face = font("mono", self._view.fontInfo().pixelSize() * 0.92)
        painter.setFont(face)
        painter.setPen(self.ink.colour("accent"))
        painter.drawText(QRectF(left, top, TIME - GAP, 40), clock(at))

    def _laid_out(self, row: Row, width: float) -> QTextLayout:
        """The paragraph of a row: what it says, and behind it in smaller letters what is behind it."""
        size = self._view.fontInfo().pixelSize()
        face = QFont(self._view.font())
        if row.kind == "head":
            face = font("semibold", size * 1.08)
        elif row.kind == "title":
            face = font("semibold", size * 0.92)
        text, formats = _pieces(row, size, self.ink)
        layout = QTextLayout(text, face)
        layout.setTextOption(QTextOption())
        layout.setFormats(formats)
        layout.beginLayout()
        y, room = 0.0, max(60.0, width - _indent(row) - RIGHT)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout


def _indent(row: Row) -> float:
    return LEFT if row.kind != "line" else LEFT + TIME


def _pieces(row: Row, size: float, ink: Ink) -> tuple[str, list[QTextLayout.FormatRange]]:
    """The text of a row with the looks of its pieces."""
    bold, small, link = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    bold.setFont(font("semibold", size))
    small.setFont(font("regular", size * 0.9))
    small.setForeground(ink.colour("muted"))
    link.setForeground(ink.colour("accent"))
    link.setFontUnderline(True)
    pieces = [(f"{row.lead}  ", bold)] if row.lead else []
    pieces.append((row.text, QTextCharFormat()))
    if row.basis:
        pieces.append((f"  {row.basis[:1].upper()}{row.basis[1:]}", small))
    if row.rule:
        pieces += [("  ", QTextCharFormat()), (row.rule, link)]
    text, formats = "", []
    for piece, look in pieces:
        reach = QTextLayout.FormatRange()
        # Qt counts in units of UTF-16.
        reach.start = _units(text)
        reach.length = _units(piece)
        reach.format = look
        formats.append(reach)
        text += piece
    return text, formats


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
