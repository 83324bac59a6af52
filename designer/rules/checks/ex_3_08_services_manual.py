"""EX-3.08: only the cluster service starts Exchange services."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-3.08",
    "Exchange services not set to Manual",
    "error",
    "published",
    reads=("nodes", "groups"),
    fix=setting("nodes", "Set the Exchange services of {name} to Manual", services_manual=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: On a node the Exchange services (System Attendant, Information Store, MTA, Routing, MS Search) are not set
    to Manual.

    Why: The Cluster service starts and stops them. A service that starts with Windows, or that is stopped without
    Cluster Administrator, counts as a failure and can move the group.
    Fix: Set them to Manual, and start and stop them in Cluster Administrator only.
    Bad: NODE2: Exchange services not set to Manual, the cluster starts them
    Good: They are set to Manual on every node.
    Source: Hardened cluster-node service settings (TechNet bb123629). Fact EX-3.08.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for node in context.design.nodes.values():
        if node.services_manual is None:
            yield context.undecided("start type of the Exchange services", node.id)
        elif not node.services_manual:
            yield context.finding(f"{node.name}: Exchange services not set to Manual, the cluster starts them", node.id)
