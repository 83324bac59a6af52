"""Making room for what was pasted: names, letters, numbers and addresses that nothing in the design has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import product

from designer.catalog.schema import Catalog
from designer.edits.addresses import next_address, set_address
from designer.edits.draft import Draft
from designer.edits.groups import default_owners
from designer.edits.letters import set_letter
from designer.edits.names import proposed_names, rename_computer
from designer.edits.naming import free_address, free_letters, free_subnet, fresh_name
from designer.edits.networks import private_first
from designer.edits.nodes import BOOT_STEP_S, connect
from designer.edits.objects import UNIQUELY_NAMED, delete, rename, set_property
from designer.edits.surroundings import FIRST_OUTSIDE_HOST, connect_over
from designer.foundation.ids import Id
from designer.model.records import CORE_KINDS
from designer.model.snapshot import Snapshot
from designer.topology.addressing import addresses, client_networks, network_with, parsed_address, subnet_of
from designer.topology.evs import ADDRESS, NAME, of_type
from designer.topology.ownership import home_node, passive_nodes
from designer.topology.storage import letter_of


def fit(draft: Draft, catalog: Catalog, new: Collection[Id]) -> list[str]:
    """Let new records clash with nothing that was there; returns the names of what a cluster can have only once."""
    left_out = _only_once(draft, catalog, new)
    for network in _new(draft, "networks", new):
        _network(draft, network)
    for node in _new(draft, "nodes", new):
        _node(draft, node)
    for group in _new(draft, "groups", new):
        _group(draft, catalog, group, new)
    for disk in _new(draft, "disks", new):
        _disk(draft, catalog, disk)
    for table in UNIQUELY_NAMED:
        for one in _new(draft, table, new):
            _name(draft, catalog, table, one)
    for resource in _new(draft, "resources", new):
        _properties(draft, catalog, resource)
    for holder, name in proposed_names(draft.snapshot).items():
        if holder in new:
            draft.do(rename_computer(draft.snapshot, catalog, holder, name))
    _connections(draft, new)
    _complete(draft, catalog, new)
    _addresses(draft, new)
    return left_out


def _new(draft: Draft, table: str, new: Collection[Id]) -> list[Id]:
    return [one for one in draft.snapshot.table(table) if one in new]


def _only_once(draft: Draft, catalog: Catalog, new: Collection[Id]) -> list[str]:
    """Leave out resources of which the cluster has as many as it can have; a second Cluster Group is a plain group."""
    snapshot, gone = draft.snapshot, []
    for resource in _new(draft, "resources", new):
        kind = catalog.types.get(snapshot.resources[resource].type)
        if kind is None or kind.per_cluster is None:
            continue
        others = [one for one in draft.snapshot.resources.values() if one.type == kind.id and one.id != resource]
        if len(others) >= kind.per_cluster:
            gone.append(kind.label)
            draft.do(delete(draft.snapshot, [resource]))
    there = [group.id for group in snapshot.groups_of_kind("cluster")]
    for group in there[1:] if there and there[0] not in new else ():
        if group in new:
            draft.change("groups", group, kind="other")
            for member in draft.snapshot.members(group):
                if member.disk in new and member.disk is not None:
                    holds = tuple(one for one in draft.snapshot.disks[member.disk].holds if one != "quorum")
                    draft.change("disks", member.disk, holds=holds)
    return list(dict.fromkeys(gone))


def _network(draft: Draft, network: Id) -> None:
    """A subnet of its own, with all addresses anew, and a place behind the others in the priorities."""
    record = draft.snapshot.networks[network]
    subnet = subnet_of(record)
    others = [subnet_of(one) for one in draft.snapshot.networks.values() if one.id != network]
    if subnet is not None and any(
        one is not None and one.version == subnet.version and one.overlaps(subnet) for one in others
    ):
        draft.change("networks", network, subnet=free_subnet(draft.snapshot, private=record.role == "private"))
        for interface in tuple(draft.snapshot.interfaces.values()):
            if interface.network == network:
                draft.change("interfaces", interface.id, address="", gateway="")
    priorities = [one.priority for one in draft.snapshot.networks.values() if one.priority is not None]
    if record.priority is not None and priorities.count(record.priority) > 1:
        draft.change("networks", network, priority=max(priorities) + 1)
        draft.do(private_first(draft.snapshot))


def _node(draft: Draft, node: Id) -> None:
    """The next Node ID, and a boot delay longer than that of every other node (EX-8.17)."""
    record = draft.snapshot.nodes[node]
    others = [one for one in draft.snapshot.nodes.values() if one.id != node]
    if any(one.number == record.number for one in others):
        draft.change("nodes", node, number=max(one.number for one in others) + 1)
    delays = [one.boot_delay_s for one in others if one.boot_delay_s is not None]
    if record.boot_delay_s in delays:
        draft.change("nodes", node, boot_delay_s=max(delays) + BOOT_STEP_S)


def _group(draft: Draft, catalog: Catalog, group: Id, new: Collection[Id]) -> None:
    """A virtual server on a node that has one already, or on none, goes to a node that waits for one, if there is."""
    record = draft.snapshot.groups[group]
    if record.kind in CORE_KINDS:
        if record.owner is None and draft.snapshot.nodes:
            draft.change("groups", group, owner=home_node(draft.snapshot, group))
        return
    others = [one.id for one in draft.snapshot.virtual_servers() if one.id != group]
    taken = {home_node(draft.snapshot, one) for one in others}
    if record.owner is not None and record.owner not in taken:
        return
    draft.change("groups", group, owner=None, preferred_owners=(), kind="other")  # does not count while looking
    free = passive_nodes(draft.snapshot)
    draft.change("groups", group, kind=record.kind, owner=record.owner, preferred_owners=record.preferred_owners)
    home = free[0] if free else record.owner or home_node(draft.snapshot, group)
    if home != record.owner:
        draft.change("groups", group, owner=home)
        draft.change("groups", group, preferred_owners=default_owners(draft.snapshot, home))


def _disk(draft: Draft, catalog: Catalog, disk: Id) -> None:
    """A letter, a folder and a device of its own."""
    record = draft.snapshot.disks[disk]
    others = [one for one in draft.snapshot.disks.values() if one.id != disk]
    letter = letter_of(record)
    if letter and any(letter_of(one) == letter for one in others):
        draft.do(set_letter(draft.snapshot, catalog, disk, next(free_letters(draft.snapshot), "")))
    path = draft.snapshot.disks[disk].mount_path
    taken = {one.mount_path.strip().casefold() for one in others if one.mount_path}
    if path and path.strip().casefold() in taken:
        draft.change("disks", disk, mount_path=_numbered(path.strip(), taken))
    if record.lun and any(one.lun == record.lun for one in others):
        draft.change("disks", disk, lun="")


def _name(draft: Draft, catalog: Catalog, table: str, identifier: Id) -> None:
    """The next free name of the same series."""
    name = getattr(draft.snapshot.table(table)[identifier], "name", "")
    rivals = (one for one in draft.snapshot.table(table).values() if one.id != identifier)
    if any(getattr(one, "name", "").casefold() == name.casefold() for one in rivals):
        draft.do(rename(draft.snapshot, catalog, identifier, next_name(draft.snapshot, table, name)))


def next_name(snapshot: Snapshot, table: str, name: str) -> str:
    """The next name of a series that is free: NODE4 after NODE3, "Cluster Group 2" after "Cluster Group"."""
    stem = re.sub(r"[0-9]{1,9}$", "", name)
    if stem != name and stem:
        return fresh_name(snapshot, table, stem, int(name[len(stem) :]) + 1)
    return fresh_name(snapshot, table, f"{name} " if name else "", 2)


def _properties(draft: Draft, catalog: Catalog, resource: Id) -> None:
    """What clients find a resource by, and is therefore named after its group, is not there twice."""
    record = draft.snapshot.resources[resource]
    known = catalog.types.get(record.type)
    names = {one.properties.get("Name") for one in of_type(draft.snapshot, record.group, NAME)}
    for spec in known.properties if known is not None and record.type != NAME else ():
        value = record.properties.get(spec.name)
        if spec.pattern != "{group}" or not isinstance(value, str) or value in names:
            continue
        taken = _texts(draft.snapshot, spec.name, resource)
        if value.strip().casefold() in taken:
            draft.do(set_property(draft.snapshot, resource, spec.name, _numbered(value.strip(), taken)))


def _texts(snapshot: Snapshot, key: str, without: Id) -> set[str]:
    values = (one.properties.get(key) for one in snapshot.resources.values() if one.id != without)
    return {value.strip().casefold() for value in values if isinstance(value, str)}


def _numbered(text: str, taken: Collection[str]) -> str:
    number = 2
    while f"{text}{number}".casefold() in taken:
        number += 1
    return f"{text}{number}"


def _addresses(draft: Draft, new: Collection[Id]) -> None:
    """Another address for whatever has one that is taken, and for what has lost its network one on the clients'."""
    for resource in _new(draft, "resources", new):
        record = draft.snapshot.resources[resource]
        if record.type == ADDRESS and record.network is None:
            network = next(iter(client_networks(draft.snapshot)), None)
            draft.change("resources", resource, network=network)
    for holder, network, address in addresses(draft.snapshot):
        if holder in new and (
            _is_taken(draft.snapshot, holder, address) or _is_strange(draft.snapshot, network, address)
        ):
            draft.do(set_address(draft.snapshot, holder, ""))
            draft.do(set_address(draft.snapshot, holder, next_address(draft.snapshot, holder)))
    for interface in _new(draft, "interfaces", new):
        record_of = draft.snapshot.interfaces[interface]
        if not record_of.address and record_of.static is not False:
            draft.do(set_address(draft.snapshot, interface, next_address(draft.snapshot, interface)))
    for server in _new(draft, "servers", new):
        address = draft.snapshot.servers[server].address
        if address and _is_taken(draft.snapshot, server, address):
            place = network_with(draft.snapshot, address)
            network_record = draft.snapshot.networks[place] if place is not None else None
            free = free_address(draft.snapshot, network_record, FIRST_OUTSIDE_HOST) if network_record else ""
            draft.change("servers", server, address=free)


