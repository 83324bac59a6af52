"""Cards, blanks to fill in by hand, and bands at which to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from designer.drawing.metrics import elide
from designer.drawing.primitives import Box
from designer.drawing.primitives import Line as Stroke
from designer.drawing.signs import sign
from designer.foundation.glyphs import printable
from designer.report.blocks import Block, Card, Field, Fields, Hold
from designer.report.layout.frames import Ground, boxed
from designer.report.layout.lines import break_lines, depth, draw_line, line_width, natural_width, text_strips
from designer.report.layout.prose import label_room
from designer.report.layout.strips import Drawing, Item, Setting, Strip, shifted, stacked
from designer.report.layout.styles import BODY, CARD_BODY, CARD_CODE, CARD_TITLE, CELL, COVER_LABEL

_PAD = 9.0
_HEAD = 22.5
_MOST_CODE, _MOST_CHIP = 0.2, 0.45
"""Shares of a card's head that its code and its status may take."""

_TALLEST = 0.9
"""A card that is no taller than this share of a page is broken only where much of the page would stay empty."""

_BOX = 11.34
"""A box to tick, 4 mm."""

_PITCH = 22.68
"""From one ruled line to the next, 8 mm."""

_LABEL_GAP = 6.0
_BETWEEN = 13.5
_LEAST_BLANK = 54.0
"""Room to write in, between its label and the next blank."""

Inner = Callable[[Block, Setting], Iterable[Item]]


def card(block: Card, setting: Setting, inner: Inner) -> list[Strip]:
    """The card in a frame as wide as the page, one strip if it fits on a page; `inner` lays out what is in it."""
    width = setting.width - 2 * _PAD
    inside = replace(setting, width=width, text_x=0.0, text_width=width, body=CARD_BODY, finished={})
    inside = replace(inside, side=label_room(block.blocks, inside))
    body = [_moved_in(item) for one in block.blocks for item in inner(one, inside) if isinstance(item, Strip)]
    head = _head(block, "", setting)
    anchors = (block.anchor,) if block.anchor else ()
    frame = Ground(0, setting.width, stroke="rule")
    whole = stacked([head, *boxed(body, frame, _PAD, before=0, after=0)])
    again = replace(_head(block, " (continued)", setting), keep=True)
    parts = boxed(body, frame, _PAD, before=0, after=13.5)
    first = replace(head, anchors=anchors, before=13.5, keep=True)
    pieces = (first, *(replace(part, again=(again, *part.again)) for part in parts))
    if whole.height > _TALLEST * setting.height:
        return list(pieces)
    return [replace(whole, anchors=(*anchors, *whole.anchors), before=13.5, after=13.5, parts=pieces)]


def fields(block: Fields, setting: Setting) -> list[Strip]:
    """Blanks beside each other, a line for each line; ruled lines below them."""
    strips = [_blanks(row, setting) for line in block.lines for row in _rows(line, setting)]
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
    return [drawing.strip(height, before=9, after=9, keep=block.leads)]


def _head(block: Card, suffix: str, setting: Setting) -> Strip:
    drawing = Drawing()
    room = setting.width - 2 * _PAD
    shown = elide(printable(block.code, "semibold"), "semibold", CARD_CODE.size, room * _MOST_CODE)
    code = break_lines(shown, CARD_CODE, room, setting)[0] if shown else ()
    x = _PAD + (line_width(code) + 9 if code else 0)
    words = elide(block.chip[1], "regular", CELL.size, room * _MOST_CHIP) if block.chip else ""
    chip = break_lines(words, CELL, room, setting)[0]
    chip_room = line_width(chip) + 27 if block.chip else 0.0
    lines = break_lines(block.title + suffix, CARD_TITLE, setting.width - _PAD - x - chip_room, setting)
    height = max(_HEAD, len(lines) * CARD_TITLE.leading + 9)
    edge = Stroke(((0, height), (0, 0), (setting.width, 0), (setting.width, height)), stroke="rule", width=0.75)
    drawing.primitives[:0] = [Box(0, 0, setting.width, height, fill="accent.tint"), edge]
    if code:
        draw_line(code, CARD_CODE, _PAD, 4.5, drawing)
    for index, line in enumerate(lines):
        draw_line(line, CARD_TITLE, x, 4.5 + index * CARD_TITLE.leading, drawing)
    if block.chip:
        left = setting.width - _PAD - chip_room + 9
        drawing.primitives += sign(block.chip[0], left, 6.0, 10.8)
        draw_line(chip, CELL, left + 15, 4.5 + depth(CARD_TITLE) - depth(CELL), drawing)
    return drawing.strip(height)


