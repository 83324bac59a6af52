"""The names that computers and virtual servers have on the network."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.model.records import CORE_KINDS
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.topology.evs import NAME, of_type

LONGEST_NAME = 15
"""Characters of a NetBIOS name (EX-5.24)."""


def computer_names(snapshot: Snapshot) -> list[tuple[str, Id]]:
    """Every name with its object: the cluster, the nodes, and the Network Name resources outside the Cluster Group.

    A virtual server without a Network Name resource counts with the group's own name.
    """
    names = [(snapshot.cluster.name, CLUSTER_ID)]
    names += [(node.name, node.id) for node in snapshot.nodes.values()]
    for group in snapshot.groups.values():
        if group.kind == "cluster":
            continue
        resources = of_type(snapshot, group.id, NAME)
        for resource in resources:
            name = resource.properties.get("Name")
            names.append((name if isinstance(name, str) else "", resource.id))
        if group.kind not in CORE_KINDS and not resources:
            names.append((group.name, group.id))
    return [(name, holder) for name, holder in names if name]
