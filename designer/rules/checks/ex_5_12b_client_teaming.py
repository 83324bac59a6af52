"""EX-5.12b: teaming on a client network is accepted."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.addressing import holder_text


@rule(
    "EX-5.12b",
    "Teamed adapter on a client network",
    "information",
    "published",
    reads=("nodes", "networks", "interfaces", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An adapter on a public or mixed network is teamed.

    Why: That is acceptable, but Microsoft support may ask to break the team while it looks for a fault.
    Fix: None needed; note the teaming in the operations manual.
    Bad: NODE4 on Public: teamed adapter, support may ask to break the team
    Good: NODE4 has a single adapter on Public.
    Source: KB 254101. Fact EX-5.12.
    """
    for interface in context.design.interfaces.values():
        if interface.teamed and context.design.networks[interface.network].role in ("public", "mixed"):
            name = holder_text(context.design, interface.id)
            yield context.finding(f"{name}: teamed adapter, support may ask to break the team", interface.id)
