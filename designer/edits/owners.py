"""Possible owners of resources, and the order of the preferred owners of groups."""

from __future__ import annotations

from designer.edits.draft import Draft, EditError
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.topology.ownership import nodes_by_number


def toggle_possible(snapshot: Snapshot, row: Id, node: Id) -> Diff:
    """Make a node a possible owner of a resource, or of all resources of a group; or no longer.

    A group of which only some resources can be there gets the node for all. A list that names every node is unset,
    which means the same and goes on to mean it when nodes are added. Raises `EditError` for a group without resources:
    possible owners belong to these.
    """
    members = snapshot.members(row) if row in snapshot.groups else [snapshot.resources[row]]
    if not members:
        raise EditError(tr("{row} has no resources, to which possible owners belong").format(row=snapshot.name_of(row)))
    on = not all(_can(member, node) for member in members)
    draft = Draft(snapshot)
    for member in members:
        if _can(member, node) != on:
            draft.change("resources", member.id, possible_owners=_with(snapshot, member, node, on=on))
    return draft.diff


def set_place(snapshot: Snapshot, group: Id, node: Id, place: int | None) -> Diff:
    """Put a node at a place among the preferred owners of a group, from 1; the others close up. None takes it away.

    A place behind the last is the one after it.
    """
    order = [one for one in dict.fromkeys(snapshot.groups[group].preferred_owners) if one != node]
    if place is not None:
        order.insert(max(0, place - 1), node)
    return changing(snapshot, "groups", group, preferred_owners=tuple(order))


def swap_places(snapshot: Snapshot, group: Id, node: Id, other: Id) -> Diff:
    """Give two nodes each other's place among the preferred owners of a group; one without a place takes the other's.

    Raises `EditError` when neither has one.
    """
    order = list(dict.fromkeys(snapshot.groups[group].preferred_owners))
    if node not in order and other not in order:
        names = tr("{node} nor {other}").format(node=snapshot.name_of(node), other=snapshot.name_of(other))
        raise EditError(
            tr("Neither {names} is a preferred owner of {group}").format(names=names, group=snapshot.name_of(group))
        )
    swapped = {node: other, other: node}
    return changing(snapshot, "groups", group, preferred_owners=tuple(swapped.get(one, one) for one in order))


def _can(resource: Resource, node: Id) -> bool:
    return resource.possible_owners is None or node in resource.possible_owners


def _with(snapshot: Snapshot, resource: Resource, node: Id, *, on: bool) -> tuple[Id, ...] | None:
    """The possible owners of a resource with a node, or without."""
    before = resource.possible_owners
    listed = nodes_by_number(snapshot) if before is None else list(before)
    after = [*listed, node] if on else [one for one in listed if one != node]
    return None if set(after) >= set(snapshot.nodes) else tuple(after)
