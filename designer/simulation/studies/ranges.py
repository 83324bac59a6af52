"""What is assumed about times, and between which bounds it may really lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.records import Resource
from designer.simulation.plan.plan import Plan
from designer.topology.evs import INFORMATION_STORE


@dataclass(frozen=True, slots=True)
class Range:
    """An assumed time in ms: `likely` is what a simulation takes, the truth lies between `low` and `high`.

    `key` is that of the design's timings, or the resource's that has a time of its own (`resource`).
    """

    key: str
    label: str
    low: int
    likely: int
    high: int
    source: str
    resource: Id | None = None


def assumed_ranges(plan: Plan, catalog: Catalog) -> tuple[Range, ...]:
    """The ranges of all times that a design only assumes; documented, vendors' and measured times stay as they are.

    One range per assumption: all disks are as slow as each other, unless they have times of their own.
    """
    found = [*_of_cluster(plan, catalog), *_of_types(plan, catalog), *_of_resources(plan, catalog)]
    return tuple(one for one in found if one.low < one.high)


def _of_cluster(plan: Plan, catalog: Catalog) -> Iterator[Range]:
    own = plan.snapshot.timings
    present = {resource.type for resource in plan.snapshot.resources.values()}
    for key, time in catalog.times.items():
        basis, likely = own[key].basis if key in own else time.basis, plan.times.cluster[key]
        if basis != "assumed" or (time.type and time.type not in present):
            continue
        if time.low is not None and time.high is not None and time.low <= likely <= time.high:
            yield Range(key, time.label, time.low, likely, time.high, time.source)
        else:
            yield _spread(catalog, key, time.label, likely)


def _of_types(plan: Plan, catalog: Catalog) -> Iterator[Range]:
    """The times of resource types; an Information Store's are made of those of the cluster table."""
    own, seen = plan.snapshot.timings, set()
    for resource in plan.snapshot.resources.values():
        known = catalog.types.get(resource.type)
        for phase, likely in _without_own(plan, resource):
            key = f"{resource.type}.{phase}"
            basis = own[key].basis if key in own else known.times.basis if known is not None else "assumed"
            if key not in seen and resource.type != INFORMATION_STORE and basis == "assumed":
                seen.add(key)
                label = known.label if known is not None else resource.type
                yield _spread(catalog, key, f"{label} {phase}", likely)


def _of_resources(plan: Plan, catalog: Catalog) -> Iterator[Range]:
    for resource in plan.snapshot.resources.values():
        if resource.time_basis not in (None, "assumed"):
            continue
        for phase, own in (("online", resource.online_ms), ("offline", resource.offline_ms)):
            if own is not None:
                label = f"{plan.snapshot.name_of(resource.id)} {phase}"
                yield _spread(catalog, f"{resource.id}.{phase}", label, max(0, own), resource.id)


def _without_own(plan: Plan, resource: Resource) -> Iterator[tuple[str, int]]:
    if resource.online_ms is None:
        yield "online", plan.times.online[resource.id]
    if resource.offline_ms is None:
        yield "offline", plan.times.offline[resource.id]


def _spread(catalog: Catalog, key: str, label: str, likely: int, resource: Id | None = None) -> Range:
    low, high = catalog.defaults.assumed_low_percent, catalog.defaults.assumed_high_percent
    source = catalog.defaults.sources["assumed_low_percent"]
    return Range(key, label, likely * low // 100, likely, likely * high // 100, source, resource)
