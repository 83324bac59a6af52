"""How the times of the document come about: each formula with the values of the design."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed
from designer.report.blocks import Block, Column, Row, Table
from designer.report.context import Context
from designer.report.study import Play, Study
from designer.report.wording import ranged, tenths
from designer.simulation.plan.times import Times
from designer.topology.evs import INFORMATION_STORE

COLUMNS = (Column("Result", weight=2), Column("Formula", weight=2), Column("With the values of this design", weight=4))


def formulas(context: Context, study: Study, times: Times) -> Iterator[Block]:
    """The two interruptions of the virtual server looked at, then every Information Store; nothing if none is known."""
    name = context.name(study.group)
    rows = [
        *_interruption(f"{name} after the loss of {context.name(study.node)}", study.unplanned),
        *_interruption(f"{name} after a planned move", study.planned),
        *_stores(context, times),
    ]
    evs = listed(ranged([group.name for group in context.snapshot.virtual_servers()])) or name
    title = f"How the times of {evs} are calculated"
    if rows:
        yield Table(title, COLUMNS, tuple(rows), anchor="formulas")


def _interruption(what: str, play: Play) -> Iterator[Row]:
    """The sum along the critical path."""
    if play.ms is None or not play.path:
        return
    steps = " + ".join(f"{tenths(step.end - step.start)} {step.label}" for step in play.path)
    yield Row((what, "Sum of the steps on the critical path", f"{steps} = {tenths(play.ms)}{NBSP}s"))


def _stores(context: Context, times: Times) -> Iterator[Row]:
    """Information Stores with the same sums share their rows."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for resource in context.snapshot.resources.values():
        if resource.type == INFORMATION_STORE:
            alike.setdefault(_sums(context, times, resource.group, resource.id), []).append(
                context.name(resource.group)
            )
    formula = ("Base + stores × time of each", "Log files × time of each", "Base + stores × time of each + flushing")
    what = ("Information Store online", "Log replay after a crash", "Information Store offline")
    for sums, groups in alike.items():
        names = listed(ranged(groups))
        yield from (
            Row((f"{title}, {names}", words, text))
            for title, words, text in zip(what, formula, sums, strict=True)
            if text
        )


def _sums(context: Context, times: Times, group: Id, resource: Id) -> tuple[str, str, str]:
    """Online, replay and offline of an Information Store in figures; "" where it has a time of its own."""
    record, cluster = context.snapshot.resources[resource], times.cluster
    stores = _count(context, group)
    each, stop = cluster["store-online-per-store"], cluster["store-offline-per-store"]
    logs, per_log = times.logs[resource], cluster["store-replay-per-log"]
    flush = times.offline[resource] - cluster["store-offline-base"] - stores * stop
    online = (
        f"{tenths(cluster['store-online-base'])} + {stores} × {tenths(each)} = {tenths(times.online[resource])}{NBSP}s"
    )
    replay = f"{logs} × {tenths(per_log)} = {tenths(times.replay[resource])}{NBSP}s"
    offline = f"{tenths(cluster['store-offline-base'])} + {stores} × {tenths(stop)} + {tenths(flush)}"
    return (
        online if record.online_ms is None else "",
        replay if times.replay[resource] else "",
        f"{offline} = {tenths(times.offline[resource])}{NBSP}s" if record.offline_ms is None else "",
    )


def _count(context: Context, group: Id) -> int:
    """Stores that are mounted, without those of a recovery storage group."""
    snapshot = context.snapshot
    mounted = {one.id for one in snapshot.storage_groups.values() if one.group == group and not one.recovery}
    return sum(store.storage_group in mounted for store in snapshot.stores.values())
