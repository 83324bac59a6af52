"""A comparison in sentences: what it comes to, what starts together here and waits there, and what is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, clock, listed, seconds
from designer.simulation.comparison.compare import Comparison, Duty, Pair
from designer.simulation.comparison.works import Way, Work
from designer.simulation.outcome.critical import Step

Subject = Literal["outage", "wait", "length", "path", "same", "about"]
"""What a sentence is about: how long a group is away, who waits for whom, how long something takes, the critical path,
what is the same, or the comparison itself."""

MOST_NAMES = 6
"""Of more resources some are only counted."""

MOST_LENGTHS = 3
"""So many resources that take another time are told one by one."""

_DOES: dict[Way, tuple[str, str]] = {"online": ("starts", "start"), "offline": ("stops", "stop")}
_DONE: dict[Way, str] = {"online": "online", "offline": "offline"}


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence; `group` is the id in the first design of the group that it is about, "" for the whole."""

    text: str
    subject: Subject
    group: Id = ""


def tell(comparison: Comparison) -> list[Told]:
    """Everything that is worth a sentence, the most important first; equal runs say that they are equal."""
    if comparison.is_equal:
        same = f"Both runs are equal: {comparison.theirs.within} the same happens at the same times."
        return [Told(same, "same"), *(_told(_same(comparison, comparison.pairs))), *_about(comparison)]
    changed = [pair for pair in comparison.pairs if not is_same(comparison, pair)]
    found = [told for pair in changed for told in _pair(comparison, pair)]
    if not changed:
        found.append(Told("No group is away for longer or shorter; only details differ.", "outage"))
    found += _told(_same(comparison, [pair for pair in comparison.pairs if is_same(comparison, pair)]))
    if comparison.parted:
        found.append(Told(f"Until {clock(comparison.parted)} both runs are the same.", "same"))
    return [*found, *_about(comparison)]


def headline(comparison: Comparison, pair: Pair) -> str:
    """How long a group is away in both, and the difference: "EVS1 is complete after 103 s instead of 128 s (25 s,
    20 % sooner)"."""
    name, within = _group(comparison, pair), comparison.theirs.within
    mine, theirs = pair.mine.ms, pair.theirs.ms
    if mine is None or theirs is None:
        return _unfinished(name, within, mine, theirs)
    if mine == theirs:
        return f"{name} is not interrupted in either run" if not mine else f"{name} is away for {seconds(mine)} in both"
    if not mine:
        return f"{name} is not interrupted; {within} it is away for {seconds(theirs)}"
    if not theirs:
        return f"{name} is away for {seconds(mine)}; {within} it is not interrupted"
    several = max(len(pair.mine.outages), len(pair.theirs.outages)) > 1
    does = "is away for" if several else "is complete after"
    return f"{name} {does} {seconds(mine)} instead of {seconds(theirs)} ({difference(mine, theirs)})"


def difference(mine: int, theirs: int) -> str:
    """How far a time (ms) lies below another, in seconds and as a share of the other: "25 s, 20 % sooner"."""
    saved = theirs - mine
    if saved == 0:
        return "no difference"
    word = "sooner" if saved > 0 else "later"
    share = round(100 * abs(saved) / theirs) if theirs else 0
    return f"{seconds(abs(saved))}, {share}{NBSP}% {word}" if share else f"{seconds(abs(saved))} {word}"


def is_same(comparison: Comparison, pair: Pair) -> bool:
    """Whether everything in a group happens at the same times in both, and it ends up on the same node."""
    return pair.saved_ms == 0 and all(duty.is_same for duty in pair.duties) and not _elsewhere(comparison, pair)


def names_of(comparison: Comparison, resources: Iterable[Id]) -> str:
    """The short names of resources of the first design, listed; of many some are only counted."""
    labels = comparison.mine.timeline.labels
    names = [labels.get(one) or comparison.mine.timeline.snapshot.name_of(one) for one in resources]
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more"]
    return listed(names)


