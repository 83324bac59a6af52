"""Signs of state and status: each has its own silhouette, so that they read without colour and in grey."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from designer.drawing.geometry import Path, Rect, circle, rounded, transformed
from designer.drawing.icons import parse_path
from designer.drawing.primitives import Shape

_OCTAGON = parse_path("M 7.6 1.5 H 16.4 L 22.5 7.6 V 16.4 L 16.4 22.5 H 7.6 L 1.5 16.4 V 7.6 Z")
_TRIANGLE = parse_path("M 12 1.8 L 23.2 21.5 H 0.8 Z")
_DIAMOND = parse_path("M 12 0.8 L 23.2 12 L 12 23.2 L 0.8 12 Z")
_SQUARE = rounded(Rect(2, 2, 20, 20), 2.5)
_DISC = circle(12, 12, 10.5)

_TICK = parse_path("M 7 12.5 L 10.5 16 L 17 8.5")
_CROSS = parse_path("M 8.5 8.5 L 15.5 15.5 M 15.5 8.5 L 8.5 15.5")
_DASH = parse_path("M 7.5 12 H 16.5")
_DOTS = parse_path("M 7.4 12 H 7.5 M 12 12 H 12.1 M 16.5 12 H 16.6")
_BANG = parse_path("M 12 9 V 13.8 M 12 17.4 V 17.5")
_LETTER_I = parse_path("M 12 11.5 V 17 M 12 7.2 V 7.3")
_QUESTION = parse_path(
    "M 9 9.2 C 9 7.4 10.3 6.5 12 6.5 C 13.7 6.5 15 7.5 15 9.2 C 15 11.6 12 11.5 12 14 M 12 17.4 V 17.5"
)

_SIGNS: Mapping[str, tuple[Path, Path]] = {
    "online": (_DISC, _TICK),
    "pending": (_DIAMOND, _DOTS),
    "offline": (_SQUARE, _DASH),
    "failed": (_OCTAGON, _CROSS),
    "unknown": (_DISC, _QUESTION),
    "ok": (_DISC, _TICK),
    "warning": (_TRIANGLE, _BANG),
    "error": (_OCTAGON, _CROSS),
    "info": (_SQUARE, _LETTER_I),
    "none": (_DISC, _DASH),
}


def sign(kind: str, x: float, y: float, size: float, subject: str = "") -> Iterator[Shape]:
    """The sign of a state or status (`theme.STATES`, `theme.STATUSES`), its top left corner at (x, y)."""
    yield from _shapes(kind, x, y, size, subject)


@functools.lru_cache(maxsize=4096)
def _shapes(kind: str, x: float, y: float, size: float, subject: str) -> tuple[Shape, Shape]:
    """Kept, because the same signs stand at the same places in one picture after the other."""
    outline, mark = _SIGNS[kind]
    factor = size / 24
    return (
        Shape(transformed(outline, factor, x, y), fill=f"{kind}.fill", subject=subject),
        Shape(transformed(mark, factor, x, y), stroke=f"{kind}.sign", width=max(2.6 * factor, 0.9), subject=subject),
    )
