"""SQL-12: clustering takes the Enterprise Edition of SQL Server 2000."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Resource
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.ownership import possible_owners

_STANDARD = "sql-server-standard"


@rule(
    "SQL-12",
    "SQL Server without the Enterprise Edition",
    "error",
    "published",
    reads=("nodes", "groups", "resources"),
    subsumes=("EX-7.01",),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A possible owner of a SQL Server virtual server has the Standard Edition of SQL Server 2000.

    Why: Only the Enterprise Edition supports failover clustering; Setup of the other refuses to install a virtual
    server.
    Fix: Plan the Enterprise Edition for every node that may run the virtual server.
    Bad: NODE2: has SQL Server 2000 Standard Edition, but SQL1 needs the Enterprise Edition
    Good: No node has the Standard Edition.
    Source: SQL Server 2000 Resource Kit, failover clustering (TechNet cc917638).
    """
    servers: dict[str, list[Resource]] = {}
    for resource in context.design.resources.values():
        if resource.type == "sql-server":
            for owner in possible_owners(context.design, resource):
                servers.setdefault(owner, []).append(resource)
    for identifier, carried in servers.items():
        node = context.design.nodes[identifier]
        if node.components is None:
            yield context.undecided("other installed software", node.id)
        elif _STANDARD in node.components:
            standard = context.catalog.components[_STANDARD].name
            groups = listed(list(dict.fromkeys(context.design.groups[one.group].name for one in carried)))
            need = "needs" if len({one.group for one in carried}) == 1 else "need"
            yield context.finding(f"{node.name}: has {standard}, but {groups} {need} the Enterprise Edition", node.id)