def basis(comparison: Comparison) -> str:
    """How far to trust the times: simulated, and assumed where nobody has said otherwise."""
    bases: set[str | None] = set()
    for snapshot in (comparison.mine.timeline.snapshot, comparison.theirs.timeline.snapshot):
        bases |= {timing.basis for timing in snapshot.timings.values()}
        bases |= {one.time_basis for one in snapshot.resources.values()}
    return "Simulated with assumed times" if bases <= {None, "", "assumed"} else "Simulated, not measured"


def _pair(comparison: Comparison, pair: Pair) -> Iterator[Told]:
    yield Told(f"{headline(comparison, pair)}.", "outage", pair.group)
    yield from (Told(text, "outage", pair.group) for text in _ends(comparison, pair))
    yield from (Told(text, "wait", pair.group) for text in _waits(comparison, pair))
    yield from (Told(text, "length", pair.group) for text in _lengths(comparison, pair))
    path = _paths(comparison, pair)
    if path:
        yield Told(path, "path", pair.group)


def _unfinished(name: str, within: str, mine: int | None, theirs: int | None) -> str:
    if mine is None and theirs is None:
        return f"{name} is not complete at the end of either run"
    if mine is None:
        comes = "it is not interrupted" if not theirs else f"it is complete after {seconds(theirs)}"
        return f"{name} is not complete at the end; {within} {comes}"
    comes = "is not interrupted" if not mine else f"is complete after {seconds(mine)}"
    return f"{name} {comes}; {within} it is not complete at the end"


