"""The band on the first page of a document without a title page."""

from __future__ import annotations

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label
from designer.drawing.signs import sign
from designer.foundation.glyphs import printable
from designer.report.blocks import Masthead
from designer.report.layout.strips import Drawing, Setting, Strip

_HEIGHT = 54.0
_FOOT = 36.0
_PAD = 11.25
_KIND, _TITLE, _LABEL, _VALUE = 9.0, 15.0, 7.5, 9.0
_CHIP = 18.0


def masthead(block: Masthead, setting: Setting) -> Strip:
    """Kind and title on the dark ground with the status at the right, what identifies the issue below it."""
    width = setting.width
    drawing = Drawing([Box(0, 0, width, _HEIGHT, fill="navy"), Box(0, _HEIGHT, width, _FOOT, fill="inset")])
    chip = _chip(block, width, drawing)
    drawing.primitives.append(Label(_PAD, 18, printable(block.kind, "semibold"), _KIND, "on.navy", "semibold"))
    title = elide(block.title, "semibold", _TITLE, width - 2 * _PAD - chip)
    drawing.primitives.append(Label(_PAD, 40, printable(title, "semibold"), _TITLE, "on.navy", "semibold"))
    _pairs(block, width, drawing)
    return drawing.strip(_HEIGHT + _FOOT, after=22.5)


def _chip(block: Masthead, width: float, drawing: Drawing) -> float:
    """Draw the status; returns the room that it takes from the title."""
    if block.chip is None:
        return 0.0
    status, words = block.chip
    long = text_width(words, "semibold", _VALUE) + 32
    left = width - _PAD - long
    drawing.primitives.append(Box(left, (_HEIGHT - _CHIP) / 2, long, _CHIP, fill=f"{status}.tint", radius=3))
    drawing.primitives += sign(status, left + 7, (_HEIGHT - 10.8) / 2, 10.8)
    drawing.primitives.append(Label(left + 23, _HEIGHT / 2 + 3.2, printable(words), _VALUE, "ink", "semibold"))
    return long + _PAD


def _pairs(block: Masthead, width: float, drawing: Drawing) -> None:
    """What identifies the issue, beside each other; each gets the room that it needs, a long one what is left."""
    needs = [
        max(text_width(label, "regular", _LABEL), text_width(value, "regular", _VALUE)) for label, value in block.pairs
    ]
    room = width - 2 * _PAD - 18 * (len(needs) - 1)
    most = room - sum(sorted(needs)[:-1])
    x = _PAD
    for (label, value), need in zip(block.pairs, needs, strict=True):
        own = min(need, max(most, room / len(needs)))
        drawing.primitives.append(Label(x, _HEIGHT + 14, label, _LABEL, "muted"))
        shown = printable(elide(value, "regular", _VALUE, own + 0.5))
        drawing.primitives.append(Label(x, _HEIGHT + 27, shown, _VALUE, "ink"))
        x += own + 18 + max(0.0, room - sum(needs)) / len(needs)
