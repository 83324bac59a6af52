"""What the dependency tree of one Exchange version is worth beside the other, and what the Information Store takes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Tree
from designer.drawing.evidence.lengths import Bar, Group, bars_picture
from designer.drawing.evidence.sensitivity import Axes, Bound, Curve, sensitivity_picture
from designer.foundation.units import NBSP, seconds
from designer.report.blocks import Block, Figure, Heading, Paragraph
from designer.report.context import Context
from designer.report.evidence.timing import by_store_time, outage_without_replay
from designer.report.study import Study
from designer.simulation.plan.times import times_of
from designer.topology.evs import INFORMATION_STORE, design_tree

MS_PER_MINUTE = 60_000


def trees_compared(context: Context, study: Study) -> Iterator[Block]:
    """Bars before and after, the honest sentence about the Information Store, and how the loss depends on it."""
    own, comparison = design_tree(context.snapshot, context.catalog), study.comparison
    if own is not None and comparison is not None and study.unplanned.ms is not None:
        other = context.catalog.trees[comparison.tree]
        if comparison.unplanned.ms is not None:
            yield Heading("What the dependency tree is worth", anchor="trees")
            yield Paragraph(_worth(study, own, other))
            yield _bars(context, study, own, other)
    yield from _store(context, study)


def _worth(study: Study, own: Tree, other: Tree) -> str:
    assert study.comparison is not None
    mine, theirs = study.planned.ms, study.comparison.planned.ms
    if mine is None or theirs is None or mine == theirs:
        return f"The dependencies of {other.name} change nothing about these interruptions (simulated)."
    flat, deep = (own.name, other.name) if mine < theirs else (other.name, own.name)
    short, long = min(mine, theirs), max(mine, theirs)
    share = round(100 * (long - short) / long)
    return (
        f"The dependencies of {flat} shorten a planned move from {seconds(long)} to {seconds(short)} ({share}{NBSP}%, "
        f"simulated): the protocols do not wait for the Information Store as they do in {deep}."
    )


def _bars(context: Context, study: Study, own: Tree, other: Tree) -> Figure:
    assert study.comparison is not None
    events = (
        (f"{context.name(study.node)} loses power", study.unplanned.ms, study.comparison.unplanned.ms),
        (f"{context.name(study.group)} is moved on purpose", study.planned.ms, study.comparison.planned.ms),
    )
    groups = []
    for event, mine, theirs in events:
        if mine is None or theirs is None:
            continue
        bars = (
            Bar(f"{other.name} dependencies", theirs, seconds(theirs), "other"),
            Bar(f"{own.name}, this design", mine, seconds(mine), "own", _difference(mine, theirs)),
        )
        groups.append(Group(bars, event))
    picture = bars_picture(groups, title=f"{own.name} and {other.name} side by side")
    mine, theirs = study.unplanned.ms or 0, study.comparison.unplanned.ms or 0
    saved = abs(theirs - mine)
    title = f"{own.name} {'saves' if mine <= theirs else 'costs'} {seconds(saved)} when a node is lost"
    if not saved:
        title = f"{own.name} and {other.name} need the same time when a node is lost"
    notes = "Simulated twice with the same times; only the dependencies differ."
    return Figure(title, picture, notes, "compared")


def _difference(mine: int, theirs: int) -> str:
    if mine == theirs:
        return "no difference"
    sign = "−" if mine < theirs else "+"
    share = round(100 * abs(mine - theirs) / theirs) if theirs else 0
    return f"{sign}{seconds(abs(mine - theirs))} ({sign}{share}{NBSP}%)"


def _store(context: Context, study: Study) -> Iterator[Block]:
    snapshot, catalog = context.snapshot, context.catalog
    stores = [one.id for one in snapshot.members(study.group) if one.type == INFORMATION_STORE]
    curve = by_store_time(snapshot, catalog, study.group, study.node, "")
    if not stores or not curve or study.unplanned.ms is None:
        return
    times = times_of(snapshot, catalog)
    taken = times.online[stores[0]] + times.replay.get(stores[0], 0)
    critical = stores[0] in {step.subject for step in study.unplanned.path}
    if not critical:
        return
    yield Paragraph(_honest(context, study, taken, times.replay.get(stores[0], 0)))
    curves = [Curve("This design", curve)]
    if study.comparison is not None:
        theirs = by_store_time(snapshot, catalog, study.group, study.node, study.comparison.tree)
        if theirs and theirs != curve:
            curves.append(Curve(f"{catalog.trees[study.comparison.tree].name} tree", theirs, dashed=True))
    bound = _bound(context)
    group = context.name(study.group)
    title = f"How long {group} is away, by the time of its Information Store"
    axes = Axes(title, "Information Store with log replay, s", "Interruption, s")
    picture = sensitivity_picture(curves, (taken, study.unplanned.ms), axes, bound)
    yield Figure(_store_title(group, curve, bound), picture, _store_notes(context, study), "sensitivity")


def _honest(context: Context, study: Study, taken: int, replay: int) -> str:
    """What the Information Store takes of the whole, and what would shorten it."""
    assert study.unplanned.ms is not None
    text = f"{tenth(taken)} of {seconds(study.unplanned.ms)} is the Information Store of {context.name(study.group)}"
    text = f"{text}, log replay included (simulated)." if replay else f"{text} (simulated)."
    comparison = study.comparison.unplanned.ms if study.comparison is not None else None
    saved = abs(comparison - study.unplanned.ms) if comparison is not None else 0
    if replay:
        halved = outage_without_replay(context.snapshot, context.catalog, study.group, study.node, 0.5)
        if halved is not None and halved < study.unplanned.ms:
            text += f" Halving the {seconds(replay)} of log replay saves {seconds(study.unplanned.ms - halved)}"
            return f"{text}; the change of dependencies saves {seconds(saved)}." if saved else f"{text}."
    if saved and saved < taken:
        share = round(100 * saved / taken)
        text += f" A store that is {share}{NBSP}% quicker saves as much as the whole change of dependencies."
    return text


def tenth(ms: int) -> str:
    """Seconds without their unit: "70"."""
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


def _bound(context: Context) -> Bound | None:
    """The shortest recovery time that anybody was promised for the loss of a node."""
    promised = [level.rto_node_min for level in context.snapshot.service_levels.values() if level.rto_node_min]
    if not promised:
        return None
    shortest = min(promised)
    return Bound(round(shortest * MS_PER_MINUTE), f"Promised: {shortest:g}{NBSP}min")


def _store_title(group: str, curve: tuple[tuple[int, int], ...], bound: Bound | None) -> str:
    (low, first), (high, last) = curve[0], curve[-1]
    if bound is None or last <= bound.ms:
        return f"{group} is away {seconds(first)} to {seconds(last)} as its store takes {tenth(low)} to {seconds(high)}"
    if first > bound.ms:
        return f"{group} misses the promised {seconds(bound.ms)} however quick its store is"
    within = max(part for part, whole in curve if whole <= bound.ms)
    return f"{group} keeps the promised {seconds(bound.ms)} while its store takes {seconds(within)} or less"


def _store_notes(context: Context, study: Study) -> str:
    return f"Simulated: {context.name(study.node)} loses power."
