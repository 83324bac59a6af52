"""Which node sees which disk, as the storage is now."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Disk
from designer.model.surroundings import StoragePath
from designer.simulation.engine.run import Run
from designer.topology.sites import copied


def sees(run: Run, node: Id, disk: Id) -> bool:
    """Whether a node sees a disk: it is connected by design, and neither disk, array nor every way there is lost.

    A node from which no path to the array is drawn counts as connected, as long as the disk is visible to it. A copy of
    a disk at the site of the node takes the place of one whose array is lost: an assumption, said in the notes.
    """
    snapshot, damage = run.plan.snapshot, run.damage
    record = snapshot.disks[disk]
    if record.visible_to is not None and node not in record.visible_to:
        return False
    if not damage.any:
        return True
    if (disk, node) in damage.disks:
        return False
    if record.array is None:
        return True
    if record.array in damage.arrays:
        return _sees_copy(run, node, record)
    ways = _ways(snapshot.paths).get((node, record.array))
    return ways is None or any(way.id not in damage.paths and way.fabric not in damage.fabrics for way in ways)


@remembered
def _ways(paths: Mapping[Id, StoragePath]) -> Mapping[tuple[Id, Id], tuple[StoragePath, ...]]:
    """The paths between each node and each array."""
    found: dict[tuple[Id, Id], tuple[StoragePath, ...]] = {}
    for path in paths.values():
        found[path.node, path.array] = (*found.get((path.node, path.array), ()), path)
    return found


def _sees_copy(run: Run, node: Id, disk: Disk) -> bool:
    snapshot = run.plan.snapshot
    kind = copied(snapshot, disk)
    here, there = snapshot.nodes[node].site, snapshot.arrays[disk.array or ""].site
    if kind in (None, "none") or here is None or there is None or here == there:
        return False
    latest = ", without what was not copied yet" if kind == "asynchronous" else ""
    run.note(
        f"Where an array is lost, the nodes of other sites are assumed to go on with the copies of its disks{latest}."
    )
    return True
