"""The paper and its grid, in points: a side column for numbers and notes, a text column, both together for tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.model.paper import Sheet as SheetName

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page format with its margins. Content starts at (left, top); x and y of strips count from there.

    The side column is `side` wide; the text column of `text_width` begins at `text_x`.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    side: float
    text_x: float
    text_width: float

    @property
    def content_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def content_height(self) -> float:
        """Height between header and footer."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Sheets:
    """One size of paper, held upright and across."""

    portrait: Sheet
    landscape: Sheet


def _sheet(size: tuple[float, float], margins: tuple[float, float, float, float], grid: tuple[float, float]) -> Sheet:
    """Everything in mm; margins left, right, top, bottom; the grid's columns are 5 mm apart."""
    side, text = grid
    lengths = (*size, *margins, side, side + 5, text)
    return Sheet(*(length * MM for length in lengths))


A4 = Sheets(
    _sheet((210, 297), (22, 18, 26, 22), (40, 125)),
    _sheet((297, 210), (18, 18, 26, 18), (40, 125)),
)
"""The text column holds 83 characters of body text."""

LETTER = Sheets(
    _sheet((215.9, 279.4), (22, 18, 25, 20), (42, 128.9)),
    _sheet((279.4, 215.9), (18, 18, 26, 18), (42, 128.9)),
)

SHEETS: Mapping[SheetName, Sheets] = {"a4": A4, "letter": LETTER}
