"""EX-1.06: the Exchange service pack that the Windows edition asks for."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.wording import about, service_pack


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The first service pack that is new enough; a node takes that of the design when it is."""
    cluster, subject = design.cluster, finding.subjects[0]
    number = catalog.pairs[(cluster.windows, cluster.exchange)].min_exchange_sp
    if subject == CLUSTER_ID:
        diff = changing(design, "clusters", CLUSTER_ID, exchange_sp=number)
        return Fix(f"Raise Exchange to Service Pack {number}", diff)
    own = None if cluster.exchange_sp is not None and cluster.exchange_sp >= number else number
    diff = changing(design, "nodes", subject, exchange_sp=own)
    return Fix(f"Raise Exchange on {design.nodes[subject].name} to Service Pack {own or cluster.exchange_sp}", diff)


@rule(
    "EX-1.06",
    "Exchange service pack too old",
    "error",
    "published",
    reads=("clusters", "nodes"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The Exchange service pack, of the design or of a node, is older than the first one supported on this
    Windows.

    Why: Exchange 2000 runs on Windows 2000 Datacenter Server from its Service Pack 1 on.
    Fix: Plan a newer Exchange service pack, on every node.
    Bad: Exchange 2000 Enterprise Server without a service pack: needs Service Pack 1 on Windows 2000 Datacenter Server
    Good: The same Exchange and Windows, with Exchange 2000 Service Pack 1.
    Source: KB 300573. Fact EX-1.06.
    """
    pair, cluster = context.pair, context.design.cluster
    exchange, windows = context.exchange, context.windows
    if pair is None or exchange is None or windows is None or not pair.supported or not pair.min_exchange_sp:
        return
    if cluster.exchange_sp is None:
        yield context.undecided("service pack of Exchange", CLUSTER_ID)
    packs: dict[Id, tuple[str, int | None]] = {CLUSTER_ID: ("", cluster.exchange_sp)}
    for node in context.design.nodes.values():
        if node.windows in ("", cluster.windows) and node.exchange in ("", cluster.exchange):
            packs[node.id] = (f"{about(node.name)} ", node.exchange_sp)
    for subject, (start, number) in packs.items():
        if number is not None and number < pair.min_exchange_sp:
            yield context.finding(
                f"{start}{exchange.name} {service_pack(number)}: needs Service Pack {pair.min_exchange_sp} on"
                f" {windows.name}",
                subject,
            )
