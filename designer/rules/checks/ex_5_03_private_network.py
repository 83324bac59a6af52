"""EX-5.03: one network for the cluster alone."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.networks import set_role
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import ADDRESS


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Make the network private that carries no address of the cluster's, where it is the only one."""
    addresses = [resource for resource in design.resources.values() if resource.type == ADDRESS]
    needed = {resource.network for resource in addresses}
    usable = [network for network in design.networks.values() if network.role != "none"]
    spare = [network for network in usable if network.id not in needed]
    if None in needed or len(spare) != 1 or len(usable) == 1:
        return None
    network = spare[0]
    if any(one.teamed for one in design.interfaces.values() if one.network == network.id):
        return None
    return Fix(f"Make {network.name} a private network", set_role(design, network.id, "private"))


@rule("EX-5.03", "No private network", "warning", "published", reads=("networks",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: No network is reserved for internal cluster communication.

    Why: Heartbeats then share every network with clients, and a flood of client traffic can make a node seem dead.
    Fix: Give one network the role private.
    Bad: No private network, at least 1 recommended
    Good: Private carries internal communication only.
    Source: Exchange Server Best Practices Analyzer. Fact EX-5.03.
    """
    networks = context.design.networks.values()
    if networks and not any(network.role == "private" for network in networks):
        yield context.finding("No private network, at least 1 recommended", CLUSTER_ID)
