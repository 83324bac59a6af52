"""Where in a picture there is something to move while a run is played, between two events that change the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from designer.drawing.geometry import Point, Rect
from designer.foundation.ids import Id


@dataclass(frozen=True, slots=True)
class Props:
    """All in the coordinates of the picture; a view that has no such thing leaves it empty.

    `spots` are the places of resources, be they small pictures or whole lines; `rings` are those around which the
    picture does not draw rings itself when they are waited for. `lines` is room for a line of text about a group,
    from its baseline at the left, `size` that of its type. `origins` is where the cards of groups set out that have
    just got another node, `rests` which cards lie on a group's. `cables` are the ways of heartbeats by network and
    node, from the node to the network, `posts` the nodes on each network as they follow each other. `witness` is
    the card of the quorum, `stakes` the way from each node to it. `trail` is the height at which groups go from one
    of the nodes' `doors` to another.
    """

    spots: Mapping[Id, Rect] = field(default_factory=dict)
    rings: Mapping[Id, Rect] = field(default_factory=dict)
    lines: Mapping[Id, Rect] = field(default_factory=dict)
    size: float = 8.0
    origins: Mapping[Id, Rect] = field(default_factory=dict)
    rests: Mapping[Id, tuple[Id, ...]] = field(default_factory=dict)
    cables: Mapping[tuple[Id, Id], tuple[Point, ...]] = field(default_factory=dict)
    posts: Mapping[Id, tuple[Id, ...]] = field(default_factory=dict)
    witness: Rect | None = None
    stakes: Mapping[Id, tuple[Point, ...]] = field(default_factory=dict)
    doors: Mapping[Id, Point] = field(default_factory=dict)
    trail: float | None = None

    def placed(self, factor: float, dx: float, dy: float) -> Props:
        """The same in a picture that is scaled about the origin, then moved."""
        if self is NO_PROPS:
            return self
        changed = {spec.name: _placed(getattr(self, spec.name), factor, dx, dy) for spec in fields(self)}
        trail = None if self.trail is None else self.trail * factor + dy
        return replace(self, **{**changed, "size": self.size * factor, "trail": trail})


NO_PROPS = Props()


def _placed(value: Any, factor: float, dx: float, dy: float) -> Any:
    """Every point and rectangle in a value, placed."""
    if isinstance(value, Rect):
        return value.scaled(factor).moved(dx, dy)
    if isinstance(value, Mapping):
        return {key: _placed(one, factor, dx, dy) for key, one in value.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return tuple(_placed(point, factor, dx, dy) for point in value)
    if isinstance(value, tuple) and value and isinstance(value[0], float):
        return (value[0] * factor + dx, value[1] * factor + dy)
    return value
