"""Setting a name as large as its room allows."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.geometry import Point
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Label
from designer.drawing.style import BODY, NAME, SMALL, TITLE

CENTRED = 0.34
"""So far, in sizes, is the baseline below the middle of capitals."""

FROM_AFAR = (2 * BODY, 2 * SMALL, TITLE, NAME)
"""The sizes in which names are set to be read from afar; smaller ones could not."""

IN_LINE = (TITLE, NAME)
"""The same where lines follow each other closely."""


def fitting(text: str, at: Point, room: float, sizes: Sequence[float], fill: str, subject: str) -> Label:
    """The text, its capitals centred on the height of `at`, in the first of the `sizes` that fits `room`.

    When none does, it is cut in the middle in the last one.
    """
    size = next((one for one in sizes if text_width(text, "semibold", one) <= room), sizes[-1])
    x, y = at
    return Label(
        x, y + CENTRED * size, elide_middle(text, "semibold", size, room), size, fill, "semibold", subject=subject
    )


def fits(text: str, room: float, size: float = NAME) -> bool:
    """Whether a name set in that size finds room whole."""
    return text_width(text, "semibold", size) <= room
