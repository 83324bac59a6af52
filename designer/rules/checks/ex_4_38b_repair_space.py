"""EX-4.38b: room to repair the largest database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.foundation.units import size
from designer.model.records import Disk, Resource
from designer.rules.api import Outcome, RuleContext, rule
from designer.sizing.databases import REPAIR_SHARE
from designer.topology.databases import store_sizes
from designer.topology.storage import resources_by_disk

_PERCENT = round(REPAIR_SHARE * 100)


@rule(
    "EX-4.38b",
    "No room to repair the largest database",
    "best practice",
    "general knowledge",
    reads=("clusters", "disks", "groups", "resources", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: No disk of an EVS, and no unused shared disk, has 110 % of its largest database free.

    Why: Offline defragmentation and repair write the database anew beside the old one. Without room on the cluster the
    work goes over the network to another server, while the users wait.
    Fix: Add a spare disk for repairs, use a larger database disk, or smaller stores.
    Bad: EVS1: largest database of 40 GB, no disk with 44 GB free for its repair
    Good: A spare disk of 50 GB is kept for repairs.
    Source: Field practice. Fact EX-4.38.
    """
    design = context.design
    sizes = store_sizes(design)
    largest: dict[Id, int] = {}
    used: dict[Id, int] = {}
    for identifier, megabytes in sizes.items():
        store = design.stores[identifier]
        if megabytes is not None:
            group = design.storage_groups[store.storage_group].group
            largest[group] = max(megabytes, largest.get(group, 0))
            if store.disk is not None:
                used[store.disk] = used.get(store.disk, 0) + megabytes
    usable = _usable(design.disks, resources_by_disk(design), design.cluster.quorum_disk)
    for group, megabytes in largest.items():
        needed = -(-megabytes * _PERCENT // 100)
        disks = [*usable.get(group, ()), *usable.get("", ())]
        free = [disk.size_mb - used.get(disk.id, 0) for disk in disks if disk.size_mb is not None]
        if not disks or max(free, default=0) >= needed:
            continue
        unknown = [disk.id for disk in disks if disk.size_mb is None]
        yield from (context.undecided("size", disk) for disk in unknown)
        if not unknown:
            yield context.finding(
                f"{design.groups[group].name}: largest database of {size(megabytes)}, no disk with {size(needed)} free"
                " for its repair",
                group,
            )


@remembered
def _usable(
    disks: Mapping[Id, Disk], resources: Mapping[Id, Sequence[Resource]], quorum: Id | None
) -> Mapping[Id, Sequence[Disk]]:
    """The disks of every group, and under "" those of none; never the quorum disk."""
    found: dict[Id, list[Disk]] = {}
    for disk in disks.values():
        if disk.id != quorum:
            for group in dict.fromkeys([one.group for one in resources.get(disk.id, ())] or [""]):
                found.setdefault(group, []).append(disk)
    return found
