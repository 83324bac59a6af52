"""The title page: a band with the owner's name, the title, a motif of the design, and the facts at the foot."""

from __future__ import annotations

from designer.drawing.metrics import ELLIPSIS, elide
from designer.drawing.primitives import Box, Label
from designer.drawing.primitives import Line as Stroke
from designer.drawing.signs import sign
from designer.report.blocks import Cover, Status
from designer.report.layout.figures import drawn
from designer.report.layout.lines import Line, break_lines, draw_line, line_width
from designer.report.layout.sheet import MM, Sheet
from designer.report.layout.strips import Drawing, Setting, Strip, shifted
from designer.report.layout.styles import (
    CELL,
    COVER_LABEL,
    COVER_SUBTITLE,
    COVER_TITLE,
    COVER_VALUE,
    NOTES,
    TextStyle,
)

_BAND = 26 * MM
_TITLE_TOP = 62 * MM
_LABEL_ROOM = 34 * MM
_TEXT_LINES = 6
_FACT_LINES = 3


def cover(block: Cover, sheet: Sheet, setting: Setting) -> Strip:
    """The whole page as one strip; the band reaches over the margins to the paper's edges."""
    drawing = Drawing()
    width = sheet.content_width
    drawing.primitives.append(Box(-sheet.left, -sheet.top, sheet.width, _BAND, fill="navy"))
    name = elide(block.imprint or block.kind, "semibold", 13, width)
    drawing.primitives.append(Label(0, -sheet.top + _BAND / 2 + 4.5, name, 13, "on.navy", "semibold"))
    y = _TITLE_TOP - sheet.top
    y = _text(block.kind if block.imprint else "", COVER_LABEL, y, width, setting, drawing) + 4.5
    y = _text(block.title, _shrunk(block.title, width, setting), y, width, setting, drawing) + COVER_TITLE.after
    y = _text(block.subtitle, COVER_SUBTITLE, y, width, setting, drawing) + 13.5
    if block.chip is not None:
        _chip(*block.chip, y, setting, drawing)
        y += 22.5
    foot = _facts(block, sheet, setting, drawing)
    if block.picture is not None:
        _motif(block, (y + 27, foot - 27), width, drawing)
    return drawing.strip(sheet.content_height)


def _text(text: str, style: TextStyle, y: float, width: float, setting: Setting, drawing: Drawing) -> float:
    for line in _at_most(_TEXT_LINES, text, style, width, setting) if text else []:
        draw_line(line, style, 0, y, drawing)
        y += style.leading
    return y


def _at_most(lines: int, text: str, style: TextStyle, width: float, setting: Setting) -> list[Line]:
    """The text in so many lines at most; what is cut off stands in full further on in the document."""
    found = break_lines(text, style, width, setting)
    if len(found) <= lines:
        return found
    last = "".join(bit.text for bit in found[lines - 1]) + ELLIPSIS
    return [*found[: lines - 1], *break_lines(elide(last, style.face, style.size, width), style, width, setting)]


def _shrunk(title: str, width: float, setting: Setting) -> TextStyle:
    """The title's style, smaller when it would need more than two lines."""
    for size in (30, 27, 24):
        style = TextStyle(size, size * 1.2, COVER_TITLE.fill, COVER_TITLE.face)
        if len(break_lines(title, style, width, setting)) <= 2:
            return style
    return TextStyle(20, 27, COVER_TITLE.fill, COVER_TITLE.face)


def _chip(status: Status, words: str, y: float, setting: Setting, drawing: Drawing) -> None:
    line = break_lines(words, CELL, 300, setting)[0]
    drawing.primitives.append(Box(0, y, line_width(line) + 30, 18, fill=f"{status}.tint", radius=3))
    drawing.primitives += sign(status, 6, y + 3.6, 10.8)
    draw_line(line, CELL, 22.5, y + 3.375, drawing)


def _facts(block: Cover, sheet: Sheet, setting: Setting, drawing: Drawing) -> float:
    """Draw the facts at the foot of the page; returns where they start."""
    rows = [
        (label, _at_most(_FACT_LINES, value, COVER_VALUE, sheet.content_width - _LABEL_ROOM, setting))
        for label, value in block.pairs
    ]
    height = sum(len(lines) * COVER_VALUE.leading + 4.5 for _, lines in rows)
    top = sheet.content_height - height - NOTES.leading
    drawing.primitives.append(Stroke(((0, top - 9), (sheet.content_width, top - 9)), stroke="rule", width=0.75))
    y = top
    for label, lines in rows:
        draw_line(break_lines(label, COVER_LABEL, _LABEL_ROOM, setting)[0], COVER_LABEL, 0, y, drawing)
        for line in lines:
            draw_line(line, COVER_VALUE, _LABEL_ROOM, y, drawing)
            y += COVER_VALUE.leading
        y += 4.5
    return top - 9


def _motif(block: Cover, span: tuple[float, float], width: float, drawing: Drawing) -> None:
    top, bottom = span
    if block.picture is None or bottom - top < 72:
        return
    picture = drawn(block.picture, width, bottom - top)
    primitives, _ = shifted(picture, 0, top + (bottom - top - picture.height) / 2)
    drawing.primitives += primitives
