"""EX-5.16b: DNS takes what the cluster registers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import some


@rule("EX-5.16b", "DNS without dynamic updates", "warning", "published", reads=("clusters", "groups"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The DNS zone of a cluster on Windows Server 2003 takes no dynamic updates.

    Why: The Cluster service registers the names of the cluster and of its virtual servers by itself. Where the zone
    refuses, somebody has to create the records by hand, and to keep them right.
    Fix: Allow secure dynamic updates; or create an A record for the cluster and for every virtual server, and waive the
    finding.
    Bad: DNS takes no dynamic updates: the records of EXCLUSTER and EVS1 must be created by hand
    Good: The zone takes dynamic updates.
    Source: Windows Server 2003 help (TechNet cc784571) on name resolution. Fact EX-5.16.
    """
    design = context.design
    if context.windows is None or context.windows.family != "2003" or not design.virtual_servers():
        return
    if design.cluster.dns_dynamic_updates is None:
        yield context.undecided("dynamic updates in DNS", CLUSTER_ID)
    elif not design.cluster.dns_dynamic_updates:
        names = [design.cluster.name or "the cluster", *(group.name for group in design.virtual_servers())]
        yield context.finding(
            f"DNS takes no dynamic updates: the records of {some(names)} must be created by hand", CLUSTER_ID
        )
