"""Where chips stand over a time scale: each over its moment, but never out of reach behind another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 5.0
SHORT = 26.0
"""The width of a chip that shows its icon alone, pixels."""

OVERLAPPING, FAN = 16.0, 9.0
"""So much of a chip stays in sight where many are stacked like cards; less only where there is no room at all."""

NEAR, FAR = 48.0, 200.0
"""How far from its moment a chip may stand with its words, and with its icon alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chip stands, and whether it shows its icon alone."""

    x: float
    width: float
    is_short: bool = False

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width


def placed(anchors: Sequence[float], widths: Sequence[float], chosen: int, left: float, right: float) -> list[Place]:
    """Places for chips that would like to begin at `anchors` (ascending), of these widths, between left and right.

    Where they do not fit beside each other, all but the chosen one are short; where even that is too much, they are
    fanned like cards, so that something of each can be seen and gripped. Whoever has room says its words anyway.
    """
    xs = _spread(anchors, widths, [width + GAP for width in widths], left, right)
    crowded = _crowded(xs, anchors, widths, right)
    if not crowded:
        return [Place(x, width) for x, width in zip(xs, widths, strict=True)]
    folded = crowded - {chosen}
    short = [SHORT if one in folded else width for one, width in enumerate(widths)]
    rest = sum(width + GAP for one, width in enumerate(short) if one not in folded)
    tight = min(FAN, max(0.5, (right - left - rest) / max(1, len(folded))))
    reach = FAR + (widths[chosen] if chosen in crowded else 0.0)
    for pitch in (SHORT + 2, OVERLAPPING, FAN, tight):
        steps = [pitch if one in folded else width + GAP for one, width in enumerate(short)]
        xs = _spread(anchors, short, steps, left, right)
        off = max(abs(x - min(anchor, right - width)) for x, anchor, width in zip(xs, anchors, short, strict=True))
        if xs[0] >= left and off <= reach:
            break
    ends = [*xs[1:], right + GAP]
    roomy = {one for one in folded if ends[one] - xs[one] >= widths[one] + GAP}
    return [
        Place(max(left, x), widths[one] if one in roomy else short[one], one in folded - roomy)
        for one, x in enumerate(xs)
    ]


def _spread(
    anchors: Sequence[float], widths: Sequence[float], steps: Sequence[float], left: float, right: float
) -> list[float]:
    """Each as near to its anchor as the ones before and after let it be, at least a step on from the one before."""
    xs: list[float] = []
    for anchor, step_before in zip(anchors, (0.0, *steps), strict=False):
        xs.append(max(left, anchor, xs[-1] + step_before) if xs else max(left, anchor))
    limit = right
    for one in reversed(range(len(xs))):
        room = limit - (widths[one] if limit == right else steps[one])
        xs[one] = min(xs[one], right - widths[one], room)
        limit = xs[one]
    return xs


def _crowded(xs: Sequence[float], anchors: Sequence[float], widths: Sequence[float], right: float) -> frozenset[int]:
    """The chips of every run of neighbours in which one stands too far from its moment."""
    runs: list[list[int]] = []
    for one, x in enumerate(xs):
        if runs and x <= xs[one - 1] + widths[one - 1] + GAP + 0.01:
            runs[-1].append(one)
        else:
            runs.append([one])
    far = {
        one
        for one, (x, anchor, width) in enumerate(zip(xs, anchors, widths, strict=True))
        if abs(x - max(0.0, min(anchor, right - width))) > NEAR
    }
    return frozenset(one for run in runs if len(run) > 1 and far & set(run) for one in run)
