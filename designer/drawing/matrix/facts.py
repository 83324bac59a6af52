"""What the failure matrix shows, read from a sweep: a line for every effect, and a column for every group."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from designer.drawing.matrix.words import CALM_KEY, HEADING_KEY, calm_words, counted_words, names_of, section_words
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import Outcome
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.verdicts import new_losses, serving

Length = Literal["all", "single", "several"]
Effects = Literal["all", "losses", "new"]

ONLINE, USERS, LONGEST = "online", "users", "longest"
SUMMARY = (ONLINE, USERS, LONGEST)
"""The columns that sum a line up: what is still there, users without mail, the longest outage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a sweep is shown.

    Single faults, several one after the other, or both; every effect, only those that lose a group, or only losses that
    fewer of the faults leave; only faults with `text` in their names. `by` is the column (a group or one of `SUMMARY`)
    that decides which line is worse, "" for the order of the sweep. Faults with the same effect are one line, those
    without any effect one for all, unless they are `unfolded`.
    """

    length: Length = "all"
    effects: Effects = "all"
    text: str = ""
    by: str = ""
    unfolded: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (no cases), or cases with the same effect, of which the first stands for all."""

    key: str
    title: str
    cases: tuple[Case, ...] = ()
    note: str = ""
    """Of a heading, what is below it."""
    is_calm: bool = False
    """Whether nothing comes of any of them."""

    @property
    def case(self) -> Case | None:
        """The case that is told of and played."""
        return self.cases[0] if self.cases else None

    @property
    def count(self) -> int:
        """How many orders of faults it stands for."""
        return sum(case.alike for case in self.cases)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Lines from top to bottom, and groups from left to right: virtual servers, then the others.

    `targets` are the outages (ms) that groups may have, where the design says so. `longest_ms` is the longest outage
    that ends. `hidden` counts the orders of faults that the choice leaves out.
    """

    sweep: Sweep
    choice: Choice
    groups: tuple[Id, ...]
    lines: tuple[Line, ...]
    targets: Mapping[Id, int] = field(default_factory=dict)
    longest_ms: int = 0
    hidden: int = 0

    @property
    def snapshot(self) -> Snapshot:
        """The design that was swept."""
        return self.sweep.snapshot

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns: the groups, and what sums a line up, as far as the design knows it."""
        known = [one for one in SUMMARY if one != USERS or has_users(self.snapshot)]
        return (*self.groups, *known)

    def online(self, case: Case) -> int:
        """How many of the groups that count are there after a case, for their clients too."""
        return sum(1 for group in self.counted if group in self.sweep.whole and group not in case.lost)

    def without(self, case: Case) -> int:
        """How many users have no server after a case."""
        gone = (one for one in self.counted if one in case.lost or one not in self.sweep.whole)
        return sum(self.snapshot.groups[one].users or 0 for one in gone)

    @property
    def counted(self) -> tuple[Id, ...]:
        """The groups that count: the virtual servers, if there are any."""
        return serving(self.snapshot)

    def is_late(self, case: Case, group: Id) -> bool:
        """Whether a group is away for longer than it may be."""
        target, ms = self.targets.get(group), case.outcomes[group].outage_ms
        return target is not None and ms is not None and ms > target


def matrix_of(sweep: Sweep, choice: Choice | None = None) -> Matrix:
    """The matrix of a sweep, complete or under way, the worst lines first."""
    choice = choice or Choice()
    snapshot = sweep.snapshot
    counted = serving(snapshot)
    groups = (*counted, *(group for group in snapshot.groups if group not in counted))
    wanted = _chosen(sweep, choice)
    longest = max((case.longest_ms for case in sweep.cases), default=0)
    targets = targets_of(snapshot)
    bare = Matrix(sweep, choice, groups, (), targets, longest, sum(case.alike for case in sweep.cases))
    lines = tuple(_lines(bare, _sorted(bare, wanted)))
    hidden = bare.hidden - sum(line.count for line in lines)
    return Matrix(sweep, choice, groups, lines, targets, longest, hidden)


