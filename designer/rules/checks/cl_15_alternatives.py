"""CL-15: alternatives only where the cluster service knows them."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule


@rule(
    "CL-15",
    "Alternative dependencies unknown",
    "error",
    "published",
    reads=("clusters", "groups", "resources", "dependencies"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A resource needs one of several others, and the cluster service of the design knows no alternatives.

    Why: Before Windows Server 2008 a resource needs every one of its providers: the failure of one takes it down,
    whatever the other does. A tool refuses the expression (error 87).
    Fix: Need all of them, or only the one that matters; or set the cluster up on a newer Windows.
    Bad: EVS1: EVS1 Network Name needs EVS1 IP Address or EVS1 IP Address 2, Windows Server 2003, Enterprise Edition
    knows no alternatives
    Good: The network name needs both addresses.
    Source: Cluster API reference, SetClusterResourceDependencyExpression: Windows Server 2008 and later.
    """
    windows = context.windows
    if windows is None or context.catalog.services[windows.service].or_dependencies:
        return
    sets: dict[tuple[str, str], list[str]] = {}
    for edge in context.design.dependencies.values():
        if edge.alternative:
            sets.setdefault((edge.dependent, edge.alternative), []).append(edge.provider)
    resources = context.design.resources
    for (dependent, _), those in sets.items():
        if len(those) > 1:
            resource = resources[dependent]
            group = context.design.groups[resource.group].name
            names = listed([resources[one].name for one in those], "or")
            text = f"{group}: {resource.name} needs {names}, {windows.name} knows no alternatives"
            yield context.finding(text, dependent, *those)
