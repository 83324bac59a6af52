"""Headings, paragraphs, lists, notes, key figures and facts as strips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from designer.drawing.primitives import Box, Label, Line
from designer.drawing.signs import sign
from designer.foundation.glyphs import printable
from designer.report.blocks import (
    Block,
    Bullets,
    Facts,
    Heading,
    Lead,
    Note,
    Paragraph,
    Section,
    SmallPrint,
    Statement,
    Tiles,
    pieces,
)
from designer.report.layout.frames import Ground, boxed
from designer.report.layout.lines import break_lines, draw_line, line_width, natural_width, text_strips
from designer.report.layout.strips import Drawing, Link, Setting, Strip, stacked
from designer.report.layout.styles import (
    CARD_HEADING,
    CARD_LABEL,
    CELL,
    COVER_LABEL,
    H1,
    HEADINGS,
    LEAD,
    SIDE,
    SMALL,
    STATEMENT,
    TILE_NUMBER,
    TILE_UNIT,
)

_LINES_BELOW = 3
"""A heading stands so far above the foot of its page, even where less text follows before a page across."""

_BETWEEN_SECTIONS, _RULE_ABOVE = 45.0, 18.0
_BULLET_INDENT = 11.25
_NOTE_PAD = 9.0
_FACT_GAP = 9.0
_FACT_DISTANCE = 4.5
_LEAST_LABEL = 72.0
"""So that cards on one page are alike."""

_WIDEST_LABEL = 0.24
"""Share of a card's width that labels may take; longer ones are broken."""

_TILE_HEIGHT = 74.25
_TILE_GAP = 9.0


def section_title(section: Section, setting: Setting) -> list[Strip]:
    """The heading of a section, its number in the side column."""
    drawing = Drawing()
    if section.number:
        number = section.number if section.number.isdigit() else f"Appendix\N{NO-BREAK SPACE}{section.number}"
        for line in break_lines(number, H1, setting.side, setting):
            draw_line(line, H1, 0, 0, drawing)
    lines = break_lines(section.title, H1, setting.width - setting.text_x, setting)
    for index, line in enumerate(lines):
        draw_line(line, H1, setting.text_x, index * H1.leading, drawing)
    strip = drawing.strip(len(lines) * H1.leading, after=H1.after, keep=True)
    return [replace(strip, anchors=(section.anchor,))]


def set_apart(title: Strip, width: float) -> Strip:
    """The title of a section that begins on the last page of the one before, under a hairline."""
    rule = Line(((0, -_RULE_ABOVE), (width, -_RULE_ABOVE)), stroke="rule", width=0.75)
    return replace(title, before=_BETWEEN_SECTIONS, primitives=(rule, *title.primitives))


def heading(block: Heading, setting: Setting) -> list[Strip]:
    """A heading of level 2 or 3, kept with what follows."""
    style = HEADINGS[block.level] if setting.text_x else CARD_HEADING
    strips = [replace(strip, keep=True) for strip in text_strips(block.text, style, setting)]
    if block.number:
        number = Drawing()
        draw_line(break_lines(block.number, style, setting.side, setting)[0], style, 0, 0, number)
        strips[0] = replace(strips[0], primitives=(*number.primitives, *strips[0].primitives))
    room = len(strips) * style.leading + _LINES_BELOW * setting.body.leading
    strips[0] = replace(strips[0], anchors=(block.anchor,) if block.anchor else (), room=room)
    return strips


def statement(block: Statement, setting: Setting) -> list[Strip]:
    """The headline sentence, as wide as the page."""
    return [stacked(text_strips(block.text, STATEMENT, setting, x=0, width=setting.width))]


def lead(block: Lead, setting: Setting) -> list[Strip]:
    """The first paragraph of a section."""
    return text_strips(block.text, LEAD if setting.text_x else setting.body, setting)


def paragraph(block: Paragraph, setting: Setting) -> list[Strip]:
    """A paragraph, with its remark in the side column; where there is none, behind it in brackets."""
    if block.side and not setting.text_x:
        return text_strips((*pieces(block.text), " (", *pieces(block.side), ")"), setting.body, setting)
    strips = text_strips(block.text, setting.body, setting)
    if not block.side:
        return strips
    side = stacked(text_strips(block.side, SIDE, setting, x=0, width=setting.side))
    if side.height <= strips[0].height:
        return [_beside(strips[0], side), *strips[1:]]
    body = stacked(strips)
    return [replace(_beside(body, side), height=max(side.height, body.height))]


def _beside(strip: Strip, side: Strip) -> Strip:
    return replace(strip, primitives=strip.primitives + side.primitives, links=strip.links + side.links)


