"""EX-3.09: one Message Transfer Agent per cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import delete
from designer.foundation.units import listed, plural
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import with_resources
from designer.topology.evs import MTA, SYSTEM_ATTENDANT


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Keep the agent of the first EVS only, or give it one; None where the first EVS is not fit for that."""
    first = next(iter(design.groups_of_kind("evs")), None)
    if first is None:
        return None
    kinds = [one.type for one in design.members(first.id)]
    if finding.subjects == (CLUSTER_ID,):
        diff = with_resources(design, catalog, first.id, [MTA]) if SYSTEM_ATTENDANT in kinds else None
        return Fix(f"Add the Message Transfer Agent to {first.name}", diff) if diff else None
    surplus = [agent for agent in finding.subjects if design.resources[agent].group != first.id]
    if len(finding.subjects) - len(surplus) != 1:
        return None
    return Fix(f"Keep only the Message Transfer Agent of {first.name}", delete(design, surplus))


@rule(
    "EX-3.09", "Not exactly one Message Transfer Agent", "error", "published", reads=("groups", "resources"), fix=repair
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster with Exchange has no Message Transfer Agent, or more than one.

    Why: The first EVS gets the only Message Transfer Agent of the cluster, and it serves all of them.
    Fix: Keep the one in the first EVS; with none, add it there (Setup creates it with the first EVS).
    Bad: 2 Message Transfer Agents (EVS1 and EVS3), exactly 1 per cluster
    Good: EVS1, the first EVS, has the only Message Transfer Agent.
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
