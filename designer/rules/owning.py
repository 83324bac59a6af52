"""Which nodes may be made possible owners of a group: what several repairs ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designer.edits.groups import set_possible_owners
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Fix


def sees_disks(design: Snapshot, group: Id, node: Id) -> bool:
    """Whether the node sees every disk of the group."""
    disks = [design.disks[one.disk] for one in design.members(group) if one.disk is not None]
    return all(disk.visible_to is None or node in disk.visible_to for disk in disks)


def carries(design: Snapshot, group: Id, node: Id) -> bool:
    """Whether the node can carry the users of the group, as far as both are known (EX-2.18)."""
    limit, users = design.nodes[node].max_users, design.groups[group].users
    return limit is None or users is None or users <= limit


def owned_by(design: Snapshot, group: Id, nodes: Iterable[Id]) -> Fix | None:
    """Make these nodes, and no others, possible owners of every resource of a group; None where one of them cannot be.

    All nodes of the design are left unsaid, so that nodes added later are possible owners too.
    """
    chosen: Sequence[Id] = tuple(node for node in design.nodes if node in set(nodes))
    if not chosen or not all(sees_disks(design, group, node) and carries(design, group, node) for node in chosen):
        return None
    everywhere = len(chosen) == len(design.nodes)
    where = "every node" if everywhere else listed([design.nodes[node].name for node in chosen])
    diff = set_possible_owners(design, group, None if everywhere else chosen)
    return Fix(f"Let {design.groups[group].name} run on {where}", diff) if diff else None