def has_users(snapshot: Snapshot) -> bool:
    """Whether the design says of any group how many users it has."""
    return any(group.users for group in snapshot.groups.values())


def targets_of(snapshot: Snapshot) -> dict[Id, int]:
    """The longest outage that each group may have (ms): the strictest that a scenario of the design expects of it."""
    found: dict[Id, int] = {}
    for one in snapshot.expectations.values():
        if one.within_ms is not None and one.group in snapshot.groups:
            found[one.group] = min(found.get(one.group, one.within_ms), one.within_ms)
    return found


def _chosen(sweep: Sweep, choice: Choice) -> list[Case]:
    fresh = {case.faults for case, _ in new_losses(sweep)} if choice.effects == "new" else None
    text = choice.text.strip().casefold()
    found = []
    for case in sweep.cases:
        number = len(case.faults)
        if choice.length != "all" and (number == 1) != (choice.length == "single"):
            continue
        if choice.effects != "all" and not case.lost:
            continue
        if fresh is not None and number > 1 and case.faults not in fresh:
            continue
        if text and text not in names_of(sweep, case.faults).casefold():
            continue
        found.append(case)
    return found


def _sorted(matrix: Matrix, cases: Sequence[Case]) -> list[Case]:
    """Fewer faults first; within them the worst first, by the sweep's own measure or by a column."""
    by = matrix.choice.by
    ranked = sorted(cases, key=lambda case: _badness(matrix, case, by), reverse=True) if by else list(cases)
    return sorted(ranked, key=lambda case: len(case.faults))


def _badness(matrix: Matrix, case: Case, by: str) -> tuple[int, int]:
    if by == ONLINE:
        return -matrix.online(case), 0
    if by == USERS:
        return matrix.without(case), 0
    if by == LONGEST:
        return 0, case.longest_ms
    outcome = case.outcomes.get(by)
    if outcome is None:
        return 0, 0
    gone = 2 if outcome.outcome == "offline" else 1 if outcome.cut_off else 0
    return gone, outcome.outage_ms or 0


def _lines(matrix: Matrix, cases: Iterable[Case]) -> Iterator[Line]:
    sections: dict[int, list[Case]] = {}
    for case in cases:
        sections.setdefault(len(case.faults), []).append(case)
    for number, those in sections.items():
        folded = _folded(matrix, those)
        count = sum(case.alike for case in those)
        yield Line(f"{HEADING_KEY} {number}", section_words(number), note=counted_words(count, len(folded)))
        yield from folded


def _folded(matrix: Matrix, cases: Sequence[Case]) -> list[Line]:
    sweep, unfolded = matrix.sweep, matrix.choice.unfolded
    if unfolded:
        return [Line(_key(case), names_of(sweep, case.faults), (case,), is_calm=_is_calm(case)) for case in cases]
    alike: dict[Hashable, list[Case]] = {}
    for case in cases:
        alike.setdefault(_effect(case), []).append(case)
    lines = [
        Line(_key(those[0]), names_of(sweep, those[0].faults), tuple(those))
        for those in alike.values()
        if not _is_calm(those[0])
    ]
    calm = [case for case in cases if _is_calm(case)]
    if calm:
        count = sum(case.alike for case in calm)
        lines.append(Line(f"{CALM_KEY} {len(calm[0].faults)}", calm_words(count), tuple(calm), is_calm=True))
    return lines


def _effect(case: Case) -> Hashable:
    return tuple(_told(outcome) for outcome in case.outcomes.values())


def _told(outcome: Outcome) -> Hashable:
    node = None if outcome.outcome == "offline" else outcome.node
    return outcome.outcome, node, outcome.outage_ms, outcome.cut_off


def _is_calm(case: Case) -> bool:
    return all(one.outcome == "unaffected" and not one.cut_off for one in case.outcomes.values())


def _key(case: Case) -> str:
    return "|".join(f"{fault.kind}:{fault.subject}:{fault.value or ''}" for fault in case.faults)
