"""Designs to start from."""

from __future__ import annotations

from designer.catalog.schema import Catalog, Template
from designer.edits.draft import Draft
from designer.edits.groups import (
    ServerPlan,
    add_cluster_group,
    add_dtc_group,
    add_server,
    default_owners,
    planned_disks,
)
from designer.edits.nodes import add_network, add_node
from designer.edits.presets import preset
from designer.foundation.ids import Id
from designer.model.records import Cluster
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.topology.ownership import nodes_by_number


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
    own_group = template.msdtc == "own group"
    draft.do(add_cluster_group(draft.snapshot, catalog, msdtc=not own_group))
    if own_group:
        draft.do(add_dtc_group(draft.snapshot, catalog))
    nodes = nodes_by_number(draft.snapshot)
    for group in template.group:
        plan = ServerPlan(
            name=group.name,
            disks=planned_disks(group.disk or template.disk) or None,
            storage_groups=group.storage_groups,
            stores=group.stores,
            users=group.users,
        )
        draft.do(add_server(draft.snapshot, catalog, group.role, nodes[group.node - 1], plan))
    _spread_owners(draft, nodes)
    return draft.snapshot


def _spread_owners(draft: Draft, nodes: list[Id]) -> None:
    """Set the preferred owners anew: only now is it known which nodes stay passive."""
    for group in draft.snapshot.virtual_servers():
        owners = default_owners(draft.snapshot, group.owner)
        others = tuple(node for node in nodes if node not in owners) if len(nodes) == 2 else ()
        draft.change("groups", group.id, preferred_owners=owners + others)
