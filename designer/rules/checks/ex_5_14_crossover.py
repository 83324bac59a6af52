"""EX-5.14: a crossover cable connects two nodes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting

_MOST = 2


@rule(
    "EX-5.14",
    "Crossover cable for more than two nodes",
    "error",
    "published",
    reads=("networks", "interfaces"),
    fix=setting("networks", "Connect {name} through a switch", medium="switch"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A network with adapters of more than two nodes is a crossover cable.

    Why: A crossover cable has two ends. More than two nodes need a hub or a switch.
    Fix: Use a switch, or a VLAN of its own on one.
    Bad: Private: crossover cable with 4 nodes, at most 2
    Good: Private uses a switch.
    Source: Laxman's notes on clustering. Fact EX-5.14.
    """
    design = context.design
    nodes: dict[Id, set[Id]] = {}
    for interface in design.interfaces.values():
        nodes.setdefault(interface.network, set()).add(interface.node)
    for network in design.networks.values():
        count = len(nodes.get(network.id, ()))
        if network.medium == "crossover" and count > _MOST:
            yield context.finding(f"{network.name}: crossover cable with {count} nodes, at most {_MOST}", network.id)
