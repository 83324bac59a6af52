"""CL-08: resource types of which a cluster has one."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import delete
from designer.foundation.units import listed
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import MTA

_FITTING = ("dtc", "cluster")
"""Kinds of group in which MSDTC belongs, the best first (EX-6.07)."""


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Keep the MSDTC in the group that fits best, where one group does; nothing may depend on the others."""
    resources = [design.resources[one] for one in finding.subjects]
    if resources[0].type != "msdtc":
        return None
    found = [[one for one in resources if design.groups[one.group].kind == kind] for kind in _FITTING]
    best = next((ones for ones in found if ones), [])
    if len(best) != 1:
        return None
    gone = [one.id for one in resources if one is not best[0]]
    if any(edge.provider in gone for edge in design.dependencies.values()):
        return None
    return Fix(f"Keep only {best[0].name} in {design.groups[best[0].group].name}", delete(design, gone))


@rule("CL-08", "Too many resources of a type", "error", "published", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The cluster has more resources of a type than it may have, for example two MSDTC resources.

    Why: Such a service exists once for the whole cluster.
    Fix: Keep one of them.
    Bad: 2 MSDTC resources (DTC Group and Cluster Group), at most 1 per cluster
    Good: One MSDTC resource, in a group of its own.
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