def _moved_in(strip: Strip) -> Strip:
    primitives, links = shifted(strip, _PAD, 0)
    again = tuple(_moved_in(one) for one in strip.again)
    return replace(strip, primitives=primitives, links=links, again=again)


def _rows(line: Sequence[Field], setting: Setting) -> list[list[Field]]:
    """The blanks of a line on as many lines as they need when each is wide enough to write on."""
    found: list[list[Field]] = []
    used = 0.0
    for field in line:
        least = _least(field, setting)
        if not found or used + least > setting.width:
            found.append([])
            used = 0.0
        found[-1].append(field)
        used += least
    return found


def _least(field: Field, setting: Setting) -> float:
    label = natural_width(field.label, COVER_LABEL, setting) + _LABEL_GAP
    boxes = sum(_BOX + 18.0 + natural_width(words, CELL, setting) for words in field.boxes)
    return min(setting.width, label + (boxes or _LEAST_BLANK))


def _blanks(line: Sequence[Field], setting: Setting) -> Strip:
    drawing = Drawing()
    total = sum(field.weight for field in line)
    leasts = [_least(field, setting) for field in line]
    spare = setting.width - sum(leasts)
    shares = [setting.width * field.weight / total for field in line]
    if any(share < least for share, least in zip(shares, leasts, strict=True)):
        shares = [least + spare * field.weight / total for least, field in zip(leasts, line, strict=True)]
    x, depth = 0.0, 1
    for index, (field, width) in enumerate(zip(line, shares, strict=True)):
        end = x + width - (0.0 if index == len(line) - 1 else _BETWEEN)
        depth = max(depth, _blank(field, x, end, setting, drawing))
        x += width
    return drawing.strip(_PITCH + (depth - 1) * COVER_LABEL.leading)


def _blank(field: Field, x: float, end: float, setting: Setting, drawing: Drawing) -> int:
    """Draw a blank from x to `end`; returns how many lines its label takes."""
    lines = break_lines(field.label, COVER_LABEL, min(end - x, setting.width * 0.6), setting)
    for index, line in enumerate(lines):
        draw_line(line, COVER_LABEL, x, 6.75 + index * COVER_LABEL.leading, drawing)
    down = (len(lines) - 1) * COVER_LABEL.leading
    start = x + (line_width(lines[-1]) + _LABEL_GAP if field.label else 0.0)
    for words in field.boxes:
        drawing.primitives.append(Box(start, 7.5 + down, _BOX, _BOX, stroke="ink", width=0.75))
        box_line = break_lines(words, CELL, setting.width, setting)[0]
        draw_line(box_line, CELL, start + _BOX + 4.5, 7.9 + down, drawing)
        start += _BOX + 4.5 + line_width(box_line) + 13.5
    if not field.boxes:
        y = 18.9 + down
        drawing.primitives.append(Stroke(((start, y), (end, y)), stroke="muted", width=0.5))
    return len(lines)


def _ruled(setting: Setting) -> Strip:
    drawing = Drawing([Stroke(((0, _PITCH - 3.8), (setting.width, _PITCH - 3.8)), stroke="muted", width=0.5)])
    return drawing.strip(_PITCH)
