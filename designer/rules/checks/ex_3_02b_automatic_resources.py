"""EX-3.02b: what Setup creates beside System Attendant is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import OPTIONAL, automatic, with_resources
from designer.topology.evs import SYSTEM_ATTENDANT, design_tree
from designer.topology.members import members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add all of it that is missing."""
    group = finding.subjects[0]
    missing = _missing(design, catalog, design.members(group))
    diff = with_resources(design, catalog, group, missing)
    labels = listed([catalog.types[kind].label for kind in missing])
    return Fix(f"Add {labels} to {design.groups[group].name}", diff) if diff else None


@rule(
    "EX-3.02b",
    "Resource of every EVS missing",
    "warning",
    "published",
    reads=("clusters", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS has a System Attendant, but not all the resources that Setup creates with it: the Information Store,
    the Routing Service, SMTP, HTTP and MS Search. POP3 and IMAP4 may be missing.

    Why: They belong to every EVS. Without the Information Store there are no mailboxes, without SMTP no mail leaves the
    server; what is not drawn is not simulated either.
    Fix: Add the resource with the dependencies of the Exchange version.
    Bad: EVS1: no SMTP, which Setup creates with every EVS
    Good: Everything that Setup creates is there; POP3 and IMAP4 are not.
    Source: KB 821833; Build an Exchange 2003 Cluster (Windows IT Pro). Facts EX-3.02 and EX-3.17.
    """
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("evs"):
        missing = [
            context.catalog.types[kind].label for kind in _missing(context.design, context.catalog, members[group.id])
        ]
        if missing:
            yield context.finding(
                f"{group.name}: no {listed(missing, 'and no')}, which Setup creates with every EVS", group.id
            )


def _missing(design: Snapshot, catalog: Catalog, members: Sequence[Resource]) -> list[str]:
    tree, present = design_tree(design, catalog), {one.type for one in members}
    if tree is None or SYSTEM_ATTENDANT not in present:
        return []  # EX-3.02
    return [kind for kind in automatic(catalog, tree) if kind not in present and kind not in OPTIONAL]
