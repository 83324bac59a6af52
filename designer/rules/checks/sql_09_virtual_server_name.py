"""SQL-09: SQL Server, its agent and its network name agree on the name of the virtual server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import NAME
from designer.topology.members import by_type, members_by_group

_NAMED = ("sql-server", "sql-agent")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Take the name over from the network name of the group."""
    resource = design.resources[finding.subjects[0]]
    (name,) = _names([one for one in design.members(resource.group) if one.type == NAME])
    title = f"Set the virtual server name of {resource.name} to {name}"
    return Fix(title, set_property(design, resource.id, "VirtualServerName", name))


@rule("SQL-09", "Wrong virtual server name", "error", "general knowledge", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: SQL Server or its agent carries another virtual server name than the network name in its group.

    Why: Setup writes the name into the resource and into the registry of every node; with another one the instance does
    not find itself and does not start. Renaming a SQL Server 2000 virtual server takes an installation anew.
    Fix: Give the resource the name of the network name, as Setup would.
    Bad: SQL1: SQL Server (SQL1) is set up as ORDERS, but the network name is SQL1
    Good: Both are called SQL1.
    Source: Known in the field; the private properties of the SQL Server resource.
    """
    members = members_by_group(context.design)
    for group in context.design.groups.values():
        parts = by_type(members[group.id])
        names = _names(parts.get(NAME, []))
        if len(names) != 1:
            continue
        for resource in (one for kind in _NAMED for one in parts.get(kind, ())):
            own = resource.properties.get("VirtualServerName")
            if isinstance(own, str) and own.strip() and own.strip().casefold() != names[0].casefold():
                yield context.finding(
                    f"{group.name}: {resource.name} is set up as {own.strip()}, but the network name is {names[0]}",
                    resource.id,
                )


def _names(resources: list[Resource]) -> list[str]:
    return [name.strip() for one in resources if isinstance(name := one.properties.get("Name"), str) and name.strip()]
