"""EX-3.03: dependencies stay inside a group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-3.03", "Dependency across groups", "error", "published", reads=("groups", "resources", "dependencies"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A resource depends on a resource of another group.

    Why: Groups move independently; the cluster service refuses a dependency between two of them (error 87).
    Fix: Put both resources in one group, or remove the dependency.
    Bad: EVS1: Exchange System Attendant - (EVS1) depends on EVS2 Network Name in EVS2, both must be in one group
    Source: KB 171791; Windows Server 2003 help on resource dependencies. Fact EX-3.03.
    """
    resources, groups = context.design.resources, context.design.groups
    for edge in context.design.dependencies.values():
        dependent, provider = resources[edge.dependent], resources[edge.provider]
        if dependent.group != provider.group:
            yield context.finding(
                f"{groups[dependent.group].name}: {dependent.name} depends on {provider.name} in"
                f" {groups[provider.group].name}, both must be in one group",
                dependent.id,
                provider.id,
            )
