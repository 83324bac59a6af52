"""EX-1.22: Windows knows the quorum model."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.quorum import keep_quorum_on_disk
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule

_MODELS = {"disk": "a quorum disk", "majority-node-set": "Majority Node Set", "local": "Local Quorum"}


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The quorum on the disk that is there for it."""
    diff = keep_quorum_on_disk(design)
    return Fix("Keep the quorum on the quorum disk", diff) if diff is not None else None


@rule(
    "EX-1.22",
    "Quorum model not available on this Windows",
    "error",
    "published",
    reads=("clusters",),
    subsumes=("EX-6.02", "EX-6.03"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design uses a quorum model that this Windows does not have.

    Why: Windows 2000 has the quorum on a shared disk only; Majority Node Set came with Windows Server 2003.
    Fix: Use a quorum disk, or Windows Server 2003.
    Bad: Majority Node Set with Windows 2000 Advanced Server, which has a quorum disk only
    Good: Majority Node Set is used with Windows Server 2003, Enterprise Edition.
    Source: Understanding Exchange Server 2003 Clustering. Facts EX-1.22 and EX-6.01.
    """
    windows, model = context.windows, context.design.cluster.quorum
    if windows is not None and windows.clusterable and model not in windows.quorum_models:
        known = listed([_MODELS[one] for one in windows.quorum_models], "or")
        yield context.finding(f"{_MODELS[model]} with {windows.name}, which has {known} only", CLUSTER_ID)
