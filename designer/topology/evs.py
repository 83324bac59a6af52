"""What belongs to a virtual server and what its members need."""

from __future__ import annotations

from collections.abc import Mapping

from designer.catalog.schema import Catalog, Tree
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Disk, Resource
from designer.model.snapshot import Snapshot

SYSTEM_ATTENDANT = "exchange-system-attendant"
INFORMATION_STORE = "exchange-information-store"
MTA = "exchange-mta"
DISK = "physical-disk"
ADDRESS = "ip-address"
NAME = "network-name"


def of_type(snapshot: Snapshot, group: Id, kind: str) -> list[Resource]:
    """The resources of one type in a group."""
    return [resource for resource in snapshot.members(group) if resource.type == kind]


def design_tree(snapshot: Snapshot, catalog: Catalog) -> Tree | None:
    """The dependency tree of the design's Exchange version; None when that is unknown."""
    exchange = catalog.exchange.get(snapshot.cluster.exchange)
    return catalog.trees[exchange.tree] if exchange is not None else None


def required_types(catalog: Catalog, tree: Tree | None, kind: str) -> tuple[str, ...]:
    """The types of which a resource of this type needs a provider: by the tree of its group, else by the type."""
    if tree is not None:
        for member in tree.member:
            if member.type == kind:
                return member.needs
    known = catalog.types.get(kind)
    return known.requires if known is not None else ()


def tree_dependencies(snapshot: Snapshot, tree: Tree, group: Id) -> list[tuple[Id, Id]]:
    """All (dependent, provider) pairs that the tree asks for among the resources of a group.

    A member that needs a type needs every resource of that type in the group, so an application needs all disks. A
    mounted disk needs its root disk (EX-4.21).
    """
    by_type: dict[str, list[Resource]] = {}
    for resource in snapshot.members(group):
        by_type.setdefault(resource.type, []).append(resource)
    pairs = [
        (dependent.id, provider.id)
        for member in tree.member
        for dependent in by_type.get(member.type, ())
        for wanted in member.needs
        for provider in by_type.get(wanted, ())
    ]
    return pairs + mount_dependencies(snapshot, by_type.get(DISK, []))


def mount_dependencies(snapshot: Snapshot, disks: list[Resource]) -> list[tuple[Id, Id]]:
    """The pairs (mounted disk, root disk) among these disk resources."""
    resource_of = {resource.disk: resource.id for resource in disks if resource.disk is not None}
    pairs = []
    for disk, resource in resource_of.items():
        root = snapshot.disks[disk].root
        if root is not None and root in resource_of and root != disk:
            pairs.append((resource, resource_of[root]))
    return pairs


def group_of_disk(snapshot: Snapshot, disk: Id) -> Id | None:
    """The group of the first resource that stands for the disk; None for a disk that no group uses."""
    return _groups_of_disks(snapshot.resources).get(disk)


@remembered
def _groups_of_disks(resources: Mapping[Id, Resource]) -> Mapping[Id, Id]:
    groups: dict[Id, Id] = {}
    for resource in resources.values():
        if resource.disk is not None:
            groups.setdefault(resource.disk, resource.group)
    return groups


def disk_text(disk: Disk) -> str:
    """How a disk is called in a sentence: "R:", a mount path, or its name."""
    if disk.letter:
        return f"{disk.letter}:"
    return disk.mount_path or disk.name


def network_name(snapshot: Snapshot, group: Id) -> str:
    """The network name that clients use for a group; the group's own name when it has none."""
    for resource in of_type(snapshot, group, NAME):
        name = resource.properties.get("Name")
        if isinstance(name, str) and name:
            return name
    return snapshot.groups[group].name
