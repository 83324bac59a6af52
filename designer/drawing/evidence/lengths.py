"""Level bars with their figures: durations side by side, and minutes of a year by what costs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.drawing.evidence import LEAST, WIDTH
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Hatch, Label, Line, Picture, Primitive
from designer.drawing.style import HAIR, SMALL, THIN
from designer.foundation.glyphs import Face

Look = Literal["own", "other", "outside", "planned", "total"]
"""own: of this design. other: compared with it. outside: what a cluster does not help against. planned: on purpose.
total: the sum of what stands above it."""

ROW = 15.0
BAR = 9.0
GAP = 9.0
LABELS = 0.4
FIGURE = 46.0

_LOOKS: dict[Look, tuple[str, str, Hatch]] = {
    "own": ("accent", "", ""),
    "other": ("bar.light", "", ""),
    "outside": ("pending.fill", "ink", "/"),
    "planned": ("canvas", "accent", "\\"),
    "total": ("navy", "", ""),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, how long, the figure behind it, and a `remark` behind that."""

    name: str
    value: float
    figure: str
    look: Look = "own"
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that belong together, under a heading where there is one."""

    bars: tuple[Bar, ...]
    heading: str = ""


def bars_picture(
    groups: Sequence[Group], *, title: str, legend: Sequence[tuple[Look, str]] = (), width: float = WIDTH
) -> Picture:
    """All bars on one scale that begins at nought, with their meaning below where more than one look occurs."""
    every = [bar for group in groups for bar in group.bars]
    most = max([bar.value for bar in every], default=0.0) or 1.0
    left = min(LABELS * width, max(text_width(bar.name, _face(bar), SMALL) for bar in every) + 10)
    behind = max(text_width(bar.figure, "semibold", SMALL) + _remark(bar) for bar in every) + 12
    scale = (width - left - max(FIGURE, min(behind, width / 3))) / most
    primitives: list[Primitive] = []
    y = 0.0
    for number, group in enumerate(groups):
        y += GAP if number else 0
        if group.heading:
            heading = elide_middle(group.heading, "semibold", SMALL, width)
            primitives.append(Label(0, y + 9, heading, SMALL, "heading", "semibold"))
            y += ROW - 1
        for bar in group.bars:
            if bar.look == "total":
                primitives.append(Line(((0, y + 0.5), (width, y + 0.5)), "rule", HAIR + 0.2))
            primitives += _bar(bar, left, y + 1, scale, width)
            y += ROW
    primitives.append(Line(((left, 0), (left, y)), "rule", THIN))
    if legend:
        primitives += _legend(legend, y + 14)
        y += 18
    told = " ".join(f"{bar.name}: {bar.figure}{f', {bar.remark}' if bar.remark else ''}." for bar in every)
    return Picture(width, y + 2, tuple(primitives), title=title, description=told)


def _face(bar: Bar) -> Face:
    return "semibold" if bar.look == "total" else "regular"


def _remark(bar: Bar) -> float:
    return text_width(bar.remark, "regular", LEAST) + 8 if bar.remark else 0.0


def _bar(bar: Bar, left: float, top: float, scale: float, width: float) -> Iterator[Primitive]:
    fill, stroke, hatch = _LOOKS[bar.look]
    middle = top + ROW / 2
    name = elide_middle(bar.name, _face(bar), SMALL, left - 8)
    yield Label(left - 6, middle + 2.8, name, SMALL, "ink", _face(bar), "end")
    length = max(bar.value * scale, 0.8)
    edge = stroke if hatch else ""
    yield Box(left, middle - BAR / 2, length, BAR, fill, edge, HAIR, hatch=hatch, ink=stroke, pitch=4)
    x = left + length + 5
    yield Label(x, middle + 2.8, bar.figure, SMALL, "ink", "semibold")
    if bar.remark:
        x += text_width(bar.figure, "semibold", SMALL) + 8
        said = elide_middle(bar.remark, "regular", LEAST, width - x)
        yield Label(x, middle + 2.8, said, LEAST, "muted")


def _legend(legend: Sequence[tuple[Look, str]], baseline: float) -> Iterator[Primitive]:
    x = 0.0
    for look, text in legend:
        fill, stroke, hatch = _LOOKS[look]
        yield Box(x, baseline - 6, 16, 7, fill, stroke if hatch else "", HAIR, hatch=hatch, ink=stroke, pitch=3.5)
        yield Label(x + 21, baseline, text, LEAST, "muted")
        x += 21 + text_width(text, "regular", LEAST) + 16
