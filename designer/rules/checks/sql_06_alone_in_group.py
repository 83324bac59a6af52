"""SQL-06: the group of a SQL Server holds SQL Server only."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import some
from designer.topology.evs import ADDRESS, DISK, NAME
from designer.topology.members import members_by_group

_OWN = {ADDRESS, NAME, DISK, "sql-server", "sql-agent", "sql-fulltext"}


@rule(
    "SQL-06",
    "Other resources beside SQL Server",
    "best practice",
    "general knowledge",
    reads=("groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The group of a SQL Server virtual server holds resources that do not belong to it.

    Why: A failure of the other resource moves the database with it, unless it is set not to affect the group.
    Fix: Move the resource to a group of its own, with a name and a disk of its own if it needs them.
    Bad: SQL1: holds Shop beside SQL Server, should stand in a group of its own
    Good: The shop's service stands in another group.
    Source: Practice; KB 835185 advises against changing what Setup created.
    """
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("sql-server"):
        strange = [one.name for one in members[group.id] if one.type not in _OWN]
        if strange:
            yield context.finding(
                f"{group.name}: holds {some(strange)} beside SQL Server, should stand in a group of its own", group.id
            )
