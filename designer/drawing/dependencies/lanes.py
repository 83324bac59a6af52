"""Which line runs at which height into a box, and side by side with which others between two columns."""

from __future__ import annotations

from designer.drawing.dependencies.layers import Channel, Item, Layers

PORT = 6.0
"""Distance of two lines that arrive at one box."""

STEP = 8.0
"""Heights are told apart in steps of this size."""

APART = 7.0
"""Upright lines one above the other keep twice this distance; room for the word "or" at the end of one."""

MANY = 24
"""More upright lines than this side by side would push the columns too far apart."""

Middles = dict[Item, float]
"""y of the middle of every box and passage."""

Ports = dict[tuple[int, Item, int], float]
"""y at which the line of a bundle reaches an item at the right of a gap."""


def ports_of(layers: Layers, middles: Middles) -> Ports:
    """Several lines that arrive at one box keep apart."""
    found: Ports = {}
    for index, channels in enumerate(layers.channels):
        arriving: dict[Item, list[Channel]] = {}
        for channel in channels:
            for item in channel.right:
                arriving.setdefault(item, []).append(channel)
        for item, those in arriving.items():
            y = middles[item]
            if len(those) > 1:
                those.sort(key=lambda channel: sum([middles[one] for one in channel.left]) / len(channel.left))
            for place, channel in enumerate(those):
                found[channel.bundle, item, index] = y + PORT * (place - (len(those) - 1) / 2)
    return found


def lanes_of(index: int, channels: tuple[Channel, ...], middles: Middles, ports: Ports) -> dict[int, int]:
    """The lane of the upright line of every bundle in a gap, counted from the left.

    The one with the lowest right ends comes first: its lines are crossed least. Where there are many, those that are
    nowhere at the same height share lanes.
    """

    def depth(channel: Channel) -> float:
        return sum([middles[item] for item in channel.right]) / len(channel.right)

    ordered = sorted(channels, key=lambda channel: -depth(channel))
    if len(ordered) <= MANY:
        return {channel.bundle: place for place, channel in enumerate(ordered)}
    lanes: dict[int, int] = {}
    taken: list[int] = []
    """For every lane a bit for each height at which there is something."""
    for channel in ordered:
        heights = [middles[item] for item in channel.left]
        heights += [ports[channel.bundle, item, index] for item in channel.right]
        first, last = int((min(heights) - APART) / STEP), int((max(heights) + APART) / STEP)
        here = ((1 << (last - first + 1)) - 1) << first
        lane = next((lane for lane, there in enumerate(taken) if not there & here), len(taken))
        if lane == len(taken):
            taken.append(0)
        taken[lane] |= here
        lanes[channel.bundle] = lane
    return lanes
