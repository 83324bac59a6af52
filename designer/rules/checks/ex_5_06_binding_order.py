"""EX-5.06: client networks come first in the binding order."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.networks import bind_clients_first
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Interface
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule

_CLIENTS = ("public", "mixed")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Put the private adapters of the node behind all others."""
    node = design.nodes[finding.subjects[0]]
    title = f"Put the private adapters of {node.name} last in its binding order"
    return Fix(title, bind_clients_first(design, node.id))


@rule(
    "EX-5.06",
    "Private adapter bound first",
    "warning",
    "published",
    reads=("nodes", "networks", "interfaces"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: In the binding order of a node an adapter on a private network comes before one on a network for clients.

    Why: Windows registers and looks up names over the first adapter. With the private one first, Setup, service packs
    and name registration try a network on which no server answers.
    Fix: In the Advanced Settings of Network Connections, put the adapter for clients at the top and the private one
    last.
    Bad: NODE1: Private bound before Public, networks for clients come first
    Good: Public is first in the binding order, Private second.
    Source: Exchange Server Best Practices Analyzer. Fact EX-5.06.
    """
    networks = context.design.networks
    by_node: dict[Id, list[Interface]] = {}
    for interface in context.design.interfaces.values():
        by_node.setdefault(interface.node, []).append(interface)
    for node, adapters in by_node.items():
        private = [one for one in adapters if networks[one.network].role == "private"]
        clients = [one for one in adapters if networks[one.network].role in _CLIENTS]
        pairs = [(one, other) for one in private for other in clients if _precedes(one, other)]
        if pairs:
            early = listed(list(dict.fromkeys(networks[one.network].name for one, _ in pairs)))
            late = listed(list(dict.fromkeys(networks[other.network].name for _, other in pairs)))
            yield context.finding(
                f"{context.design.nodes[node].name}: {early} bound before {late}, networks for clients come first", node
            )
        elif private and clients and any(one.binding_rank is None for one in (*private, *clients)):
            yield context.undecided("binding order", node)


def _precedes(one: Interface, other: Interface) -> bool:
    return one.binding_rank is not None and other.binding_rank is not None and one.binding_rank < other.binding_rank
