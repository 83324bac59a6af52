"""EX-5.12: no teaming on a private network."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.topology.addressing import holder_text


@rule(
    "EX-5.12",
    "Teamed adapter on a private network",
    "error",
    "published",
    reads=("nodes", "networks", "interfaces", "resources"),
    fix=setting("interfaces", "Take {name} out of its team", teamed=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An adapter on a private network is teamed.

    Why: Teaming delays heartbeats; on the private network it is not supported.
    Fix: Break the team; use the second adapter for a second private network.
    Bad: NODE4 on Private: teamed adapter, not supported on a private network
    Good: NODE4 has a single adapter on Private.
    Source: KB 254101. Fact EX-5.12.
    """
    for interface in context.design.interfaces.values():
        if context.design.networks[interface.network].role != "private":
            continue
        if interface.teamed is None:
            yield context.undecided("teaming", interface.id)
        elif interface.teamed:
            name = holder_text(context.design, interface.id)
            yield context.finding(f"{name}: teamed adapter, not supported on a private network", interface.id)
