"""EX-4.08b: one shared disk more than the quorum."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-4.08b", "No disk besides the quorum", "error", "published", reads=("clusters", "disks", "groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster with a quorum disk and an EVS has one shared disk only.

    Why: The quorum needs a disk of its own, and the data of an EVS needs at least one more.
    Fix: Add a shared disk for the data.
    Bad: 1 shared disk, at least 2: quorum and data
    Source: KB 280345. Fact EX-4.08.
    """
    design = context.design
    if design.cluster.quorum == "disk" and len(design.disks) == 1 and design.groups_of_kind("evs"):
        yield context.finding("1 shared disk, at least 2: quorum and data", CLUSTER_ID)
