"""SQL-05: nothing but its own parts depends on SQL Server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule

_OWN = {"sql-server": {"sql-agent", "sql-fulltext"}, "sql-agent": set[str]()}


@rule(
    "SQL-05",
    "Foreign resource depends on SQL Server",
    "warning",
    "published",
    reads=("groups", "resources", "dependencies"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A resource other than the agent and the full-text search depends on SQL Server, or any on the agent.

    Why: Setup and service packs take SQL Server offline and online again, and expect to be alone with it; what depends
    on it is stopped each time and may keep it from stopping.
    Fix: Give the application a group of its own, and let it connect to the virtual server like any other client.
    Bad: SQL1: Shop depends on SQL Server (SQL1), only its agent and its full-text search should
    Good: SQL Server Agent (SQL1) and SQL Server Fulltext (SQL1) depend on SQL Server (SQL1).
    Source: KB 835185.
    """
    resources = context.design.resources
    for edge in context.design.dependencies.values():
        dependent, provider = resources[edge.dependent], resources[edge.provider]
        own = _OWN.get(provider.type)
        if own is None or dependent.type in own:
            continue
        name = context.design.groups[dependent.group].name
        right = "only its agent and its full-text search should" if own else "nothing should"
        yield context.finding(
            f"{name}: {dependent.name} depends on {provider.name}, {right}", dependent.id, provider.id
        )
