"""EX-5.04: client networks carry heartbeats too."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-5.04", "Network for clients only", "warning", "published", reads=("networks",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A network has the role public, for clients only.

    Why: When the private network fails no other one carries internal communication: the nodes arbitrate for the
    quorum and all but one leave the cluster.
    Fix: Give the network the role mixed.
    Bad: Public: for clients only, should be mixed
    Source: KB 176320. Fact EX-5.04.
    """
    for network in context.design.networks.values():
        if network.role == "public":
            yield context.finding(f"{network.name}: for clients only, should be mixed", network.id)
