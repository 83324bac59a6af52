"""What every node carries: with nothing failed, in the worst case, and what it can carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.drawing.matrix.words import struck_by
from designer.drawing.metrics import elide, elide_middle
from designer.drawing.nothing import nothing_yet
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import BODY, HAIR, MARGIN, SMALL
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import NBSP, size
from designer.simulation.studies.sweep.capacity import MEASURES, Load, Measure, capacity
from designer.simulation.studies.sweep.cases import Sweep

NAMES = 110.0
HEAD = 24.0
ROW = 24.0
BAR = 9.0
FIGURE = 76.0
"""Room for the figure behind a bar."""

REASON = 0.42
"""Share of the width that says in which case it is worst."""

_WORDS: Mapping[Measure, str] = {
    "cpu_percent": tr("Processor"),
    "memory_mb": tr("Memory"),
    "users": tr("Users"),
    "connections": tr("Connections"),
    "iops": tr("Disk I/O"),
}


def capacity_picture(sweep: Sweep, width: float, faults: int | None = None) -> Picture:
    """A bar per node and measure: normal, worst, limit. `faults` bounds how many faults a worst case may have."""
    title = tr("What every node carries")
    found = capacity(sweep, faults)
    measures = [one for one in MEASURES if any(one in loads for loads in found.values())]
    if not measures:
        lines = (
            tr("Give the virtual servers users, or their load on processor and memory:"),
            tr("then this shows what each node carries after every failover."),
        )
        return nothing_yet(title, tr("No loads are known"), lines)
    primitives: list[Primitive] = []
    told: list[str] = []
    y = MARGIN
    for measure in measures:
        loads = {node: found[node][measure] for node in found if measure in found[node]}
        primitives += _section(sweep, measure, loads, y, width)
        told += [_told(sweep, measure, node, load) for node, load in loads.items()]
        y += HEAD + ROW * len(loads) + 14
    primitives += _legend(y, known=any(load.limit for loads in found.values() for load in loads.values()))
    text = tr("Simulated, not measured. Groups without a value weigh nothing: it is the least that a node carries.")
    primitives.append(Label(MARGIN, y + 18, elide(text, "regular", SMALL, width - 2 * MARGIN), SMALL, "muted"))
    return Picture(width, y + 22 + MARGIN, tuple(primitives), title=title, description=" ".join(told))


def _section(sweep: Sweep, measure: Measure, loads: Mapping[Id, Load], top: float, width: float) -> Iterator[Primitive]:
    reason = (width - 2 * MARGIN) * REASON
    left = MARGIN + NAMES
    room = width - MARGIN - reason - FIGURE - left
    most = max([max(load.worst, load.limit or 0) for load in loads.values()] or [1]) or 1
    yield Label(MARGIN, top + 11, _WORDS[measure], BODY, "heading", "semibold")
    yield Label(width - MARGIN - reason, top + 11, tr("At worst after"), SMALL, "muted")
    for place, (node, load) in enumerate(loads.items()):
        y = top + HEAD - 4 + place * ROW
        middle = y + ROW / 2
        yield Line(((MARGIN, y), (width - MARGIN, y)), "grid", HAIR + 0.2)
        name = elide_middle(sweep.snapshot.name_of(node), "semibold", BODY, NAMES - 12)
        yield Label(MARGIN, middle + 3, name, BODY, "ink", "semibold", subject=node)
        yield from _bars(load, left, middle, room / most)
        wide = room * max(load.worst, load.limit or 0) / most
        role = "failed.text" if load.is_over else "ink"
        figure = amount(measure, load.worst)
        yield Label(left + wide + 7, middle + 3, figure, SMALL, role, "semibold" if load.is_over else "regular")
        why = reason_words(sweep, measure, load)
        role = "failed.text" if load.is_over else "muted"
        yield Label(width - MARGIN - reason, middle + 3, elide(why, "regular", SMALL, reason), SMALL, role)


def _bars(load: Load, x: float, middle: float, scale: float) -> Iterator[Primitive]:
    """The worst case as a light bar, what is normal as a dark one on it, the limit as an upright line."""
    y = middle - BAR / 2
    if load.limit:
        yield Box(x, y, load.limit * scale, BAR, "inset", radius=1)
    if load.worst:
        yield Box(x, y, load.worst * scale, BAR, "failed.stroke" if load.is_over else "bar.light", radius=1)
    if load.normal:
        yield Box(x, y, load.normal * scale, BAR, "accent", radius=1)
    if load.limit:
        at = x + load.limit * scale
        yield Line(((at, y - 4), (at, y + BAR + 4)), "limit", 1.5)


def _legend(y: float, *, known: bool) -> Iterator[Primitive]:
    x = MARGIN
    entries = [("accent", tr("Nothing has failed")), ("bar.light", tr("In the worst case"))]
    for role, text in entries:
        yield Box(x, y - 5, 16, 6, role, radius=1)
        yield Label(x + 21, y + 1, text, SMALL, "muted")
        x += 130
    if known:
        yield Line(((x + 8, y - 8), (x + 8, y + 4)), "limit", 1.5)
        yield Label(x + 21, y + 1, tr("Limit of the node"), SMALL, "muted")


def amount(measure: Measure, value: int) -> str:
    """A load in words: "80 %", "2 GB", "4,000"."""
    if measure == "cpu_percent":
        return f"{value}{NBSP}%"
    return size(value) if measure == "memory_mb" else f"{value:,}"


def reason_words(sweep: Sweep, measure: Measure, load: Load) -> str:
    """In which case a node carries most, and that it is too much."""
    what = tr("No failure makes it more") if load.case is None else struck_by(load.case, sweep.snapshot)
    if load.is_over and load.limit is not None:
        return tr("{what}: above its limit of {limit}").format(what=what, limit=amount(measure, load.limit))
    return what


def _told(sweep: Sweep, measure: Measure, node: Id, load: Load) -> str:
    return tr("{node}, {measure}: {normal}, at worst {worst} ({why}).").format(
        node=sweep.snapshot.name_of(node),
        measure=_WORDS[measure].lower(),
        normal=amount(measure, load.normal),
        worst=amount(measure, load.worst),
        why=reason_words(sweep, measure, load),
    )
