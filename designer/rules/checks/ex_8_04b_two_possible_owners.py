"""EX-8.04b: an EVS has two possible owners."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import possible_owners

_LEAST = 2


@rule("EX-8.04b", "Fewer than two possible owners", "error", "published", reads=("nodes", "groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The resources of an EVS have fewer than two possible owners in common.

    Why: Without a second node on which every resource may run there is no failover.
    Fix: Make at least two nodes possible owners of every resource of the group.
    Bad: EVS1: only NODE1 is a possible owner of every resource, at least 2 nodes
    Source: KB 197047. Fact EX-8.04.
    """
    nodes = context.design.nodes
    if len(nodes) < _LEAST:
        return
    for group in context.design.groups_of_kind("evs"):
        owners = [set(possible_owners(context.design, one)) for one in context.design.members(group.id)]
        common = set(nodes).intersection(*(owned for owned in owners if owned))
        if len(common) < _LEAST:
            names = listed([node.name for node in nodes.values() if node.id in common])
            found = f"only {names} is a possible owner" if common else "no node is a possible owner"
            yield context.finding(f"{group.name}: {found} of every resource, at least {_LEAST} nodes", group.id)
