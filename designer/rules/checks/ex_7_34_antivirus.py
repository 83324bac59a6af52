"""EX-7.34: the antivirus software knows clusters."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule


@rule("EX-7.34", "Antivirus software that knows no clusters", "warning", "published", reads=("clusters", "groups"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The antivirus software for Exchange is not made for clusters.

    Why: It has to be installed on every node and to follow the virtual server; software that does not may stop after a
    failover, hold the store, or refuse a rolling upgrade.
    Fix: Use a product that is made for Exchange clusters and scans through the virus scanning interface of the store.
    Bad: Antivirus software: not made for clusters
    Good: The antivirus software is made for clusters.
    Source: Rolling Upgrades (Windows IT Pro). Fact EX-7.34.
    """
    aware = context.design.cluster.antivirus_cluster_aware
    if not context.design.groups_of_kind("evs"):
        return
    if aware is None:
        yield context.undecided("kind of antivirus software (cluster-aware or not)", CLUSTER_ID)
    elif not aware:
        yield context.finding("Antivirus software: not made for clusters", CLUSTER_ID)
