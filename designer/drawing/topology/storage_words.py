"""What is said about the shared storage, its arrays and its fabrics."""

from __future__ import annotations

from designer.drawing.topology.facts import Facts
from designer.drawing.topology.shelves import QUORUM
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.model.records import Disk

TITLE = tr("Shared storage")

MANY = 4
"""So many stores on a disk are counted, fewer are named."""

_BUSES = {"scsi": "SCSI", "fibre-channel": tr("Fibre Channel"), "iscsi": "iSCSI", "sas": "SAS"}


def about_storage(facts: Facts) -> str:
    """Its bus and how much of it there is."""
    bus = _BUSES.get(facts.snapshot.cluster.bus or "", "")
    count = plural(len(facts.snapshot.disks), "disk") if facts.snapshot.disks else tr("no disks yet")
    return " · ".join(part for part in (bus, count) if part)


def fine_disk(facts: Facts, disk: Disk) -> list[str]:
    """What else is known about a disk, the most first: how it is made, and what is on it."""
    names = [facts.snapshot.stores[one].name for one in facts.stock.on_disk.get(disk.id, ())]
    parts = [
        disk.name if disk.letter and disk.name.rstrip(":") != f"Disk {disk.letter}" else "",
        tr("RAID {raid}").format(raid=disk.raid) if disk.raid is not None else "",
        plural(disk.spindles, "spindle") if disk.spindles is not None else "",
        disk.lun,
        "" if disk.file_system is None else disk.file_system.upper(),
        tr("{replicated} replica").format(replicated=disk.replicated) if disk.replicated not in (None, "none") else "",
        listed(names) if len(names) < MANY else plural(len(names), "store"),
    ]
    there = [part for part in parts if part]
    return [" · ".join(there[:count]) for count in range(len(there), 0, -1)]


def about_array(facts: Facts, array: Id) -> list[str]:
    """What to say about an array, the most first."""
    record = facts.snapshot.arrays[array]
    controllers = plural(record.controllers, "controller") if record.controllers is not None else ""
    site = facts.snapshot.name_of(record.site) if facts.camps and record.site is not None else ""
    parts = [part for part in (site, record.hardware, controllers) if part]
    return [" · ".join(parts[:count]) for count in range(len(parts), 0, -1)]


def about_fabric(facts: Facts, fabric: Id) -> list[str]:
    """What to say about a fabric: its hardware."""
    return [facts.snapshot.fabrics[fabric].hardware]


def lacking(facts: Facts) -> str:
    """Which ways to the storage the selected node lacks; "" when it lacks none."""
    if not facts.pathless:
        return ""
    names, node = facts.snapshot.name_of, facts.selected
    if len(facts.pathless) == len(facts.fabrics) * len(facts.arrays):
        return tr("{node} has no path to the storage").format(node=names(node))
    ways = []
    for fabric in dict.fromkeys(fabric for fabric, _ in facts.pathless):
        arrays = [array for one, array in facts.pathless if one == fabric]
        to = (
            ""
            if len(arrays) == len(facts.arrays)
            else tr(" to {array}").format(array=listed([names(array) for array in arrays]))
        )
        ways.append(tr("over {fabric}{to}").format(fabric=names(fabric), to=to))
    return tr("{node} has no path {ways}").format(node=names(node), ways=listed(ways, tr("or")))


def holders(facts: Facts, key: str) -> list[str]:
    """Who holds the disks of a stack while a run is watched, the most first; nothing in the design.

    Nothing is said of the quorum while nodes contend for it: how that goes is told there.
    """
    if facts.spotlight is None or facts.state is None:
        return []
    if key == QUORUM:
        if facts.spotlight.arbitrations or facts.snapshot.cluster.quorum_disk is None:
            return []
        holder = facts.state.quorum_owner
    elif key in facts.state.owners:
        holder = facts.state.owners[key]
    else:
        return []
    if holder is None:
        return [tr("held by no node"), tr("no node")]
    name = facts.snapshot.name_of(holder)
    return [tr("held by {node}").format(node=name), name]
