"""The title page: whose it is, a band with the title, a motif of the design, the facts, and who made it."""

from __future__ import annotations

import struct
from dataclasses import replace

from designer.drawing.geometry import Rect
from designer.drawing.metrics import ELLIPSIS, elide
from designer.drawing.primitives import Box, Label
from designer.drawing.primitives import Line as Stroke
from designer.drawing.signs import sign
from designer.foundation.glyphs import printable
from designer.report.blocks import Cover
from designer.report.layout.figures import drawn
from designer.report.layout.lines import Line, break_lines, draw_line, line_width
from designer.report.layout.sheet import MM, Sheet
from designer.report.layout.strips import Drawing, Image, Setting, Strip, shifted
from designer.report.layout.styles import (
    CELL,
    COVER_BANNER,
    COVER_KIND,
    COVER_LABEL,
    COVER_SUBTITLE,
    COVER_TITLE,
    COVER_VALUE,
    NOTES,
    TextStyle,
)

_LOGO = (45 * MM, 18 * MM)
_LOGO_TOP = 17 * MM
_BAND_TOP = 46 * MM
_BAND_PAD = 31.5
_BAND_LEAST = 74 * MM
_CHIP = 20.25
_MOST_CHIP = 0.5
_COLUMNS = 3
_COLUMN_GAP = 18.0
_KIND_LINES, _TITLE_LINES, _SUBTITLE_LINES, _FACT_LINES, _BANNER_LINES = 1, 4, 3, 3, 2
"""So many lines at most, so that band and facts never meet, on Letter either."""

_FOOT = 18 * MM
"""Height of the lowest part, where the logo or the name of the author's company stands."""


def cover(block: Cover, sheet: Sheet, setting: Setting) -> Strip:
    """The whole page as one strip; the band reaches over the margins to the paper's edges."""
    drawing = Drawing()
    images: list[Image] = []
    width, top = sheet.content_width, -sheet.top
    _owner(block.client_logo, block.client, (_LOGO_TOP + top, width), drawing, images)
    band = _band(block, sheet, setting, drawing)
    foot = sheet.content_height - _FOOT
    _owner(block.logo, block.imprint, (foot, width / 2), drawing, images)
    _address(block.address, (foot, width), setting, drawing)
    facts = _facts(block, foot - 13.5, width, setting, drawing)
    if block.picture is not None:
        _motif(block, (band + 27, facts - 27), width, drawing)
    strip = drawing.strip(sheet.content_height)
    return Strip(strip.height, strip.primitives, strip.links, images=tuple(images))


def _owner(logo: bytes, name: str, place: tuple[float, float], drawing: Drawing, images: list[Image]) -> None:
    """A logo in its box, as large as its proportions allow; without one, the name."""
    y, width = place
    if logo:
        wide, high = struct.unpack(">II", logo[16:24])
        scale = min(_LOGO[0] / wide, _LOGO[1] / high)
        images.append(Image(Rect(0, y + (_LOGO[1] - high * scale) / 2, wide * scale, high * scale), logo))
    elif name:
        shown = elide(printable(name, "semibold"), "semibold", 13, width)
        drawing.primitives.append(Label(0, y + _LOGO[1] / 2 + 4.5, shown, 13, "heading", "semibold"))


def _band(block: Cover, sheet: Sheet, setting: Setting, drawing: Drawing) -> float:
    """The title on its band; returns the y at which the band ends."""
    top, width = _BAND_TOP - sheet.top, sheet.content_width
    written = Drawing()
    inside = replace(setting, width=width)
    y = _text(block.kind, COVER_KIND, _KIND_LINES, top + _BAND_PAD, inside, written) + 9
    y = _text(block.title, _shrunk(block.title, inside), _TITLE_LINES, y, inside, written) + COVER_TITLE.after
    y = _text(block.subtitle, COVER_SUBTITLE, _SUBTITLE_LINES, y, inside, written)
    if block.chip is not None:
        y = _chips(block, y + 13.5, width, setting, written)
    height = max(_BAND_LEAST, y + _BAND_PAD - top)
    drawing.primitives.append(Box(-sheet.left, top, sheet.width, height, fill="navy"))
    drawing.primitives += written.primitives
    drawing.links += written.links
    return top + height


