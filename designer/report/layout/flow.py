"""Puts strips on pages: together what belongs together, nothing outside the margins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from designer.report.layout.sheet import Sheet, Sheets
from designer.report.layout.strips import Across, Item, NewPage, OwnPage, Strip

_EMPTY = 0.4
"""So much of a page does not stay empty for a card that could begin there."""

_SCRAP = 90.0
"""Less than this does not go on alone on the next page."""


def _between(above: Strip | None, strip: Strip) -> float:
    """The least distance between two strips; what stands at the foot keeps only its own."""
    if above is None:
        return 0.0
    return strip.before if strip.at_foot else max(strip.before, above.after)


@dataclass(slots=True)
class Leaf:
    """A page in the making: strips with their y below the top margin."""

    sheet: Sheet
    placed: list[tuple[Strip, float]] = field(default_factory=list)
    used: float = 0.0

    def gap(self, strip: Strip) -> float:
        """The distance that the strip needs to what stands above it; none at the top of a page."""
        return _between(self.placed[-1][0] if self.placed else None, strip)

    def fits(self, chain: Iterable[Strip]) -> bool:
        """Whether all of these strips still fit on the page, with as much room below them as they ask for."""
        height, above = self.used, self.placed[-1][0] if self.placed else None
        lowest = height
        for strip in chain:
            height += _between(above, strip)
            lowest = max(lowest, height + strip.room)
            height += strip.height
            above = strip
        return max(height, lowest) <= self.sheet.content_height + 0.01

    def add(self, strip: Strip) -> None:
        """Put the strip below what is there."""
        y = self.used + self.gap(strip)
        if strip.at_foot:
            y = max(y, self.sheet.content_height - strip.height)
        self.placed.append((strip, y))
        self.used = y + strip.height


@dataclass(slots=True)
class _Pages:
    """The pages of a section as they fill; `sheet` is that of new ones, `waiting` come behind the current one."""

    sheet: Sheet
    leaves: list[Leaf]
    waiting: list[Leaf] = field(default_factory=list)

    def turn(self) -> None:
        """Close the page; an empty one is only pushed behind the pages that wait."""
        if not self.leaves[-1].placed:
            self.leaves.pop()
        self.leaves += self.waiting
        self.waiting.clear()
        self.leaves.append(Leaf(self.sheet))

    def change_to(self, sheet: Sheet) -> None:
        """What follows stands on such pages."""
        if sheet is not self.sheet:
            self.sheet = sheet
            self.turn()

    def own(self, page: OwnPage, sheet: Sheet) -> None:
        """A page that is complete."""
        leaf = Leaf(sheet)
        for strip in page.strips:
            leaf.add(strip)
        self.waiting.append(leaf)
        if not page.floats:
            self.turn()

    def place(self, chain: list[Strip]) -> None:
        """Strips that stand on one page if they can."""
        if self.waiting and any(strip.in_turn for strip in chain):
            self.turn()
        if len(chain) == 1 and self._breaks(chain[0]):
            for part in _chains(chain[0].parts):
                assert isinstance(part, list)
                self.place(part)
            return
        whole = self.leaves[-1].fits(chain)
        for index, strip in enumerate(chain):
            starts_page = index == 0 and not whole and bool(self.leaves[-1].placed)
            if starts_page or (self.leaves[-1].placed and not self.leaves[-1].fits([strip])):
                self.turn()
                for repeated in strip.again:
                    self.leaves[-1].add(repeated)
            self.leaves[-1].add(strip)

    def _breaks(self, strip: Strip) -> bool:
        """Whether the strip is better broken: much of the page would stay empty, and as much goes on as is no scrap."""
        leaf = self.leaves[-1]
        free = leaf.sheet.content_height - leaf.used - leaf.gap(strip)
        much = bool(leaf.placed) and free > _EMPTY * leaf.sheet.content_height
        return bool(strip.parts) and much and strip.height > free + _SCRAP


def flow(items: Iterable[Item], sheet: Sheet, sheets: Sheets, above: Leaf | None = None) -> list[Leaf]:
    """The items of one section on as many pages as they need, at least one; pages across are of the same paper.

    Given the last page of the section before as `above`, they begin there; it is the first of the pages returned.
    """
    pages = _Pages(sheet, [Leaf(sheet) if above is None else above])
    for chain in _chains(items):
        pages.change_to(sheets.landscape if isinstance(chain, Across) else sheet)
        match chain:
            case Across():
                for part in _chains(chain.strips):
                    assert isinstance(part, list)
                    pages.place(part)
            case OwnPage():
                pages.own(chain, sheets.landscape)
            case NewPage():
                pages.turn()
            case _:
                pages.place(chain)
    pages.turn()
    pages.leaves.pop()
    return pages.leaves or [Leaf(sheet)]


def _chains(items: Iterable[Item]) -> Iterator[list[Strip] | OwnPage | Across | NewPage]:
    """Strips that must stand on one page, as one list."""
    chain: list[Strip] = []
    for item in items:
        if not isinstance(item, Strip):
            if chain:
                yield chain
            chain = []
            yield item
            continue
        chain.append(item)
        if not item.keep:
            yield chain
            chain = []
    if chain:
        yield chain
