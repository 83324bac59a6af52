"""Which way every dependency takes through the tree, so that it can be pointed at."""

from __future__ import annotations

from designer.drawing.dependencies.content import Content
from designer.drawing.dependencies.layers import Item, Layers
from designer.drawing.dependencies.places import Places
from designer.drawing.dependencies.wires import closing_points, meetings
from designer.drawing.geometry import Point
from designer.drawing.wiring import Points
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot


def paths_of(snapshot: Snapshot, content: Content, layers: Layers, places: Places) -> dict[str, Points]:
    """For every dependency of the shown group by its id, the points from the dependent to the provider.

    Dependencies between the same boxes take the same way.
    """
    home = {member: node.key for node in content.nodes.values() for member in node.members}
    bundle_of = {
        (dependent, provider): number
        for number, bundle in enumerate(content.bundles)
        for dependent in bundle.dependents
        for provider in bundle.providers
    }
    closing = {pair: number for number, pair in enumerate(content.closing)}
    meeting = meetings(layers, places)
    found: dict[str, Points] = {}
    for edge in snapshot.dependencies.values():
        pair = (home.get(edge.dependent, ""), home.get(edge.provider, ""))
        if pair in bundle_of:
            back = _way(layers, places, meeting, bundle_of[pair], pair)
            found[edge.id] = tuple(reversed(back))
        elif pair in closing:
            found[edge.id] = closing_points(layers, places, closing[pair], *pair)
    return found


def _way(
    layers: Layers,
    places: Places,
    meeting: dict[tuple[int, int], float],
    bundle: int,
    pair: tuple[Id, Id],
) -> list[Point]:
    """From the provider's right side to the dependent's left side."""
    dependent, provider = pair
    first, last = layers.column_of[provider], layers.column_of[dependent]
    here: Item = layers.boxes[provider]
    points: list[Point] = []
    for index in range(first, last):
        there: Item = layers.boxes[dependent] if index + 1 == last else layers.passages[bundle, index + 1]
        start, end = places.gaps[index]
        rail = places.rails[bundle, index]
        left, right = places.middles[here], places.ports[bundle, there, index]
        points += [(start, left), (rail, left), (rail, meeting[bundle, index]), (rail, right), (end, right)]
        here = there
    return [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
