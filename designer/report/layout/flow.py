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


def flow(items: Iterable[Item], sheet: Sheet) -> list[Leaf]:
    """The items of one section on as many pages as they need; at least one."""
    leaves = [Leaf(sheet)]
    waiting: list[OwnPage] = []

    def turn() -> None:
        nonlocal waiting
        leaves.extend(_own(page) for page in waiting)
        waiting = []
        leaves.append(Leaf(sheet))

    for chain in _chains(items):
        if isinstance(chain, OwnPage):
            waiting.append(chain)
        elif isinstance(chain, NewPage):
            turn()
        else:
            _place(chain, leaves, turn)
    if not leaves[-1].placed and waiting and len(leaves) == 1:
        leaves.clear()
    leaves.extend(_own(page) for page in waiting)
    return leaves


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
