"""The resources of a collapsed group as small pictures, which show how each is doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.standing import resource_standing
from designer.drawing.style import SMALL
from designer.drawing.topology.density import Density
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.group_plan import MOST_ROWS
from designer.drawing.topology.stock import Token
from designer.drawing.topology.watched import ring
from designer.foundation.ids import Id

_WORST_FIRST = ("failed", "pending", "unknown", "offline", "online")

TILES: dict[str, tuple[str, str, tuple[float, ...], str]] = {
    "": ("inset", "", (), "icon"),
    "online": ("online.tint", "", (), "online.text"),
    "pending": ("pending.tint", "pending.stroke", (), "pending.text"),
    "offline": ("", "rule", (1.5, 1.5), "faint"),
    "failed": ("failed.fill", "", (), "failed.sign"),
    "unknown": ("unknown.tint", "unknown.stroke", (1.5, 1.5), "unknown.text"),
}
"""Fill, edge, dash and icon colour of a tile by the look of its resource; "" is for a design without a state."""

LINES = TILES | {"online": ("inset", "", (), "online.text")}
"""The same where a line of text stands on it: of many, those that are not online should stand out."""


def look_of(facts: Facts, resources: Sequence[Id]) -> str:
    """How resources are doing together: as the worst of them; "" in a design without a state."""
    if facts.state is None:
        return ""
    looks = {resource_standing(facts.state, one).look for one in resources}
    return next(one for one in _WORST_FIRST if one in looks)


def tokens(facts: Facts, density: Density, group: Id, rect: Rect) -> Iterator[Primitive]:
    """As many as there is room for, in start order, and how many more there are."""
    most = MOST_ROWS * density.columns(rect.w)
    shown: Sequence[Token] = facts.stock.tokens[group]
    left_over = 0
    if len(shown) > most:
        left_over = len(shown) - most + 1
        shown = shown[: most - 1]
    for index, token in enumerate(shown):
        yield from _token(facts, group, token, _slot(density, rect, index))
    if left_over:
        slot = _slot(density, rect, len(shown))
        yield Label(slot.x, slot.bottom - 3.5, f"+{left_over}", SMALL, "muted", subject=group)


def _slot(density: Density, rect: Rect, index: int) -> Rect:
    row, column = divmod(index, density.columns(rect.w))
    step = density.token + density.token_gap
    left = rect.x + density.band + density.pad
    return Rect(left + column * step, rect.y + density.title + row * step, density.token, density.token)


def _token(facts: Facts, group: Id, token: Token, slot: Rect) -> Iterator[Primitive]:
    """A resource's icon on a small tile; the tile's edge and filling say how it is, in shape as well as in colour."""
    fill, stroke, dash, ink = TILES[look_of(facts, token.members)]
    yield Box(slot.x, slot.y, slot.w, slot.h, fill, stroke, radius=2.5, dash=dash, subject=group)
    kind = facts.catalog.types.get(token.type)
    yield from icon(kind.icon if kind is not None else "unknown", slot.inset(2), ink, group)
    if any(map(facts.is_critical, token.members)):
        yield ring(slot, group, 2.5)


def token_places(facts: Facts, density: Density, group: Id, rect: Rect) -> dict[Id, Rect]:
    """Where each resource of a collapsed group is shown; several disks share a place, others have none."""
    most = MOST_ROWS * density.columns(rect.w)
    shown = facts.stock.tokens[group]
    listed = shown if len(shown) <= most else shown[: most - 1]
    return {one: _slot(density, rect, index) for index, token in enumerate(listed) for one in token.members}
