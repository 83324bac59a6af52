"""EX-7.34: the antivirus software knows clusters."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule


@rule("EX-7.34", "Antivirus software not cluster-aware", "warning", "published", reads=("clusters", "groups"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The antivirus software for Exchange is not cluster-aware.

    Why: It has to be installed on every node and to follow the EVS. Software that does not may stop after a failover,
    lock the store, or refuse a rolling upgrade.
    Fix: Use a cluster-aware product that scans through the virus scanning interface of the store (VSAPI).
    Bad: Antivirus software: not cluster-aware, should be
    Good: The antivirus software is cluster-aware.
    Source: Rolling Upgrades (Windows IT Pro 46334). Fact EX-7.34.
    """
    aware = context.design.cluster.antivirus_cluster_aware
    if not context.design.groups_of_kind("evs"):
        return
    if aware is None:
        yield context.undecided("kind of antivirus software (cluster-aware or not)", CLUSTER_ID)
    elif not aware:
        yield context.finding("Antivirus software: not cluster-aware, should be", CLUSTER_ID)
