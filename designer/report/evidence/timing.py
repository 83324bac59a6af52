"""How long each resource of a virtual server takes, what of it everybody waits for, and what could take longer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.study import Play
from designer.simulation.outcome.outages import outages
from designer.simulation.outcome.slack import slack
from designer.simulation.plan.plan import Plan, make_plan
from designer.simulation.plan.times import Times
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import play
from designer.topology.evs import INFORMATION_STORE
from designer.topology.trees import with_tree

LENGTHS_S = (30, 60, 120, 180, 240, 300)
"""Times of an Information Store that are tried, s."""


@dataclass(frozen=True, slots=True)
class ResourceTime:
    """The times of one resource in ms. `replay` comes on top of `online` after a crash; `slack` is the float of coming
    online after the loss of the node, None where it did not; `critical` says that everything waited for it."""

    resource: Id
    online: int
    offline: int
    replay: int
    basis: str
    slack: int | None
    critical: bool


def resource_times(snapshot: Snapshot, catalog: Catalog, unplanned: Play) -> tuple[ResourceTime, ...]:
    """The times of every resource of the group that was looked at, in the order in which they came online."""
    outage = unplanned.outage
    if outage is None or outage.end is None:
        return ()
    times = make_plan(snapshot, catalog).times
    floats = {one.resource: one for one in slack(unplanned.timeline, outage) if one.way == "online"}
    path = {step.subject for step in unplanned.path}
    found = [
        ResourceTime(
            member.id,
            times.online[member.id],
            times.offline[member.id],
            times.replay.get(member.id, 0),
            basis_of(snapshot, catalog, member.id),
            floats[member.id].ms if member.id in floats else None,
            member.id in path,
        )
        for member in snapshot.members(outage.group)
    ]
    return tuple(
        sorted(found, key=lambda one: floats[one.resource].start if one.resource in floats else outage.end or 0)
    )


def basis_of(snapshot: Snapshot, catalog: Catalog, resource: Id) -> str:
    """What the online time of a resource is founded on: "default", "assumed", "vendor" or "measured"."""
    record = snapshot.resources[resource]
    if record.online_ms is not None:
        return record.time_basis or "assumed"
    timing = snapshot.timings.get(f"{record.type}.online")
    if timing is not None:
        return timing.basis
    known = catalog.types.get(record.type)
    return known.times.basis if known is not None and record.type != INFORMATION_STORE else "assumed"


@remembered
def by_store_time(snapshot: Snapshot, catalog: Catalog, group: Id, node: Id, tree: str) -> tuple[tuple[int, int], ...]:
    """The outage of a virtual server whose node is lost, for several times of its Information Store: (store, outage).

    The store's time includes its log replay. `tree` is a catalogue id, or "" for the design's own tree. Empty for a
    group without an Information Store, or one that does not come back.
    """
    stores = [one.id for one in snapshot.members(group) if one.type == INFORMATION_STORE]
    if not stores:
        return ()
    plan = make_plan(with_tree(snapshot, catalog, tree) if tree else snapshot, catalog)
    found = []
    for length in LENGTHS_S:
        ms = _outage(replace(plan, times=_with_stores(plan.times, stores, length * 1000)), group, node)
        if ms is None:
            return ()
        found.append((length * 1000, ms))
    return tuple(found)


def outage_without_replay(snapshot: Snapshot, catalog: Catalog, group: Id, node: Id, share: float) -> int | None:
    """The outage of a virtual server whose node is lost, with so much of the log replay left: 0.5 is half of it."""
    plan = make_plan(snapshot, catalog)
    replay = {resource: round(ms * share) for resource, ms in plan.times.replay.items()}
    return _outage(replace(plan, times=replace(plan.times, replay=replay)), group, node)


def _with_stores(times: Times, stores: list[Id], ms: int) -> Times:
    nothing = dict.fromkeys(stores, 0)
    return replace(times, online={**times.online, **dict.fromkeys(stores, ms)}, replay={**times.replay, **nothing})


def _outage(plan: Plan, group: Id, node: Id) -> int | None:
    found = outages(play(plan, (Action("power", node),)))[group]
    return found[0].ms if found else None
