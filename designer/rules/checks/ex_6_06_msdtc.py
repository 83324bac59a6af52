"""EX-6.06: the cluster has an MSDTC resource."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import with_coordinator
from designer.topology.evs import SYSTEM_ATTENDANT


@rule(
    "EX-6.06",
    "No MSDTC resource",
    "error",
    "published",
    reads=("resources",),
    subsumes=("SQL-14",),
    fix=with_coordinator,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster with Exchange has no Distributed Transaction Coordinator resource.

    Why: Exchange Setup, service packs and the upgrade of an EVS need it online. While Exchange runs, only workflow
    applications use it.
    Fix: Add MSDTC to the Cluster Group or to a group of its own, with a network name and a disk.
    Bad: No MSDTC resource, Exchange Setup needs 1 per cluster
    Good: MSDTC is in the Cluster Group.
    Source: The story of the MSDTC resource (Exchange team blog); Exchange Server Best Practices Analyzer; Exchange
    Server 2003 Deployment Guide. Fact EX-6.06.
    """
    types = {resource.type for resource in context.design.resources.values()}
    if SYSTEM_ATTENDANT in types and "msdtc" not in types:
        yield context.finding("No MSDTC resource, Exchange Setup needs 1 per cluster", CLUSTER_ID)
