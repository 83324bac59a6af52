"""EX-3.04b: databases and logs are on disks of their EVS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, added
from designer.edits.storage import give_disk
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.foundation.units import listed
from designer.model.records import Disk, StorageGroup, Store
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import device, quorum_disk, volumes
from designer.topology.evs import DISK, disk_text
from designer.topology.ownership import nodes_by_number
from designer.topology.storage import is_mounted, resources_by_disk


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Make the disk a resource of the EVS, with the possible owners of the others.

    None where these differ or do not see the disk, where it is mounted or shares its device, or where another resource
    has the name already.
    """
    disk, group = design.disks[finding.subjects[0]], finding.subjects[1]
    owners = {one.possible_owners for one in design.members(group)}
    if len(owners) != 1 or is_mounted(disk) or len(volumes(design)[device(disk)]) > 1:
        return None
    (common,) = owners
    if disk.visible_to is not None and not set(disk.visible_to).issuperset(common or nodes_by_number(design)):
        return None
    draft = Draft(design)
    draft.do(give_disk(design, catalog, disk.id, group))
    (resource,) = added(draft.diff, "resources")
    draft.change("resources", resource, possible_owners=common)
    name = draft.snapshot.resources[resource].name.casefold()
    if any(other.name.casefold() == name for other in design.resources.values()):
        return None
    return Fix(f"Give {disk_text(disk)} to {design.groups[group].name}", draft.diff)


@rule(
    "EX-3.04b",
    "Data on a disk outside the EVS",
    "error",
    "published",
    reads=("clusters", "disks", "groups", "resources", "storage_groups", "stores"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Logs or stores of an EVS, or of its recovery storage group, are on a disk that belongs to no group.

    Why: Only disks on which the System Attendant depends come online before the Information Store, and only these does
    Exchange System Manager offer as places for databases and logs. A disk outside the group does not move with the EVS.
    Fix: Bring the disk into the group, and let the System Attendant depend on it.
    Bad: W: holds logs and stores of EVS1, but is in no group
    Good: W: is a resource of EVS1.
    Source: KB 821833. Facts EX-3.04 and EX-4.40.
    """
    design = context.design
    owned = resources_by_disk(design)
    resources = [resource for resource in design.resources.values() if resource.type == DISK]
    unclear = [resource for resource in resources if resource.disk is None]
    yield from (context.undecided("disk", resource.id) for resource in unclear)
    clear = {resource.group for resource in resources} - {resource.group for resource in unclear}
    quorum = quorum_disk(design)
    for identifier, kept in _kept(design.storage_groups, design.stores).items():
        disk = design.disks[identifier]
        if identifier in owned or disk == quorum or len(kept) > 1:
            continue  # the two last are faults of their own (EX-4.08, EX-3.14)
        ((group, what),) = kept.items()
        if group in clear and design.groups[group].kind == "evs":
            yield context.finding(_message(design, disk, group, what), identifier, group)


@remembered
def _kept(storage_groups: Mapping[Id, StorageGroup], stores: Mapping[Id, Store]) -> Mapping[Id, Mapping[Id, list[str]]]:
    """For every disk with data the groups that keep something there, and what."""
    found: dict[Id, dict[Id, list[str]]] = {}
    for storage in storage_groups.values():
        if storage.log_disk is not None:
            found.setdefault(storage.log_disk, {}).setdefault(storage.group, []).append("logs")
    for store in stores.values():
        if store.disk is not None:
            group = storage_groups[store.storage_group].group
            found.setdefault(store.disk, {}).setdefault(group, []).append("stores")
    return found


def _message(design: Snapshot, disk: Disk, group: Id, what: list[str]) -> str:
    kept = listed(list(dict.fromkeys(what)))
    return f"{about(disk_text(disk))} holds {kept} of {design.groups[group].name}, but is in no group"
