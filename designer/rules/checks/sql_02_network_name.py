"""SQL-02: SQL Server needs its network name."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers
from designer.topology.evs import NAME


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let SQL Server depend on the network name, if the group has exactly one."""
    server = design.resources[finding.subjects[0]]
    names = [one for one in design.members(server.group) if one.type == NAME]
    diff = hung(design, [(server.id, names[0].id)]) if len(names) == 1 else None
    return Fix(f"Let {server.name} depend on {names[0].name}", diff) if diff is not None else None


@rule(
    "SQL-02",
    "SQL Server without its network name",
    "error",
    "published",
    reads=("groups", "resources", "dependencies"),
    subsumes=("EX-3.23",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: SQL Server does not depend on a network name.

    Why: The name, with the address below it, is where clients look for the instance. SQL Server binds to that address
    when it starts, and must find it there.
    Fix: Take SQL Server offline and add the dependency.
    Bad: SQL1: SQL Server (SQL1) depends on no network name
    Good: SQL Server (SQL1) depends on SQL1 Network Name.
    Source: KB 835185.
    """
    resources = context.design.resources
    servers = [one for one in resources.values() if one.type == "sql-server"]
    needs = providers(context.design) if servers else {}
    for server in servers:
        if all(resources[one].type != NAME for one in needs[server.id]):
            name = context.design.groups[server.group].name
            yield context.finding(f"{name}: {server.name} depends on no network name", server.id)
