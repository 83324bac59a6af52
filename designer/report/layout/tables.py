"""Tables as strips: one per row, the head repeated on every page, columns as wide as what they hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from designer.drawing.primitives import Box
from designer.drawing.primitives import Line as Stroke
from designer.report.blocks import Align, Band, Column, Row, Table, Text, pieces
from designer.report.blocks import Run as TextRun
from designer.report.layout.lines import (
    Line,
    break_lines,
    draw_line,
    line_width,
    longest_word,
    natural_width,
    text_strips,
)
from designer.report.layout.strips import Drawing, Setting, Strip
from designer.report.layout.styles import BAND, CELL, HEAD, NOTES, TITLE, TextStyle

_PAD_X = 4.5
_PAD_Y = 3.0
_ZEBRA_FROM = 6
_BLANK_HEIGHT = 22.5
_TOGETHER = 3
"""So many rows stand together at the start and at the end of a table, while they take no more than `_UNBROKEN`."""

_UNBROKEN = 0.2
"""A table that takes no more than this share of a page is not broken."""

_ROW_LINES = 30
"""A row with more lines than this may break over pages."""

_SIZES = (8.5, 8.0, 7.5)
"""Sizes that are tried, in turn, until every word fits into its column."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Everything about a table that all of its rows share."""

    table: Table
    setting: Setting
    widths: tuple[float, ...]
    size: float

    @property
    def style(self) -> TextStyle:
        return replace(CELL, size=self.size)


def table_strips(table: Table, setting: Setting) -> list[Strip]:
    """Title, head, rows and notes."""
    grid = _grid(table, setting)
    head = _head(grid)
    first, later = _titles(table, setting)
    again = (*later, replace(head, keep=True))
    rows = _body(grid)
    strips: list[Strip] = []
    whole = sum(part.height for parts in rows for part in parts) <= _UNBROKEN * setting.height
    starts, ends = _together(rows, setting), len(rows) - _together(rows[::-1], setting)
    for index, parts in enumerate(rows):
        keep = index < starts - 1 or ends <= index < len(rows) - 1
        keep = keep or whole or isinstance(table.rows[index], Band)
        strips += [replace(part, again=again) for part in parts]
        strips[-1] = replace(strips[-1], keep=keep and index < len(rows) - 1)
    notes = _notes(table.notes, setting)
    distance = NOTES.after if table.title else NOTES.after / 2
    strips[-1] = replace(strips[-1], keep=bool(notes), after=0.0 if notes else distance)
    return [*first, head, *strips, *notes]


def _together(rows: Sequence[Sequence[Strip]], setting: Setting) -> int:
    """How many of the first rows stand together: so many as are low enough, of which there is one at least."""
    heights = itertools.accumulate(sum(part.height for part in parts) for parts in rows[:_TOGETHER])
    return max(1, sum(height <= _UNBROKEN * setting.height for height in heights))


def fits_in_lines(table: Table, setting: Setting) -> bool:
    """Whether the table is no wider than the setting when every cell is as long as it asks for."""
    return sum(_most(table, index, CELL, setting) for index in range(len(table.columns))) <= setting.width


def caption(label: str, title: Text, setting: Setting) -> list[Strip]:
    """The numbered title above a table or a figure, as wide as the page."""
    parts = tuple(TextRun(part.text, "plain") if isinstance(part, TextRun) else part for part in pieces(title))
    start = f"{label}  ".replace(" ", "\N{NO-BREAK SPACE}") if label else ""
    text = (TextRun(start, "plain"), *parts)
    return [replace(strip, keep=True) for strip in text_strips(text, TITLE, setting, x=0, width=setting.width)]


def _titles(table: Table, setting: Setting) -> tuple[list[Strip], list[Strip]]:
    """The title where the table begins and where it goes on; a grid has none."""
    if not table.title:
        return [], []
    label = setting.labels[table.anchor] if table.numbered else ""
    return _title(table, label, "", setting), _title(table, label, " (continued)", setting)


