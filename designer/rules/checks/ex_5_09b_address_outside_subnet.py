"""EX-5.09b: addresses lie in the subnet of their network."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.addresses import next_address, set_address
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.addressing import addresses, holder_text, parsed_address, subnet_of


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give the adapter or the resource a free address of the subnet."""
    holder = finding.subjects[0]
    address = next_address(design, holder)
    if not address:
        return None
    return Fix(f"Give {holder_text(design, holder)} the address {address}", set_address(design, holder, address))


@rule(
    "EX-5.09b",
    "Address outside its subnet",
    "error",
    "general knowledge",
    reads=("nodes", "networks", "interfaces", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The address of an adapter, or of an IP Address resource, lies outside the subnet of its network.

    Why: The cluster would take such an adapter for another network, and an IP Address resource comes online on no
    adapter.
    Fix: Correct the address, the subnet, or the network that the resource belongs to.
    Bad: NODE1 on Private: 10.10.11.1 is outside 10.10.10.0/24 (Private)
    Good: NODE1 has 10.10.10.1 on Private.
    Source: Field practice. Fact EX-5.09.
    """
    for holder, network, text in addresses(context.design):
        address = parsed_address(text)
        subnet = subnet_of(context.design.networks[network]) if network is not None else None
        if address is not None and subnet is not None and network is not None and address not in subnet:
            name = context.design.networks[network].name
            yield context.finding(f"{holder_text(context.design, holder)}: {text} is outside {subnet} ({name})", holder)
