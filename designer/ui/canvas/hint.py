"""The note at the pointer during a drag: what releasing would do, and which findings it would bring or end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.app.gestures import Foresight
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import CARD_RADIUS
from designer.foundation.glyphs import Face
from designer.foundation.language import plural, tr
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import Stroke, strokes_of
from designer.ui.levels import SIGN_OF_LEVEL

if TYPE_CHECKING:
    from designer.app.outlook import Outlook

WIDEST = 300.0
SIZE = 12.5
LEADING = 17.0
PADDING = 9.0
SIGN = 12.0
OFFSET = QPointF(18, 22)
"""Pixels from the pointer to the note's corner."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some text in the colour of a role, behind the sign of a status if one is given."""

    text: str
    role: str
    sign: str = ""
    face: Face = "regular"


def paragraphs_of(outlook: Outlook) -> list[Paragraph]:
    """What would come of something, in a few lines."""
    told = [Paragraph(one, "ink") for one in outlook.says]
    signs = {"error": "error", "warning": "warning"}
    told += [Paragraph(one.text, "ink", signs.get(one.level or "", "ok")) for one in outlook.fates]
    return [*told, *([Paragraph(outlook.basis, "muted")] if outlook.basis else [])]


class HintItem(QGraphicsItem):
    """A small card with a few lines of text; the same size at every zoom."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.ink = ink
        self._strokes: list[Stroke] = []
        self._size = QRectF()
        self._shift = OFFSET
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(20_000)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def say(self, foresight: Foresight, *, refused: bool, outlook: Outlook | None = None) -> None:
        """Show what a drop would mean, and what would come of it where that is known."""
        paragraphs = [Paragraph(foresight.says, "muted" if refused else "ink")]
        paragraphs += [Paragraph(one.message, "ink", SIGN_OF_LEVEL[one.level]) for one in foresight.appear[:2]]
        if len(foresight.appear) > 2:
            rest = plural(len(foresight.appear) - 2, "more finding", "more findings")
            paragraphs.append(Paragraph(tr("and {rest}").format(rest=rest), "muted"))
        paragraphs += [
            Paragraph(tr("Ends: {message}").format(message=finding.message), "ink", "ok")
            for finding in foresight.gone[:1]
        ]
        if outlook is not None:
            paragraphs += paragraphs_of(outlook)
        self.prepareGeometryChange()
        primitives, self._size = laid_out(paragraphs)
        self._strokes = strokes_of(primitives)
        self.update()

    def place(self, at: QPointF, pixel: QPointF, room: QRectF) -> None:
        """Lie beside the pointer, which is at `at` in the drawing and at `pixel` in a viewport of this size."""
        right = pixel.x() + OFFSET.x() + self._size.width()
        below = pixel.y() + OFFSET.y() + self._size.height()
        dx = OFFSET.x() if right <= room.right() else -OFFSET.x() - self._size.width()
        dy = OFFSET.y() if below <= room.bottom() else -OFFSET.y() - self._size.height()
        self.prepareGeometryChange()
        self._shift = QPointF(dx, dy)
        self.setPos(at)

    def boundingRect(self) -> QRectF:
        """The note, beside its position."""
        return self._size.translated(self._shift).adjusted(-5, -5, 5, 5)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the note."""
        painter.translate(self._shift)
        grid = grid_of(painter.deviceTransform())
        painter.setPen(Qt.PenStyle.NoPen)
        for reach, alpha in ((3.0, 0.04), (2.0, 0.05), (1.0, 0.06)):
            painter.setBrush(self.ink.shade(alpha))
            frame = self._size.adjusted(-reach, -reach + 1, reach, reach + 1)
            painter.drawRoundedRect(frame, CARD_RADIUS + reach, CARD_RADIUS + reach)
        for stroke in self._strokes:
            stroke.paint(painter, self.ink, grid)


def laid_out(paragraphs: list[Paragraph]) -> tuple[list[Primitive], QRectF]:
    """A small card with these paragraphs, and its size."""
    texts: list[Primitive] = []
    y, widest = PADDING, 0.0
    for paragraph in paragraphs:
        left = PADDING + (SIGN + 6 if paragraph.sign else 0.0)
        if paragraph.sign:
            texts += sign(paragraph.sign, PADDING, y + 2.5, SIGN)
        for line in wrapped(paragraph.text, WIDEST - left - PADDING):
            texts.append(Label(left, y + 13, line, SIZE, paragraph.role, paragraph.face))
            widest = max(widest, left + text_width(line, paragraph.face, SIZE))
            y += LEADING
        y += 3
    size = QRectF(0, 0, widest + PADDING, y - 3 + PADDING - 2)
    return [Box(0, 0, size.width(), size.height(), "card", "rule", radius=CARD_RADIUS), *texts], size


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines no wider than `width`, broken between words; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, "regular", SIZE) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
