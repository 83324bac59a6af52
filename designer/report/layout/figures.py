"""Figures: a numbered title, the picture, its notes, together on one page."""

from __future__ import annotations

from dataclasses import replace

from designer.drawing.primitives import Picture, flattened, scaled
from designer.report.blocks import Figure
from designer.report.layout.lines import text_strips
from designer.report.layout.strips import Drawing, OwnPage, Setting, Strip, shifted, stacked
from designer.report.layout.styles import NOTES
from designer.report.layout.tables import caption

_TALLEST = 0.86
"""Share of the page's height that a picture may take; the rest is for title and notes."""

_LEAST = 0.3
"""Share of it that a picture has however many words stand around it."""

_AIR = 9.0
"""Between the picture and the words above and below it."""

_SMALLEST = 0.85
"""A picture that would have to be scaled below this on an upright page goes on a landscape page."""


def figure(block: Figure, setting: Setting) -> list[Strip | OwnPage]:
    """The figure as one strip, or on a landscape page of its own when it asks for one or is too wide."""
    wide = setting.across
    upright = _scale(block.picture, setting)
    if block.own_page or (upright < _SMALLEST and _scale(block.picture, wide) > upright * 1.1):
        return [OwnPage((_framed(block, wide),))]
    return [_framed(block, setting)]


def drawn(picture: Picture, width: float, height: float) -> Strip:
    """The picture alone, shrunk to fit, in the middle of the width."""
    factor = min(1.0, width / picture.width, height / picture.height)
    fitted = scaled(picture, factor)
    drawing = Drawing(list(flattened(fitted.primitives)))
    strip = drawing.strip(fitted.height)
    return strip if fitted.width >= width - 1 else _indented(strip, (width - fitted.width) / 2)


def _indented(strip: Strip, x: float) -> Strip:
    primitives, links = shifted(strip, x, 0)
    return replace(strip, primitives=primitives, links=links)


def _scale(picture: Picture, setting: Setting) -> float:
    return min(1.0, setting.width / picture.width, setting.height * _TALLEST / picture.height)


def _framed(block: Figure, setting: Setting) -> Strip:
    title = caption(setting.labels[block.anchor], block.title, setting)
    notes = text_strips(block.notes, NOTES, setting, x=0, width=setting.width) if block.notes else []
    words = stacked([*title, *notes]).height + _AIR
    room = min(_TALLEST * setting.height, max(_LEAST * setting.height, setting.height - words))
    picture = drawn(block.picture, setting.width, room)
    if not notes:
        picture = replace(picture, after=NOTES.after)
    return replace(stacked([*title, replace(picture, before=4.5), *notes]), anchors=(block.anchor,), in_turn=True)
