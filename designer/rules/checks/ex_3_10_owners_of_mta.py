"""EX-3.10: the virtual server with the MTA has as many possible owners as any other."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import plural
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.owning import owned_by
from designer.topology.evs import MTA
from designer.topology.hosts import evs_hosts
from designer.topology.members import common_owners, members_by_group, parts_of


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give it the possible owners of the best other EVS, if its own are among them."""
    group, members = finding.subjects[0], members_by_group(design)
    owners = {other.id: common_owners(design, members[other.id]) for other in design.groups_of_kind("evs")}
    best = max(owners.values(), key=len)
    return owned_by(design, catalog, group, best) if set(owners[group]) <= set(best) else None


@rule(
    "EX-3.10",
    "Few possible owners for the MTA",
    "best practice",
    "general knowledge",
    reads=("nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The EVS with the Message Transfer Agent has fewer possible owners than another EVS.

    Why: All EVSs of the cluster use this one agent. While its EVS is offline, X.400 traffic and traffic with Exchange
    5.5 wait in the whole cluster.
    Fix: Give the EVS with the agent at least as many possible owners as the other EVSs, and the strongest ones.
    Bad: EVS1: carries the MTA with 2 possible owners, EVS2 has 4
    Good: EVS1 may run on as many nodes as EVS2.
    Source: Field practice; the role of the agent: Removing an Exchange Virtual Server (TechNet bb125015). Fact EX-3.10.
    """
    design = context.design
    owners = {group: len(hosts) for group, hosts in evs_hosts(design).items()}
    for group in design.groups_of_kind("evs"):
        if MTA not in parts_of(design, group.id):
            continue
        best = max(owners, key=lambda other: owners[other])
        if owners[best] > owners[group.id] > 0:
            yield context.finding(
                f"{group.name}: carries the MTA with {plural(owners[group.id], 'possible owner')},"
                f" {design.groups[best].name} has {owners[best]}",
                group.id,
            )
