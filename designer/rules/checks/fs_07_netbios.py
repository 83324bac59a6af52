"""FS-07: the address of a file server has NetBIOS on."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import ADDRESS
from designer.topology.members import by_type, members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Turn NetBIOS on."""
    address = design.resources[finding.subjects[0]]
    return Fix(f"Turn NetBIOS on for {address.name}", set_property(design, address.id, "EnableNetBIOS", True))


@rule("FS-07", "File server without NetBIOS", "warning", "secondary", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: NetBIOS is off on the address of a group with file shares.

    Why: The network name of the file server is a NetBIOS name on that address; without it clients do not find the
    shares.
    Fix: Take the address offline and enable NetBIOS for it (EnableNetBIOS).
    Bad: FS1: FS1 IP Address without NetBIOS, file shares need it
    Good: NetBIOS is on, which is the default.
    Source: Win 2003 High Availability Solutions, File Share Resource (ServerWatch).
    """
    members = members_by_group(context.design)
    for group in context.design.groups.values():
        parts = by_type(members[group.id])
        for address in parts.get(ADDRESS, ()) if "file-share" in parts else ():
            if address.properties.get("EnableNetBIOS") is False:
                yield context.finding(f"{group.name}: {address.name} without NetBIOS, file shares need it", address.id)
