"""EX-1.02: the Windows edition has a cluster service."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-1.02", "Windows edition without cluster service", "error", "published", reads=("clusters",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design names a Windows edition that has no cluster service.

    Why: Without the cluster service there are no groups, no resources and no failover.
    Fix: Choose Advanced Server or Datacenter Server of Windows 2000, Enterprise or Datacenter Edition of Windows
    Server 2003, on every node.
    Bad: Windows Server 2003, Standard Edition: no cluster service, needs Windows Server 2003, Datacenter Edition or
    Windows Server 2003, Enterprise Edition
    Source: Exchange Server 2003 Distilled, chapter 7. Fact EX-1.02.
    """
    windows = context.windows
    if windows is not None and not windows.clusterable:
        others = context.catalog.windows.values()
        usable = [other.name for other in others if other.clusterable and other.family == windows.family]
        yield context.finding(f"{windows.name}: no cluster service, needs {listed(usable, 'or')}", CLUSTER_ID)
