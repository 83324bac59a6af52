"""Small marks on cards that say how many findings there are about an object, and how grave."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import Stroke, strokes_of

HEIGHT = 13.0
WIDEST = 40.0
"""Wider than a mark ever is."""

SIGN = 9.0
LEAST = 11.0
"""Pixels that a mark is high at least, ..."""

MOST_ENLARGED = 2.5
"""... unless it were larger than this many times its own size: then it would hide what it is about."""

SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of the gravest finding about an object, and how many there are."""

    sign: str
    count: int


class MarksItem(QGraphicsItem):
    """All marks. They lie over the cards and move nothing."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.ink = ink
        self._placed: tuple[tuple[Mark, QRectF], ...] = ()
        self._painted: dict[Mark, list[Stroke]] = {}
        self.setZValue(8_000)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # to be told what is exposed

    def show_marks(self, placed: tuple[tuple[Mark, QRectF], ...]) -> None:
        """The marks, each with the card that it sits on."""
        if placed != self._placed:
            self.prepareGeometryChange()
            self._placed = placed
            self.update()

    def card_marked_at(self, at: QPointF, scale: float) -> QRectF | None:
        """The card whose mark lies at a point of the drawing, seen with so many pixels per unit; None for none."""
        larger = enlarged(scale)
        for mark, card in reversed(self._placed):
            wide = HEIGHT + (_wide(mark) if mark.count > 1 else 0)
            place = QRectF(card.left() - 5 * larger, card.top() - 6 * larger, wide * larger, HEIGHT * larger)
            if place.contains(at):
                return card
        return None

    def boundingRect(self) -> QRectF:
        """All marks."""
        total = QRectF()
        for _, card in self._placed:
            total |= card
        reach = HEIGHT * MOST_ENLARGED
        return total.adjusted(-reach, -reach, reach, reach)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint each at the upper left corner of its card."""
        across, along = WIDEST * MOST_ENLARGED, HEIGHT * MOST_ENLARGED
        exposed = option.exposedRect.adjusted(-across, -along, across, along)
        for mark, card in self._placed:
            if not exposed.contains(card.topLeft()):
                continue
            painter.save()
            corner = grid_of(painter.deviceTransform())
            # The edges of cards lie between two pixels: a mark at the corner itself would tremble beside them.
            painter.translate(corner.edge_x(card.left()), corner.edge_y(card.top()))
            larger = enlarged(corner.scale / painter.device().devicePixelRatioF())
            painter.scale(larger, larger)
            painter.translate(-5, -6)
            grid = grid_of(painter.deviceTransform())
            for stroke in self._strokes_of(mark):
                stroke.paint(painter, self.ink, grid)
            painter.restore()

    def _strokes_of(self, mark: Mark) -> list[Stroke]:
        if mark not in self._painted:
            self._painted[mark] = strokes_of(list(_drawn(mark)))
        return self._painted[mark]


def enlarged(scale: float) -> float:
    """How much larger than its card a mark is painted where there are `scale` pixels per unit: readable from afar."""
    return min(MOST_ENLARGED, max(1.0, LEAST / (HEIGHT * scale)))


def _wide(mark: Mark) -> float:
    """What the number beside the sign needs."""
    return text_width(str(mark.count), "semibold", SIZE) + 3


def _drawn(mark: Mark) -> list[Primitive]:
    text = str(mark.count) if mark.count > 1 else ""
    wide = _wide(mark) if text else 0.0
    edge = (HEIGHT - SIGN) / 2
    pill = Box(0, 0, HEIGHT + wide, HEIGHT, "card", "rule", radius=HEIGHT / 2)
    drawn: list[Primitive] = [pill, *sign(mark.sign, edge, edge, SIGN)]
    if text:
        drawn.append(Label(edge + SIGN + 2, HEIGHT - 3.8, text, SIZE, "ink", "semibold"))
    return drawn
