"""EX-3.07b: an EVS has the protocols that its users need."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Group
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import with_resources
from designer.topology.evs import SYSTEM_ATTENDANT
from designer.topology.members import members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add the resources; None while there is no System Attendant for them to hang on."""
    group = finding.subjects[0]
    present = {one.type for one in design.members(group)}
    if SYSTEM_ATTENDANT not in present:
        return None
    missing = _missing(catalog, design.groups[group], present)
    diff = with_resources(design, catalog, group, missing)
    labels = listed([catalog.types[kind].label for kind in missing])
    return Fix(f"Add {labels} to {design.groups[group].name}", diff) if diff else None


@rule("EX-3.07b", "Protocol without a resource", "error", "published", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The users of an EVS need a protocol, such as POP3 or IMAP4, for which the EVS has no resource.

    Why: Exchange 2003 creates no resource for POP3 and IMAP4; without one the protocol does not start on any node.
    Fix: Add the resource to the EVS and set the service to Manual on every node.
    Bad: EVS1: users need POP3 and IMAP4, the EVS has no such resource
    Good: EVS1 has a POP3 and an IMAP4 resource.
    Source: What's New in Exchange Server 2003; hardened cluster-node service settings (TechNet bb123629). Fact EX-3.07.
    """
    present: dict[Id, set[str]] = {
        group: {one.type for one in members} for group, members in members_by_group(context.design).items()
    }
    for group in context.design.groups_of_kind("evs"):
        missing = _missing(context.catalog, group, present[group.id])
        if missing:
            labels = listed([context.catalog.types[kind].label for kind in missing])
            yield context.finding(f"{group.name}: users need {labels}, the EVS has no such resource", group.id)


def _missing(catalog: Catalog, group: Group, present: set[str]) -> list[str]:
    wanted = [kind for kind in dict.fromkeys(group.protocols or ()) if kind in catalog.types]
    return [kind for kind in wanted if catalog.types[kind].category == "exchange" and kind not in present]
