"""EX-1.07: this Exchange is supported on this Windows."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-1.07", "Exchange not supported on this Windows", "error", "published", reads=("clusters",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Both editions can be clustered, but this Exchange is not supported on this Windows.

    Why: Exchange 2000 does not run on Windows Server 2003. It may run on Windows 2000 in a Windows Server 2003 domain.
    Fix: Upgrade to Exchange 2003 first, then to Windows Server 2003; or keep Windows 2000.
    Bad: Exchange 2000 Enterprise Server on Windows Server 2003, Enterprise Edition: not supported; Exchange 2000 does
    not run on Windows Server 2003
    Good: Exchange 2000 Enterprise Server runs on Windows 2000 Advanced Server.
    Source: Exchange installation notes (AL Recreation helpdesk archive); Windows IT Pro 39489. Fact EX-1.07.
    """
    pair, exchange, windows = context.pair, context.exchange, context.windows
    if pair is None or exchange is None or windows is None:
        return
    if exchange.clusterable and windows.clusterable and not pair.supported:
        yield context.finding(f"{exchange.name} on {windows.name}: not supported; {pair.reason}", CLUSTER_ID)
