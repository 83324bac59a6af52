"""Headings, paragraphs, lists, notes, key figures and facts as strips."""

from __future__ import annotations

from dataclasses import replace

from designer.drawing.primitives import Box, Label, Line
from designer.drawing.signs import sign
from designer.foundation.glyphs import printable
from designer.report.blocks import (
    Bullets,
    Facts,
    Heading,
    Lead,
    Note,
    Paragraph,
    Section,
    Statement,
    Text,
    Tiles,
)
from designer.report.layout.lines import break_lines, draw_line, line_width, text_strips
from designer.report.layout.sheet import SIDE_WIDTH
from designer.report.layout.strips import Drawing, Setting, Strip, stacked
from designer.report.layout.styles import (
    BODY,
    CELL,
    COVER_LABEL,
    H1,
    HEADINGS,
    LEAD,
    SIDE,
    STATEMENT,
    TILE_NUMBER,
    TILE_UNIT,
    TextStyle,
)

_BULLET_INDENT = 11.25
_NOTE_PAD = 9.0
_TILE_HEIGHT = 74.25
_TILE_GAP = 9.0


def section_title(section: Section, setting: Setting) -> list[Strip]:
    """The heading of a section under a hairline, its number in the side column."""
    drawing = Drawing([Line(((0, 0), (setting.width, 0)), stroke="rule", width=0.75)])
    if section.number:
        number = section.number if section.number.isdigit() else f"Appendix\N{NO-BREAK SPACE}{section.number}"
        for line in break_lines(number, H1, SIDE_WIDTH, setting):
            draw_line(line, H1, 0, 13.5, drawing)
    lines = break_lines(section.title, H1, setting.width - setting.text_x, setting)
    for index, line in enumerate(lines):
        draw_line(line, H1, setting.text_x, 13.5 + index * H1.leading, drawing)
    height = 13.5 + len(lines) * H1.leading
    return [replace(drawing.strip(height, after=H1.after, keep=True), anchors=(section.anchor,))]


def heading(block: Heading, setting: Setting) -> list[Strip]:
    """A heading of level 2 or 3, kept with what follows."""
    strips = text_strips(block.text, HEADINGS[block.level], setting)
    strips = [replace(strip, keep=True) for strip in strips]
    if block.number:
        number = Drawing()
        draw_line(
            break_lines(block.number, HEADINGS[block.level], SIDE_WIDTH, setting)[0],
            HEADINGS[block.level],
            0,
            0,
            number,
        )
        strips[0] = replace(strips[0], primitives=(*number.primitives, *strips[0].primitives))
    strips[0] = replace(strips[0], anchors=(block.anchor,) if block.anchor else ())
    return strips


def statement(block: Statement, setting: Setting) -> list[Strip]:
    """The headline sentence, as wide as the page."""
    return [stacked(text_strips(block.text, STATEMENT, setting, x=0, width=setting.width))]


def lead(block: Lead, setting: Setting) -> list[Strip]:
    """The first paragraph of a section."""
    return text_strips(block.text, LEAD, setting)


def paragraph(block: Paragraph, setting: Setting) -> list[Strip]:
    """A paragraph, with its remark in the side column."""
    strips = text_strips(block.text, BODY, setting)
    if not block.side:
        return strips
    side = stacked(text_strips(block.side, SIDE, setting, x=0, width=SIDE_WIDTH))
    body = stacked(strips)
    height = max(side.height, body.height)
    return [replace(body, height=height, primitives=body.primitives + side.primitives, links=body.links + side.links)]


def bullets(block: Bullets, setting: Setting) -> list[Strip]:
    """A list; the dashes hang in the text column."""
    found: list[Strip] = []
    for item in block.items:
        x, width = setting.text_x + _BULLET_INDENT, setting.text_width - _BULLET_INDENT
        strips = text_strips(item, BODY, setting, x=x, width=width)
        dash = Drawing()
        draw_line(break_lines("–", BODY, width, setting)[0], replace(BODY, fill="muted"), setting.text_x, 0, dash)
        strips[0] = replace(strips[0], primitives=(*dash.primitives, *strips[0].primitives))
        strips[-1] = replace(strips[-1], after=3.0)
        found += strips
    found[-1] = replace(found[-1], after=BODY.after)
    return found


def note(block: Note, setting: Setting) -> list[Strip]:
    """A tinted box in the text column, its sign in front."""
    inner = setting.text_width - 2 * _NOTE_PAD - 18
    text = stacked(text_strips(block.text, BODY, setting, x=setting.text_x + _NOTE_PAD + 18, width=inner))
    height = text.height + 2 * _NOTE_PAD
    x, width = setting.text_x, setting.text_width
    tint = "inset" if block.status == "none" else f"{block.status}.tint"
    drawing = Drawing([Box(x, 0, width, height, fill=tint, radius=3)])
    drawing.primitives += sign(block.status, x + _NOTE_PAD, _NOTE_PAD + 1.5, 11)
    framed = stacked([Strip(_NOTE_PAD), text, Strip(_NOTE_PAD)])
    drawing.primitives += framed.primitives
    drawing.links += framed.links
    return [drawing.strip(height, before=6.75, after=13.5)]


def facts(block: Facts, setting: Setting) -> list[Strip]:
    """Labels in the side column, what they say in the text column."""
    strips = []
    for label, value in block.pairs:
        strips.append(_fact(label, value, setting, BODY, COVER_LABEL))
    strips[-1] = replace(strips[-1], after=BODY.after)
    return strips


def tiles(block: Tiles, setting: Setting) -> list[Strip]:
    """Key figures in equal boxes across the page."""
    count = len(block.tiles)
    width = (setting.width - _TILE_GAP * (count - 1)) / count
    drawing = Drawing()
    heights = []
    for index, tile in enumerate(block.tiles):
        x = index * (width + _TILE_GAP)
        lines = break_lines(tile.label, CELL, width - 18, setting)
        heights.append(49.5 + len(lines) * CELL.leading)
        value = Label(x + 9, 33.75, printable(tile.value, "semibold"), TILE_NUMBER.size, "heading", "semibold")
        drawing.primitives.append(value)
        after = line_width(break_lines(tile.value, TILE_NUMBER, 1e9, setting)[0])
        drawing.primitives.append(Label(x + 12 + after, 33.75, printable(tile.unit), TILE_UNIT.size, "heading"))
        for number, line in enumerate(lines):
            draw_line(line, CELL, x + 9, 42.75 + number * CELL.leading, drawing)
    height = max(_TILE_HEIGHT, *heights)
    boxes = [Box(index * (width + _TILE_GAP), 0, width, height, fill="inset", radius=3) for index in range(count)]
    edges = [Box(box.x, 0, 2.25, height, fill="accent") for box in boxes]
    drawing.primitives[:0] = [*boxes, *edges]
    return [drawing.strip(height, before=4.5, after=18)]


def _fact(label: str, value: Text, setting: Setting, style: TextStyle, label_style: TextStyle) -> Strip:
    text = stacked(text_strips(value, style, setting))
    drawing = Drawing(list(text.primitives), list(text.links))
    draw_line(break_lines(label, label_style, SIDE_WIDTH, setting)[0], label_style, 0, 0, drawing)
    return drawing.strip(text.height, after=4.5)
