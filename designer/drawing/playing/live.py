"""Everything that moves at one moment, as pieces with names: what has not changed need not be painted again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from designer.drawing.geometry import Point
from designer.drawing.playing.contest import contests
from designer.drawing.playing.heartbeats import heartbeats, missed
from designer.drawing.playing.resources import awaited, lines, progress, rings
from designer.drawing.playing.ways import ways
from designer.drawing.primitives import Line, Picture, Primitive, Shape, moved
from designer.foundation.ids import Id
from designer.simulation.outcome.spotlight import Spotlight

Pieces = dict[str, tuple[Primitive, ...]]
"""What is drawn over a picture, by the name of each piece; in the order of painting."""

ACROSS, DOWN = 0.7, 0.4
"""Shares of its way: until the first a card goes sideways, from the second on up or down."""

OVERHANG = 10.0
"""So far a mark may stick out of its card and still belong to it."""


def live(picture: Picture, spotlight: Spotlight, *, moving: bool = True, tempo: int = 1) -> Pieces:
    """What lies over a picture of the same moment.

    Without `moving`, nothing pulses, and progress goes in tenths. One heartbeat that is shown stands for `tempo` of
    them, so that those of a run that is played fast do not flicker; none are shown for 0.
    """
    away = offsets(picture, spotlight) if moving else {}
    props = picture.props
    pieces: Pieces = {}
    pieces.update(ways(picture, spotlight))
    pieces.update(contests(props, spotlight))
    pieces.update(missed(props, spotlight))
    pieces.update(awaited(props, spotlight))
    if moving:
        pieces.update(heartbeats(props, spotlight, tempo))
        pieces.update(rings(props, spotlight))
    pieces.update(progress(props, spotlight, away, moving=moving))
    pieces.update(lines(props, spotlight, away, moving=moving))
    return {name: piece for name, piece in pieces.items() if piece}


def offsets(picture: Picture, spotlight: Spotlight) -> dict[Id, Point]:
    """How far the cards of groups that are arriving are from where they belong, and with them what lies on them."""
    found: dict[Id, Point] = {}
    for one in spotlight.arrivals:
        place, origin = picture.areas.get(one.group), picture.props.origins.get(one.group)
        if place is None or origin is None:
            continue
        share = one.share(spotlight.at)
        across, down = 1.0 - _eased(share / ACROSS), 1.0 - _eased((share - DOWN) / (1.0 - DOWN))
        offset = ((origin.x - place.x) * across, (origin.y - place.y) * down)
        found.update(dict.fromkeys((one.group, *picture.props.rests.get(one.group, ())), offset))
    return found


def played(picture: Picture, spotlight: Spotlight, *, moving: bool = True, tempo: int = 1) -> Picture:
    """The picture with everything that moves in its place at this moment."""
    away = offsets(picture, spotlight) if moving else {}
    pieces = live(picture, spotlight, moving=moving, tempo=tempo)
    still = [one for one in picture.primitives if not _is_on_its_way(one, picture, away)]
    gliding = list(_gliding(picture, away))
    below = [one for name, piece in pieces.items() if name.startswith("way:") for one in piece]
    above = [one for name, piece in pieces.items() if not name.startswith("way:") for one in piece]
    areas = {key: area.moved(*away[key]) if key in away else area for key, area in picture.areas.items()}
    return replace(picture, primitives=(*still, *below, *gliding, *above), areas=areas)


def _gliding(picture: Picture, away: dict[Id, Point]) -> Iterator[Primitive]:
    for one in picture.primitives:
        if _is_on_its_way(one, picture, away):
            yield moved(one, *away[one.subject])


def _is_on_its_way(primitive: Primitive, picture: Picture, away: dict[Id, Point]) -> bool:
    """Whether it is a part of a card under way, and not a mark of the same object elsewhere."""
    if primitive.subject not in away:
        return False
    area = picture.areas[primitive.subject].inset(-OVERHANG)
    if isinstance(primitive, Line):
        return all(area.contains(x, y) for x, y in primitive.points)
    if isinstance(primitive, Shape):
        _, x, y = primitive.path[0]
        return area.contains(float(x), float(y))
    return area.contains(primitive.x, primitive.y)


def _eased(share: float) -> float:
    """Begins and ends gently."""
    share = min(1.0, max(0.0, share))
    return share * share * (3.0 - 2.0 * share)
