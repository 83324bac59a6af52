"""Cards, blanks to fill in by hand, and bands at which to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from designer.drawing.primitives import Box
from designer.drawing.primitives import Line as Stroke
from designer.drawing.signs import sign
from designer.report.blocks import Block, Card, Field, Fields, Hold
from designer.report.layout.lines import break_lines, draw_line, line_width, text_strips
from designer.report.layout.strips import Drawing, Item, Setting, Strip, shifted, stacked
from designer.report.layout.styles import BODY, CARD_CODE, CARD_TITLE, CELL, COVER_LABEL

_PAD = 9.0
_HEAD = 22.5
_TALLEST = 0.9
"""A card that is no taller than this share of a page is never broken."""

_BOX = 11.34
"""A box to tick, 4 mm."""

_PITCH = 22.68
"""From one ruled line to the next, 8 mm."""

_LABEL_GAP = 6.0

Inner = Callable[[Block, Setting], Iterable[Item]]


def card(block: Card, setting: Setting, inner: Inner) -> list[Strip]:
    """The card in a frame as wide as the page; `inner` lays out what is in it."""
    inside = replace(
        setting, width=setting.width - 2 * _PAD, text_x=0.0, text_width=setting.width - 2 * _PAD, finished={}
    )
    body = [item for one in block.blocks for item in inner(one, inside) if isinstance(item, Strip)]
    head = _head(block, setting)
    whole = _framed(head, body, setting, block.anchor)
    if whole.height <= _TALLEST * setting.height:
        return [whole]
    first = replace(head, anchors=(block.anchor,) if block.anchor else (), before=13.5, keep=True, after=4.5)
    return [first, *(_beside(strip) for strip in body)]


def fields(block: Fields, setting: Setting) -> list[Strip]:
    """Blanks beside each other, a line for each line; ruled lines below them."""
    strips = [_blanks(line, setting) for line in block.lines]
    strips += [_ruled(setting)] * block.ruled
    return [stacked(strips)] if strips else []


def hold(block: Hold, setting: Setting) -> list[Strip]:
    """A band in the colour of errors, across the page."""
    inner = setting.width - 2 * _PAD - 60
    style = replace(BODY, fill="error.sign", face="semibold")
    text = stacked(text_strips(block.text, style, setting, x=_PAD + 60, width=inner))
    height = text.height + 2 * 6.75
    drawing = Drawing([Box(0, 0, setting.width, height, fill="error.fill", radius=3)])
    draw_line(break_lines("STOP", style, 60, setting)[0], style, _PAD, 6.75, drawing)
    primitives, links = shifted(text, 0, 6.75)
    drawing.primitives += primitives
    drawing.links += links
    return [drawing.strip(height, before=9, after=9)]


def _head(block: Card, setting: Setting) -> Strip:
    drawing = Drawing()
    room = setting.width - 2 * _PAD
    code = break_lines(block.code, CARD_CODE, room, setting)[0] if block.code else ()
    x = _PAD + (line_width(code) + 9 if code else 0)
    chip_room = 0.0
    if block.chip is not None:
        status, words = block.chip
        line = break_lines(words, CELL, room, setting)[0]
        chip_room = line_width(line) + 27
        left = setting.width - _PAD - chip_room + 9
        drawing.primitives += sign(status, left, 5.6, 10.8)
        draw_line(line, CELL, left + 15, 5.6, drawing)
    lines = break_lines(block.title, CARD_TITLE, setting.width - _PAD - x - chip_room, setting)
    height = max(_HEAD, len(lines) * CARD_TITLE.leading + 9)
    drawing.primitives.insert(0, Box(0, 0, setting.width, height, fill="accent.tint", radius=3))
    if code:
        draw_line(code, CARD_CODE, _PAD, 4.5, drawing)
    for index, line in enumerate(lines):
        draw_line(line, CARD_TITLE, x, 4.5 + index * CARD_TITLE.leading, drawing)
    return drawing.strip(height, after=6.75)


def _framed(head: Strip, body: list[Strip], setting: Setting, anchor: str) -> Strip:
    """Head and body as one strip, the body moved in by the padding."""
    inside = [_moved_in(strip) for strip in body]
    whole = stacked([head, *inside])
    height = whole.height + (_PAD if body else 0)
    frame = Box(0, 0, setting.width, height, stroke="rule", width=0.75, radius=3)
    anchors = (anchor, *whole.anchors) if anchor else whole.anchors
    return Strip(height, (*whole.primitives, frame), whole.links, anchors, before=13.5, after=13.5)


def _moved_in(strip: Strip) -> Strip:
    primitives, links = shifted(strip, _PAD, 0)
    return replace(strip, primitives=primitives, links=links)


def _beside(strip: Strip) -> Strip:
    """A part of a card that goes over several pages: a line at its left instead of a frame."""
    edge = Stroke(((0, -strip.before), (0, strip.height)), stroke="accent", width=1.5)
    inner = _moved_in(strip)
    return replace(inner, primitives=(edge, *inner.primitives))


def _blanks(line: Sequence[Field], setting: Setting) -> Strip:
    drawing = Drawing()
    total = sum(field.weight for field in line)
    x = 0.0
    for field in line:
        width = setting.width * field.weight / total
        _blank(field, x, width, setting, drawing)
        x += width
    return drawing.strip(_PITCH)


def _blank(field: Field, x: float, width: float, setting: Setting, drawing: Drawing) -> None:
    label = break_lines(field.label, COVER_LABEL, width, setting)[0]
    draw_line(label, COVER_LABEL, x, 6.75, drawing)
    start = x + line_width(label) + _LABEL_GAP
    for words in field.boxes:
        drawing.primitives.append(Box(start, 6.0, _BOX, _BOX, stroke="ink", width=0.75))
        box_line = break_lines(words, CELL, width, setting)[0]
        draw_line(box_line, CELL, start + _BOX + 4.5, 6.75, drawing)
        start += _BOX + 4.5 + line_width(box_line) + 13.5
    if not field.boxes:
        y = 18.0
        drawing.primitives.append(Stroke(((start, y), (x + width - 9, y)), stroke="muted", width=0.5))


def _ruled(setting: Setting) -> Strip:
    drawing = Drawing([Stroke(((0, _PITCH - 4.5), (setting.width, _PITCH - 4.5)), stroke="muted", width=0.5)])
    return drawing.strip(_PITCH)
