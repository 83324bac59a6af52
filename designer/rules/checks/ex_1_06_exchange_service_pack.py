"""EX-1.06: the Exchange service pack that the Windows edition asks for."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import service_pack


@rule("EX-1.06", "Exchange service pack too old", "error", "published", reads=("clusters",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The Exchange service pack is older than the first one supported on this Windows.

    Why: Exchange 2000 runs on Windows 2000 Datacenter Server from its Service Pack 1 on.
    Fix: Plan a newer Exchange service pack, on every node.
    Bad: Exchange 2000 Enterprise Server without a service pack: needs Service Pack 1 on Windows 2000 Datacenter Server
    Source: KB 300573. Fact EX-1.06.
    """
    pair, number = context.pair, context.design.cluster.exchange_sp
    exchange, windows = context.exchange, context.windows
    if pair is None or exchange is None or windows is None or number is None or not pair.supported:
        return
    if number < pair.min_exchange_sp:
        yield context.finding(
            f"{exchange.name} {service_pack(number)}: needs Service Pack {pair.min_exchange_sp} on {windows.name}",
            CLUSTER_ID,
        )
