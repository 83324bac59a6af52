"""EX-1.08: the Windows service pack that Exchange Setup asks for."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import service_pack


@rule("EX-1.08", "Windows service pack too old", "error", "published", reads=("clusters",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The Windows service pack is older than Exchange Setup on a cluster node asks for.

    Why: Exchange 2003 runs on Windows 2000 from Service Pack 3 on, but Setup on a cluster node needs Service Pack 4.
    Fix: Plan a newer Windows service pack, on every node.
    Bad: Windows 2000 Advanced Server Service Pack 3: Exchange Server 2003 Enterprise Edition needs Service Pack 4
    Source: Exchange Server 2003 Deployment Guide, setup prerequisites. Fact EX-1.08.
    """
    pair, number = context.pair, context.design.cluster.windows_sp
    exchange, windows = context.exchange, context.windows
    if pair is None or exchange is None or windows is None or number is None or not pair.supported:
        return
    if number < pair.min_windows_sp:
        yield context.finding(
            f"{windows.name} {service_pack(number)}: {exchange.name} needs Service Pack {pair.min_windows_sp}",
            CLUSTER_ID,
        )