def _ends(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """Where the group is in the end, if that is not the same node."""
    mine, theirs = pair.mine.outcome.node, pair.theirs.outcome.node
    if mine is not None and theirs is not None and _elsewhere(comparison, pair):
        here = comparison.mine.timeline.snapshot.name_of(mine)
        there = comparison.theirs.timeline.snapshot.name_of(theirs)
        yield f"It ends up on {here}; {comparison.theirs.within} on {there}."


def _elsewhere(comparison: Comparison, pair: Pair) -> bool:
    mine = pair.mine.outcome.node
    return (comparison.match.theirs.get(mine) if mine is not None else None) != pair.theirs.outcome.node


def _waits(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """Resources that wait for something in one run only, those with the same fate in one sentence."""
    alike: dict[tuple[Way, tuple[Id, ...], tuple[Id, ...], int], list[Duty]] = {}
    for duty in pair.duties:
        if duty.mine is not None and duty.theirs is not None and not duty.waits_alike:
            later = duty.theirs.start - duty.mine.start
            alike.setdefault((duty.way, duty.mine.awaited, duty.awaited, later), []).append(duty)
    for (way, mine, theirs, later), duties in alike.items():
        if later:
            yield _wait(comparison, pair, way, (mine, theirs), duties, later)


def _wait(
    comparison: Comparison,
    pair: Pair,
    way: Way,
    awaited: tuple[Sequence[Id], Sequence[Id]],
    duties: Sequence[Duty],
    later: int,
) -> str:
    """ "SMTP and HTTP start together with Information Store; with the Exchange 2000 tree they wait for it and are
    online 37 s later." """
    many = len(duties) > 1
    they, wait, are = ("they", "wait", "are") if many else ("it", "waits", "is")
    names = names_of(comparison, [duty.resource for duty in duties])
    end = f"{are} {_DONE[way]} {seconds(abs(later))} {'later' if later > 0 else 'sooner'}"
    mine, theirs = awaited
    waited = theirs if later > 0 else mine
    beside = [one for one in waited if one in _companions(pair, way, duties[0], first=later > 0)]
    what = names_of(comparison, waited)
    # "it" and "them" where that cannot be taken for the resources themselves.
    again = ("them" if len(waited) > 1 else "it") if (len(waited) > 1) != many else what
    before = mine if later > 0 else theirs
    start = _DOES[way][many]
    if beside:
        start += f" together with {names_of(comparison, beside)}" if later > 0 else f" together with {again}"
    else:
        start += f" after {names_of(comparison, before)}" if before else " at once"
    if later > 0:
        waits = f"{wait} for {again if set(beside) == set(waited) else what} and {end}" if waited else end
        return f"{names} {start}; {comparison.theirs.within} {they} {waits}."
    waits = f"{wait} for {what}" if waited else _DOES[way][many]
    return f"{names} {waits}; {comparison.theirs.within} {they} {start} and {end}."


def _companions(pair: Pair, way: Way, duty: Duty, *, first: bool) -> set[Id]:
    """What begins at the same moment as a duty, in the first run or in the second."""
    begun = {
        one.resource: work.start
        for one in pair.duties
        if one.way == way and (work := one.mine if first else one.theirs) is not None
    }
    return {one for one, start in begun.items() if start == begun.get(duty.resource)}


def _lengths(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """Resources that take another time, those first for which it differs most; many are only counted."""
    for way, deed in (("offline", "stop"), ("online", "come online")):
        other = [
            (abs(mine - theirs), f"{seconds(mine)} instead of {seconds(theirs)}", duty.resource)
            for duty in pair.duties
            if duty.way == way
            and (mine := _took(duty.mine)) is not None
            and (theirs := _took(duty.theirs)) is not None
            and mine != theirs
        ]
        other.sort(key=lambda one: -one[0])
        told = [f"{names_of(comparison, [one])} {times}" for _, times, one in other[:MOST_LENGTHS]]
        if told:
            told[0] = f"{names_of(comparison, [other[0][2]])} takes {other[0][1]}"
            more = len(other) - len(told)
            rest = f"; {more} more differ{'s' if more == 1 else ''}, too" if more else ""
            yield f"To {deed}, {listed(told)}{rest}."


def _took(work: Work | None) -> int | None:
    return None if work is None else work.ms


def _paths(comparison: Comparison, pair: Pair) -> str:
    """What is on the critical path of both, so that nothing else makes it shorter, and what is on one of them only."""
    mine, theirs = _spent(pair.mine.path), _spent(pair.theirs.path)
    there = {comparison.match.mine.get(one, ""): ms for one, ms in theirs.items()}
    resources = comparison.mine.timeline.snapshot.resources
    common = [one for one in mine if one in resources and one in there]
    if not common:
        return ""
    longest = max(common, key=lambda one: mine[one])
    name = names_of(comparison, [longest])
    same = mine[longest] == there[longest]
    spent = f"the same {seconds(mine[longest])}" if same else f"{seconds(mine[longest])} and {seconds(there[longest])}"
    told = f"In both, {name} is on the critical path, with {spent}"
    for where, one, other in ((comparison.theirs.within, there, mine), ("here", mine, there)):
        alone = [resource for resource in one if resource in resources and resource not in other]
        if alone:
            more = listed([f"{names_of(comparison, [resource])} ({seconds(one[resource])})" for resource in alone])
            told += f"; {where} {more} {'are' if len(alone) > 1 else 'is'} on it, too"
    return f"{told}."


def _spent(path: Sequence[Step]) -> dict[Id, int]:
    """How long a critical path spends on each subject, ms."""
    spent: dict[Id, int] = {}
    for step in path:
        spent[step.subject] = spent.get(step.subject, 0) + step.end - step.start
    return spent


def _same(comparison: Comparison, pairs: Sequence[Pair]) -> str:
    """The groups for which nothing changes, each with its outage."""
    listed_names = [f"{_group(comparison, pair)} ({_ending(pair)})" for pair in pairs]
    return f"The same in both: {listed(listed_names)}." if listed_names else ""


def _ending(pair: Pair) -> str:
    if pair.mine.ms is None:
        return "not complete at the end"
    return seconds(pair.mine.ms) if pair.mine.ms else "not interrupted"


def _told(text: str) -> list[Told]:
    return [Told(text, "same")] if text else []


def _about(comparison: Comparison) -> Iterator[Told]:
    """What one design only has, and how far to trust all this."""
    for ids, run in (
        (comparison.match.only_mine, comparison.mine),
        (comparison.match.only_theirs, comparison.theirs),
    ):
        if ids:
            names = [run.timeline.snapshot.name_of(one) for one in ids]
            shown = names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], f"{len(names) - 5} more"]
            yield Told(f"Only {run.within}: {listed(shown)}.", "about")
    only = "; only the dependencies differ, no time does" if comparison.same_times else ""
    yield Told(f"{basis(comparison)}{only}.", "about")


def _group(comparison: Comparison, pair: Pair) -> str:
    return comparison.mine.timeline.snapshot.name_of(pair.group)
