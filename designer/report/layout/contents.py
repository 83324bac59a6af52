"""The table of contents, every line a link; the same entries become the bookmarks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Line as Stroke
from designer.report.blocks import (
    Card,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    ReadingGuide,
    Row,
    Run,
    Table,
    plain,
)
from designer.report.layout.lines import UNKNOWN_PAGE, break_lines, draw_line, line_width, natural_width, text_strips
from designer.report.layout.strips import Drawing, Entry, Link, Setting, Strip, shifted, stacked
from designer.report.layout.styles import CONTENTS_1, CONTENTS_2, CONTENTS_3, TITLE, TextStyle
from designer.report.layout.tables import table_strips

_INDENT = 27.0
_DEEPEST = 2
_PAGE_ROOM = 27.0
_GUTTER = 22.5
_SHARES = {"figures": 0.58, "decisions": 0.42}
_TITLES = {"figures": "Figures", "decisions": "Decisions"}
_MINUTES = 1.5
"""That it takes to read a page (assumed)."""

_WAYS = (
    (CONTENTS_1, CONTENTS_2),
    (replace(CONTENTS_1, before=4.0), CONTENTS_2),
    (
        replace(CONTENTS_1, size=9.5, leading=12, before=4.0, after=1.0),
        replace(CONTENTS_2, size=9, leading=11.5, after=0.5),
    ),
)
"""Styles of sections and of what is in them, the next where that saves a page."""


def outline(document: Document) -> Iterator[Entry]:
    """Sections and second-level headings in reading order; parts above them when there are several designs."""
    depth = 1 if any(section.part for section in document.sections) else 0
    for section in document.sections:
        if section.opens_part:
            yield Entry(section.anchor, "", section.part, 1)
        elif not section.bare and not any(isinstance(block, Contents) for block in section.blocks):
            inside = depth if section.part else 0
            yield Entry(section.anchor, section.number, section.title, 1 + inside)
            for block in section.blocks:
                if isinstance(block, Heading) and block.level == 2 and block.anchor:
                    yield Entry(block.anchor, block.number, block.text, 2 + inside)


def lists(document: Document) -> Mapping[str, tuple[Entry, ...]]:
    """Figures and decisions in reading order, each with its label in place of a number."""
    blocks = [block for section in document.sections for block in section.blocks]
    figures = (
        Entry(block.anchor, document.labels[block.anchor], plain(block.title, document.labels), _DEEPEST)
        for block in blocks
        if isinstance(block, Figure)
    )
    decisions = (
        Entry(block.anchor, block.code, block.title, _DEEPEST)
        for block in blocks
        if isinstance(block, Card) and block.code.startswith("DD-") and block.anchor
    )
    return {"figures": tuple(figures), "decisions": tuple(decisions)}


def contents(block: Contents, setting: Setting, height: float) -> list[Strip]:
    """One strip per entry of the two upper levels, a little tighter where they then fit into this height."""
    if block.of == "lists":
        return _side_by_side(setting)
    ways = (_strips(setting, *way) for way in _WAYS)
    return next((strips for strips in ways if not strips or stacked(strips).height <= height), None) or _strips(
        setting, *_WAYS[0]
    )


def _strips(setting: Setting, upper: TextStyle, lower: TextStyle) -> list[Strip]:
    entries = [entry for entry in setting.outline if entry.level <= _DEEPEST]
    strips = [_entry(entry, setting, lower if entry.level > 1 else upper) for entry in entries]
    with_children = [
        replace(strip, keep=entry.level < following.level)
        for strip, entry, following in zip(strips, entries, entries[1:], strict=False)
    ]
    return [*with_children, *strips[-1:]]


def _entry(entry: Entry, setting: Setting, style: TextStyle) -> Strip:
    """Number, title, dots and page. Numbers of the second level stand in the text column, all else before it."""
    inside = entry.level > 1
    number = f"Appendix {entry.number}" if entry.number.isalpha() and not inside else entry.number
    x = setting.text_x + (_INDENT if inside else 0.0)
    drawing = Drawing()
    if number:
        draw_line(break_lines(number, style, 100, setting)[0], style, setting.text_x if inside else 0, 0, drawing)
    right = setting.text_x + setting.text_width
    lines = break_lines(entry.title, style, right - x - _PAGE_ROOM, setting)
    for index, line in enumerate(lines):
        draw_line(line, style, x, index * style.leading, drawing)
    top = (len(lines) - 1) * style.leading
    page = break_lines(str(setting.pages.get(entry.anchor, UNKNOWN_PAGE)), style, 100, setting)[0]
    draw_line(page, style, right - line_width(page), top, drawing)
    start, end = x + line_width(lines[-1]) + 6, right - line_width(page) - 6
    if end > start:
        y = top + style.leading * 0.72
        drawing.primitives.append(Stroke(((start, y), (end, y)), stroke="rule", width=0.5, dash=(0.5, 3)))
    height = len(lines) * style.leading
    drawing.links.append(Link(Rect(0, 0, right, height), entry.anchor, f"Go to {entry.title}"))
    return drawing.strip(height, before=style.before, after=style.after)


def _side_by_side(setting: Setting) -> list[Strip]:
    """Figures and decisions in small letters, beside each other where they fit on a page, else below each other."""
    found = {name: entries for name, entries in setting.lists.items() if entries}
    room = setting.width - _GUTTER * (len(found) - 1)
    shares = [_SHARES[name] / sum(_SHARES[one] for one in found) for name in found]
    wholes = [
        stacked(_list(name, entries, room * share, setting))
        for (name, entries), share in zip(found.items(), shares, strict=True)
    ]
    if not wholes or max(whole.height for whole in wholes) > setting.height:
        return [strip for name, entries in found.items() for strip in _list(name, entries, setting.width, setting)]
    drawing = Drawing()
    x = 0.0
    for whole, share in zip(wholes, shares, strict=True):
        primitives, links = shifted(whole, x, 0)
        drawing.primitives += primitives
        drawing.links += links
        x += room * share + _GUTTER
    return [drawing.strip(max(whole.height for whole in wholes), before=TITLE.before)]


def _list(name: str, entries: Sequence[Entry], width: float, setting: Setting) -> list[Strip]:
    title = text_strips(_TITLES[name], TITLE, setting, x=0, width=width)
    return [replace(stacked(title), keep=True), *_short(entries, width, setting)]


def _short(entries: Sequence[Entry], width: float, setting: Setting) -> list[Strip]:
    labels = max(natural_width(entry.number, CONTENTS_3, setting) for entry in entries) + 9
    strips = []
    for entry in entries:
        drawing = Drawing()
        lines = break_lines(entry.title, CONTENTS_3, width - labels - _PAGE_ROOM, setting)
        draw_line(break_lines(entry.number, CONTENTS_3, labels, setting)[0], CONTENTS_3, 0, 0, drawing)
        for index, line in enumerate(lines):
            draw_line(line, CONTENTS_3, labels, index * CONTENTS_3.leading, drawing)
        height = len(lines) * CONTENTS_3.leading
        page = break_lines(str(setting.pages.get(entry.anchor, UNKNOWN_PAGE)), CONTENTS_3, 100, setting)[0]
        draw_line(page, CONTENTS_3, width - line_width(page), height - CONTENTS_3.leading, drawing)
        drawing.links.append(Link(Rect(0, 0, width, height), entry.anchor, f"Go to {entry.number}"))
        strips.append(drawing.strip(height, after=1.5))
    return strips


def reading_guide(block: ReadingGuide, setting: Setting) -> list[Strip]:
    """A table of readers with what they should read, on which pages, and how long that takes."""
    rows = []
    for reader in block.readers:
        found = [entry for entry in setting.outline if entry.anchor in reader.anchors]
        if found:
            links = [Run(entry.full_title, anchor=entry.anchor) for entry in found]
            titles = tuple(piece for link in links for piece in (", ", link))[1:]
            spans = [_span(entry, setting) for entry in found]
            pages = ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in spans)
            count = len({page for first, last in spans for page in range(first, last + 1)})
            rows.append(Row((reader.who, reader.wants, titles, pages, str(math.ceil(count * _MINUTES)))))
    columns = (
        Column("Reader"),
        Column("Looks for"),
        Column("Reads"),
        Column("Pages"),
        Column("Minutes", "right"),
    )
    notes = "Minutes: one and a half for a page (assumed)."
    table = Table("How to read this document", columns, tuple(rows), notes, numbered=False)
    return table_strips(table, setting) if len(rows) > 1 else []


def _span(entry: Entry, setting: Setting) -> tuple[int, int]:
    """The first and the last page of a section; the last may be the one on which the next section begins."""
    first = setting.pages.get(entry.anchor, UNKNOWN_PAGE)
    behind = setting.outline[setting.outline.index(entry) + 1 :]
    following = next((other.anchor for other in behind if other.level <= entry.level), "")
    if following not in setting.pages:
        return first, max(setting.pages.values(), default=first)
    anchors = list(setting.pages)
    inside = anchors[anchors.index(entry.anchor) : anchors.index(following)] if entry.anchor in setting.pages else []
    return first, max([first, setting.pages[following] - 1, *(setting.pages[anchor] for anchor in inside)])
