"""EX-6.12: no Exchange in the Cluster Group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import does


@rule(
    "EX-6.12",
    "Exchange in the Cluster Group",
    "error",
    "published",
    reads=("groups", "resources"),
    subsumes=("EX-6.12b",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Exchange resources are in the Cluster Group.

    Why: Their failures would move the cluster's own address, name and quorum, and block administration.
    Fix: Give the EVS a group of its own.
    Bad: Cluster Group: SMTP Virtual Server Instance 1 - (EVS1) belongs in the group of an EVS
    Good: The EVS has a group of its own.
    Source: KB 168948. Fact EX-6.12.
    """
    types = context.catalog.types
    for group in context.design.groups_of_kind("cluster"):
        strange = [
            one.name
            for one in context.design.members(group.id)
            if one.type in types and types[one.type].category == "exchange"
        ]
        if strange:
            text = does(strange, "belongs", "belong")
            yield context.finding(f"{group.name}: {text} in the group of an EVS", group.id)
