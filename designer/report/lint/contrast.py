"""Colours: text stands out from what it stands on, whatever colours the branding chose."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Box, Label, Shape
from designer.drawing.theme import contrast, load_theme
from designer.report.branding import in_colours
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.paper import place

FOR_TEXT, FOR_LARGE_TEXT = 4.5, 3.0
"""WCAG's ratios for text, and for text of 18 points or of 14 points semibold."""


def check(made: Made) -> Iterator[Flaw]:
    """Point 46."""
    theme = in_colours(load_theme("print"), made.document.colours)
    worst: dict[tuple[str, str, bool], tuple[int, str]] = {}
    for page in made.layout.pages:
        grounds: list[tuple[Rect, str]] = []
        for one in page.primitives:
            if isinstance(one, Box | Shape) and one.fill:
                grounds.append((one.rect if isinstance(one, Box) else _around(one), one.fill))
            elif isinstance(one, Label) and one.text.strip():
                worst.setdefault((one.fill, _ground(one, grounds), _is_large(one)), (page.number, one.text))
    for (fill, ground, large), (page_number, text) in worst.items():
        ratio = contrast(theme.colour(fill), theme.colour(ground))
        if ratio < (FOR_LARGE_TEXT if large else FOR_TEXT):
            whose = "author" if {fill, ground} & set(made.document.colours) else "program"
            sentence = f'"{text[:40]}" hardly stands out from its ground: contrast {ratio:.1f}'
            yield Flaw(46, f"page {page_number}", sentence, whose=whose)  # type: ignore[arg-type]


def _ground(label: Label, grounds: list[tuple[Rect, str]]) -> str:
    x, y = place(label).centre
    return next((fill for area, fill in reversed(grounds) if area.contains(x, y)), "canvas")


def _around(shape: Shape) -> Rect:
    values = [float(value) for _, *rest in shape.path for value in rest]
    left, right, top, bottom = min(values[::2]), max(values[::2]), min(values[1::2]), max(values[1::2])
    return Rect(left, top, right - left, bottom - top)


def _is_large(label: Label) -> bool:
    return label.size >= 18 or (label.size >= 14 and label.face == "semibold")
