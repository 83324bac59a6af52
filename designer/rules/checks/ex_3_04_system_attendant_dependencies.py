"""EX-3.04: System Attendant needs the network name and all disks of its EVS."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import DISK, NAME, SYSTEM_ATTENDANT
from designer.topology.members import parts_of

_FOREIGN = {"quorum", "dtc"}


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let System Attendant depend on it."""
    provider, attendant = finding.subjects
    diff = hung(design, [(attendant, provider)])
    names = design.resources[attendant].name, design.resources[provider].name
    return Fix(f"Let {names[0]} depend on {names[1]}", diff) if diff is not None else None


@rule(
    "EX-3.04",
    "System Attendant without a dependency on every disk",
    "error",
    "published",
    reads=("groups", "resources", "dependencies", "disks"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A disk of an EVS, or its network name, is no provider of the System Attendant, directly or not.

    Why: The Information Store may start before a disk that it does not wait for, and Exchange System Manager offers
    only disks on which the System Attendant depends as places for databases and logs.
    Fix: Take the System Attendant offline and add the dependency.
    Bad: EVS1: Exchange System Attendant - (EVS1) does not depend on Disk S:
    Good: The System Attendant depends on Disk R:, which depends on Disk S:.
    Source: KB 821833. Fact EX-3.04.
    """
    design, needs = context.design, providers(context.design)
    for group in design.groups_of_kind("evs"):
        parts = parts_of(design, group.id)
        names = parts.get(NAME, ())
        disks = [disk for disk in parts.get(DISK, ()) if _is_data(design, disk)]
        attendants = parts.get(SYSTEM_ATTENDANT, ())
        for attendant in attendants if len(attendants) == 1 else ():  # EX-3.01 says that there are more
            reached = set(needs[attendant.id])
            if not reached.issuperset(one.id for one in [*disks, *names]):
                reached = reachable(needs, attendant.id)
            missing = [disk for disk in disks if disk.id not in reached]
            if names and not any(name.id in reached for name in names):
                missing.insert(0, names[0])
            for provider in missing:
                yield context.finding(
                    f"{group.name}: {attendant.name} does not depend on {provider.name}", provider.id, attendant.id
                )


def _is_data(design: Snapshot, resource: Resource) -> bool:
    holds = design.disks[resource.disk].holds if resource.disk is not None else ()
    return not holds or not _FOREIGN.issuperset(holds)
