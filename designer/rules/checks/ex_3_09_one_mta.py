"""EX-3.09: one Message Transfer Agent per cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed, plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import MTA, SYSTEM_ATTENDANT


@rule("EX-3.09", "Not exactly one Message Transfer Agent", "error", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster with Exchange has no Message Transfer Agent, or more than one.

    Why: The first EVS gets the only Message Transfer Agent of the cluster, and it serves all of them.
    Fix: Keep the one in the first EVS; with none, recreate the first EVS.
    Bad: 2 Message Transfer Agents (EVS1 and EVS3), exactly 1 per cluster
    Source: KB 329235, KB 259197. Fact EX-3.09.
    """
    resources = context.design.resources.values()
    agents = [resource for resource in resources if resource.type == MTA]
    if len(agents) > 1:
        where = listed([context.design.groups[agent.group].name for agent in agents])
        yield context.finding(
            f"{plural(len(agents), 'Message Transfer Agent')} ({where}), exactly 1 per cluster",
            *(agent.id for agent in agents),
        )
    elif not agents and any(resource.type == SYSTEM_ATTENDANT for resource in resources):
        yield context.finding("No Message Transfer Agent, exactly 1 per cluster", CLUSTER_ID)
