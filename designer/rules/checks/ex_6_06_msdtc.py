"""EX-6.06: the cluster has an MSDTC resource."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.groups import add_resource
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import DISK, NAME, SYSTEM_ATTENDANT


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """MSDTC in the Cluster Group, which the setup documents accept, where that has a name and a disk."""
    groups = design.groups_of_kind("cluster")
    if len(groups) != 1 or not {NAME, DISK}.issubset(one.type for one in design.members(groups[0].id)):
        return None
    name = catalog.types["msdtc"].name_pattern.casefold()
    if any(resource.name.casefold() == name for resource in design.resources.values()):
        return None
    return Fix(f"Add MSDTC to {groups[0].name}", add_resource(design, catalog, groups[0].id, "msdtc"))


@rule("EX-6.06", "No MSDTC resource", "error", "published", reads=("resources",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster with Exchange has no Distributed Transaction Coordinator resource.

    Why: Exchange Setup, service packs and the upgrade of an EVS need it online. While Exchange runs only workflow
    applications use it.
    Fix: Add MSDTC to the Cluster Group or to a group of its own, with a network name and a disk.
    Bad: No MSDTC resource, Exchange Setup needs 1 per cluster
    Good: MSDTC in the Cluster Group.
    Source: Exchange team blog on MSDTC; Exchange Server Best Practices Analyzer; Deployment Guide. Fact EX-6.06.
    """
    types = {resource.type for resource in context.design.resources.values()}
    if SYSTEM_ATTENDANT in types and "msdtc" not in types:
        yield context.finding("No MSDTC resource, Exchange Setup needs 1 per cluster", CLUSTER_ID)
