"""Addresses of adapters and IP Address resources."""

from __future__ import annotations

from designer.edits.draft import Draft
from designer.edits.groups import CLUSTER_HOST, FIRST_SERVER_HOST
from designer.edits.naming import free_address
from designer.edits.nodes import FIRST_NODE_HOST
from designer.edits.objects import set_property
from designer.foundation.ids import Id
from designer.model.diff import Diff, changing
from designer.model.snapshot import Snapshot
from designer.topology.evs import ADDRESS


def next_address(snapshot: Snapshot, holder: Id) -> str:
    """A free address for an adapter or an IP Address resource, in the range where such things usually are.

    "" where its network or the subnet of that is not known, and where the subnet is full.
    """
    interface = snapshot.interfaces.get(holder)
    place = interface.network if interface is not None else snapshot.resources[holder].network
    if place is None:
        return ""
    network = snapshot.networks[place]
    if interface is not None:
        usual = FIRST_NODE_HOST.get(network.role, 11)
    else:
        is_cluster = snapshot.groups[snapshot.resources[holder].group].kind == "cluster"
        usual = CLUSTER_HOST if is_cluster else FIRST_SERVER_HOST
    return free_address(snapshot, network, usual) or free_address(snapshot, network, 1)


def give_addresses(snapshot: Snapshot) -> Diff:
    """Give every adapter and IP Address resource without an address a free one, where its subnet has one.

    Adapters that get theirs from DHCP stay without.
    """
    draft = Draft(snapshot)
    for holder in without_address(snapshot):
        address = next_address(draft.snapshot, holder)
        if address:
            draft.do(set_address(draft.snapshot, holder, address))
    return draft.diff


def without_address(snapshot: Snapshot) -> list[Id]:
    """The adapters and IP Address resources that need a static address and have none (EX-5.08)."""
    adapters = [one.id for one in snapshot.interfaces.values() if not one.address and one.static is not False]
    resources = [
        one.id for one in snapshot.resources.values() if one.type == ADDRESS and not one.properties.get("Address")
    ]
    return adapters + resources


def set_address(snapshot: Snapshot, holder: Id, address: str) -> Diff:
    """Give an adapter or an IP Address resource an address."""
    if holder in snapshot.interfaces:
        return changing(snapshot, "interfaces", holder, address=address)
    return set_property(snapshot, holder, "Address", address)
