"""EX-5.22: all nodes register with the same WINS servers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Interface
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.wording import some
from designer.topology.addressing import client_networks


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give all adapters on the network the WINS servers that some have; None where those differ, or none has any."""
    network = design.networks[finding.subjects[0]]
    adapters = [one for one in design.interfaces.values() if one.network == network.id]
    wanted = {frozenset(one.wins_servers): one.wins_servers for one in adapters if one.wins_servers}
    if len(wanted) != 1:
        return None
    (servers,) = wanted.values()
    draft = Draft(design)
    for adapter in adapters:
        if not adapter.wins_servers:
            draft.change("interfaces", adapter.id, wins_servers=servers)
    return Fix(f"Give every adapter on {network.name} the WINS servers {listed(list(servers))}", draft.diff)


@rule(
    "EX-5.22",
    "WINS servers missing or different",
    "warning",
    "published",
    reads=("clusters", "nodes", "networks", "interfaces"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Adapters of an Exchange cluster on a network for clients have no WINS servers, or not all the same ones.

    Why: An EVS registers its NetBIOS name through whichever node runs it. With other WINS servers on another node the
    name is lost after a failover until WINS has replicated. Exchange Setup, Exchange System Manager and Outlook before
    2003 still ask WINS.
    Fix: Give the client adapters of all nodes the same WINS servers, and the private adapters none.
    Bad: Public: no WINS servers on NODE2, all nodes need the same
    Good: Both nodes use 192.168.10.5 as their WINS server on Public.
    Source: MSMVPs blog on clusters and WINS; KB 195462. Fact EX-5.22.
    """
    if context.exchange is None:
        return
    adapters: dict[Id, list[Interface]] = {network: [] for network in client_networks(context.design)}
    for interface in context.design.interfaces.values():
        if interface.network in adapters:
            adapters[interface.network].append(interface)
            if interface.wins_servers is None:
                yield context.undecided("WINS servers", interface.id)
    for network, on_it in adapters.items():
        fault = _fault(context, on_it)
        if fault:
            yield context.finding(f"{context.design.networks[network].name}: {fault}", network)


def _fault(context: RuleContext, adapters: list[Interface]) -> str:
    nodes = context.design.nodes
    without = [nodes[one.node].name for one in adapters if one.wins_servers == ()]
    if without:
        return f"no WINS servers on {some(without)}, all nodes need the same"
    known = {frozenset(one.wins_servers): one.wins_servers for one in adapters if one.wins_servers}
    if len(known) > 1:
        sets = [" with ".join(servers) for servers in known.values()]
        return f"different WINS servers ({listed(sets, 'or')}), all nodes need the same"
    return ""
