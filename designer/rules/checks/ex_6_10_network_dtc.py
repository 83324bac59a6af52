"""EX-6.10: MSDTC is closed to the network."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-6.10",
    "Network DTC access enabled",
    "warning",
    "published",
    reads=("clusters", "groups"),
    fix=setting("clusters", "Disable network DTC access on the cluster", dtc_network_access=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: MSDTC of an Exchange cluster on Windows Server 2003 accepts transactions over the network.

    Why: Exchange uses MSDTC on its own node only; a service that is open to the network is one more point of attack.
    Fix: Leave network DTC access disabled.
    Bad: Network DTC access enabled, should be disabled
    Good: Network DTC access is disabled.
    Source: Exchange Server Best Practices Analyzer, MSDTC. Fact EX-6.10.
    """
    windows, allowed = context.windows, context.design.cluster.dtc_network_access
    if windows is None or windows.family != "2003" or not context.design.groups_of_kind("evs"):
        return
    if allowed is None:
        yield context.undecided("network access of MSDTC", CLUSTER_ID)
    elif allowed:
        yield context.finding("Network DTC access enabled, should be disabled", CLUSTER_ID)
