"""Puts strips on pages: together what belongs together, nothing outside the margins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from designer.report.layout.sheet import LANDSCAPE, Sheet
from designer.report.layout.strips import Item, NewPage, OwnPage, Strip


@dataclass(slots=True)
class Leaf:
    """A page in the making: strips with their y below the top margin."""

    sheet: Sheet
    placed: list[tuple[Strip, float]] = field(default_factory=list)
    used: float = 0.0

    def gap(self, strip: Strip) -> float:
        """The distance that the strip needs to what stands above it; none at the top of a page."""
        return max(strip.before, self.placed[-1][0].after) if self.placed else 0.0

    def fits(self, chain: Iterable[Strip]) -> bool:
        """Whether all of these strips still fit on the page."""
        height, above = self.used, self.placed[-1][0] if self.placed else None
        for strip in chain:
            height += strip.height + (max(strip.before, above.after) if above is not None else 0.0)
            above = strip
        return height <= self.sheet.content_height + 0.01

    def add(self, strip: Strip) -> None:
        """Put the strip below what is there."""
        y = self.used + self.gap(strip)
        self.placed.append((strip, y))
        self.used = y + strip.height


def flow(items: Iterable[Item], sheet: Sheet, above: Leaf | None = None) -> list[Leaf]:
    """The items of one section on as many pages as they need; at least one.

    Given the last page of the section before as `above`, they begin there; it is the first of the pages returned.
    """
    leaves = [Leaf(sheet) if above is None else above]
    waiting: list[Leaf] = []

    def turn() -> None:
        """Close the page; an empty one is only pushed behind the pages that wait."""
        if not leaves[-1].placed:
            leaves.pop()
        leaves.extend(waiting)
        waiting.clear()
        leaves.append(Leaf(sheet))

    for chain in _chains(items):
        if isinstance(chain, OwnPage):
            waiting.append(_own(chain))
            if not chain.floats:
                turn()
        elif isinstance(chain, NewPage):
            turn()
        else:
            if waiting and any(strip.in_turn for strip in chain):
                turn()
            _place(chain, leaves, turn)
    turn()
    leaves.pop()
    return leaves or [Leaf(sheet)]


def _place(chain: list[Strip], leaves: list[Leaf], turn: Callable[[], None]) -> None:
    whole = leaves[-1].fits(chain)
    for index, strip in enumerate(chain):
        starts_page = index == 0 and not whole and bool(leaves[-1].placed)
        if starts_page or (leaves[-1].placed and not leaves[-1].fits([strip])):
            turn()
            for repeated in strip.again:
                leaves[-1].add(repeated)
        leaves[-1].add(strip)


def _own(page: OwnPage) -> Leaf:
    leaf = Leaf(LANDSCAPE)
    for strip in page.strips:
        leaf.add(strip)
    return leaf


def _chains(items: Iterable[Item]) -> Iterator[list[Strip] | OwnPage | NewPage]:
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
