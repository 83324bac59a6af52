"""DS-06: addresses and subnets can be read."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.addressing import addresses, holder_text, parsed_address, subnet_of


@rule(
    "DS-06",
    "Unreadable address",
    "error",
    "general knowledge",
    reads=("nodes", "networks", "interfaces", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An address or a subnet is not written as one.

    Why: Duplicates and wrong subnets cannot be found, and the document would print it as it is.
    Fix: Write addresses like 192.168.10.31 and subnets like 192.168.10.0/24.
    Bad: Private: "10.10.10.0/240" is no subnet
    Good: The subnet is written 10.10.10.0/24.
    Source: TCP/IP notation.
    """
    for network in context.design.networks.values():
        if network.subnet and subnet_of(network) is None:
            yield context.finding(f'{network.name}: "{network.subnet}" is no subnet', network.id)
    for holder, _, text in addresses(context.design):
        if parsed_address(text) is None:
            yield context.finding(f'{holder_text(context.design, holder)}: "{text}" is no IP address', holder)
