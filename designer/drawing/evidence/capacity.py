"""What every node carries, one small picture per measure: with nothing failed, at worst, and what it may carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.evidence import LEAST, WIDTH
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import DASH, HAIR, SMALL, THIN
from designer.foundation.language import tr

GUTTER = 26.0
HEAD = 16.0
ROW = 15.0
BAR = 4.6
NAMES = 0.34
"""Share of a small picture that the names of the nodes may take."""

BELOW = 16.0


@dataclass(frozen=True, slots=True)
class Carried:
    """What a node carries: the values, and how they read; `limit` is what it may carry, if that is known."""

    node: str
    normal: float
    worst: float
    figure: str
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure; `limit` is how its limit reads where all nodes have the same."""

    name: str
    loads: tuple[Carried, ...]
    limit: str = ""


def capacity_picture(panels: Sequence[Panel], *, title: str, width: float = WIDTH) -> Picture:
    """The panels side by side, two in a line; a light bar is normal, the dark one below it the worst single failure."""
    each = (width - GUTTER) / 2 if len(panels) > 1 else width
    primitives: list[Primitive] = []
    y = 0.0
    for start in range(0, len(panels), 2):
        line = panels[start : start + 2]
        for place, panel in enumerate(line):
            primitives += _panel(panel, place * (each + GUTTER), y, each)
        y += HEAD + ROW * max(len(panel.loads) for panel in line) + 14
    limits = any(load.limit is not None for panel in panels for load in panel.loads)
    primitives += _legend(y, limits=limits)
    told = " ".join(
        f"{panel.name}: {', '.join(f'{one.node} {one.figure}' for one in panel.loads)}." for panel in panels
    )
    return Picture(width, y + BELOW - 6, tuple(primitives), title=title, description=told)


def _panel(panel: Panel, left: float, top: float, width: float) -> Iterator[Primitive]:
    names = min(NAMES * width, max(text_width(load.node, "regular", SMALL) for load in panel.loads) + 8)
    most = max(max(load.normal, load.worst, load.limit or 0) for load in panel.loads) or 1
    figures = max(text_width(load.figure, "semibold", LEAST) for load in panel.loads) + 8
    scale = (width - names - min(figures, width / 2)) / most
    x = left + names
    yield Label(left, top + 9, panel.name, SMALL, "heading", "semibold")
    y = top + HEAD
    for load in panel.loads:
        yield from _load(load, left, x, y, scale, left + width)
        y += ROW
    yield Line(((x, top + HEAD - 1), (x, y)), "rule", THIN)
    if panel.limit:
        at = x + (panel.loads[0].limit or 0) * scale
        yield Label(at, top + 9, panel.limit, LEAST, "limit", anchor="middle")


def _load(load: Carried, left: float, x: float, y: float, scale: float, right: float) -> Iterator[Primitive]:
    middle = y + ROW / 2
    yield Label(
        x - 5, middle + 2.8, elide_middle(load.node, "regular", SMALL, x - left - 6), SMALL, "ink", anchor="end"
    )
    over = load.limit is not None and load.worst > load.limit
    yield Box(x, middle - BAR - 0.4, max(load.normal * scale, 0.6), BAR, "bar.light")
    yield Box(x, middle + 0.4, max(load.worst * scale, 0.6), BAR, "failed.fill" if over else "accent")
    if load.limit is not None:
        at = x + load.limit * scale
        yield Line(((at, y - 0.5), (at, y + ROW - 0.5)), "limit", THIN, DASH)
    end = x + scale * max(load.worst, load.normal, load.limit or 0) + 5
    role, room = "failed.text" if over else "ink", right - end
    said = elide_middle(load.figure, "semibold", LEAST, room)
    yield Label(end, middle + 2.8, said, LEAST, role, "semibold" if over else "regular")


def _legend(y: float, *, limits: bool) -> Iterator[Primitive]:
    x = 0.0
    for role, text in (("bar.light", tr("Nothing has failed")), ("accent", tr("Worst single failure"))):
        yield Box(x, y - 4, 16, BAR, role)
        yield Label(x + 21, y + 1, text, LEAST, "muted")
        x += 21 + text_width(text, "regular", LEAST) + 16
    if limits:
        yield Line(((x + 8, y - 7), (x + 8, y + 4)), "limit", THIN + HAIR, DASH)
        yield Label(x + 16, y + 1, tr("Limit"), LEAST, "muted")
