"""Drawing primitives made ready for QPainter: paths built, text laid out, neighbours of one colour joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QGlyphRun, QPainter, QPainterPath, QPen, QPolygonF

from designer.drawing.geometry import Path
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Line, Primitive, Shape, flattened
from designer.ui.canvas.fonts import glyph_run
from designer.ui.canvas.grid import Grid
from designer.ui.canvas.ink import Ink

SMALLEST_TEXT = 3.0
"""Text lower than this many pixels is not painted: it could not be read and would only shimmer."""

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class Stroke(Protocol):
    """One thing to paint."""

    def paint(self, painter: QPainter, ink: Ink, grid: Grid) -> None:
        """Paint it."""


@dataclass(frozen=True, slots=True)
class BoxStroke:
    """A rectangle, its edges on whole pixels."""

    box: Box

    def paint(self, painter: QPainter, ink: Ink, grid: Grid) -> None:
        """Paint it."""
        box = self.box
        if not (box.fill or box.stroke):
            return
        if not box.stroke:
            painter.setPen(NO_PEN)
            painter.setBrush(ink.brush(box.fill))
            left, top = grid.edge_x(box.x), grid.edge_y(box.y)
            right, bottom = grid.edge_x(box.x + box.w), grid.edge_y(box.y + box.h)
            _rounded(painter, QRectF(left, top, right - left, bottom - top), box.radius)
            return
        width = grid.pen(box.width)
        left, top = grid.line_x(box.x, width), grid.line_y(box.y, width)
        right, bottom = grid.line_x(box.x + box.w, width), grid.line_y(box.y + box.h, width)
        rect = QRectF(left, top, right - left, bottom - top)
        if box.dash:
            painter.setBrush(ink.brush(box.fill) if box.fill else NO_BRUSH)
            painter.setPen(ink.pen(box.stroke, width, box.dash))
            _rounded(painter, rect, box.radius)
        else:
            _framed(painter, ink, rect, box, width / 2)


def _rounded(painter: QPainter, rect: QRectF, radius: float) -> None:
    if radius > 0:
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRect(rect)


def _framed(painter: QPainter, ink: Ink, rect: QRectF, box: Box, half: float) -> None:
    """An edge painted as what lies between two filled rectangles: four times as fast as a pen on a smooth path."""
    outer, inner = rect.adjusted(-half, -half, half, half), rect.adjusted(half, half, -half, -half)
    outside, inside = (box.radius + half, box.radius - half) if box.radius else (0.0, 0.0)
    painter.setPen(NO_PEN)
    painter.setBrush(ink.brush(box.stroke))
    if box.fill:
        _rounded(painter, outer, outside)
        painter.setBrush(ink.brush(box.fill))
        _rounded(painter, inner, inside)
    else:
        painter.drawPath(ring(outer, outside, inner, inside))


def ring(outer: QRectF, outside: float, inner: QRectF, inside: float) -> QPainterPath:
    """What lies between two rectangles with these corner radii."""
    path = QPainterPath()
    path.addRoundedRect(outer, outside, outside)
    path.addRoundedRect(inner, max(0.0, inside), max(0.0, inside))
    return path


@dataclass(frozen=True, slots=True)
class LineStroke:
    """A polyline; upright and level ones lie on whole pixels."""

    line: Line
    straight: bool

    def paint(self, painter: QPainter, ink: Ink, grid: Grid) -> None:
        """Paint it."""
        line = self.line
        if self.straight and len(line.points) == 2:
            colour = ink.colour(line.stroke)
            for bar in _bars(line, grid):
                painter.fillRect(bar, colour)
            return
        width = grid.pen(line.width) if self.straight else max(line.width, 1 / grid.scale)
        painter.setPen(ink.pen(line.stroke, width, line.dash))
        painter.setBrush(NO_BRUSH)
        if self.straight:
            points = [QPointF(grid.line_x(x, width), grid.line_y(y, width)) for x, y in line.points]
        else:
            points = [QPointF(x, y) for x, y in line.points]
        painter.drawPolyline(QPolygonF(points))


def _bars(line: Line, grid: Grid) -> Iterator[QRectF]:
    """An upright or level line as the rectangles that it covers, on whole pixels: much faster than a dashed pen."""
    (x0, y0), (x1, y1) = line.points
    width = grid.pen(line.width)
    for start, end in _dashes(abs(x1 - x0) + abs(y1 - y0), line.dash):
        if x0 == x1:
            top, way = (y0 + start, end - start) if y1 >= y0 else (y0 - end, end - start)
            first, last = grid.edge_y(top), grid.edge_y(top + way)
            yield QRectF(grid.edge_x(x0 - width / 2), first, width, last - first)
        else:
            left, way = (x0 + start, end - start) if x1 >= x0 else (x0 - end, end - start)
            first, last = grid.edge_x(left), grid.edge_x(left + way)
            yield QRectF(first, grid.edge_y(y0 - width / 2), last - first, width)


def _dashes(length: float, dash: tuple[float, ...]) -> Iterator[tuple[float, float]]:
    """The painted stretches of a line of that length."""
    if not dash:
        yield (0.0, length)
        return
    at, index = 0.0, 0
    while at < length:
        step = dash[index % len(dash)]
        if index % 2 == 0:
            yield (at, min(at + step, length))
        at, index = at + step, index + 1


@dataclass(frozen=True, slots=True)
class LinesStroke:
    """Short lines of one pen: the stripes of a pattern."""

    lines: list[QLineF]
    role: str
    width: float

    def paint(self, painter: QPainter, ink: Ink, grid: Grid) -> None:
        """Paint them."""
        painter.setPen(ink.pen(self.role, self.width))
        painter.drawLines(self.lines)


@dataclass(frozen=True, slots=True)
class ShapeStroke:
    """A path."""

    path: QPainterPath
    fill: str
    stroke: str
    width: float

    def paint(self, painter: QPainter, ink: Ink, grid: Grid) -> None:
        """Paint it."""
        painter.setBrush(ink.brush(self.fill) if self.fill else NO_BRUSH)
        if self.stroke:
            painter.setPen(ink.round_pen(self.stroke, self.width))
        else:
            painter.setPen(NO_PEN)
        painter.drawPath(self.path)


@dataclass(frozen=True, slots=True)
class LabelStroke:
    """A line of text, its baseline on a whole pixel."""

    run: QGlyphRun
    x: float
    y: float
    size: float
    fill: str

    def paint(self, painter: QPainter, ink: Ink, grid: Grid) -> None:
        """Paint it."""
        if self.size * grid.scale >= SMALLEST_TEXT:
            painter.setPen(ink.colour(self.fill))
            painter.drawGlyphRun(QPointF(self.x, grid.edge_y(self.y)), self.run)


def strokes_of(primitives: Iterable[Primitive]) -> list[Stroke]:
    """Everything that has to be painted for these primitives, in their order."""
    return list(_joined(list(flattened(list(primitives)))))


def qt_path(path: Path, into: QPainterPath | None = None) -> QPainterPath:
    """A primitive's path as Qt's, appended to `into` when given."""
    made = into if into is not None else QPainterPath()
    for command in path:
        numbers = [float(value) for value in command[1:]]
        if command[0] == "M":
            made.moveTo(*numbers)
        elif command[0] == "L":
            made.lineTo(*numbers)
        elif command[0] == "C":
            made.cubicTo(*numbers)
        else:
            made.closeSubpath()
    return made


@lru_cache(maxsize=4096)
def _kept_path(path: Path) -> QPainterPath:
    """A path that is only painted: signs and icons come and go at the same places while a run is played."""
    return qt_path(path)


def _joined(primitives: list[Primitive]) -> Iterator[Stroke]:
    index = 0
    while index < len(primitives):
        first = primitives[index]
        end = index + 1
        if _is_stripe(first) or _is_dot(first):
            while end < len(primitives) and _same_look(first, primitives[end]):
                end += 1
        yield _stroke(first, primitives[index:end])
        index = end


def _stroke(first: Primitive, run: list[Primitive]) -> Stroke:
    if len(run) > 1:
        return _stripes(run) if isinstance(first, Line) else _dots(run)
    if isinstance(first, Box):
        return BoxStroke(first)
    if isinstance(first, Line):
        return LineStroke(first, _is_straight(first))
    if isinstance(first, Shape):
        return ShapeStroke(_kept_path(first.path), first.fill, first.stroke, first.width)
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[first.anchor]
    left = first.x - shift * text_width(first.text, first.face, first.size)
    return LabelStroke(glyph_run(first.text, first.face, first.size), left, first.y, first.size, first.fill)


def _is_stripe(primitive: Primitive) -> bool:
    return isinstance(primitive, Line) and len(primitive.points) == 2 and not primitive.dash


def _is_dot(primitive: Primitive) -> bool:
    return isinstance(primitive, Box) and not primitive.stroke and primitive.radius > 0


def _same_look(first: Primitive, other: Primitive) -> bool:
    if isinstance(first, Line) and isinstance(other, Line):
        return _is_stripe(other) and (first.stroke, first.width) == (other.stroke, other.width) and first.width < 1.1
    if isinstance(first, Box) and isinstance(other, Box):
        return _is_dot(other) and (first.fill, first.w, first.h) == (other.fill, other.w, other.h) and first.w < 4
    return False


def _is_straight(line: Line) -> bool:
    pairs = zip(line.points, line.points[1:], strict=False)
    return all(a[0] == b[0] or a[1] == b[1] for a, b in pairs)


def _stripes(run: list[Primitive]) -> Stroke:
    lines = [line for line in run if isinstance(line, Line)]
    return LinesStroke([QLineF(*line.points[0], *line.points[1]) for line in lines], lines[0].stroke, lines[0].width)


def _dots(run: list[Primitive]) -> Stroke:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    boxes = [box for box in run if isinstance(box, Box)]
    for box in boxes:
        path.addRoundedRect(QRectF(box.x, box.y, box.w, box.h), box.radius, box.radius)
    return ShapeStroke(path, boxes[0].fill, "", 0.0)
