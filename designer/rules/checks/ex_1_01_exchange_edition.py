"""EX-1.01: the Exchange edition can be clustered."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-1.01", "Exchange edition cannot be clustered", "error", "published", reads=("clusters",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design names an Exchange edition that cannot be clustered.

    Why: Setup of the Standard edition does not know clusters; it cannot create an Exchange Virtual Server.
    Fix: Choose Enterprise Edition, on every node.
    Bad: Exchange Server 2003 Standard Edition: cannot be clustered, needs Exchange Server 2003 Enterprise Edition
    Source: Exchange Server 2003 Distilled, chapter 7; flylib 3.392 for Exchange 2000. Fact EX-1.01.
    """
    exchange = context.exchange
    if exchange is not None and not exchange.clusterable:
        others = context.catalog.exchange.values()
        usable = [other.name for other in others if other.clusterable and other.version == exchange.version]
        yield context.finding(f"{exchange.name}: cannot be clustered, needs {listed(usable, 'or')}", CLUSTER_ID)
