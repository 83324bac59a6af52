"""CL-01: dependencies form no cycle."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import some
from designer.topology.graph import cycles


@rule("CL-01", "Dependency cycle", "error", "published", reads=("groups", "resources", "dependencies"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Resources depend on each other in a circle.

    Why: None of them could come online first; the cluster service refuses such a dependency (error 1059).
    Fix: Remove one of the dependencies.
    Bad: EVS1: EVS1 IP Address, Exchange System Attendant - (EVS1) and EVS1 Network Name depend on each other in a
    circle
    Source: Cluster API reference, resource dependencies. Fact EX-3.03.
    """
    for cycle in cycles(context.design):
        resources = [context.design.resources[one] for one in cycle]
        group = context.design.groups[resources[0].group].name
        names = [resource.name for resource in resources]
        text = f"{some(names)} depend on each other in a circle" if len(names) > 1 else f"{names[0]} depends on itself"
        yield context.finding(f"{group}: {text}", *cycle)
