"""CL-02: every address belongs to one object."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.addressing import Address, addresses, holder_text, parsed_address


@rule(
    "CL-02", "Address used twice", "error", "general knowledge", reads=("nodes", "networks", "interfaces", "resources")
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two adapters or IP Address resources have the same address.

    Why: The second one to start finds the address in use and stays offline.
    Fix: Give one of them a free address of the subnet.
    Bad: 192.168.10.11: address of NODE1 on Public and EVS1 IP Address, at most 1
    Source: TCP/IP; an IP Address resource fails on a duplicate.
    """
    holders: dict[Address, list[Id]] = {}
    for holder, _, text in addresses(context.design):
        address = parsed_address(text)
        if address is not None:
            holders.setdefault(address, []).append(holder)
    for address, ids in holders.items():
        if len(ids) > 1:
            names = listed([holder_text(context.design, holder) for holder in ids])
            yield context.finding(f"{address}: address of {names}, at most 1", *ids)
