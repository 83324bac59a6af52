"""The contest for the quorum: who asks for it, along which way, and how long that still takes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.props import Props
from designer.drawing.style import BOLD
from designer.foundation.language import tr
from designer.simulation.outcome.spotlight import Spotlight
from designer.simulation.outcome.spotting.seen import Arbitration

BAR = 2.6
LINE = "quorum"
"""The name of the room for a line about the quorum among the lines of the picture."""

Named = tuple[str, tuple[Primitive, ...]]


def contests(props: Props, spotlight: Spotlight) -> Iterator[Named]:
    """The ways of all that ask for the quorum, and the countdown of the first one."""
    if props.witness is None:
        return
    for one in spotlight.arbitrations:
        if one.node in props.stakes:
            yield f"stake:{one.node}", (Line(props.stakes[one.node], "pending.stroke", BOLD, arrow=True),)
    if spotlight.arbitrations:
        first = min(spotlight.arbitrations, key=lambda one: (one.end is None, one.end or 0))
        yield "quorum:bar", tuple(_bar(props, first.share(spotlight.at)))
        room = props.lines.get(LINE)
        told = _told(spotlight, first)
        text = next((one for one in told if room and text_width(one, "regular", props.size) <= room.w), "")
        if room is not None and text:
            yield "quorum:line", (Label(room.right, room.y, text, props.size, "pending.text", anchor="end"),)


def _bar(props: Props, share: float | None) -> Iterator[Primitive]:
    card = props.witness
    if card is None or share is None:
        return
    left, wide, top = card.x + 4, card.w - 8, card.bottom - BAR - 1.0
    yield Box(left, top, wide, BAR, "card", "pending.stroke", 0.4, BAR / 2)
    yield Box(left, top, max(BAR, wide * share), BAR, "pending.stroke", radius=BAR / 2)


def _told(spotlight: Spotlight, one: Arbitration) -> list[str]:
    """Who asks for it and how long it still takes, the most first."""
    name = spotlight.labels.get(one.node, "")
    if one.end is None:
        return [name]
    left = tr("{seconds} s").format(seconds=-(-(one.end - spotlight.at) // 1000))
    return [
        tr("{node} challenges, {left}").format(node=name, left=left),
        tr("{node}: {left}").format(node=name, left=left),
        left,
    ]
