"""EX-1.02: the Windows edition has a cluster service."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Windows
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule(
    "EX-1.02",
    "Windows edition without the Cluster service",
    "error",
    "published",
    reads=("clusters", "nodes"),
    subsumes=("EX-1.11", "EX-9.04"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design, or a node of it, names a Windows edition that does not have the Cluster service.

    Why: Without the Cluster service there are no groups, no resources and no failover.
    Fix: Choose Advanced Server or Datacenter Server of Windows 2000, Enterprise or Datacenter Edition of Windows Server
    2003, on every node.
    Bad: Windows Server 2003, Standard Edition: no Cluster service, needs Windows Server 2003, Datacenter Edition or
    Windows Server 2003, Enterprise Edition
    Good: The design names Windows Server 2003, Datacenter Edition.
    Source: Exchange Server 2003 Distilled, chapter 7. Fact EX-1.02.
    """
    windows = context.windows
    if windows is not None and not windows.clusterable:
        yield context.finding(_text(context, windows), CLUSTER_ID)
    for node in context.design.nodes.values():
        own = context.catalog.windows.get(node.windows)
        if own is not None and own is not windows and not own.clusterable:
            yield context.finding(f"{node.name}: {_text(context, own)}", node.id)


def _text(context: RuleContext, windows: Windows) -> str:
    others = context.catalog.windows.values()
    usable = [other.name for other in others if other.clusterable and other.family == windows.family]
    return f"{windows.name}: no Cluster service, needs {listed(usable, 'or')}"
