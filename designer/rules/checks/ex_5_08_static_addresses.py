"""EX-5.08: addresses of nodes are static."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.addresses import next_address
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.addressing import holder_text


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Make the address static; one that DHCP gives is replaced by a free one of the subnet."""
    interface = design.interfaces[finding.subjects[0]]
    address = interface.address or next_address(design, interface.id)
    if not address:
        return None
    title = f"Give {holder_text(design, interface.id)} the static address {address}"
    return Fix(title, changing(design, "interfaces", interface.id, static=True, address=address))


@rule(
    "EX-5.08",
    "Node address from DHCP",
    "warning",
    "published",
    reads=("nodes", "networks", "interfaces", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node gets the address of a cluster network from DHCP.

    Why: A lost lease takes the adapter, and the IP Address resources on it, out of service.
    Fix: Give the adapter a static address.
    Bad: NODE2 on Public: address from DHCP, should be static
    Good: NODE2 has a static address on Public.
    Source: KB 170771; Exchange Server Best Practices Analyzer. Fact EX-5.08.
    """
    for interface in context.design.interfaces.values():
        if interface.static is None:
            yield context.undecided("kind of address (static or from DHCP)", interface.id)
        elif not interface.static:
            yield context.finding(
                f"{holder_text(context.design, interface.id)}: address from DHCP, should be static", interface.id
            )
