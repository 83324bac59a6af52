"""SQL-13: no SQL Server in the Cluster Group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import does
from designer.topology.members import members_by_group

_PARTS = ("sql-server", "sql-agent", "sql-fulltext")


@rule(
    "SQL-13",
    "SQL Server in the Cluster Group",
    "error",
    "published",
    reads=("groups", "resources"),
    subsumes=("EX-6.12b",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: SQL Server, or a part of it, stands in the Cluster Group.

    Why: Every failure of the database would move the cluster's own address, name and quorum, and its load delays them.
    Fix: Give the virtual server a group of its own, with its own address, name and disks.
    Bad: Cluster Group: SQL Server (SQL1), SQL Server Agent (SQL1) and SQL Server Fulltext (SQL1) belong in a group of
    its own
    Good: SQL Server (SQL1) stands in its own group.
    Source: KB 168948.
    """
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("cluster"):
        strange = [one.name for one in members[group.id] if one.type in _PARTS]
        if strange:
            text = does(strange, "belongs", "belong")
            yield context.finding(f"{group.name}: {text} in a group of its own", group.id)
