"""A document as finished pages: what to draw, where links lead, where anchors are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from designer.drawing.primitives import Primitive
from designer.report.blocks import Document, Section
from designer.report.layout.contents import lists, outline
from designer.report.layout.flow import Leaf, flow
from designer.report.layout.furniture import furniture, marking
from designer.report.layout.prose import set_apart
from designer.report.layout.sheet import SHEETS, Sheet, Sheets
from designer.report.layout.strips import Entry, Image, Item, Link, Setting, Strip, shifted
from designer.report.layout.typeset import items

Progress = Callable[[float], None]
"""Hears which share of the work is done, from 0 to 1."""

_MOST_ROUNDS = 5

_FIRST_ROUND = 0.8
"""Share of the time that the first round takes; later ones only do what prints page numbers (measured)."""

_RATHER_EMPTY = 0.62
"""A page with no more than this share in use takes the beginning of the next section."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page in points, y down. `anchors` maps to y; `number` counts from 1."""

    number: int
    width: float
    height: float
    primitives: tuple[Primitive, ...]
    links: tuple[Link, ...]
    anchors: Mapping[str, float]
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages and the outline, whose entries name anchors on them."""

    pages: tuple[Page, ...]
    outline: tuple[Entry, ...]

    def page_of(self) -> dict[str, int]:
        """The page number of every anchor."""
        return {anchor: page.number for page in self.pages for anchor in page.anchors}


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of page counting, with the page numbers that the round before found."""

    document: Document
    entries: tuple[Entry, ...]
    lists: Mapping[str, tuple[Entry, ...]]
    numbers: Mapping[str, int] = field(default_factory=dict)
    finished: dict[tuple[int, float], list[Item]] = field(default_factory=dict)
    progress: Progress = lambda _done: None

    def setting(self, sheet: Sheet) -> Setting:
        """What blocks on such a sheet need."""
        blank = Setting(self.document.labels, self.numbers, 0, 0, 0, 0, sheets=self.sheets)
        return replace(blank, outline=self.entries, lists=self.lists, finished=self.finished).on(sheet)

    @property
    def sheets(self) -> Sheets:
        """The paper that the document is printed on."""
        return SHEETS[self.document.sheet]


def paginate(document: Document, progress: Progress | None = None) -> Layout:
    """Lay the document out, again until the page numbers that it prints are the ones that it has.

    `progress` hears which share is done, and may raise to put an end to it.
    """
    report = progress or (lambda _done: None)
    turn = _Round(document, tuple(outline(document)), lists(document), progress=report)
    leaves: list[tuple[Section, Leaf]] = []
    for _ in range(_MOST_ROUNDS):
        leaves = _leaves(turn)
        found = _page_numbers(leaves)
        if found == turn.numbers:
            break
        turn = replace(turn, numbers=found, progress=lambda _done: report(_FIRST_ROUND))
    pages = (_page(document, *leaf, (number, len(leaves))) for number, leaf in enumerate(leaves, 1))
    return Layout(tuple(pages), turn.entries)


def _page_numbers(leaves: list[tuple[Section, Leaf]]) -> dict[str, int]:
    return {
        anchor: number
        for number, (_, leaf) in enumerate(leaves, 1)
        for strip, _ in leaf.placed
        for anchor in strip.anchors
    }


def _leaves(turn: _Round) -> list[tuple[Section, Leaf]]:
    leaves: list[tuple[Section, Leaf]] = []
    sections = turn.document.sections
    for index, section in enumerate(sections):
        turn.progress(_FIRST_ROUND * index / len(sections))
        sheet = turn.sheets.landscape if section.landscape else turn.sheets.portrait
        content = list(items(section, sheet, turn.setting(sheet)))
        begins = set_apart(content[0], sheet.content_width) if content and isinstance(content[0], Strip) else None
        joined = [begins, *content[1:]] if begins is not None else content
        if leaves and _continues(*leaves[-1], section, joined, turn.sheets):
            leaves += [(section, leaf) for leaf in flow(joined, sheet, turn.sheets, leaves.pop()[1])]
        else:
            leaves += [(section, leaf) for leaf in flow(content, sheet, turn.sheets)]
    return leaves


def _continues(before: Section, above: Leaf, section: Section, joined: list[Item], sheets: Sheets) -> bool:
    """Whether a section begins on the last page of the one before, because that page is rather empty, or because the
    section is short enough to fit there whole."""
    alike = before.number and section.number and before.number.isdigit() == section.number.isdigit()
    if not alike or before.landscape or section.landscape or above.sheet is not sheets.portrait:
        return False
    if above.used <= _RATHER_EMPTY * above.sheet.content_height:
        return True
    tried = Leaf(above.sheet, list(above.placed), above.used)
    return len(flow(joined, above.sheet, sheets, tried)) == 1


def _page(document: Document, section: Section, leaf: Leaf, count: tuple[int, int]) -> Page:
    sheet = leaf.sheet
    primitives: list[Primitive] = []
    links: list[Link] = []
    anchors: dict[str, float] = {}
    images: list[Image] = []
    for strip, y in leaf.placed:
        more, more_links = shifted(strip, sheet.left, sheet.top + y)
        primitives += more
        links += more_links
        anchors.update(dict.fromkeys(strip.anchors, sheet.top + y))
        images += (replace(one, rect=one.rect.moved(sheet.left, sheet.top + y)) for one in strip.images)
    if not section.bare:
        primitives += furniture(document, section, sheet, count)
    primitives += marking(document.marking, sheet)
    return Page(count[0], sheet.width, sheet.height, tuple(primitives), tuple(links), anchors, tuple(images))
