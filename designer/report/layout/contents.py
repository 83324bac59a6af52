"""The table of contents, every line a link; the same entries become the bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Line as Stroke
from designer.report.blocks import Contents, Document, Heading
from designer.report.layout.lines import UNKNOWN_PAGE, break_lines, draw_line, line_width
from designer.report.layout.strips import Drawing, Entry, Link, Setting, Strip, stacked
from designer.report.layout.styles import CONTENTS_1, CONTENTS_2, TextStyle

_INDENT = 27.0
_DEEPEST = 2
_PAGE_ROOM = 27.0
_TIGHT = 4.0
"""The distance above a section's line where that saves a page."""


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


def contents(setting: Setting, height: float) -> list[Strip]:
    """One strip per entry of the two upper levels, a little tighter where they then fit into this height."""
    loose = _strips(setting, CONTENTS_1)
    if not loose or stacked(loose).height <= height:
        return loose
    tight = _strips(setting, replace(CONTENTS_1, before=_TIGHT))
    return tight if stacked(tight).height <= height else loose


def _strips(setting: Setting, upper: TextStyle) -> list[Strip]:
    entries = [entry for entry in setting.outline if entry.level <= _DEEPEST]
    strips = [_entry(entry, setting, upper) for entry in entries]
    with_children = [
        replace(strip, keep=entry.level < following.level)
        for strip, entry, following in zip(strips, entries, entries[1:], strict=False)
    ]
    return [*with_children, *strips[-1:]]


def _entry(entry: Entry, setting: Setting, upper: TextStyle) -> Strip:
    style = upper if entry.level == 1 else CONTENTS_2
    x = setting.text_x + _INDENT * (entry.level - 1)
    drawing = Drawing()
    if entry.number and entry.level == 1:
        number = f"Appendix {entry.number}" if entry.number.isalpha() else entry.number
        draw_line(break_lines(number, style, 100, setting)[0], style, 0, 0, drawing)
    elif entry.number:
        draw_line(break_lines(entry.number, style, 100, setting)[0], style, setting.text_x, 0, drawing)
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
    return drawing.strip(height, before=style.before, after=2.25)
