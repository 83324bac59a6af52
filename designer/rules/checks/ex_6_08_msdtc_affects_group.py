"""EX-6.08: MSDTC does not move its group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-6.08",
    "MSDTC affects its group",
    "warning",
    "published",
    reads=("groups", "resources"),
    fix=setting("resources", "Keep {name} from moving its group", restart_action="restart"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The MSDTC resource is set to affect its group.

    Why: A full log or a lost disk of MSDTC would move the whole group, for a service that Exchange rarely uses.
    Fix: Clear "affect the group" on the MSDTC resource.
    Bad: Cluster Group: MSDTC Resource affects the group, should not
    Good: MSDTC restarts without affecting its group.
    Source: Exchange Server Best Practices Analyzer. Fact EX-6.08.
    """
    for resource in context.design.resources.values():
        if resource.type == "msdtc" and resource.restart_action == "failover":
            name = context.design.groups[resource.group].name
            yield context.finding(f"{name}: {resource.name} affects the group, should not", resource.id)
