"""The paper and its grid, in points: a side column for numbers and notes, a text column, both together for tables."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page format with its margins. Content starts at (left, top); x and y of strips count from there."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def content_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def content_height(self) -> float:
        """Height between header and footer."""
        return self.height - self.top - self.bottom


PORTRAIT = Sheet(210 * MM, 297 * MM, 22 * MM, 18 * MM, 26 * MM, 22 * MM)
LANDSCAPE = Sheet(297 * MM, 210 * MM, 18 * MM, 18 * MM, 26 * MM, 18 * MM)

TEXT_X = 45 * MM
"""Where the text column begins, counted from the left margin."""

TEXT_WIDTH = 125 * MM
"""Width of the text column: 83 characters of body text."""

SIDE_WIDTH = 40 * MM
