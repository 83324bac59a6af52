"""Pictures without the margin that they need on screen: on paper the page has margins already."""

from __future__ import annotations

from dataclasses import replace

from designer.drawing.primitives import Picture, translated
from designer.drawing.style import MARGIN

TRIM = MARGIN - 1.5
"""What is cut off on every side; edges keep their line width."""

UPRIGHT = 481.0 + 2 * TRIM
"""Width of a picture, margin included, that fills an upright page."""

LANDSCAPE = 739.0 + 2 * TRIM
"""Width of a picture, margin included, that fills a landscape page."""


def trimmed(picture: Picture) -> Picture:
    """The picture without its margin."""
    moved = translated(picture, -TRIM, -TRIM)
    return replace(moved, width=picture.width - 2 * TRIM, height=picture.height - 2 * TRIM)
