"""EX-4.13: size of the quorum log."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting

_LEAST_KB = 4096


@rule(
    "EX-4.13",
    "Quorum log too small",
    "warning",
    "published",
    reads=("clusters", "nodes"),
    fix=setting("clusters", "Let the quorum log grow to 4,096 KB", quorum_log_kb=_LEAST_KB),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The quorum log is reset before it has 4,096 KB.

    Why: Changes in the cluster's configuration while a node is down are kept in this log. When it is reset too early,
    resource definitions can be lost after a failover. Windows 2000 starts with 64 KB, Windows Server 2003 with 4,096
    KB.
    Fix: Set "Reset quorum log at" to 4,096 KB.
    Bad: Quorum log of 64 KB, at least 4,096 KB recommended
    Good: The quorum log is reset at 4,096 KB.
    Source: KB 225081; KB 280353; Exchange Server Best Practices Analyzer. Fact EX-4.13.
    """
    cluster = context.design.cluster
    if cluster.quorum == "local" or not context.design.nodes:
        return
    if cluster.quorum_log_kb is None:
        if context.windows is not None and context.windows.quorum_log_kb < _LEAST_KB:
            yield context.undecided("size of the quorum log", CLUSTER_ID)
    elif cluster.quorum_log_kb < _LEAST_KB:
        yield context.finding(
            f"Quorum log of {cluster.quorum_log_kb:,} KB, at least {_LEAST_KB:,} KB recommended", CLUSTER_ID
        )
