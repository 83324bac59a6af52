"""Shared disks as devices: which volumes are on one LUN, which disk is the quorum, and what each disk really holds."""

from __future__ import annotations

from collections.abc import Mapping, Set

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.foundation.units import listed
from designer.model.records import Disk, DiskContent, StorageGroup, Store
from designer.model.snapshot import Snapshot
from designer.topology.evs import disk_text

Device = tuple[Id, str]
"""The array (its id, "" where it is not given) and the LUN; a disk without a LUN has its own id and ""."""


def device(disk: Disk) -> Device:
    """The physical device that a disk is on; two disks with one LUN of one array are volumes of the same."""
    lun = disk.lun and disk.lun.strip().casefold()
    return (disk.array or "", lun) if lun else (disk.id, "")


def volumes(snapshot: Snapshot) -> Mapping[Device, list[Disk]]:
    """The disks on every device, in creation order."""
    return _volumes(snapshot.disks)


@remembered
def _volumes(disks: Mapping[Id, Disk]) -> Mapping[Device, list[Disk]]:
    found: dict[Device, list[Disk]] = {}
    for disk in disks.values():
        found.setdefault(device(disk), []).append(disk)
    return found


def lun_text(disk: Disk) -> str:
    """The name of a disk's LUN in a sentence: "7" and "LUN 7" both are "LUN 7"."""
    lun = disk.lun.strip()
    return lun if lun.casefold().startswith("lun") else f"LUN {lun}"


def device_text(disks: list[Disk]) -> str:
    """How a device with these volumes is called in a sentence: "R:", or "R: and S: (volumes of LUN 7)"."""
    names = listed([disk_text(disk) for disk in disks])
    return f"{names} (volumes of {lun_text(disks[0])})" if len(disks) > 1 else names


def quorum_disk(snapshot: Snapshot) -> Disk | None:
    """The disk that holds the quorum; None where the quorum model needs none, or the design does not say which."""
    cluster = snapshot.cluster
    if cluster.quorum != "disk" or cluster.quorum_disk is None:
        return None
    return snapshot.disks[cluster.quorum_disk]


def contents(snapshot: Snapshot) -> Mapping[Id, Set[DiskContent]]:
    """What every disk holds: what it is meant for, and the logs and stores that are placed on it."""
    return _contents(snapshot.disks, snapshot.storage_groups, snapshot.stores)


@remembered
def _contents(
    disks: Mapping[Id, Disk], storage_groups: Mapping[Id, StorageGroup], stores: Mapping[Id, Store]
) -> Mapping[Id, Set[DiskContent]]:
    found: dict[Id, set[DiskContent]] = {disk.id: set(disk.holds) for disk in disks.values()}
    for storage in storage_groups.values():
        if storage.log_disk is not None:
            found[storage.log_disk].add("log")
    for store in stores.values():
        if store.disk is not None:
            found[store.disk].add("database")
    return found
