"""What a comparison is drawn from: a section for each group, in it a line for the resources that share their fate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from designer.catalog.schema import Catalog
from designer.drawing.timeline.rows import Kind, Row, Story
from designer.drawing.timeline.story import story_of
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import seconds
from designer.simulation.comparison.compare import Comparison, Duty, Pair, Run
from designer.simulation.comparison.telling import difference, is_same, names_of
from designer.simulation.outcome.critical import Step

Rows = dict[Id, dict[Id, Row]]
"""Rows by group and resource."""

WORK = ("online", "offline", "replay", "failed")
"""The bars that are drawn; that a resource is online or waits goes without saying."""


@dataclass(frozen=True, slots=True)
class Wait:
    """From `start_ms` to `end_ms` a resource waits in one run, while it has begun already in the other."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of work, and whether the critical path leads through it."""

    start_ms: int
    end_ms: int
    kind: Kind
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """What one run has in a line."""

    bars: tuple[Bar, ...] = ()
    waits: tuple[Wait, ...] = ()

    @property
    def critical(self) -> bool:
        """Whether the critical path leads through it anywhere."""
        return any(bar.critical for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Line:
    """Resources to which the same happens, in both runs. `members` are ids of the first design, none for what only the
    second one has; `later_ms` is how much later they are online in the second run, None where that is not known."""

    members: tuple[Id, ...]
    names: tuple[str, ...]
    icon: str
    mine: Lane
    theirs: Lane
    later_ms: int | None = None

    @property
    def is_same(self) -> bool:
        """Whether both runs have the same bars."""
        return (self.mine.bars, self.mine.waits) == (self.theirs.bars, self.theirs.waits)


@dataclass(frozen=True, slots=True)
class Section:
    """A group. `outcome` says how long it is away in both, `ends` are the ends of its outages (None: never, or none).

    `saved_ms` is what lies between them, None where that is not what the outages differ by. A section that is the
    `same` in both has no lines, but the stretch in which the group is away.
    """

    group: Id
    name: str
    outcome: str
    ends: tuple[int | None, int | None]
    results: tuple[str, str] = ("", "")
    saved_ms: int | None = None
    same: bool = False
    away: tuple[int, int] | None = None
    lines: tuple[Line, ...] = ()


def stories(comparison: Comparison, catalog: Catalog) -> tuple[Story, Story]:
    """Both runs as the timeline tells them, for the groups that are disturbed in either."""
    return (
        story_of(comparison.mine.timeline, catalog, [pair.group for pair in comparison.pairs]),
        story_of(comparison.theirs.timeline, catalog, [pair.other for pair in comparison.pairs]),
    )


def sections(comparison: Comparison, told: tuple[Story, Story]) -> list[Section]:
    """The groups that are disturbed in either run, `told` as stories; what differs comes first."""
    rows = _rows(comparison.mine, told[0]), _rows(comparison.theirs, told[1])
    found = [_section(comparison, rows, pair) for pair in comparison.pairs]
    return sorted(found, key=lambda one: one.same)


def span_ms(comparison: Comparison) -> int:
    """How long the axis must be: until everything has happened in both runs."""
    ends = [comparison.end_ms, 1]
    for pair in comparison.pairs:
        ends += [one.longest.end or 0 for one in (pair.mine, pair.theirs) if one.longest is not None]
    return max(ends)


def _section(comparison: Comparison, rows: tuple[Rows, Rows], pair: Pair) -> Section:
    name = comparison.mine.timeline.snapshot.name_of(pair.group)
    ends = tuple(one.longest.end if one.longest is not None else None for one in (pair.mine, pair.theirs))
    result = (_result(pair.mine.ms), _result(pair.theirs.ms))
    if is_same(comparison, pair):
        outage = pair.mine.longest
        until = span_ms(comparison) if outage is None or outage.end is None else outage.end
        away = (outage.start, until) if outage is not None else None
        said = tr("{time}, the same in both").format(time=result[0])
        return Section(pair.group, name, said, (ends[0], ends[1]), result, same=True, away=away)
    saved = pair.saved_ms
    between = ends[1] - ends[0] if ends[0] is not None and ends[1] is not None else None
    return Section(
        pair.group,
        name,
        _outcome(pair),
        (ends[0], ends[1]),
        result,
        saved if saved is not None and saved == between else None,
        lines=tuple(_joined(_lines(comparison, rows, pair))),
    )


def _outcome(pair: Pair) -> str:
    mine, theirs = pair.mine.ms, pair.theirs.ms
    if mine is None or theirs is None or not mine or not theirs or mine == theirs:
        return tr("{mine} and {theirs}").format(mine=_result(mine), theirs=_result(theirs))
    return tr("{mine} instead of {theirs} ({difference})").format(
        mine=seconds(mine), theirs=seconds(theirs), difference=difference(mine, theirs)
    )


def _result(ms: int | None) -> str:
    if ms is None:
        return tr("not complete at the end")
    return seconds(ms) if ms else tr("not interrupted")


def _lines(comparison: Comparison, rows: tuple[Rows, Rows], pair: Pair) -> Iterator[Line]:
    mine, theirs = rows[0].get(pair.group, {}), dict(rows[1].get(pair.other, {}))
    there = comparison.match.theirs
    duties: dict[Id, list[Duty]] = {}
    for duty in pair.duties:
        duties.setdefault(duty.resource, []).append(duty)
    for resource, row in mine.items():
        other = theirs.pop(there.get(resource, ""), None)
        those = duties.get(resource, [])
        yield Line(
            (resource,),
            (row.label,),
            row.icon,
            Lane(_bars(row, pair.mine.path), tuple(_waits(comparison, those, in_first=True))),
            Lane(_bars(other, pair.theirs.path), tuple(_waits(comparison, those, in_first=False))),
            _later(those),
        )
    for row in theirs.values():
        yield Line((), (row.label,), row.icon, Lane(), Lane(_bars(row, pair.theirs.path)))


def _rows(run: Run, story: Story) -> Rows:
    """The rows of the resources of each group, in their order."""
    resources = run.timeline.snapshot.resources
    found: Rows = {}
    for row in story.rows:
        if row.subject in resources:
            found.setdefault(resources[row.subject].group, {})[row.subject] = row
    return found


def _bars(row: Row | None, path: Sequence[Step]) -> tuple[Bar, ...]:
    if row is None:
        return ()
    mine = [step for step in path if step.subject == row.subject]
    return tuple(
        Bar(
            one.start_ms,
            one.end_ms,
            one.kind,
            any(step.start < one.end_ms and one.start_ms < step.end for step in mine),
        )
        for one in row.segments
        if one.kind in WORK
    )


def _waits(comparison: Comparison, duties: Sequence[Duty], *, in_first: bool) -> Iterator[Wait]:
    """What a resource waits for in one run and not in the other, as long as it has begun there already."""
    for duty in duties:
        if duty.mine is None or duty.theirs is None or duty.waits_alike:
            continue
        awaited = duty.mine.awaited if in_first else duty.awaited
        here, there = (duty.mine, duty.theirs) if in_first else (duty.theirs, duty.mine)
        if awaited and here.start > there.start:
            yield Wait(
                there.start, here.start, tr("waits for {resources}").format(resources=names_of(comparison, awaited))
            )


def _later(duties: Sequence[Duty]) -> int | None:
    for duty in duties:
        ends = [work.end if work is not None else None for work in (duty.mine, duty.theirs)]
        if duty.way == "online" and ends[0] is not None and ends[1] is not None:
            return ends[1] - ends[0]
    return None


def _joined(lines: Iterator[Line]) -> list[Line]:
    """Lines of resources to which exactly the same happens become one."""
    found: dict[object, Line] = {}
    for line in lines:
        fate = (line.mine, line.theirs, line.later_ms, bool(line.members), _family(line))
        known = found.get(fate)
        found[fate] = line if known is None else _both(known, line)
    return list(found.values())


def _family(line: Line) -> Mapping[str, str] | str:
    """Disks stay among themselves: what one looks for under an icon is to be found there."""
    return "disk" if line.icon == "disk" else ""


def _both(line: Line, other: Line) -> Line:
    return replace(line, members=(*line.members, *other.members), names=(*line.names, *other.names))
