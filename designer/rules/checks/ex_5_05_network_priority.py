"""EX-5.05: the private network comes first."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-5.05", "Private network not first", "warning", "published", reads=("networks",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A mixed network comes before a private one in the priority for internal communication.

    Why: The cluster uses the first network that works; heartbeats belong on the private one.
    Fix: Put the private network first in the list of network priorities.
    Bad: Private: priority 3 behind Public (2), should be first
    Source: Exchange Server Best Practices Analyzer. Fact EX-5.05.
    """
    networks = context.design.networks.values()
    mixed = [one for one in networks if one.role == "mixed" and one.priority is not None]
    first = min(mixed, key=lambda network: network.priority or 0, default=None)
    for network in networks:
        if first is None or network.role != "private" or network.priority is None or first.priority is None:
            continue
        if network.priority > first.priority:
            yield context.finding(
                f"{network.name}: priority {network.priority} behind {first.name} ({first.priority}), should be first",
                network.id,
            )
