"""DS-01: the catalogue knows Windows and Exchange."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("DS-01", "Unknown platform", "error", "general knowledge", reads=("clusters", "nodes", "servers"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design, a node or a server names a Windows or an Exchange that the program does not have in its
    catalogue.

    Why: Limits, dependencies and supported pairs follow from the platform; rules about them cannot judge an unknown
    one.
    Fix: Choose one of the known platforms.
    Bad: Windows "windows-nt-4" is unknown, known are windows-2000-advanced-server, windows-2000-datacenter,
    windows-2000-server, windows-2003-datacenter, windows-2003-enterprise and windows-2003-standard
    Good: The design names windows-2003-enterprise, or no Windows yet.
    Source: The program's catalogue.
    """
    design, catalog = context.design, context.catalog
    for noun, name, known in (
        ("Windows", design.cluster.windows, list(catalog.windows)),
        ("Exchange", design.cluster.exchange, list(catalog.exchange)),
    ):
        if name and name not in known:
            yield context.finding(f'{noun} "{name}" is unknown, known are {listed(known)}', CLUSTER_ID)
    installed = [(node.id, node.name, node.windows, node.exchange) for node in design.nodes.values()]
    installed += [(server.id, server.name, server.windows, server.exchange) for server in design.servers.values()]
    for identifier, name, windows, exchange in installed:
        strange = [f'Windows "{windows}"'] if windows and windows not in catalog.windows else []
        strange += [f'Exchange "{exchange}"'] if exchange and exchange not in catalog.exchange else []
        if strange:
            yield context.finding(f"{name}: {listed(strange)} unknown to the program", identifier)
