"""EX-5.11: clients can reach every EVS."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.addresses import next_address, set_address
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.addressing import client_networks, has_room
from designer.topology.evs import ADDRESS


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Move the only address to the only network for clients; None where a node is missing there, or an address."""
    group = finding.subjects[0]
    found = [one for one in design.resources.values() if one.group == group and one.type == ADDRESS]
    networks = client_networks(design)
    if len(found) != 1 or len(networks) != 1 or not has_room(design, networks[0]):
        return None
    on_it = {interface.node for interface in design.interfaces.values() if interface.network == networks[0]}
    draft = Draft(design)
    draft.change("resources", found[0].id, network=networks[0])
    address = next_address(draft.snapshot, found[0].id)
    if on_it != set(design.nodes) or not address:
        return None
    draft.do(set_address(draft.snapshot, found[0].id, address))
    return Fix(f"Move {found[0].name} to {design.networks[networks[0]].name} as {address}", draft.diff)


@rule(
    "EX-5.11",
    "Virtual server not reachable by clients",
    "error",
    "published",
    reads=("networks", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: No IP Address resource of a virtual server is on a network that clients use.

    Why: Clients reach a virtual server through its address on the public or mixed network; private networks are not
    routed.
    Fix: Move the address to the client network.
    Bad: EVS1: address on Private only, at least 1 on a network for clients
    Good: The address of EVS1 is on Public.
    Source: KB 169017; KB 821833. Fact EX-5.11.
    """
    design = context.design
    usable = set(client_networks(design))
    servers = {group.id for group in design.virtual_servers()}
    found: dict[Id, list[Resource]] = {}
    for resource in design.resources.values():
        if resource.type == ADDRESS and resource.group in servers:
            found.setdefault(resource.group, []).append(resource)
    for group, addresses in found.items():
        networks = [one.network for one in addresses if one.network is not None]
        if not usable.isdisjoint(networks):
            continue
        if networks:
            names = listed([design.networks[network].name for network in dict.fromkeys(networks)])
            name = design.groups[group].name
            yield context.finding(f"{name}: address on {names} only, at least 1 on a network for clients", group)
        else:
            yield from (context.undecided("network", one.id) for one in addresses)
