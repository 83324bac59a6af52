"""EX-4.12: conventional letter of the quorum disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.storage import letter_of

_USUAL = ("Q", "Z")


@rule("EX-4.12", "Unusual letter of the quorum disk", "information", "published", reads=("clusters", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The quorum disk has another letter than Q: (or Z:, where letters are given backwards).

    Why: Administrators expect it there, and the letter stays clear of local drives that are added later.
    Fix: Use Q: for the quorum and R: onwards for data.
    Bad: W: quorum disk, by convention Q:
    Source: KB 318534. Fact EX-4.12.
    """
    cluster = context.design.cluster
    if cluster.quorum != "disk" or cluster.quorum_disk is None:
        return
    letter = letter_of(context.design.disks[cluster.quorum_disk])
    if letter and letter not in _USUAL:
        yield context.finding(f"{letter}: quorum disk, by convention Q:", cluster.quorum_disk)
