"""EX-8.04c: every resource has a possible owner."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-8.04c", "No possible owner", "error", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The list of possible owners of a resource is empty.

    Why: It can come online on no node, and neither can what depends on it.
    Fix: Name the nodes that may own it, or allow every node.
    Bad: Cluster Group: Cluster Name has no possible owner, at least 1 node
    Source: KB 197047. Fact EX-8.04.
    """
    for resource in context.design.resources.values():
        if resource.possible_owners == ():
            name = context.design.groups[resource.group].name
            yield context.finding(f"{name}: {resource.name} has no possible owner, at least 1 node", resource.id)
