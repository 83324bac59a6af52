"""EX-5.10: a subnet has an address for everything in it."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.addressing import addresses_needed, subnet_of, usable_hosts
from designer.topology.evs import ADDRESS


@rule(
    "EX-5.10",
    "Subnet too small",
    "error",
    "general knowledge",
    reads=("networks", "interfaces", "resources"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The adapters and IP Address resources on a network are more than the addresses in its subnet.

    Why: Each needs a static address of its own. A cluster takes two per node, one per virtual server, one for itself
    and one for MSDTC where that has a group of its own.
    Fix: Use a larger subnet.
    Bad: Public: 8 addresses needed, 6 usable in 192.168.10.0/29
    Good: Public has the subnet 192.168.10.0/28 with 14 addresses.
    Source: High Availability Guide for Exchange 2003, from field practice. Fact EX-5.10.
    """
    design = context.design
    for network, count in addresses_needed(design).items():
        record = design.networks[network]
        subnet = subnet_of(record)
        if subnet is None:
            if not record.subnet and record.role != "none":
                yield context.undecided("subnet", network)
        elif count > usable_hosts(subnet):
            yield context.finding(
                f"{record.name}: {plural(count, 'address', 'addresses')} needed, {usable_hosts(subnet)} usable in"
                f" {subnet}",
                network,
            )
    for interface in design.interfaces.values():
        if not interface.address and interface.static is not False:
            yield context.undecided("address", interface.id)
    for resource in design.resources.values():
        if resource.type == ADDRESS and not resource.properties.get("Address"):
            yield context.undecided("address", resource.id)
