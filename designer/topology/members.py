"""The resources of all groups at once, for questions that walk over every group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Group, Resource
from designer.model.snapshot import Snapshot
from designer.topology.ownership import nodes_by_number


def members_by_group(snapshot: Snapshot) -> Mapping[Id, Sequence[Resource]]:
    """For every group its resources, in creation order."""
    return _members(snapshot.groups, snapshot.resources)


@remembered
def _members(groups: Mapping[Id, Group], resources: Mapping[Id, Resource]) -> Mapping[Id, Sequence[Resource]]:
    members: dict[Id, list[Resource]] = {group: [] for group in groups}
    for resource in resources.values():
        members[resource.group].append(resource)
    return members


def parts_of(snapshot: Snapshot, group: Id) -> Mapping[str, Sequence[Resource]]:
    """The resources of a group by their type, each in creation order."""
    return _parts(snapshot.resources).get(group, {})


@remembered
def _parts(resources: Mapping[Id, Resource]) -> Mapping[Id, Mapping[str, Sequence[Resource]]]:
    parts: dict[Id, dict[str, list[Resource]]] = {}
    for resource in resources.values():
        parts.setdefault(resource.group, {}).setdefault(resource.type, []).append(resource)
    return parts


def by_type(members: Iterable[Resource]) -> dict[str, list[Resource]]:
    """The same resources by their type."""
    found: dict[str, list[Resource]] = {}
    for resource in members:
        found.setdefault(resource.type, []).append(resource)
    return found


def common_owners(snapshot: Snapshot, members: Iterable[Resource]) -> list[Id]:
    """The nodes on which all these resources may come online, by Node ID.

    A resource that may come online nowhere is left out: that is a fault of its own (EX-8.04).
    """
    nodes = nodes_by_number(snapshot)
    lists = {resource.possible_owners for resource in members if resource.possible_owners}
    return [node for node in nodes if all(node in owners for owners in lists)] if lists else nodes
