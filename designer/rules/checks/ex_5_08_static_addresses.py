"""EX-5.08: addresses of nodes are static."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.addressing import holder_text


@rule(
    "EX-5.08", "Node address from DHCP", "warning", "published", reads=("nodes", "networks", "interfaces", "resources")
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node gets the address of a cluster network from DHCP.

    Why: A lost lease takes the adapter, and the IP Address resources on it, out of service.
    Fix: Give the adapter a static address.
    Bad: NODE2 on Public: address from DHCP, should be static
    Source: KB 170771; Exchange Server Best Practices Analyzer. Fact EX-5.08.
    """
    for interface in context.design.interfaces.values():
        if interface.static is False:
            yield context.finding(
                f"{holder_text(context.design, interface.id)}: address from DHCP, should be static", interface.id
            )
