"""A theme's colours as Qt colours, made once each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from designer.drawing.theme import Theme

MOST_PENS = 500


class Ink:
    """Colours, brushes and pens by role, shared by all items of a stage."""

    def __init__(self, theme: Theme) -> None:
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Take the colours of another theme; everything that paints with this ink has to paint again."""
        self.theme = theme
        self._colours: dict[str, QColor] = {}
        self._brushes: dict[str, QBrush] = {}
        self._pens: dict[tuple[str, float, tuple[float, ...], bool], QPen] = {}

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(self.theme.colour(role))
        return found

    def faded(self, role: str, alpha: float) -> QColor:
        """The colour of a role, see-through: 0 = invisible, 1 = solid."""
        colour = QColor(self.colour(role))
        colour.setAlphaF(alpha)
        return colour

    def shade(self, alpha: float) -> QColor:
        """A shadow, in any theme darker than what it lies on."""
        return QColor(0, 0, 0, round(255 * alpha * (1.0 if self.colour("canvas").lightnessF() > 0.5 else 3.0)))

    def brush(self, role: str) -> QBrush:
        """A solid brush."""
        found = self._brushes.get(role)
        if found is None:
            found = self._brushes[role] = QBrush(self.colour(role))
        return found

    def pen(self, role: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
        """A pen with flat ends; dashes are lengths in units, as in the primitives."""
        return self._pens.get((role, width, dash, False)) or self._make_pen(role, width, dash, is_round=False)

    def round_pen(self, role: str, width: float) -> QPen:
        """A pen with round ends and joins, for icons and signs."""
        return self._pens.get((role, width, (), True)) or self._make_pen(role, width, (), is_round=True)

    def _make_pen(self, role: str, width: float, dash: tuple[float, ...], *, is_round: bool) -> QPen:
        pen = QPen(self.colour(role), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if is_round else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if is_round else Qt.PenJoinStyle.MiterJoin)
        if dash:
            pen.setDashPattern([length / width for length in dash])
        if len(self._pens) >= MOST_PENS:  # widths are as many as there are scales
            self._pens.clear()
        self._pens[role, width, dash, is_round] = pen
        return pen
