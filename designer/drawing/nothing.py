"""What a view shows as long as there is nothing for it to show: that, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.primitives import Label, Picture
from designer.drawing.style import BODY, TITLE

WIDTH, HEIGHT = 520.0, 220.0


def nothing_yet(title: str, headline: str, lines: Sequence[str]) -> Picture:
    """A headline and a few lines in the middle of quiet paper."""
    middle, y = WIDTH / 2, HEIGHT / 2 - 8 * len(lines)
    labels = [Label(middle, y, headline, TITLE, "heading", "semibold", "middle")]
    labels += [
        Label(middle, y + 20 + 14 * place, line, BODY, "muted", anchor="middle") for place, line in enumerate(lines)
    ]
    return Picture(WIDTH, HEIGHT, tuple(labels), title=title, description=f"{headline}. {' '.join(lines)}")
