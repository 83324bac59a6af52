"""EX-8.18: virtual servers fail over to different passive nodes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import passive_nodes


@rule("EX-8.18", "Failovers aim at one passive node", "best practice", "general knowledge", reads=("nodes", "groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: With two or more passive nodes, all virtual servers prefer the same one first.

    Why: After two failures both aim at the same node; only anti-affinity, where Windows has it, then finds the free
    one.
    Fix: Spread the first passive node in the preferred owners, for example half of the virtual servers each.
    Bad: EVS1, EVS2, EVS3 and EVS4: all fail over to NODE5 first, 2 nodes are passive
    Source: Practice. Fact EX-8.18.
    """
    passive = passive_nodes(context.design, "evs")
    first: dict[Id, list[Id]] = {}
    for group in context.design.groups_of_kind("evs"):
        target = next((node for node in group.preferred_owners if node in passive), None)
        if target is not None:
            first.setdefault(target, []).append(group.id)
    for node, groups in first.items():
        if len(passive) > 1 and len(first) == 1 and len(groups) > 1:
            names = listed([context.design.groups[group].name for group in groups])
            yield context.finding(
                f"{names}: all fail over to {context.design.nodes[node].name} first, {len(passive)} nodes are passive",
                *groups,
            )
