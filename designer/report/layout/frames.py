"""Frames and grounds around strips, which go on where a page ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from designer.drawing.primitives import Box, Line, Primitive
from designer.report.layout.strips import Strip, shifted


@dataclass(frozen=True, slots=True)
class Ground:
    """What is behind the strips: from `x` as wide as `width`, tinted or with lines at both sides, or both."""

    x: float
    width: float
    fill: str = ""
    stroke: str = ""


def boxed(strips: Sequence[Strip], ground: Ground, pad: float, *, before: float, after: float) -> list[Strip]:
    """The strips without gaps between them, so that the ground is one; `pad` above the first and below the last.

    `stroke` closes the frame below the last strip; what closes it above is the first strip's own affair.
    """
    found: list[Strip] = []
    for index, strip in enumerate(strips):
        last = index == len(strips) - 1
        gap = max(strip.before, strips[index - 1].after) if index else pad
        height = gap + strip.height + (pad if last else 0.0)
        rounded = 3.0 if len(strips) == 1 else 0.0
        primitives, links = shifted(strip, 0, gap)
        behind = _behind(ground, height, rounded, closed=last)
        again = tuple(_whole(one, ground) for one in strip.again)
        found.append(
            replace(
                strip,
                height=height,
                primitives=(*behind, *primitives),
                links=links,
                before=before if index == 0 else 0.0,
                after=after if last else 0.0,
                again=again,
            )
        )
    return found


def _whole(strip: Strip, ground: Ground) -> Strip:
    behind = _behind(ground, strip.height, 0.0, closed=False)
    return replace(strip, primitives=(*behind, *strip.primitives), before=0.0, after=0.0)


def _behind(ground: Ground, height: float, radius: float, *, closed: bool) -> list[Primitive]:
    left, right = ground.x, ground.x + ground.width
    found: list[Primitive] = []
    if ground.fill:
        found.append(Box(left, 0, ground.width, height, fill=ground.fill, radius=radius))
    if ground.stroke:
        points = [(left, 0.0), (left, height), (right, height), (right, 0.0)]
        if closed:
            found.append(Line(tuple(points), stroke=ground.stroke, width=0.75))
        else:
            found += [Line(((x, 0.0), (x, height)), stroke=ground.stroke, width=0.75) for x in (left, right)]
    return found
