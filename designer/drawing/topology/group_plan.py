"""How high groups are, and where the resources of an expanded one stand on its card."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.geometry import Rect
from designer.drawing.topology.density import Density
from designer.drawing.topology.facts import Facts
from designer.foundation.ids import Id

MOST_ROWS = 3
"""So many rows of tokens a group's card has at most."""

LAYER_GAP = 4.0
"""Between resources that start one after the other."""

ROW_GAP = 2.0
FOOT = 5.0


def summary_height(facts: Facts, group: Id, card: float, density: Density) -> float:
    """The height of a collapsed group's card of that width."""
    rows = min(MOST_ROWS, -(-len(facts.stock.tokens[group]) // density.columns(card)))
    return density.title + rows * (density.token + density.token_gap) + (4 if rows else 0)


def group_height(facts: Facts, group: Id, card: float, density: Density) -> float:
    """The height of a group's card of that width, expanded or not."""
    if not is_listed(facts, group):
        return summary_height(facts, group, card, density)
    layers = facts.stock.layers[group]
    return density.title + sum(map(len, layers)) * density.row + (len(layers) - 1) * LAYER_GAP - ROW_GAP + FOOT


def is_listed(facts: Facts, group: Id) -> bool:
    """Whether a group's card lists its resources, wherever it stands; a group without any has nothing to list."""
    return group in facts.expanded and bool(facts.stock.layers[group])


def rows_on(card: Rect, layers: Sequence[Sequence[Id]], density: Density) -> dict[Id, Rect]:
    """Where the resources stand on a group's card, in start order; a tight card gives them its whole width."""
    left = card.x + (density.band + density.pad - 2 if density.roomy else 3)
    wide = card.right - (5 if density.roomy else 3) - left
    rows = {}
    y = card.y + density.title
    for layer in layers:
        for resource in layer:
            rows[resource] = Rect(left, y, wide, density.row - ROW_GAP)
            y += density.row
        y += LAYER_GAP
    return rows
