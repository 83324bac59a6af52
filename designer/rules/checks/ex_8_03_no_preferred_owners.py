"""EX-8.03: on more than two nodes an EVS has preferred owners."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-8.03", "No preferred owners", "warning", "secondary", reads=("nodes", "groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS on more than two nodes has no preferred owners.

    Why: The target of a failover is then any possible owner; on a node that already runs an EVS, System Attendant
    fails with error 5018.
    Fix: List the home node first, then the passive nodes.
    Bad: EVS3: no preferred owners on 4 nodes, failover may go anywhere
    Source: Reports from the field; the consequence follows from EX-2.03. Fact EX-8.03.
    """
    nodes = len(context.design.nodes)
    for group in context.design.groups_of_kind("evs"):
        if nodes > 2 and not group.preferred_owners:
            yield context.finding(
                f"{group.name}: no preferred owners on {nodes} nodes, failover may go anywhere", group.id
            )
