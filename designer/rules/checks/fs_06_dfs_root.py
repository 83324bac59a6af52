"""FS-06: a DFS root needs a network name."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import NAME


@rule(
    "FS-06",
    "DFS root without a network name",
    "error",
    "published",
    reads=("groups", "resources", "dependencies"),
    subsumes=("FS-02",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A file share is the root of a distributed file system, but depends on no network name, directly or not.

    Why: The resource type requires it: the root is published under that name, and does not come online without it.
    Fix: Add the dependency on the network name, or make the share an ordinary one.
    Bad: FS1: FS1 File Share is a DFS root, but depends on no network name
    Good: The DFS root depends on FS1 Network Name.
    Source: File Share resource type (TechNet cc759747); Cluster API reference, resource dependencies.
    """
    resources = context.design.resources
    roots = [one for one in resources.values() if one.type == "file-share" and one.properties.get("IsDfsRoot") is True]
    needs = providers(context.design) if roots else {}
    for share in roots:
        if not any(resources[one].type == NAME for one in reachable(needs, share.id)):
            name = context.design.groups[share.group].name
            yield context.finding(f"{name}: {share.name} is a DFS root, but depends on no network name", share.id)