def bullets(block: Bullets, setting: Setting) -> list[Strip]:
    """A list; its dashes or numbers hang in the text column."""
    found: list[Strip] = []
    style = setting.body
    marks = [f"{index}." if block.ordered else "–" for index in range(1, len(block.items) + 1)]
    indent = max([_BULLET_INDENT, *(natural_width(mark, style, setting) + 4.5 for mark in marks)])
    x, width = setting.text_x + indent, setting.text_width - indent
    for mark, item in zip(marks, block.items, strict=True):
        strips = text_strips(item, style, setting, x=x, width=width)
        hung = Drawing()
        draw_line(break_lines(mark, style, width, setting)[0], replace(style, fill="muted"), setting.text_x, 0, hung)
        strips[0] = replace(strips[0], primitives=(*hung.primitives, *strips[0].primitives))
        strips[-1] = replace(strips[-1], after=3.0)
        found += strips
    if found:
        found[-1] = replace(found[-1], after=style.after)
    return found


def note(block: Note, setting: Setting) -> list[Strip]:
    """A tinted box in the text column, its sign in front; one that is higher than half a page may break."""
    style = replace(setting.body, after=0.0)
    x, width = setting.text_x, setting.text_width
    strips = text_strips(block.text, style, setting, x=x + _NOTE_PAD + 18, width=width - 2 * _NOTE_PAD - 18)
    tint = "inset" if block.status == "none" else f"{block.status}.tint"
    signed = sign(block.status, x + _NOTE_PAD, (style.leading - 11) / 2, 11)
    strips[0] = replace(strips[0], primitives=(*signed, *strips[0].primitives))
    if sum(strip.height for strip in strips) <= setting.height / 2:
        strips = [replace(stacked(strips), before=0.0, after=0.0)]
    return boxed(strips, Ground(x, width, tint), _NOTE_PAD, before=6.75, after=13.5)


def facts(block: Facts, setting: Setting) -> list[Strip]:
    """Labels in the side column, what they say in the text column; without a side column, beside each other."""
    style, label_style = setting.body, COVER_LABEL if setting.text_x else CARD_LABEL
    x = setting.text_x or setting.side + _FACT_GAP
    width = setting.text_x + setting.text_width - x
    distance = _FACT_DISTANCE if setting.text_x else _FACT_DISTANCE / 2
    strips = []
    for label, value in block.pairs:
        lines = text_strips(value, style, setting, x=x, width=width)
        label_lines = break_lines(label, label_style, setting.side, setting)
        if len(label_lines) > len(lines):
            lines = [stacked(lines)]
        beside = Drawing(list(lines[0].primitives), list(lines[0].links))
        for index, line in enumerate(label_lines):
            draw_line(line, replace(label_style, leading=style.leading), 0, index * style.leading, beside)
        height = max(lines[0].height, len(label_lines) * style.leading if len(lines) == 1 else 0.0)
        first = beside.strip(height, before=distance, keep=lines[0].keep)
        lines = [replace(first, after=distance if len(lines) == 1 else 0.0), *lines[1:]]
        strips += [*lines[:-1], replace(lines[-1], after=distance)]
    if strips:
        strips[-1] = replace(strips[-1], after=style.after)
    return strips


def label_room(blocks: Iterable[Block], setting: Setting) -> float:
    """How wide the column must be in which the labels of all facts among the blocks stand."""
    labels = [label for block in blocks if isinstance(block, Facts) for label, _ in block.pairs]
    widest = max((natural_width(label, CARD_LABEL, setting) for label in labels), default=0.0)
    return min(setting.width * _WIDEST_LABEL, max(widest, _LEAST_LABEL))


def small_print(block: SmallPrint, setting: Setting) -> list[Strip]:
    """Small letters across the page under a hairline, at the foot when they fit on a page."""
    strips = text_strips(block.text, SMALL, setting, x=0, width=setting.width)
    rule = Drawing([Line(((0, 0), (setting.width, 0)), stroke="rule", width=0.75)]).strip(4.5, before=9, keep=True)
    whole = stacked([rule, *strips])
    return [replace(whole, at_foot=True)] if whole.height <= setting.height / 2 else [rule, *strips]


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
    drawing.links += [
        Link(box.rect, tile.anchor, f"{tile.value} {tile.unit}: {setting.labels[tile.anchor]}")
        for box, tile in zip(boxes, block.tiles, strict=True)
        if tile.anchor in setting.labels
    ]
    return [drawing.strip(height, before=4.5, after=18)]