def _text(text: str, style: TextStyle, most: int, y: float, setting: Setting, drawing: Drawing) -> float:
    """Draw so many lines at most; returns the y below them."""
    for line in _at_most(most, text, style, setting.width, setting) if text else []:
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


def _shrunk(title: str, setting: Setting) -> TextStyle:
    """The title's style, smaller when it would need more than two lines."""
    for size in (30, 27, 24):
        style = TextStyle(size, size * 1.2, COVER_TITLE.fill, COVER_TITLE.face)
        if len(break_lines(title, style, setting.width, setting)) <= 2:
            return style
    return TextStyle(20, 27, COVER_TITLE.fill, COVER_TITLE.face)


def _chips(block: Cover, y: float, width: float, setting: Setting, drawing: Drawing) -> float:
    """The status on its tint, and beside or below it what stands in its way; returns the y below."""
    assert block.chip is not None
    status, words = block.chip
    line = break_lines(elide(words, "regular", CELL.size, width * _MOST_CHIP), CELL, width, setting)[0]
    wide = line_width(line) + 31.5
    drawing.primitives.append(Box(0, y, wide, _CHIP, fill=f"{status}.tint", radius=3))
    drawing.primitives += sign(status, 6.75, y + 4.7, 10.8)
    draw_line(line, CELL, 23.6, y + 4.5, drawing)
    if not block.banner:
        return y + _CHIP
    beside = width - wide - 13.5
    lines = break_lines(block.banner, COVER_BANNER, beside, setting)[:_BANNER_LINES]
    for index, one in enumerate(lines):
        draw_line(one, COVER_BANNER, wide + 13.5, y + 4.5 + index * COVER_BANNER.leading, drawing)
    return y + max(_CHIP, 4.5 + len(lines) * COVER_BANNER.leading)


def _facts(block: Cover, bottom: float, width: float, setting: Setting, drawing: Drawing) -> float:
    """Draw the facts in columns above `bottom`; returns the y at which they start."""
    column = (width - _COLUMN_GAP * (_COLUMNS - 1)) / _COLUMNS
    cells = [(label, _at_most(_FACT_LINES, value, COVER_VALUE, column, setting)) for label, value in block.pairs]
    rows = [cells[start : start + _COLUMNS] for start in range(0, len(cells), _COLUMNS)]
    heights = [COVER_LABEL.leading + max(len(lines) for _, lines in row) * COVER_VALUE.leading + 9 for row in rows]
    top = bottom - sum(heights)
    if rows:
        drawing.primitives.append(Stroke(((0, top - 13.5), (width, top - 13.5)), stroke="rule", width=0.75))
    y = top
    for row, height in zip(rows, heights, strict=True):
        for index, (label, lines) in enumerate(row):
            x = index * (column + _COLUMN_GAP)
            draw_line(break_lines(label, COVER_LABEL, column, setting)[0], COVER_LABEL, x, y, drawing)
            for number, line in enumerate(lines):
                draw_line(line, COVER_VALUE, x, y + COVER_LABEL.leading + number * COVER_VALUE.leading, drawing)
        y += height
    return top - 13.5


def _address(address: str, place: tuple[float, float], setting: Setting, drawing: Drawing) -> None:
    """The author's address in small letters at the right, its last line level with the logo's lower edge."""
    bottom, width = place[0] + _LOGO[1], place[1]
    lines = _at_most(5, address, NOTES, width * 0.45, setting) if address else []
    for index, line in enumerate(reversed(lines), 1):
        draw_line(line, NOTES, width - line_width(line), bottom - index * NOTES.leading, drawing)


def _motif(block: Cover, span: tuple[float, float], width: float, drawing: Drawing) -> None:
    top, bottom = span
    if block.picture is None or bottom - top < 72:
        return
    picture = drawn(block.picture, width, bottom - top)
    primitives, _ = shifted(picture, 0, top + (bottom - top - picture.height) / 2)
    drawing.primitives += primitives