def _is_taken(snapshot: Snapshot, holder: Id, address: str) -> bool:
    wanted = parsed_address(address)
    rivals: Iterable[tuple[Id, str]] = (
        *((one, text) for one, _, text in addresses(snapshot)),
        *((one.id, one.address) for one in snapshot.servers.values()),
    )
    return wanted is not None and any(one != holder and parsed_address(text) == wanted for one, text in rivals if text)


def _is_strange(snapshot: Snapshot, network: Id | None, address: str) -> bool:
    """Whether an address lies in another subnet than that of the network that it is on here."""
    subnet = subnet_of(snapshot.networks[network]) if network is not None else None
    wanted = parsed_address(address)
    return subnet is not None and wanted is not None and wanted not in subnet


def _complete(draft: Draft, catalog: Catalog, new: Collection[Id]) -> None:
    """Connect new nodes with what every other node is connected with, and new networks with every node."""
    old = [node for node in draft.snapshot.nodes if node not in new]
    there = {(one.node, one.network) for one in draft.snapshot.interfaces.values()}
    for network in draft.snapshot.networks:
        is_for_all = network in new or bool(old and all((node, network) in there for node in old))
        for node in draft.snapshot.nodes if is_for_all else ():
            if (node in new or network in new) and (node, network) not in there:
                connect(draft, catalog, node, network)
    reached = {(one.node, one.fabric, one.array) for one in draft.snapshot.paths.values()}
    for fabric, array in product(draft.snapshot.fabrics, draft.snapshot.arrays):
        if old and all((node, fabric, array) in reached for node in old):
            connect_over(draft, _new(draft, "nodes", new), [fabric], [array])


def _connections(draft: Draft, new: Collection[Id]) -> None:
    """No second adapter of a node on the same network, no path twice, no dependency twice."""
    for table, ends in (
        ("interfaces", ("node", "network")),
        ("paths", ("node", "fabric", "array")),
        ("dependencies", ("dependent", "provider")),
    ):
        rows = draft.snapshot.table(table).values()
        seen = {tuple(getattr(one, end) for end in ends) for one in rows if one.id not in new}
        for one in _new(draft, table, new):
            key = tuple(getattr(draft.snapshot.table(table)[one], end) for end in ends)
            if key in seen:
                draft.remove(table, one)
            seen.add(key)
