"""A tree in which every resource has a row of its own, so that trees beside each other can be compared row by row.

A line leaves its provider into the gap behind it, goes to the row of the dependent there and on along that row, where
nothing else stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.drawing.dependencies.boxes import Telling, box
from designer.drawing.dependencies.content import Content
from designer.drawing.dependencies.lanes import PORT
from designer.drawing.dependencies.places import BOX_HEIGHT, CHANNEL, GAP, LANE, NARROWEST, WIDEST
from designer.drawing.dependencies.wires import CORNER
from designer.drawing.geometry import Point, Rect, soft_polyline
from designer.drawing.primitives import ARROW, Box, Line, Primitive, Shape
from designer.drawing.style import BOLD, ITEM_RADIUS, MARGIN, THIN
from designer.foundation.ids import Id
from designer.topology.dependencies import generations, reversed_needs

PORTS = BOX_HEIGHT - 9.0
"""Where lines may arrive at a box, from the first to the last."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What a tree needs besides rows: the column of every box, and the boxes of its longest chain, first to start
    first.
    """

    content: Content
    column_of: Mapping[Id, int]
    chain: tuple[Id, ...]

    @property
    def gaps(self) -> list[float]:
        """How wide the space behind each column is."""
        needed = reversed_needs(self.content.needs)
        count = max(self.column_of.values(), default=0) + 1
        rails = [sum(bool(needed[key]) and self.column_of[key] == index for key in needed) for index in range(count)]
        return [CHANNEL + LANE * max(0, rail - 1) for rail in rails[:-1]] + [0.0]


def tree_of(content: Content) -> Tree:
    """Columns by when a resource can start at the earliest; of several longest chains the first."""
    column_of = {key: index for index, wave in enumerate(generations(content.needs)) for key in wave}
    chain: list[Id] = []
    wanted = [key for key in content.nodes if column_of[key] == max(column_of.values())]
    while wanted:
        chain.append(wanted[0])
        wanted = [one for one in content.needs[chain[-1]] if column_of[one] == column_of[chain[-1]] - 1]
    return Tree(content, column_of, tuple(reversed(chain)))


def box_width(trees: Sequence[Tree], share: float) -> float:
    """So wide may boxes be that each tree fits its share of the width; the same for all."""
    found = [(share - 2 * MARGIN - sum(tree.gaps)) / len(tree.gaps) for tree in trees]
    return min(WIDEST, max(NARROWEST, min(found)))


def rects_of(tree: Tree, rows: Mapping[Id, int], wide: float, left: float, top: float) -> dict[Id, Rect]:
    """Where the boxes are."""
    gaps = tree.gaps
    lefts = [left + wide * index + sum(gaps[:index]) for index in range(len(gaps))]
    return {
        key: Rect(lefts[tree.column_of[key]], top + rows[key] * (BOX_HEIGHT + GAP), wide, BOX_HEIGHT)
        for key in tree.content.nodes
    }


def drawn(telling: Telling, tree: Tree, rects: Mapping[Id, Rect]) -> Iterator[Primitive]:
    """Lines, the longest chain over the others, then boxes."""
    ways = dict(_ways(tree, rects))
    steps = set(zip(tree.chain[1:], tree.chain, strict=False))
    for pair in sorted(ways, key=lambda pair: pair in steps):
        role, width = ("accent", BOLD) if pair in steps else ("wire", THIN)
        start, *rest = ways[pair]
        tip = (start[0] + ARROW * width / THIN, start[1])
        yield Shape(soft_polyline([tip, *rest], CORNER), stroke=role, width=width)
        yield Line(((tip[0] + 1, tip[1]), start), role, width, arrow=True)
    for key, rect in rects.items():
        yield from box(telling, tree.content.nodes[key], rect)
    for key in tree.chain if len(tree.chain) > 1 else ():
        rect = rects[key]
        yield Box(rect.x, rect.y, rect.w, rect.h, "", "accent", BOLD, ITEM_RADIUS, subject=key)


def _ways(tree: Tree, rects: Mapping[Id, Rect]) -> Iterator[tuple[tuple[Id, Id], list[Point]]]:
    """For every dependent and provider the corners from the provider to the dependent."""
    needed, rails = reversed_needs(tree.content.needs), {}
    for index in range(len(tree.gaps)):
        leaving = [key for key in rects if tree.column_of[key] == index and needed[key]]
        # of two providers the lower one turns first: then the line of neither leads through that of the other
        leaving.sort(key=lambda key: -rects[key].y)
        for place, key in enumerate(leaving):
            rails[key] = rects[key].right + (CHANNEL + 4) / 2 + LANE * place
    for dependent, wanted in tree.content.needs.items():
        rect = rects[dependent]
        step = min(PORT, PORTS / max(1, len(wanted) - 1))
        for place, provider in enumerate(sorted(wanted, key=lambda one: -rails[one])):
            y = rect.centre[1] + step * (place - (len(wanted) - 1) / 2)
            start = (rects[provider].right, rects[provider].centre[1])
            rail = rails[provider]
            yield (dependent, provider), [start, (rail, start[1]), (rail, y), (rect.x, y)]
