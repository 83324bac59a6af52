"""Which nodes may be made possible owners of a group: what several repairs ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designer.catalog.schema import Catalog
from designer.edits.groups import set_possible_owners
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Fix
from designer.rules.versions import node_version
from designer.topology.evs import ADDRESS


def is_fit(design: Snapshot, group: Id, node: Id) -> bool:
    """Whether a group could run on a node, as far as the design shows.

    The node sees the disks, is connected to the networks of the addresses (one without any connection counts as not
    drawn yet), and can carry the users (EX-2.18).
    """
    members = design.members(group)
    disks = [design.disks[one.disk] for one in members if one.disk is not None]
    limit, users = design.nodes[node].max_users, design.groups[group].users
    return (
        all(disk.visible_to is None or node in disk.visible_to for disk in disks)
        and is_connected(design, node, [one.network for one in members if one.type == ADDRESS])
        and (limit is None or users is None or users <= limit)
    )


def is_connected(design: Snapshot, node: Id, networks: Iterable[Id | None]) -> bool:
    """Whether a node is connected to all these networks, or not drawn with any connection yet."""
    connected = {one.network for one in design.interfaces.values() if one.node == node}
    return not connected or connected.issuperset(network for network in networks if network is not None)


def _are_alike(design: Snapshot, catalog: Catalog, nodes: Iterable[Id]) -> bool:
    """Whether the nodes run one Exchange in one language, as far as that is known (EX-1.10, EX-3.22)."""
    versions = {version for node in nodes if (version := node_version(design, catalog, node)) is not None}
    editions = {design.nodes[node].exchange or design.cluster.exchange for node in nodes}
    languages = {language for node in nodes if (language := design.nodes[node].language.strip().casefold())}
    return max(len(versions), len(editions), len(languages)) <= 1


def owned_by(design: Snapshot, catalog: Catalog, group: Id, nodes: Iterable[Id]) -> Fix | None:
    """Make these nodes, and no others, possible owners of every resource of a group.

    None where one of them is not fit for it, or they run different versions of Exchange. All nodes of the design are
    left unsaid, so that nodes added later are possible owners too.
    """
    wanted = set(nodes)
    chosen: Sequence[Id] = tuple(node for node in design.nodes if node in wanted)
    if not chosen or not all(is_fit(design, group, node) for node in chosen) or not _are_alike(design, catalog, chosen):
        return None
    everywhere = len(chosen) == len(design.nodes)
    where = "every node" if everywhere else listed([design.nodes[node].name for node in chosen])
    diff = set_possible_owners(design, group, None if everywhere else chosen)
    return Fix(f"Let {design.groups[group].name} run on {where}", diff) if diff else None
