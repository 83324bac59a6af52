"""EX-1.08: the Windows service pack that Exchange Setup asks for."""

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
    number = catalog.pairs[(cluster.windows, cluster.exchange)].min_windows_sp
    if subject == CLUSTER_ID:
        diff = changing(design, "clusters", CLUSTER_ID, windows_sp=number)
        return Fix(f"Raise Windows to Service Pack {number}", diff)
    own = None if cluster.windows_sp is not None and cluster.windows_sp >= number else number
    diff = changing(design, "nodes", subject, windows_sp=own)
    return Fix(f"Raise Windows on {design.nodes[subject].name} to Service Pack {own or cluster.windows_sp}", diff)


@rule(
    "EX-1.08",
    "Windows service pack too old",
    "error",
    "published",
    reads=("clusters", "nodes"),
    subsumes=("EX-9.09",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The Windows service pack, of the design or of a node, is older than Exchange Setup on a cluster node asks
    for.

    Why: Exchange 2003 runs on Windows 2000 from Service Pack 3 on, but Setup on a cluster node needs Service Pack 4.
    Fix: Plan a newer Windows service pack, on every node.
    Bad: Windows 2000 Advanced Server Service Pack 3: Exchange Server 2003 Enterprise Edition needs Service Pack 4
    Good: The same Exchange and Windows, with Windows 2000 Service Pack 4.
    Source: Exchange Server 2003 Deployment Guide, setup prerequisites. Fact EX-1.08.
    """
    pair, cluster = context.pair, context.design.cluster
    exchange, windows = context.exchange, context.windows
    if pair is None or exchange is None or windows is None or not pair.supported or not pair.min_windows_sp:
        return
    if cluster.windows_sp is None:
        yield context.undecided("service pack of Windows", CLUSTER_ID)
    packs: dict[Id, tuple[str, int | None]] = {CLUSTER_ID: ("", cluster.windows_sp)}
    for node in context.design.nodes.values():
        if node.windows in ("", cluster.windows):
            packs[node.id] = (f"{about(node.name)} ", node.windows_sp)
    for subject, (start, number) in packs.items():
        if number is not None and number < pair.min_windows_sp:
            yield context.finding(
                f"{start}{windows.name} {service_pack(number)}: {exchange.name} needs Service Pack"
                f" {pair.min_windows_sp}",
                subject,
            )
