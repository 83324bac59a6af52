"""EX-1.22: Windows knows the quorum model."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule

_MODELS = {"disk": "a quorum disk", "majority-node-set": "Majority Node Set", "local": "Local Quorum"}


@rule(
    "EX-1.22",
    "Quorum model unknown to this Windows",
    "error",
    "published",
    reads=("clusters",),
    subsumes=("EX-6.02", "EX-6.03"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design uses a quorum model that this Windows does not have.

    Why: Windows 2000 knows the quorum on a shared disk only; Majority Node Set came with Windows Server 2003.
    Fix: Use a quorum disk, or Windows Server 2003.
    Bad: Majority Node Set: Windows 2000 Advanced Server has a quorum disk only
    Source: Understanding Exchange Server 2003 Clustering. Fact EX-1.22.
    """
    windows, model = context.windows, context.design.cluster.quorum
    if windows is not None and windows.clusterable and model not in windows.quorum_models:
        known = listed([_MODELS[one] for one in windows.quorum_models], "or")
        yield context.finding(f"{_MODELS[model]}: {windows.name} has {known} only", CLUSTER_ID)
