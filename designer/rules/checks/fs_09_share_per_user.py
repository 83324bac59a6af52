"""FS-09: one share with shared subfolders instead of hundreds of shares."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.members import members_by_group

_MANY = 100
"""Shares in a group from which on they look like one per user; assumed, KB 256926 speaks of 750."""


@rule("FS-09", "A share per user", "best practice", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group has a hundred file shares or more.

    Why: The cluster service spends memory and processor time on every resource, and polls each of them; failovers take
    longer with every one.
    Fix: Share the parent of the home folders with "Share subfolders" on: one resource gives every user a share.
    Bad: FS1: 100 file shares, 1 with shared subfolders is enough for home folders
    Good: FS1 has 99 file shares.
    Source: KB 256926; the number from which on this is reported is assumed.
    """
    members = members_by_group(context.design)
    for group in context.design.groups.values():
        count = sum(resource.type == "file-share" for resource in members[group.id])
        if count >= _MANY:
            yield context.finding(
                f"{group.name}: {count} file shares, 1 with shared subfolders is enough for home folders", group.id
            )
