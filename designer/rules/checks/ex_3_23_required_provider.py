"""EX-3.23: the providers that a Windows resource type requires."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.dependencies import providers


@rule("EX-3.23", "Required dependency missing", "error", "published", reads=("groups", "resources", "dependencies"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A resource lacks a provider that its type requires, such as a network name without an IP address.

    Why: The cluster service does not bring such a resource online.
    Fix: Add the dependency, in the same group.
    Bad: EVS1: EVS1 Network Name depends on no IP Address, which its type requires
    Source: Cluster API reference, resource dependencies; KB 171791. Facts EX-3.23 and EX-6.11.
    """
    types, resources = context.catalog.types, context.design.resources
    needs = providers(context.design)
    for resource in resources.values():
        known = types.get(resource.type)
        if known is None or known.category == "exchange":
            continue
        present = {resources[provider].type for provider in needs[resource.id]}
        missing = [types[kind].label for kind in known.requires if kind not in present]
        if missing:
            name = context.design.groups[resource.group].name
            yield context.finding(
                f"{name}: {resource.name} depends on no {listed(missing, 'and no')}, which its type requires",
                resource.id,
            )