def _title(table: Table, label: str, suffix: str, setting: Setting) -> list[Strip]:
    strips = caption(label, (*pieces(table.title), suffix), setting)
    anchors = (table.anchor,) if table.anchor and not suffix else ()
    return [replace(strips[0], anchors=anchors), *strips[1:]]


def _notes(text: Text, setting: Setting) -> list[Strip]:
    return text_strips(text, NOTES, setting, x=0, width=setting.width) if text else []


def _grid(table: Table, setting: Setting) -> _Grid:
    for size in _SIZES:
        style = replace(CELL, size=size)
        least = [_least(table, index, style, setting) for index in range(len(table.columns))]
        if sum(least) <= setting.width:
            most = [_most(table, index, style, setting) for index in range(len(table.columns))]
            return _Grid(table, setting, _shared(table.columns, least, most, setting.width), size)
    least = [_least(table, index, replace(CELL, size=_SIZES[-1]), setting) for index in range(len(table.columns))]
    return _Grid(table, setting, _capped(least, setting.width), _SIZES[-1])


def _capped(least: list[float], width: float) -> tuple[float, ...]:
    """The widths cut to one common maximum, so that they add up to `width`: only the longest words are broken."""
    room, left = width, len(least)
    cap = 0.0
    for narrow in sorted(least):
        cap = room / left
        if narrow > cap:
            break
        room -= narrow
        left -= 1
    return tuple(min(wanted, cap) for wanted in least)


def _shared(columns: Sequence[Column], least: list[float], most: list[float], width: float) -> tuple[float, ...]:
    """Every column gets what its longest word needs; the rest goes to those that want more, until they have it."""
    if sum(most) <= width:
        appetite = [column.weight * wide for column, wide in zip(columns, most, strict=True)]
        return tuple(
            wide + (width - sum(most)) * part / sum(appetite) for wide, part in zip(most, appetite, strict=True)
        )
    wishes = [(high - low) * column.weight for column, low, high in zip(columns, least, most, strict=True)]
    widths, room, hungry = list(least), width - sum(least), set(range(len(columns)))
    while hungry:
        share = room / (sum(wishes[index] for index in hungry) or 1.0)
        sated = [index for index in hungry if share * wishes[index] >= most[index] - least[index]]
        if not sated:
            return tuple(
                wide + (share * wishes[index] if index in hungry else 0.0) for index, wide in enumerate(widths)
            )
        for index in sated:
            widths[index] = most[index]
            room -= most[index] - least[index]
            hungry.discard(index)
    return tuple(widths)


def _column_texts(table: Table, index: int) -> Iterable[Text]:
    return (row.cells[index] for row in table.rows if isinstance(row, Row))


def _least(table: Table, index: int, style: TextStyle, setting: Setting) -> float:
    texts = (_styled(text, table, index) for text in _column_texts(table, index))
    words = [longest_word(text, style, setting) for text in texts]
    head = longest_word(table.columns[index].title, replace(HEAD, size=style.size), setting)
    return max([head, *words]) + 2 * _PAD_X + 0.5


def _most(table: Table, index: int, style: TextStyle, setting: Setting) -> float:
    texts = (_styled(text, table, index) for text in _column_texts(table, index))
    cells = [natural_width(text, style, setting) for text in texts]
    head = natural_width(table.columns[index].title, replace(HEAD, size=style.size), setting)
    return max([head, *cells]) + 2 * _PAD_X + 0.5


def _styled(text: Text, table: Table, index: int) -> Text:
    """The text of a cell in its column's style; the first column names the row and is bold."""
    style = table.columns[index].style
    if index == 0 and table.headed and style == "plain":
        style = "bold"
    if style == "plain":
        return text
    return tuple(
        TextRun(part.text, style, part.anchor) if isinstance(part, TextRun) and part.style == "plain" else part
        for part in pieces(text)
    )


