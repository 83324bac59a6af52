"""SQL-04: SQL Server and its agent need nothing but what Setup gave them."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.dependencies import remove_dependency
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.dependencies import providers
from designer.topology.evs import DISK, NAME

_ALLOWED = {"sql-server": {DISK, NAME}, "sql-agent": {"sql-server"}}


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Remove the dependency."""
    dependent, provider = finding.subjects
    title = f"Remove the dependency of {design.resources[dependent].name} on {design.resources[provider].name}"
    return Fix(title, remove_dependency(design, dependent, provider))


@rule(
    "SQL-04",
    "Dependency that SQL Server must not have",
    "warning",
    "published",
    reads=("groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: SQL Server depends on something other than disks and network names, or its agent on something other than
    SQL Server.

    Why: Setup and service packs expect the dependencies that Setup created; with others they can fail half-way, and the
    database waits for something that it does not need.
    Fix: Remove the dependency.
    Bad: SQL1: SQL Server (SQL1) depends on Shop, should need only disks and its network name
    Good: SQL Server (SQL1) depends on its disks and its network name.
    Source: KB 835185.
    """
    resources = context.design.resources
    found = [one for one in resources.values() if one.type in _ALLOWED]
    needs = providers(context.design) if found else {}
    for resource in found:
        for provider in needs[resource.id]:
            if resources[provider].type not in _ALLOWED[resource.type]:
                name = context.design.groups[resource.group].name
                right = "only disks and its network name" if resource.type == "sql-server" else "only SQL Server"
                yield context.finding(
                    f"{name}: {resource.name} depends on {resources[provider].name}, should need {right}",
                    resource.id,
                    provider,
                )
