"""EX-6.05: a majority of nodes replaces the quorum disk only."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import ADDRESS, NAME, SYSTEM_ATTENDANT
from designer.topology.members import by_type, members_by_group

_BUT_THE_DISK = {ADDRESS, NAME, SYSTEM_ATTENDANT}


@rule(
    "EX-6.05",
    "Majority Node Set without a shared disk",
    "error",
    "published",
    reads=("clusters", "disks", "groups", "resources"),
    subsumes=("EX-3.02", "EX-3.06", "EX-3.23"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An Exchange cluster with Majority Node Set has no shared disk.

    Why: Majority Node Set replaces the quorum disk only. MSDTC cannot use it as its disk, and the databases of an EVS
    need disks that move with it.
    Fix: Add shared disks, or replicated ones that appear as shared disks, for MSDTC and for each EVS.
    Bad: Majority Node Set without a shared disk, MSDTC Resource, EVS1, EVS2 and EVS3 need one
    Good: Majority Node Set is used with shared disks for MSDTC and the EVSs.
    Source: Chris Forster on MSDTC without shared disks. Facts EX-6.05 and EX-11.09.
    """
    design = context.design
    servers = design.groups_of_kind("evs")
    if design.cluster.quorum != "majority-node-set" or design.disks or not servers:
        return
    members = members_by_group(design)
    coordinators = [resource for resource in design.resources.values() if resource.type == "msdtc"]
    complete = [one.id for one in servers if _BUT_THE_DISK.issubset(by_type(members[one.id]))]
    attendants = [one.id for group in complete for one in members[group] if one.type == SYSTEM_ATTENDANT]
    names = listed([*(one.name for one in coordinators), *(one.name for one in servers)])
    verb = "need" if len(coordinators) + len(servers) > 1 else "needs"
    yield context.finding(
        f"Majority Node Set without a shared disk, {names} {verb} one",
        CLUSTER_ID,
        *(resource.id for resource in coordinators),
        *complete,
        *attendants,
    )
