"""Whether a scenario came as expected: one line for each expectation."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.app.playback import Playback
from designer.drawing.metrics import elide
from designer.drawing.primitives import Label, Line, Primitive
from designer.drawing.signs import sign
from designer.foundation.language import plural, tr
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of
from designer.ui.plain import set_tip

ROW = 19.0
HEAD = 24.0
LEFT = 9.0
SIZE = 12.0
MOST = 6


class Verdicts(QWidget):
    """The name of the scenario, and what came of its expectations; hidden while a trial is played."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.head = ""
        self.lines: tuple[tuple[bool, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Expectations"))
        self.setFixedHeight(round(HEAD))
        self.hide()

    def show_run(self, playback: Playback) -> None:
        """Show the scenario of a run."""
        verdicts, name = playback.verdicts, playback.script.name
        met = sum(verdict.met for verdict in verdicts)
        said = (
            tr("{met} of {count} met").format(met=met, count=plural(len(verdicts), "expectation"))
            if verdicts
            else tr("nothing is expected of it")
        )
        self.head = f"{name}: {said}"
        # What did not come as expected is what one looks for.
        self.lines = tuple(sorted(((verdict.met, verdict.reason) for verdict in verdicts), key=lambda line: line[0]))
        texts = [f"{tr('Met') if met else tr('Not met')}: {text}." for met, text in self.lines]
        self.setAccessibleDescription(" ".join([f"{self.head}.", *texts]))
        set_tip(self, "\n".join([self.head, *texts]))
        self.setFixedHeight(round(HEAD + ROW * min(MOST, len(self.lines)) + (6 if self.lines else 0)))
        self.setVisible(bool(name))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), self.ink.colour("card"))
        grid = grid_of(painter.deviceTransform())
        for stroke in strokes_of(self._drawn()):
            stroke.paint(painter, self.ink, grid)

    def _drawn(self) -> list[Primitive]:
        right = self.width() - LEFT
        drawn: list[Primitive] = [
            Line(((0, 0.5), (self.width(), 0.5)), "rule"),
            Label(LEFT, 16, elide(self.head, "semibold", SIZE, right - LEFT), SIZE, "ink", "semibold"),
        ]
        hidden = len(self.lines) - MOST
        shown = self.lines[: MOST - 1] if hidden > 0 else self.lines
        for number, (met, text) in enumerate(shown):
            y = HEAD + number * ROW
            drawn += sign("ok" if met else "error", LEFT, y + 2, 12)
            label = elide(text, "regular", SIZE, right - LEFT - 20)
            drawn.append(Label(LEFT + 20, y + 12.5, label, SIZE, "ink" if met else "error.text"))
        if hidden > 0:
            y = HEAD + (MOST - 1) * ROW + 12.5
            drawn.append(Label(LEFT + 20, y, tr("and {hidden} more").format(hidden=hidden + 1), SIZE, "muted"))
        return drawn