def _head(grid: _Grid) -> Strip:
    style = replace(HEAD, size=grid.size)
    cells = [
        break_lines(column.title, style, width - 2 * _PAD_X, grid.setting)
        for column, width in zip(grid.table.columns, grid.widths, strict=True)
    ]
    height = max(map(len, cells)) * style.leading + 2 * _PAD_Y + 1.5
    drawing = Drawing([Box(0, 0, grid.setting.width, height, fill="navy")])
    depth = max(map(len, cells))
    for (x, width), column, lines in zip(_edges(grid), grid.table.columns, cells, strict=True):
        top = _PAD_Y + 0.75 + (depth - len(lines)) * style.leading
        _draw_cell(lines, style, (x, width), column.align, top, drawing)
    return drawing.strip(height, before=0.0 if grid.table.title else 4.5, keep=True)


def _body(grid: _Grid) -> list[list[Strip]]:
    rows = grid.table.rows
    zebra = sum(isinstance(row, Row) for row in rows) >= _ZEBRA_FROM
    found = []
    count = 0
    for index, row in enumerate(rows):
        last = index == len(rows) - 1
        if isinstance(row, Band):
            found.append([_band(row, grid)])
            count = 0
        else:
            shade = zebra and count % 2 == 1
            parts = _row(row, grid, shade, last)
            found.append([replace(parts[0], anchors=(row.anchor,)), *parts[1:]] if row.anchor else parts)
            count += 1
    return found


def _band(band: Band, grid: _Grid) -> Strip:
    lines = break_lines(band.text, BAND, grid.setting.width - 2 * _PAD_X, grid.setting)
    height = len(lines) * BAND.leading + 2 * _PAD_Y
    drawing = Drawing([Box(0, 0, grid.setting.width, height, fill="accent.tint")])
    _draw_cell(lines, BAND, (0, grid.setting.width), "left", _PAD_Y, drawing)
    return drawing.strip(height, keep=True)


def _row(row: Row, grid: _Grid, shade: bool, last: bool) -> list[Strip]:
    style = replace(grid.style, face="semibold") if row.kind == "total" else grid.style
    cells = []
    for index, (text, width) in enumerate(zip(row.cells, grid.widths, strict=True)):
        shown = _styled(text, grid.table, index) if row.kind != "total" else text
        if row.kind == "normal" and not pieces(shown):
            shown = "–"
        cells.append(break_lines(shown, style, width - 2 * _PAD_X, grid.setting))
    depth = max(map(len, cells))
    strips = []
    for start in range(0, depth, _ROW_LINES):
        part = [lines[start : start + _ROW_LINES] for lines in cells]
        end = start + _ROW_LINES >= depth
        strips.append(_row_part(part, row, grid, (shade, last and end, end)))
    return strips


def _row_part(cells: list[list[Line]], row: Row, grid: _Grid, look: tuple[bool, bool, bool]) -> Strip:
    shade, last, end = look
    height = max(map(len, cells)) * grid.style.leading + 2 * _PAD_Y
    if row.kind == "blank":
        height = max(height, _BLANK_HEIGHT)
    drawing = Drawing()
    width = grid.setting.width
    if shade:
        drawing.primitives.append(Box(0, 0, width, height, fill="inset"))
    if row.kind == "total":
        drawing.primitives.append(Stroke(((0, 0), (width, 0)), stroke="navy", width=0.75))
    if end:
        role, weight = ("navy", 1.0) if last else ("rule", 0.5)
        drawing.primitives.append(Stroke(((0, height), (width, height)), stroke=role, width=weight))
    for (x, room), column, lines in zip(_edges(grid), grid.table.columns, cells, strict=True):
        _draw_cell(lines, grid.style, (x, room), column.align, _PAD_Y, drawing)
    return drawing.strip(height)


def _edges(grid: _Grid) -> list[tuple[float, float]]:
    """x and width of every column."""
    return [(sum(grid.widths[:index]), width) for index, width in enumerate(grid.widths)]


def _draw_cell(
    lines: list[Line], style: TextStyle, edge: tuple[float, float], align: Align, top: float, drawing: Drawing
) -> None:
    x, width = edge
    for index, line in enumerate(lines):
        space = width - 2 * _PAD_X - line_width(line)
        indent = {"left": 0.0, "right": space, "centre": space / 2}[align]
        draw_line(line, style, x + _PAD_X + indent, top + index * style.leading, drawing)
