"""The design as a tree: nodes with their groups, groups with their resources, then disks, networks and surroundings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from designer.app.forms import icon_of
from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.drawing.topology.interface_words import short_address
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.snapshot import Snapshot
from designer.topology.evs import disk_text
from designer.topology.ownership import home_node
from designer.topology.roles import role_beside_name
from designer.ui.panels.branch import Branch
from designer.ui.panels.outline_surroundings import surroundings_of

_APPLICATIONS = ("exchange", "application")
"""Categories of resource types that belong to a virtual server and stand in it under its name."""

LONGEST_NOTE = 60


def outline_of(snapshot: Snapshot, catalog: Catalog) -> tuple[Branch, ...]:
    """The whole outline; empty headings are left out."""
    homes: dict[Id | None, list[Id]] = {}
    for group in by_rank(snapshot, "groups"):
        homes.setdefault(home_node(snapshot, group), []).append(group)
    nodes = [
        Branch(
            snapshot.nodes[node].name,
            node,
            "node" if homes.get(node) else "node-passive",
            "" if homes.get(node) else tr("passive"),
            _groups(snapshot, catalog, homes.get(node, [])),
        )
        for node in by_rank(snapshot, "nodes")
    ]
    homeless = [group for home in homes if home not in snapshot.nodes for group in homes[home]]
    disks = [_disk(snapshot, disk) for disk in by_rank(snapshot, "disks")]
    networks = [
        Branch(one.name, one.id, "network", "" if one.role == "none" else one.role, _adapters(snapshot, one.id))
        for one in (snapshot.networks[network] for network in by_rank(snapshot, "networks"))
    ]
    headings = [
        Branch(tr("Nodes"), below=tuple(nodes)),
        Branch(tr("Groups on no node"), below=_groups(snapshot, catalog, homeless)),
        Branch(tr("Disks"), below=tuple(disks)),
        Branch(tr("Networks"), below=tuple(networks)),
        Branch(tr("Surroundings"), below=surroundings_of(snapshot, catalog)),
        Branch(tr("Scenarios"), below=tuple(_scenario(snapshot, one) for one in snapshot.scenarios)),
        Branch(tr("Notes"), below=tuple(_note(snapshot, one) for one in snapshot.notes)),
    ]
    return tuple(heading for heading in headings if heading.below)


def _scenario(snapshot: Snapshot, scenario: Id) -> Branch:
    steps = sum(one.scenario == scenario for one in snapshot.steps.values())
    return Branch(snapshot.name_of(scenario), scenario, "lightning", plural(steps, "step"))


def _note(snapshot: Snapshot, note: Id) -> Branch:
    """A note by its first words; a callout with what it is about."""
    record = snapshot.notes[note]
    about = snapshot.name_of(record.subject) if record.subject and snapshot.find(record.subject) else ""
    words = " ".join(record.text.split())
    return Branch(words[:LONGEST_NOTE] or tr("Empty note"), note, "document", about, full=words)


def _adapters(snapshot: Snapshot, network: Id) -> tuple[Branch, ...]:
    """The nodes' interfaces on a network, by node."""
    on_it = [interface for interface in snapshot.interfaces.values() if interface.network == network]
    subnet = snapshot.networks[network].subnet
    return tuple(
        Branch(
            name := snapshot.nodes[one.node].name,
            one.id,
            "ip",
            short_address(one.address, subnet),
            full=f"{name}, {one.address}" if one.address else "",
        )
        for one in on_it
    )


def _groups(snapshot: Snapshot, catalog: Catalog, groups: Iterable[Id]) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            snapshot.groups[group].name,
            group,
            icon_of(snapshot, catalog, group),
            role_beside_name(catalog, snapshot.groups[group]),
            below=(
                *_resources(snapshot, catalog, group),
                *_storage(snapshot, group),
            ),
        )
        for group in groups
    )


def _resources(snapshot: Snapshot, catalog: Catalog, group: Id) -> tuple[Branch, ...]:
    """The resources of a group, called by their type where that says it all: their names repeat the group's."""
    owner = snapshot.groups[group].name
    members = snapshot.members(group)
    count = Counter(member.type for member in members)
    branches = []
    for member in members:
        known = catalog.types.get(member.type)
        by_type = known is not None and known.category in _APPLICATIONS and count[member.type] == 1
        name = known.label if known is not None and by_type else _within(owner, member.name)
        full = member.name if name != member.name else ""
        branches.append(Branch(name, member.id, icon_of(snapshot, catalog, member.id), full=full))
    return tuple(branches)


def _storage(snapshot: Snapshot, group: Id) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            storage.name,
            storage.id,
            "store",
            below=tuple(
                Branch(store.name, store.id, "store")
                for store in snapshot.stores.values()
                if store.storage_group == storage.id
            ),
        )
        for storage in snapshot.storage_groups.values()
        if storage.group == group
    )


def _within(group: str, name: str) -> str:
    """A name without that of the group below which it stands."""
    return name.removeprefix(f"{group} ").removesuffix(f" ({group})") or name


def _disk(snapshot: Snapshot, disk: Id) -> Branch:
    record = snapshot.disks[disk]
    quorum = snapshot.cluster.quorum_disk == disk
    name = record.name if record.letter in record.name else f"{record.name} {disk_text(record)}"
    return Branch(name, disk, "quorum" if quorum else "disk", "quorum" if quorum else ", ".join(record.holds))
