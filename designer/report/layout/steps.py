"""Steps of a build: a box to tick, what to do where, what to enter on lines of its own, what must come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from designer.drawing.primitives import Box, Primitive
from designer.drawing.primitives import Line as Stroke
from designer.foundation.units import NBSP
from designer.report.blocks import Given, Run, Step, Steps, Text, pieces
from designer.report.layout.lines import break_lines, draw_line, line_width
from designer.report.layout.strips import Drawing, Setting, Strip
from designer.report.layout.styles import CELL, HEAD, TextStyle

_BOX = 11.34
"""A box to tick, 4 mm."""

_CODE_X = 20.0
_WHERE_X = 72.0
_WORK_X = 152.0
_TIME = 40.0
_INITIALS = 44.0
"""Width of the last two columns."""

_PAD = 3.75
_GAP = 16.0
"""Between two values on one line."""

_BLANK = 96.0
"""Length of a blank to write on."""

_LIST = 4
"""From so many values on, wide ones stand in a column."""

_LABEL = replace(CELL, size=8.0, fill="muted")
_MONO = replace(CELL, size=8.5, face="mono")


def steps(block: Steps, setting: Setting) -> list[Strip]:
    """A head, repeated on every page, and one unbroken strip for every step."""
    head = _head(setting)
    strips = [replace(_step(step, setting), again=(head,)) for step in block.steps]
    if not strips:
        return []
    strips[-1] = replace(strips[-1], after=13.5)
    return [replace(head, before=6.75), *strips]


def _head(setting: Setting) -> Strip:
    height = HEAD.leading + 2 * _PAD
    drawing = Drawing([Box(0, 0, setting.width, height, fill="navy")])
    right = setting.width - _INITIALS
    for x, words in ((_CODE_X, "Step"), (_WHERE_X, "Where"), (_WORK_X, "What to do"), (right + _PAD, "Initials")):
        draw_line(break_lines(words, HEAD, setting.width, setting)[0], HEAD, x, _PAD, drawing)
    time = break_lines("Time", HEAD, setting.width, setting)[0]
    draw_line(time, HEAD, right - _PAD - line_width(time), _PAD, drawing)
    return drawing.strip(height, keep=True)


def _step(step: Step, setting: Setting) -> Strip:
    drawing = Drawing([Box(2, _PAD + 0.5, _BOX, _BOX, stroke="ink", width=0.75)])
    right = setting.width - _INITIALS
    code = break_lines(Run(step.code, "mono"), CELL, _WHERE_X, setting)[0]
    draw_line(code, replace(CELL, fill="accent"), _CODE_X, _PAD, drawing)
    where = _text(
        step.where, replace(CELL, face="semibold"), (_WHERE_X, _WORK_X - _WHERE_X - 6), _PAD, drawing, setting
    )
    room = (_WORK_X, right - _TIME - _WORK_X)
    y = max(where, _text(step.action, CELL, room, _PAD, drawing, setting))
    if step.minutes:
        time = break_lines(f"{step.minutes}{NBSP}min", _LABEL, _TIME, setting)[0]
        draw_line(time, _LABEL, right - _PAD - line_width(time), _PAD, drawing)
    drawing.primitives.append(
        Stroke(((right + _PAD, _PAD + 11), (setting.width - 2, _PAD + 11)), stroke="muted", width=0.5)
    )
    for given in _values(step, setting, drawing, y):
        y = given
    commands = [one for one in step.inputs if isinstance(one, str)]
    if commands:
        y = _commands(commands, y, setting, drawing)
    if step.expected:
        expected = (Run("Expected: ", "bold"), *pieces(step.expected))
        y = _text(expected, _LABEL, (_WORK_X, setting.width - _WORK_X), y + 1.5, drawing, setting)
    height = max(y, _PAD + 18) + _PAD
    drawing.primitives.append(Stroke(((0, height), (setting.width, height)), stroke="rule", width=0.5))
    return drawing.strip(height)


def _text(
    text: Text, style: TextStyle, room: tuple[float, float], y: float, drawing: Drawing, setting: Setting
) -> float:
    """Draw the text between x and x + width from y on; where it ends."""
    x, width = room
    for line in break_lines(text, style, width, setting) if text else []:
        draw_line(line, style, x, y, drawing)
        y += style.leading
    return y


def _values(step: Step, setting: Setting, drawing: Drawing, y: float) -> Iterator[float]:
    """Draw the values side by side; the y below each line of them."""
    x, end = _WORK_X, setting.width
    y += 2
    found = [one for one in step.inputs if isinstance(one, Given)]
    column = _column(found, end - _WORK_X, setting)
    for given in found:
        label = break_lines(f"{given.label}:", _LABEL, end, setting)[0]
        value = break_lines(given.value, _MONO, end - _WORK_X, setting) if given.value else []
        start = column or line_width(label) + 5
        wide = max(map(line_width, value), default=_BLANK)
        if x > _WORK_X and (column or x + start + wide > end):
            x, y = _WORK_X, y + _MONO.leading + (0 if value else 3)
        if start + wide > end - _WORK_X:
            start, wide = min(start, 0.4 * (end - _WORK_X)), 0.6 * (end - _WORK_X)
            value = break_lines(given.value, _MONO, wide, setting) if given.value else []
            label = break_lines(f"{given.label}:", _LABEL, start, setting)[0]
        draw_line(label, _LABEL, x, y, drawing)
        for line in value:
            draw_line(line, _MONO, x + start, y, drawing)
            y += _MONO.leading
        y -= _MONO.leading if value else 0
        drawing.primitives += _blank(x + start, y) if not value else []
        x += start + wide + _GAP
        yield y + _MONO.leading + (0 if value else 3)


def _column(found: list[Given], room: float, setting: Setting) -> float:
    """Where values begin that stand below each other, as many and wide ones do; 0 for those side by side."""
    if len(found) < _LIST or not all(one.value for one in found):
        return 0.0
    labels = [line_width(break_lines(f"{one.label}:", _LABEL, 1e9, setting)[0]) for one in found]
    values = [line_width(break_lines(one.value, _MONO, 1e9, setting)[0]) for one in found]
    both = sorted(label + value for label, value in zip(labels, values, strict=True))
    return max(labels) + 5 if both[len(both) // 2] > room / 2 and max(labels) < room / 2 else 0.0


def _blank(x: float, y: float) -> list[Primitive]:
    return [Stroke(((x, y + 11), (x + _BLANK, y + 11)), stroke="muted", width=0.5)]


def _commands(commands: list[str], y: float, setting: Setting, drawing: Drawing) -> float:
    """Commands on a tinted band, as far to the left as the longest of them needs; where it ends."""
    style = replace(_MONO, size=8.0)
    widest = max(line_width(line) for one in commands for line in break_lines(one, style, 1e9, setting)) + 2 * _PAD
    x = next((x for x in (_WORK_X, _WHERE_X) if x + widest <= setting.width), _CODE_X)
    room = setting.width - x - 2 * _PAD
    lines = [line for one in commands for line in break_lines(one, style, room, setting)]
    height = len(lines) * style.leading + 3
    drawing.primitives.append(Box(x, y + 2, setting.width - x, height, fill="inset", radius=2))
    for index, line in enumerate(lines):
        draw_line(line, style, x + _PAD, y + 3.5 + index * style.leading, drawing)
    return y + height + 4
