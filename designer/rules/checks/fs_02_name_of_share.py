"""FS-02: a file share needs the network name of its file server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import NAME
from designer.topology.members import by_type, members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let the share depend on the network name, if the group has exactly one."""
    share = design.resources[finding.subjects[0]]
    names = [one for one in design.members(share.group) if one.type == NAME]
    diff = hung(design, [(share.id, names[0].id)]) if len(names) == 1 else None
    return Fix(f"Let {share.name} depend on {names[0].name}", diff) if diff is not None else None


@rule(
    "FS-02",
    "File share without a network name",
    "warning",
    "secondary",
    reads=("groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    r"""What: A file share depends on no network name, directly or not.

    Why: Clients then reach it under the name of the node that happens to own it: \\NODE1\share becomes \\NODE2\share
    with every failover, and links to it break.
    Fix: Add the dependency on the network name of the file server.
    Bad: FS1: FS1 File Share depends on no network name
    Good: The share depends on FS1 Network Name.
    Source: Win 2003 High Availability Solutions, File Share Resource (ServerWatch).
    """
    if all(one.type != "file-share" for one in context.design.resources.values()):
        return
    needs, members = providers(context.design), members_by_group(context.design)
    for group in context.design.groups.values():
        parts = by_type(members[group.id])
        names = {one.id for one in parts.get(NAME, ())}
        for share in parts.get("file-share", ()):
            if not names & reachable(needs, share.id):
                yield context.finding(f"{group.name}: {share.name} depends on no network name", share.id)
