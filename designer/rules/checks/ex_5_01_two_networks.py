"""EX-5.01: two independent networks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, added
from designer.edits.networks import bind_clients_first, strip_adapter
from designer.edits.nodes import add_network, connect
from designer.foundation.units import listed
from designer.model.records import Network, Node
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.addressing import has_room

_LEAST = 2


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add a private network beside the only one, or connect the node to the only other one."""
    used = [network for network in design.networks.values() if network.role != "none"]
    subject = finding.subjects[0]
    if subject in design.nodes:
        return _connected(design, catalog, design.nodes[subject], used)
    on_it = {interface.node for interface in design.interfaces.values()}
    if len(design.networks) != 1 or used[0].role == "private" or on_it != set(design.nodes):
        return None
    draft = Draft(design)
    draft.do(add_network(design, catalog, "private"))
    for node in design.nodes:
        draft.do(bind_clients_first(draft.snapshot, node))
    return Fix(f"Add a private network beside {used[0].name}", draft.diff)


def _connected(design: Snapshot, catalog: Catalog, node: Node, used: list[Network]) -> Fix | None:
    has = {interface.network for interface in design.interfaces.values() if interface.node == node.id}
    others = [network for network in used if network.id not in has]
    if len(others) != 1 or not has_room(design, others[0].id):
        return None
    draft = Draft(design)
    connect(draft, catalog, node.id, others[0].id)
    if others[0].role == "private":
        (interface,) = added(draft.diff, "interfaces")
        draft.do(strip_adapter(draft.snapshot, interface))
    draft.do(bind_clients_first(draft.snapshot, node.id))
    return Fix(f"Connect {node.name} to {others[0].name}", draft.diff)


@rule(
    "EX-5.01",
    "Fewer than two networks",
    "error",
    "published",
    reads=("nodes", "networks", "interfaces"),
    subsumes=("EX-5.03",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The cluster, or one of its nodes, uses one network only.

    Why: With a single network one broken adapter or switch port cuts a node off; such a cluster is not supported.
    Fix: Add a second, independent network and an adapter for it in every node.
    Bad: 1 network (Public), at least 2
    Good: Every node has an adapter on Public and one on Private.
    Source: Exchange Server Best Practices Analyzer; KB 176320. Fact EX-5.01.
    """
    design = context.design
    if design.nodes and not design.networks:
        yield context.undecided("networks", CLUSTER_ID)
    used = [network for network in design.networks.values() if network.role != "none"]
    if len(used) == 1:
        yield context.finding(f"1 network ({used[0].name}), at least {_LEAST}", CLUSTER_ID)
        return
    connected: dict[str, set[str]] = {}
    for interface in design.interfaces.values():
        if design.networks[interface.network].role != "none":
            connected.setdefault(interface.node, set()).add(interface.network)
    for node in design.nodes if used else ():
        if node not in connected:
            yield context.undecided("adapters", node)
    for node, networks in connected.items():
        if len(networks) < _LEAST:
            names = listed([design.networks[network].name for network in networks])
            yield context.finding(
                f"{design.nodes[node].name}: adapter on {names} only, at least {_LEAST} networks", node
            )
