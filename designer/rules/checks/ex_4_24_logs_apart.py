"""EX-4.24: logs and databases on different disks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.devices import contents, device, lun_text, quorum_disk
from designer.topology.evs import disk_text


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Move the logs to the log disk of the EVS, where it has exactly one that holds no databases."""
    storage = design.storage_groups[finding.subjects[0]]
    owned = {one.disk for one in design.resources.values() if one.group == storage.group and one.disk is not None}
    devices = {
        device(design.disks[store.disk])
        for store in design.stores.values()
        if store.storage_group == storage.id and store.disk is not None
    }
    holds = contents(design)
    places = [
        design.disks[disk]
        for disk in owned
        if "log" in holds[disk] and "database" not in holds[disk] and device(design.disks[disk]) not in devices
    ]
    if len(places) != 1 or places[0] == quorum_disk(design):
        return None
    diff = changing(design, "storage_groups", storage.id, log_disk=places[0].id)
    return Fix(f"Move the logs of {storage.name} to {disk_text(places[0])}", diff)


@rule(
    "EX-4.24",
    "Logs and databases on one disk",
    "warning",
    "published",
    reads=("disks", "groups", "resources", "storage_groups", "stores"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A storage group keeps its transaction logs on the disk of one of its stores, or on the same device.

    Why: A storage group can be recovered as long as its logs or its databases survive; on one disk both are lost.
    Besides, the sequential writing of logs suffers from random access beside it.
    Fix: Put the logs on spindles of their own.
    Bad: EVS1, First Storage Group: logs and stores on S:, should be on separate disks
    Good: The logs are on S:, the stores on T:, and each is a LUN of its own.
    Source: TechTarget storage recommendations for Exchange, part 1. Fact EX-4.24.
    """
    design = context.design
    places: dict[Id, list[Disk]] = {}
    for store in design.stores.values():
        if store.disk is None:
            yield context.undecided("disk of the store", store.id)
        else:
            places.setdefault(store.storage_group, []).append(design.disks[store.disk])
    for storage in design.storage_groups.values():
        if storage.log_disk is None:
            if not storage.recovery:
                yield context.undecided("log disk", storage.id)
            continue
        logs = design.disks[storage.log_disk]
        place = device(logs)
        beside = next((disk for disk in places.get(storage.id, ()) if device(disk) == place), None)
        if beside is not None:
            where = disk_text(logs) if beside == logs else lun_text(logs)
            name = design.groups[storage.group].name
            yield context.finding(
                f"{name}, {storage.name}: logs and stores on {where}, should be on separate disks", storage.id
            )
