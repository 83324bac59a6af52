"""Heartbeats: marks that run from node to node, regular as long as both are there, and those that are missed."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Point, along, length
from designer.drawing.primitives import Box, Primitive
from designer.drawing.props import Props
from designer.foundation.ids import Id
from designer.simulation.outcome.spotlight import Spotlight
from designer.simulation.outcome.spotting.seen import Beat

OUT, ACROSS = 0.3, 0.7
"""Shares of a beat: until the first it runs from the node to the network, until the second along it, then to the
other nodes."""

DOT = 4.0
SQUARE, LEAST = 3.8, 2.0
MOST = 8
"""So many missed heartbeats are shown at most."""

Named = tuple[str, tuple[Primitive, ...]]


def heartbeats(props: Props, spotlight: Spotlight, tempo: int) -> Iterator[Named]:
    """The heartbeat that is on its way, from every node that sends some to those next to it; one for every `tempo`.

    A node that has fallen silent is sent some until that is noticed, then none any more.
    """
    if tempo <= 0:
        return
    beat_ms = spotlight.beat_ms * tempo
    share = spotlight.at % beat_ms / beat_ms
    silent = {node for silence in spotlight.silences for node in silence.nodes}
    for beat in shown(props, spotlight):
        posts = [node for node in props.posts[beat.network] if node in beat.nodes or node in silent]
        for node in posts:
            dots = tuple(_dot(at) for at in _marks(props, beat, posts, node, share))
            yield ":".join(("beat", beat.network, node)), dots


def shown(props: Props, spotlight: Spotlight) -> list[Beat]:
    """The networks on which heartbeats are shown: those for them alone, else all that carry some."""
    there = [beat for beat in spotlight.beats if beat.network in props.posts]
    alone = [beat for beat in there if beat.alone and len(beat.nodes) > 1]
    return alone or there


def _marks(props: Props, beat: Beat, posts: list[Id], node: Id, share: float) -> Iterator[Point]:
    cables = props.cables
    here = cables[beat.network, node][-2:]
    place = posts.index(node)
    beside = [posts[one] for one in (place - 1, place + 1) if 0 <= one < len(posts)]
    if share < OUT:
        if node in beat.nodes:
            yield along(here, share / OUT)
    elif share < ACROSS:
        if node in beat.nodes:
            for other in beside:
                yield along((here[-1], cables[beat.network, other][-1]), (share - OUT) / (ACROSS - OUT))
    elif any(other in beat.nodes for other in beside):
        yield along(here[::-1], (share - ACROSS) / (1 - ACROSS))


def _dot(at: Point) -> Box:
    return Box(at[0] - DOT / 2, at[1] - DOT / 2, DOT, DOT, "online.fill", radius=DOT / 2)


def missed(props: Props, spotlight: Spotlight) -> Iterator[Named]:
    """On the cable of a node that is gone a square for every heartbeat until that is noticed, filled if missed."""
    networks = [beat.network for beat in shown(props, spotlight)]
    for silence in (one for one in spotlight.silences if not one.cut):
        count, needed = silence.missed(spotlight.at, spotlight.beat_ms)
        for network in networks:
            for node in silence.nodes:
                cable = props.cables.get((network, node))
                if cable is not None and needed is not None:
                    squares = tuple(_squares(cable[:2], count, min(MOST, needed)))
                    yield ":".join(("missed", network, node)), squares


def _squares(cable: tuple[Point, ...], count: int, needed: int) -> Iterator[Primitive]:
    step = length(cable) / (needed + 0.6)
    size = max(LEAST, min(SQUARE, step - 1.9))
    for place in range(needed):
        x, y = along(cable, (place + 0.8) / (needed + 0.6))
        fill = "failed.fill" if place < count else "canvas"
        yield Box(x - size / 2, y - size / 2, size, size, fill, "failed.stroke", 0.6)
