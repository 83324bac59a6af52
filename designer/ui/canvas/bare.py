"""A drawing from very far away: rectangles and lines of one pixel, many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from designer.drawing.primitives import Box, Line, Shape
from designer.ui.canvas.grid import Grid
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.pieces import Piece

BARE_SCALE = 0.22
"""Pixels per unit below which texts and icons are specks that tell nothing."""

SMALLEST = 12.0
"""Boxes lower or narrower than this are details of what they lie on."""


@dataclass(slots=True)
class _Boxes:
    fill: str
    stroke: str
    rects: list[QRectF] = field(default_factory=list)


@dataclass(slots=True)
class _Lines:
    stroke: str
    lines: list[QLineF] = field(default_factory=list)


class Bare:
    """The boxes and lines of pieces, neighbours of one look together."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._runs: list[_Boxes | _Lines] = []
        for piece in pieces:
            for primitive in piece.primitives:
                if isinstance(primitive, Box):
                    if primitive.w >= SMALLEST and primitive.h >= SMALLEST:
                        self._add_box(primitive)
                elif isinstance(primitive, Line):
                    self._add_lines(
                        primitive.stroke, [QLineF(*one, *other) for one, other in pairwise(primitive.points)]
                    )
                elif isinstance(primitive, Shape) and primitive.stroke and piece.area is None:
                    self._add_lines(primitive.stroke, _chords(primitive))

    def paint(self, painter: QPainter, ink: Ink, grid: Grid) -> None:
        """Paint all of it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for run in self._runs:
            pen = QPen(ink.colour(run.stroke)) if run.stroke else QPen(Qt.PenStyle.NoPen)
            pen.setCosmetic(True)
            painter.setPen(pen)
            if isinstance(run, _Lines):
                painter.drawLines(run.lines)
            else:
                painter.setBrush(ink.brush(run.fill) if run.fill else Qt.BrushStyle.NoBrush)
                painter.drawRects(run.rects)
        painter.restore()

    def _add_box(self, box: Box) -> None:
        stroke = box.stroke or box.ink
        last = self._runs[-1] if self._runs else None
        if not isinstance(last, _Boxes) or (last.fill, last.stroke) != (box.fill, stroke):
            last = _Boxes(box.fill, stroke)
            self._runs.append(last)
        last.rects.append(QRectF(box.x, box.y, box.w, box.h))

    def _add_lines(self, stroke: str, lines: list[QLineF]) -> None:
        last = self._runs[-1] if self._runs else None
        if not isinstance(last, _Lines) or last.stroke != stroke:
            last = _Lines(stroke)
            self._runs.append(last)
        last.lines += lines


def _chords(shape: Shape) -> list[QLineF]:
    """A path with its curves cut short."""
    ends = [(float(command[-2]), float(command[-1])) for command in shape.path if len(command) > 2]
    return [QLineF(*one, *other) for one, other in pairwise(ends)]
