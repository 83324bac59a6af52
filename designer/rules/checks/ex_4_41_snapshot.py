"""EX-4.41: a node never sees a disk and its copy."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import contents, quorum_disk
from designer.topology.evs import disk_text


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Hide the copy from every node; None where a group, or anything else in the design, uses it."""
    copy = design.disks[finding.subjects[0]]
    is_used = any(resource.disk == copy.id for resource in design.resources.values())
    is_root = any(disk.root == copy.id for disk in design.disks.values())
    if is_used or is_root or quorum_disk(design) == copy or contents(design)[copy.id]:
        return None
    return Fix(f"Show {disk_text(copy)} to no node", changing(design, "disks", copy.id, visible_to=()))


@rule("EX-4.41", "Snapshot visible to a node", "warning", "general knowledge", reads=("nodes", "disks"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node sees a shared disk and a snapshot of it, which has the same signature.

    Why: The cluster identifies disks by their signatures. Windows gives the second disk with a signature a new one, and
    when that is the original, its Physical Disk resource no longer finds it.
    Fix: Show the snapshot to the backup server only.
    Bad: Disk T Copy: snapshot of T: with the same signature, NODE1 and NODE2 see both
    Good: The snapshot is shown to no node of the cluster.
    Source: Field practice. Fact EX-4.41.
    """
    design = context.design
    for disk in design.disks.values():
        if disk.snapshot_of is None or disk.snapshot_of == disk.id:
            continue
        original = design.disks[disk.snapshot_of]
        both = [node.name for node in design.nodes.values() if _sees(disk, node.id) and _sees(original, node.id)]
        if both:
            verb = "see" if len(both) > 1 else "sees"
            yield context.finding(
                f"{about(disk_text(disk))} snapshot of {disk_text(original)} with the same signature, {listed(both)}"
                f" {verb} both",
                disk.id,
                original.id,
            )


def _sees(disk: Disk, node: Id) -> bool:
    return disk.visible_to is None or node in disk.visible_to
