"""The lines of the tree: from every dependent to its providers, arrowheads at the providers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.dependencies.content import Content
from designer.drawing.dependencies.layers import Box as Drawn
from designer.drawing.dependencies.layers import Channel, Layers
from designer.drawing.dependencies.places import BELOW, Places
from designer.drawing.geometry import Point, soft_polyline
from designer.drawing.primitives import ARROW, Box, Label, Line, Primitive, Shape
from designer.drawing.style import BOLD, DASH, MARGIN, SMALL, THIN
from designer.foundation.language import tr

CORNER = 4.0


def wires(content: Content, layers: Layers, places: Places) -> Iterator[Primitive]:
    """All lines."""
    for index, channels in enumerate(layers.channels):
        for channel in channels:
            yield from _channel(places, index, channel)
            if content.bundles[channel.bundle].either and any(isinstance(item, Drawn) for item in channel.right):
                yield from _either(places, index, channel)
    for rect in places.passages:
        y = rect.centre[1]
        yield Line(((rect.x, y), (rect.right, y)), "wire", THIN)
    for number, (dependent, provider) in enumerate(content.closing):
        points = closing_points(layers, places, number, dependent, provider)
        yield Line(points, "error.fill", BOLD, dash=DASH, arrow=True)


def _channel(places: Places, index: int, channel: Channel) -> Iterator[Primitive]:
    start, end = places.gaps[index]
    rail = places.rails[channel.bundle, index]
    lefts = [(places.middles[item], isinstance(item, Drawn)) for item in channel.left]
    rights = [places.ports[channel.bundle, item, index] for item in channel.right]
    meeting = _meeting(places, index, channel)
    for y, is_box in lefts:
        yield _wire([(start + (ARROW if is_box else 0), y), (rail, y), (rail, meeting)])
        if is_box:
            yield Line(((start + ARROW + 1, y), (start, y)), "wire", THIN, arrow=True)
    for y in rights:
        yield _wire([(rail, meeting), (rail, y), (end, y)])


def meetings(layers: Layers, places: Places) -> dict[tuple[int, int], float]:
    """For every bundle and gap, the height at which its lines come together."""
    return {
        (channel.bundle, index): _meeting(places, index, channel)
        for index, channels in enumerate(layers.channels)
        for channel in channels
    }


def _meeting(places: Places, index: int, channel: Channel) -> float:
    """The height at which the lines of a bundle come together."""
    rights = [places.ports[channel.bundle, item, index] for item in channel.right]
    if len(channel.left) == 1:
        return places.middles[channel.left[0]]
    return rights[0] if len(rights) == 1 else _mean(rights)


def _either(places: Places, index: int, channel: Channel) -> Iterator[Primitive]:
    """The word "or" where the lines of providers come together of which one suffices."""
    x, y = places.rails[channel.bundle, index], _meeting(places, index, channel)
    wide, high = 15.0, 11.0
    yield Box(x - wide / 2, y - high / 2, wide, high, "card", "wire", THIN, radius=high / 2)
    yield Label(x, y + 2.7, tr("or"), SMALL, "ink", "semibold", "middle")


def _wire(points: list[Point]) -> Shape:
    return Shape(soft_polyline(points, CORNER), stroke="wire", width=THIN)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def closing_points(layers: Layers, places: Places, number: int, dependent: str, provider: str) -> tuple[Point, ...]:
    """The way of a dependency that closes a cycle: below everything."""
    start, end = places.boxes[dependent], places.boxes[provider]
    y = places.height - MARGIN - BELOW * number
    leave = places.gaps[layers.column_of[dependent]][0] + 9 + 3 * number
    arrive = places.gaps[layers.column_of[provider]][0] + 6 + 3 * number
    return (
        (start.right, start.bottom - 6),
        (leave, start.bottom - 6),
        (leave, y),
        (arrive, y),
        (arrive, end.bottom - 6),
        (end.right, end.bottom - 6),
    )
