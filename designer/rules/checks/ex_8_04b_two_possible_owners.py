"""EX-8.04b: an EVS has two possible owners."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.owning import is_fit, owned_by
from designer.topology.hosts import evs_hosts

_LEAST = 2


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let every resource run on all nodes that are fit for it."""
    group = design.groups[finding.subjects[0]]
    able = [node for node in design.nodes if is_fit(design, group.id, node)]
    if len(able) < _LEAST or not {*group.preferred_owners, group.owner or able[0]} <= set(able):
        return None  # the group is meant to run where it cannot (CL-06, CL-07)
    return owned_by(design, catalog, group.id, able)


@rule(
    "EX-8.04b",
    "Fewer than two possible owners",
    "error",
    "published",
    reads=("nodes", "groups", "resources"),
    subsumes=("EX-2.17", "EX-3.10", "EX-8.04"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The resources of an EVS have fewer than two possible owners in common.

    Why: Without a second node on which every resource may run there is no failover.
    Fix: Make at least two nodes possible owners of every resource of the group.
    Bad: EVS1: only NODE1 is a possible owner of every resource, at least 2 nodes needed
    Good: Two nodes are possible owners of every resource of EVS1.
    Source: KB 197047. Fact EX-8.04.
    """
    nodes = context.design.nodes
    if len(nodes) < _LEAST:
        return
    for group in context.design.groups_of_kind("evs"):
        common = evs_hosts(context.design)[group.id]
        if len(common) < _LEAST:
            names = listed([node.name for node in nodes.values() if node.id in common])
            found = f"only {names} is a possible owner" if common else "no node is a possible owner"
            yield context.finding(f"{group.name}: {found} of every resource, at least {_LEAST} nodes needed", group.id)
