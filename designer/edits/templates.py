"""Designs to start from."""

from __future__ import annotations

from designer.catalog.schema import Catalog, Template, TemplateGroup
from designer.edits.draft import Draft, added
from designer.edits.groups import (
    ServerPlan,
    add_cluster_group,
    add_dtc_group,
    add_server,
    planned_disks,
)
from designer.edits.layout import lay_out
from designer.edits.nodes import add_network, add_node
from designer.edits.presets import preset
from designer.edits.stores import share_users
from designer.edits.surroundings import add_outside_server
from designer.foundation.ids import Id
from designer.model.records import Cluster
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.topology.addressing import client_networks
from designer.topology.ownership import nodes_by_number, passive_nodes


def empty_design() -> Snapshot:
    """A design with nothing in it but the cluster record."""
    return Snapshot(clusters={CLUSTER_ID: Cluster(id=CLUSTER_ID)})


def from_template(catalog: Catalog, template: Template) -> Snapshot:
    """The design that a template describes, complete with addresses, letters and dependencies."""
    draft = Draft(empty_design())
    draft.change(
        "clusters",
        CLUSTER_ID,
        name=template.cluster,
        title=template.title,
        windows=template.windows,
        windows_sp=template.windows_sp,
        exchange=template.exchange,
        exchange_sp=template.exchange_sp,
        bus=template.bus,
        domain=template.domain,
        notes=template.notes,
    )
    draft.change("clusters", CLUSTER_ID, **preset(draft.snapshot, catalog, "clusters"))
    draft.do(add_network(draft.snapshot, catalog, "private", "Private", template.private_subnet))
    draft.do(add_network(draft.snapshot, catalog, "mixed", "Public", template.public_subnet))
    for _ in range(template.nodes):
        draft.do(add_node(draft.snapshot, catalog))
    draft.do(add_cluster_group(draft.snapshot, catalog, msdtc=template.msdtc == "cluster group"))
    if template.msdtc == "own group":
        draft.do(add_dtc_group(draft.snapshot, catalog))
    nodes = nodes_by_number(draft.snapshot)
    for node in template.node:
        own = {} if node.ram_mb is None else {"ram_mb": node.ram_mb}
        draft.change("nodes", nodes[node.number - 1], role=node.role, **own)
    _add_directory(draft, catalog, template.domain_controllers)
    for group in template.group:
        draft.do(add_server(draft.snapshot, catalog, group.role, nodes[group.node - 1], _plan(template, group)))
    for server in draft.snapshot.virtual_servers():
        _fill(draft, catalog, template, server.id)
    _spread_owners(draft, nodes)
    return draft.snapshot


def _add_directory(draft: Draft, catalog: Catalog, count: int) -> None:
    """Draw the domain controllers, and let every client adapter ask them for names."""
    for _ in range(count):
        made = add_outside_server(draft.snapshot, catalog, "domain-controller")
        draft.do(made)
        (server,) = added(made, "servers")
        draft.change("servers", server, roles=(*draft.snapshot.servers[server].roles, "wins"))
    asked = tuple(server.address for server in draft.snapshot.servers.values())
    clients = client_networks(draft.snapshot)
    for interface in tuple(draft.snapshot.interfaces.values()):
        if asked and interface.network in clients:
            draft.change("interfaces", interface.id, dns_servers=asked, wins_servers=asked)


def _plan(template: Template, group: TemplateGroup) -> ServerPlan:
    disks = planned_disks(group.disk or template.disk)
    return ServerPlan(
        name=group.name,
        disks=() if template.profile and not disks else disks or None,
        storage_groups=group.storage_groups,
        stores=group.stores,
        users=group.users,
    )


def _fill(draft: Draft, catalog: Catalog, template: Template, server: Id) -> None:
    """Say who uses a virtual server and, unless its disks are given, what storage that takes."""
    if not template.profile or draft.snapshot.groups[server].users is None:
        return
    draft.change("groups", server, profile=template.profile, quota_mb=template.quota_mb)
    if any(member.disk for member in draft.snapshot.members(server)):
        share_users(draft, server)
    else:
        draft.do(lay_out(draft.snapshot, catalog, server))


def _spread_owners(draft: Draft, nodes: list[Id]) -> None:
    """Set the preferred owners anew: only now is it known which nodes stay passive.

    Each passive node is the first to take over from its share of the virtual servers; alternate passive nodes come last
    (EX-2.16, EX-8.18). Of two nodes each is the other's substitute.
    """
    servers = draft.snapshot.virtual_servers()
    passive = passive_nodes(draft.snapshot)
    targets = [node for node in passive if draft.snapshot.nodes[node].role != "alternate passive"] or passive
    last = [node for node in passive if node not in targets]
    for place, server in enumerate(servers):
        first = place * len(targets) // len(servers)
        behind = nodes if len(nodes) == 2 else [*targets[first:], *targets[:first], *last]
        home = [server.owner] if server.owner is not None else []
        owners = tuple(dict.fromkeys([*home, *behind]))
        draft.change("groups", server.id, preferred_owners=owners)
