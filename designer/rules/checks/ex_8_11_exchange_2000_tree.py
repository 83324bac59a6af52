"""EX-8.11: Exchange 2003 starts protocols beside the store."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import does
from designer.topology.dependencies import providers
from designer.topology.evs import INFORMATION_STORE, design_tree, required_types


@rule(
    "EX-8.11",
    "Exchange 2000 dependencies with Exchange 2003",
    "non-default",
    "published",
    reads=("clusters", "groups", "resources", "dependencies"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Resources of an Exchange 2003 EVS depend on the Information Store, as they did in Exchange 2000.

    Why: Exchange 2003 hangs them on System Attendant, so that they start and stop beside the store. With the old
    dependencies they wait for it, and the store waits for them.
    Fix: Let them depend on System Attendant instead.
    Bad: EVS1: SMTP depends on the Information Store, not the Exchange 2003 default
    Source: KB 821833; what's new in Exchange 2003 clustering. Fact EX-8.11.
    """
    tree, exchange = design_tree(context.design, context.catalog), context.exchange
    if tree is None or exchange is None:
        return
    resources, needs = context.design.resources, providers(context.design)
    for group in context.design.groups_of_kind("evs"):
        waiting = [
            context.catalog.types[one.type].label
            for one in context.design.members(group.id)
            if one.type in context.catalog.types
            and context.catalog.types[one.type].category == "exchange"
            and INFORMATION_STORE not in required_types(context.catalog, tree, one.type)
            and any(resources[provider].type == INFORMATION_STORE for provider in needs[one.id])
        ]
        if waiting:
            text = does(waiting, "depends", "depend")
            yield context.finding(
                f"{group.name}: {text} on the Information Store, not the Exchange {exchange.version} default", group.id
            )
