"""EX-8.03b: a failover goes to a passive node first."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.records import Group
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.ownership import home_node, passive_nodes


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Put the passive nodes before those that run a virtual server; the order is otherwise kept."""
    group = design.groups[finding.subjects[0]]
    home, passive = home_node(design, group.id), set(passive_nodes(design, "evs"))
    owners = sorted(group.preferred_owners, key=lambda node: node != home and node not in passive)
    diff = changing(design, "groups", group.id, preferred_owners=tuple(owners))
    return Fix(f"Put the passive nodes first in the preferred owners of {group.name}", diff)


@rule("EX-8.03b", "Occupied node preferred", "warning", "secondary", reads=("clusters", "nodes", "groups"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: In a cluster of more than two nodes an EVS prefers a node that runs another EVS before a passive node, and
    anti-affinity does not keep the two apart.

    Why: A failover tries the nodes in the order of the list. On a node that runs an EVS, the System Attendant fails
    with error 5018, and the group goes on only after its restarts.
    Fix: List the passive nodes right behind the home node.
    Bad: EVS1: prefers NODE2, which runs EVS2, before passive node NODE4
    Good: EVS1 lists NODE4 before NODE2.
    Source: Conclusion from EX-2.03 and KB 299631. Facts EX-2.03 and EX-8.03.
    """
    design, service = context.design, context.catalog.service_of(context.design.cluster.windows)
    if len(design.nodes) <= 2:
        return
    apart = service.keeps_apart
    servers = design.groups_of_kind("evs")
    running: dict[Id, list[Group]] = {}
    for group in servers:
        home = home_node(design, group.id)
        if home is not None:
            running.setdefault(home, []).append(group)
    for group in servers:
        behind = [node for node in group.preferred_owners if group not in running.get(node, ())]
        passive = next((place for place, node in enumerate(behind) if node not in running), 0)
        for node in behind[:passive]:
            other = running[node][0]
            if not (apart and set(group.anti_affinity) & set(other.anti_affinity)):
                yield context.finding(
                    f"{group.name}: prefers {design.nodes[node].name}, which runs {other.name}, before passive"
                    f" node {design.nodes[behind[passive]].name}",
                    group.id,
                )
                break
