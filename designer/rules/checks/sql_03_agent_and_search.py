"""SQL-03: SQL Server Agent and full-text search need SQL Server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers

_LEAVES = ("sql-agent", "sql-fulltext")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let it depend on the SQL Server of its group, if there is exactly one."""
    leaf = design.resources[finding.subjects[0]]
    servers = [one for one in design.members(leaf.group) if one.type == "sql-server"]
    diff = hung(design, [(leaf.id, servers[0].id)]) if len(servers) == 1 else None
    return Fix(f"Let {leaf.name} depend on {servers[0].name}", diff) if diff is not None else None


@rule(
    "SQL-03",
    "Agent or full-text search does not need SQL Server",
    "error",
    "published",
    reads=("groups", "resources", "dependencies"),
    subsumes=("EX-3.23",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A SQL Server Agent, or the full-text search of SQL Server, does not depend on a SQL Server.

    Why: Both work for an instance and sign in to it when they start: before it is online they fail.
    Fix: Take the resource offline and add the dependency.
    Bad: SQL1: SQL Server Agent (SQL1) does not depend on SQL Server
    Good: Both depend on SQL Server (SQL1).
    Source: KB 835185.
    """
    resources = context.design.resources
    leaves = [one for one in resources.values() if one.type in _LEAVES]
    needs = providers(context.design) if leaves else {}
    for leaf in leaves:
        if all(resources[one].type != "sql-server" for one in needs[leaf.id]):
            name = context.design.groups[leaf.group].name
            yield context.finding(f"{name}: {leaf.name} does not depend on SQL Server", leaf.id)
