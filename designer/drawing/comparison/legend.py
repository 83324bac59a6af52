"""What the bars mean: which run they belong to, and what the resource does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.comparison.frame import Page
from designer.drawing.comparison.lanes import WAITING
from designer.drawing.comparison.rows import Lane, Section
from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.primitives import Line as Stroke
from designer.drawing.style import BODY, MARGIN, SMALL, THIN
from designer.drawing.timeline.bars import look_of, swatch
from designer.drawing.timeline.rows import Kind
from designer.foundation.language import tr
from designer.simulation.comparison.compare import Comparison

HEIGHT = 18.0
SWATCH = 18.0
APART = 20.0
_KINDS: tuple[tuple[Kind, bool, str], ...] = (
    ("online", True, tr("Critical path")),
    ("online", False, tr("Coming online")),
    ("offline", False, tr("Going offline")),
    ("replay", False, tr("Log replay")),
    ("failed", False, tr("Failed")),
)


def key(page: Page, compared: Comparison, *, alone: bool) -> Iterator[Primitive]:
    """Which run is filled and which is outlined, at the top right. Faults are named at its left where there is room,
    else, or if there are none, it stands `alone` and the page goes on below it."""
    room = (page.right - MARGIN) / 2 - SWATCH - 26
    texts = [elide(run.label, "semibold", BODY, room) for run in (compared.mine, compared.theirs)]
    wide = sum(SWATCH + 6 + text_width(text, "semibold", BODY) for text in texts) + APART
    y, x = page.y + 8.5, page.right - wide
    if alone or wide > (page.right - MARGIN) / 2:
        page.y += HEIGHT
    else:
        page.marked = x - APART
    for text, outlined in zip(texts, (False, True), strict=True):
        yield Box(
            x,
            y - 6,
            SWATCH,
            6,
            fill="canvas" if outlined else "accent",
            stroke="accent" if outlined else "",
            radius=1.5,
        )
        yield Label(x + SWATCH + 6, y, text, BODY, "heading", "semibold")
        x += SWATCH + 6 + text_width(text, "semibold", BODY) + APART


def legend(page: Page, found: Sequence[Section], layout: str) -> Iterator[Primitive]:
    """What the bars mean, for the kinds that occur; the page goes on below it."""
    lanes = [one for section in found for line in section.lines for one in (line.mine, line.theirs)]
    entries = [entry for entry in _KINDS if _occurs(lanes, entry[0], critical=entry[1])]
    waits = any(one.waits for one in lanes)
    if not entries:
        return
    x, baseline = MARGIN, page.y + 10
    more = [tr("Waits")] if waits else []
    alike = layout == "overlaid" and any(line.is_same for section in found for line in section.lines)
    texts = [text for *_, text in entries] + more + ([tr("One bar: the same in both")] if alike else [])
    for number, text in enumerate(texts):
        drawn = SWATCH + 5 if number < len(entries) + len(more) else 0.0
        room = drawn + text_width(text, "regular", SMALL)
        if x + room > page.right and x > MARGIN:
            x, baseline = MARGIN, baseline + 13
        if number < len(entries):
            kind, critical, _ = entries[number]
            yield swatch(look_of(kind, critical), x, baseline - 2.8, SWATCH)
        elif drawn:
            yield Stroke(((x, baseline - 2.8), (x + SWATCH, baseline - 2.8)), "wire", THIN, WAITING)
        yield Label(x + drawn, baseline, text, SMALL, "muted")
        x += room + 14
    page.y = baseline + 4


def _occurs(lanes: Sequence[Lane], kind: Kind, *, critical: bool) -> bool:
    bars = [bar for one in lanes for bar in one.bars]
    if critical:
        return any(bar.critical for bar in bars)
    return any(bar.kind == kind and (kind != "online" or not bar.critical) for bar in bars)
