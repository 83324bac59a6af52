"""EX-2.17: every virtual server survives the loss of its node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.owning import owned_by
from designer.topology.hosts import evs_hosts
from designer.topology.members import common_owners
from designer.topology.ownership import home_node, passive_nodes


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Make the passive nodes possible owners as well."""
    group, passive = finding.subjects[0], passive_nodes(design, "evs")
    owners = common_owners(design, design.members(group))
    return owned_by(design, catalog, group, [*owners, *passive]) if passive else None


@rule(
    "EX-2.17",
    "EVS lost with its node",
    "warning",
    "general knowledge",
    reads=("nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: No other node can take over an EVS when its node fails: all its other possible owners run an EVS already,
    or there is no other node.

    Why: With more than two nodes a node hosts one EVS at a time, so only a passive node that may own all resources of
    the EVS can take it over.
    Fix: Make a passive node a possible owner of every resource of the group.
    Bad: EVS1: lost with NODE1, passive node NODE4 is no possible owner
    Good: EVS1 may also run on NODE4, which is passive.
    Source: Conclusion from EX-2.03 and from the possible owners (KB 197047). Facts EX-2.03 and EX-2.17.
    """
    design = context.design
    servers = design.groups_of_kind("evs")
    if len(servers) >= len(design.nodes) > 1:
        return  # no node is passive: EX-2.02 and EX-2.05
    hosts, passive = evs_hosts(design), passive_nodes(design, "evs")
    for group in servers:
        home = home_node(design, group.id)
        if home is None:
            continue
        if set(hosts[group.id]).isdisjoint(passive):
            idle = [design.nodes[node].name for node in passive]
            verb = "is no possible owner" if len(idle) == 1 else "are no possible owners"
            noun = "passive node" if len(idle) == 1 else "passive nodes"
            why = f"{noun} {listed(idle)} {verb}" if idle else "there is no other node"
            yield context.finding(f"{group.name}: lost with {design.nodes[home].name}, {why}", group.id)
