"""EX-1.20: the nodes of an Exchange cluster run Exchange only."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import some

_CORE = {"ip-address", "network-name", "physical-disk", "msdtc", "majority-node-set", "local-quorum"}


@rule("EX-1.20", "Nodes not dedicated to Exchange", "best practice", "general knowledge", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An Exchange cluster also carries a group with another application.

    Why: Other applications compete for memory, and their updates and restarts hit the mail service.
    Fix: Give the application a cluster of its own.
    Bad: Files: runs Share beside Exchange
    Source: Practice; a chapter heading of the Exchange 2000 cluster guide. Fact EX-1.20.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for group in context.design.groups_of_kind("other"):
        strange = [one.name for one in context.design.members(group.id) if one.type not in _CORE]
        if strange:
            yield context.finding(f"{group.name}: runs {some(strange)} beside Exchange", group.id)
