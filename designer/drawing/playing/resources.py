"""Resources on their way: a bar that fills, a line that tells how far they are, a ring around those just online."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from designer.drawing.geometry import Rect
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.props import Props
from designer.drawing.style import ITEM_RADIUS
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.outcome.spotlight import Spotlight
from designer.simulation.outcome.spotting.seen import Progress

BAR = 2.6
"""Height of a bar that fills."""

SLIM = 1.6
"""The same below a line of text."""

LINE = 20.0
"""Lines of text are lower and longer than this."""

INSET = 1.5
"""How far it is from the edges of what it belongs to."""

RING, APART = 1.25, 1.5
"""Width of the ring around what is waited for, and how far it is from that."""

Named = tuple[str, tuple[Primitive, ...]]


def progress(props: Props, spotlight: Spotlight, away: Container[Id], *, moving: bool) -> Iterator[Named]:
    """A bar at the foot of every resource that is on its way; several that share a place show the slowest.

    Cards that are on their way `away` say nothing: their texts would lie over other cards.
    """
    for spot, several in _by_spot(props, spotlight, away).items():
        shares = [one.share(spotlight.at) for one in several]
        known = [share for share in shares if share is not None]
        if len(known) < len(shares):
            continue
        share = min(known) if moving else int(min(known) * 10) / 10
        yield f"progress:{several[0].resource}", tuple(_bar(spot, share))


def _by_spot(props: Props, spotlight: Spotlight, away: Container[Id]) -> dict[Rect, list[Progress]]:
    found: dict[Rect, list[Progress]] = {}
    for one in spotlight.pending:
        spot = props.spots.get(one.resource)
        if spot is not None and one.group not in away:
            found.setdefault(spot, []).append(one)
    return found


def _bar(spot: Rect, share: float) -> Iterator[Primitive]:
    wide = spot.w - 2 * INSET
    high = SLIM if _is_line(spot) else BAR
    top = spot.bottom - SLIM / 2 if _is_line(spot) else spot.bottom - INSET - BAR + 1.0
    yield Box(spot.x + INSET, top, wide, high, "card", "pending.stroke", 0.4, high / 2)
    if share > 0:
        yield Box(spot.x + INSET, top, max(high, wide * share), high, "pending.stroke", radius=high / 2)


def _is_line(spot: Rect) -> bool:
    """Whether a place is a line of text among others, above whose lower edge there is no room for anything."""
    return spot.h < LINE < spot.w


def awaited(props: Props, spotlight: Spotlight) -> Iterator[Named]:
    """Rings around what an outage waits for, in pictures that do not draw them."""
    for one in sorted(spotlight.critical):
        spot = props.rings.get(one)
        if spot is not None:
            outer = spot.inset(-APART)
            yield f"critical:{one}", (Box(outer.x, outer.y, outer.w, outer.h, "", "accent", RING, ITEM_RADIUS + APART),)


def rings(props: Props, spotlight: Spotlight) -> Iterator[Named]:
    """A ring that widens and thins around a resource that has just come online."""
    for one in spotlight.fresh:
        spot = props.spots.get(one.resource)
        if spot is None:
            continue
        share = one.share(spotlight.at)
        place = spot.inset(-0.5 if _is_line(spot) else -0.5 - 2.0 * share)
        width = 1.8 * (1.0 - share) + 0.2
        ring = Box(place.x, place.y, place.w, place.h, "", "online.fill", width, radius=3.0 + 2.0 * share)
        yield f"ring:{one.resource}", (ring,)


def lines(props: Props, spotlight: Spotlight, away: Container[Id], *, moving: bool) -> Iterator[Named]:
    """On every group with resources on their way, the one that it waits for and how far that is."""
    by_group: dict[Id, list[Progress]] = {}
    for one in spotlight.pending:
        by_group.setdefault(one.group, []).append(one)
    for group, several in by_group.items():
        room = props.lines.get(group)
        if room is None or group in away:
            continue
        told = _told(spotlight, _awaited(spotlight, several), 1 if moving else 10)
        text = next((one for one in told if text_width(one, "regular", props.size) <= room.w), "")
        if text:
            yield f"line:{group}", (Label(room.x, room.y, text, props.size, "pending.text"),)


def _awaited(spotlight: Spotlight, several: Sequence[Progress]) -> Progress:
    """The one that an outage waits for, else the one that takes longest."""
    return max(several, key=lambda one: (one.resource in spotlight.critical, one.end or 0, one.start))


def _told(spotlight: Spotlight, one: Progress, step: int) -> list[str]:
    """What a resource is doing and how far it is, in steps of so many percent, the most first."""
    name = spotlight.labels.get(one.resource, "")
    share = one.share(spotlight.at)
    if share is None:
        return [name]
    much = tr("{percent} %").format(percent=int(share * 100) // step * step)
    if one.replays(spotlight.at):
        return [tr("{name} replays logs, {much}").format(name=name, much=much), f"{name} {much}", much]
    doing = tr("{name} comes online, {much}") if one.towards == "online" else tr("{name} goes offline, {much}")
    return [doing.format(name=name, much=much), f"{name} {much}", much]
