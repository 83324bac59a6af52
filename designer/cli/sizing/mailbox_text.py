"""What `clusterwright size mailbox` has to say, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.cli.sizing.numbers import counted, hours, percent, plain, room
from designer.cli.sizing.sheet import Section
from designer.model.records import Raid
from designer.sizing.assumptions import Assumptions
from designer.sizing.databases import INDEX_SHARE
from designer.sizing.iops import Spindles, log_load, spindles
from designer.sizing.layout import EvsLayout
from designer.sizing.logs import LOG_FILE_MB
from designer.sizing.luns import Lun
from designer.sizing.restore import SECONDS_PER_LOG, largest_database, restore_time

OTHER_RAID: Mapping[Raid, Raid] = {"10": "5", "1": "5", "5": "10", "0": "10"}
"""The level that a level is compared with."""


def sections(
    layout: EvsLayout, assumptions: Assumptions, raid: Spindles, restore_rate: float | None
) -> Iterator[Section]:
    """I/O, databases, logs, disks, and the restore when a rate in GB per hour is given."""
    yield Section("Input and output at the peak of the day", tuple(_load(layout, assumptions, raid)))
    yield Section("Databases (EX-4.33, EX-4.38)", tuple(_databases(layout, assumptions)))
    yield Section("Transaction logs (EX-4.35, EX-4.38)", tuple(_logs(layout, assumptions)))
    yield _disks(layout)
    if restore_rate is not None:
        yield Section("Restore of one database (EX-4.34)", tuple(_restore(layout, assumptions, restore_rate)))


def _load(layout: EvsLayout, assumptions: Assumptions, raid: Spindles) -> Iterator[tuple[str, str]]:
    load = layout.load
    parts = f"{plain(load.reads)} reads + {plain(load.writes)} writes = {plain(load.total)} per second"
    yield ("Databases", parts)
    other = spindles(load, OTHER_RAID[raid.raid], assumptions.disk_iops)
    for way in (raid, other):
        need = f"{plain(way.back_end)} behind the controller = {plain(way.unrounded)} times"
        yield (f"On RAID {way.raid}", f"{need} {plain(assumptions.disk_iops)}: {counted(way.disks, 'drive')}")
    yield ("Logs", f"{plain(log_load(load).writes)} writes per second, one after another")


def _databases(layout: EvsLayout, assumptions: Assumptions) -> Iterator[tuple[str, str]]:
    box, found = layout.mailbox, layout.databases
    kept = f"{room(box.dumpster_mb)} deleted items ({plain(assumptions.retention_days)} days)"
    yield ("Mailbox", f"{room(box.content_mb)} + {kept} = {room(box.size_mb)}")
    yield (
        "Number",
        f"{counted(len(layout.stores), 'database')} of {counted(found.users_per_database, 'user')} at most",
    )
    grown = f"{room(found.content_mb)} + {percent(assumptions.structure_share)} structure"
    yield ("Each", f"{grown} = {room(found.database_mb)}")
    yield ("All", room(found.total_mb))
    if assumptions.indexed:
        yield ("Full-text index", f"{room(found.index_mb)} ({percent(INDEX_SHARE)}, EX-4.39)")
    yield ("On disk", f"{room(found.lun_mb)} with {percent(assumptions.free_share)} free")
    yield ("For repair", f"{room(found.repair_mb)} beside the databases, 110 % of the largest one")


def _logs(layout: EvsLayout, assumptions: Assumptions) -> Iterator[tuple[str, str]]:
    found = layout.logs
    yield ("A day", f"{room(found.daily_mb)}, {counted(found.files_per_day, 'file')} of {LOG_FILE_MB} MB")
    yield (f"{plain(assumptions.backup_days)} days without backup", room(found.total_mb))
    yield ("On disk", f"{room(found.lun_mb)} with {percent(assumptions.free_share)} free")


def _disks(layout: EvsLayout) -> Section:
    rows = [_disk(layout, lun) for lun in layout.luns]
    together = room(sum(lun.size_mb for lun in layout.luns))
    drives = sum(lun.spindles for lun in layout.luns)
    rows.append(("Together", counted(len(layout.luns), "LUN"), together, "", f"{drives:,}"))
    return Section("LUNs (EX-4.24, EX-4.25, EX-4.26)", tuple(rows), ("LUN", "for", "size", "RAID", "drives"))


def _disk(layout: EvsLayout, lun: Lun) -> tuple[str, ...]:
    stores = [store for number in lun.storage_groups for store in layout.storage_groups[number - 1]]
    numbers = ", ".join(map(str, lun.storage_groups))
    if lun.holds[0] == "queue":
        name, what = "Queues", "SMTP and MTA queues"
    elif lun.holds[0] == "log":
        name, what = f"Logs {numbers}", counted(sum(store.users for store in stores), "user")
    else:
        most = max(store.users for store in stores)
        name, what = f"Databases {numbers}", f"{counted(len(stores), 'store')} of {counted(most, 'user')}"
    return (name, what, room(lun.size_mb), lun.raid, f"{lun.spindles:,}")


def _restore(layout: EvsLayout, assumptions: Assumptions, rate: float) -> Iterator[tuple[str, str]]:
    largest = layout.databases.database_mb
    time = restore_time(largest / 1024, rate)
    yield ("Copy", f"{room(largest)} at {plain(rate, 3)} GB per hour: {hours(time.copy_h)}")
    share = layout.logs.files_per_day * max(map(len, layout.storage_groups)) // len(layout.stores)
    replay = restore_time(0, rate, share, SECONDS_PER_LOG).replay_h
    yield ("Replay of a day", f"{counted(share, 'log file')} at {SECONDS_PER_LOG} s each, assumed: {hours(replay)}")
    window = assumptions.window
    if window is not None:
        most = largest_database(window.hours, window.gb_per_hour, window.fixed_h)
        rest = f", {hours(window.fixed_h)} of it for the rest" if window.fixed_h else ""
        yield ("Window", f"{hours(window.hours)}{rest}: a database of {room(most * 1024)} at most")
