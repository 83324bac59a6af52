"""EX-4.05: shared disks are basic disks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule(
    "EX-4.05",
    "Dynamic disk",
    "error",
    "general knowledge",
    reads=("disks",),
    fix=setting("disks", "Make {name} a basic disk", dynamic=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A shared disk is a dynamic disk.

    Why: The cluster's disk driver reserves and releases basic disks only; it cannot arbitrate for a dynamic one.
    Fix: Make it a basic disk before any data is on it: the conversion back to a basic disk deletes all volumes.
    Bad: R: dynamic disk, shared disks must be basic
    Good: R: is a basic disk.
    Source: Field practice. Fact EX-4.05.
    """
    for disk in context.design.disks.values():
        if disk.dynamic is None:
            yield context.undecided("disk type (basic or dynamic)", disk.id)
        elif disk.dynamic:
            yield context.finding(f"{about(disk_text(disk))} dynamic disk, shared disks must be basic", disk.id)
