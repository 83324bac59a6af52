"""CL-08: resource types of which a cluster has one."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Resource
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import MTA


@rule("CL-08", "Too many resources of a type", "error", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The cluster has more resources of a type than it may have, for example two MSDTC resources.

    Why: Such a service exists once for the whole cluster.
    Fix: Keep one of them.
    Bad: 2 MSDTC resources (DTC Group and Cluster Group), at most 1 per cluster
    Source: Cluster API reference, resource types. Fact EX-6.07.
    """
    found: dict[str, list[Resource]] = {}
    for resource in context.design.resources.values():
        found.setdefault(resource.type, []).append(resource)
    for kind, resources in found.items():
        known = context.catalog.types.get(kind)
        if known is None or known.per_cluster is None or kind == MTA:  # EX-3.09 counts the MTA
            continue
        if len(resources) > known.per_cluster:
            where = listed([context.design.groups[one.group].name for one in resources])
            yield context.finding(
                f"{len(resources)} {known.label} resources ({where}), at most {known.per_cluster} per cluster",
                *(one.id for one in resources),
            )
