"""A small card about a moment of the run, above the time strip, while the pointer is on its ruler."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from designer.app.moments import Moment
from designer.drawing.metrics import text_width, wrap
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.style import CARD_RADIUS
from designer.foundation.units import clock
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of

WIDEST = 300.0
PADDING = 10.0
LEADING = 16.0
MOST_LINES = 3
SIZE = 12.0
TIME = 13.0


class Peek(QWidget):
    """Time, sentence and what users have of it. It takes no mouse, and goes when the pointer leaves the ruler."""

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.ink = ink
        self.moment: Moment | None = None
        self._drawn: list[Primitive] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_moment(self, moment: Moment, anchor: QPoint) -> None:
        """Show a moment above a point of the parent, within the parent."""
        if moment != self.moment:
            self.moment = moment
            self._drawn, size = _laid_out(moment)
            self.resize(size)
            self.setAccessibleName(" ".join((clock(moment.at_ms), moment.sentence, *moment.words())))
            self.update()
        parent = self.parentWidget()
        room = parent.width() if parent is not None else anchor.x() + self.width()
        x = min(max(4, anchor.x() - self.width() // 2), max(4, room - self.width() - 4))
        self.move(x, max(0, anchor.y() - self.height() - 6))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        grid = grid_of(painter.deviceTransform())
        for stroke in strokes_of(self._drawn):
            stroke.paint(painter, self.ink, grid)


def _laid_out(moment: Moment) -> tuple[list[Primitive], QSize]:
    lines = wrap(moment.sentence, "regular", SIZE, WIDEST - 2 * PADDING)
    if len(lines) > MOST_LINES:
        lines = (*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …")
    time = clock(moment.at_ms)
    width = max([text_width(line, "regular", SIZE) for line in lines], default=0.0)
    y = PADDING + 11.0
    texts: list[Primitive] = [Label(PADDING, y, time, TIME, "heading", "mono")]
    for line in lines:
        y += LEADING
        texts.append(Label(PADDING, y, line, SIZE, "ink"))
    words = " · ".join(moment.words())
    if words:
        y += LEADING + 2
        texts.append(Label(PADDING, y, words, SIZE, "failed.text" if moment.online < moment.servers else "online.text"))
        width = max(width, text_width(words, "regular", SIZE))
    w, h = width + 2 * PADDING, y + PADDING
    frame = Box(0.75, 0.75, w - 1.5, h - 1.5, "card", "rule", 1.0, radius=CARD_RADIUS)
    return [frame, *texts], QSize(round(w), round(h))
