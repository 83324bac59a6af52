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

LANDSCAPE_HEIGHT = 404.0
"""Height that a picture has on a landscape page of its own, below its title and above its notes."""


def trimmed(picture: Picture) -> Picture:
    """The picture without its margin."""
    moved = translated(picture, -TRIM, -TRIM)
    return replace(moved, width=picture.width - 2 * TRIM, height=picture.height - 2 * TRIM)


def landscape_scale(picture: Picture) -> float:
    """How large a picture without margin is printed on a landscape page: 1 = at its own size, never larger."""
    return min(1.0, (LANDSCAPE - 2 * TRIM) / picture.width, LANDSCAPE_HEIGHT / picture.height)
