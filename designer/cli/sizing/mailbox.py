"""`clusterwright size mailbox`."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from typing import Any

from designer.catalog.loader import load_catalog
from designer.catalog.schema import Profile
from designer.cli.errors import BadUsage
from designer.cli.sizing.mailbox_text import sections
from designer.cli.sizing.numbers import counted, number, plain, room, whole
from designer.cli.sizing.sheet import Sheet
from designer.sizing.assumptions import Assumptions
from designer.sizing.databases import RETENTION_BY_VERSION
from designer.sizing.iops import Spindles, spindles
from designer.sizing.layout import EvsLayout, evs_layout
from designer.sizing.letters import LETTERS
from designer.sizing.luns import Lun
from designer.sizing.restore import RestoreWindow, restore_time

SUMMARY = "storage of a mailbox server: I/O, disks, databases, logs, restore"

FREE_LETTERS = {"2000": LETTERS - 4, "2003": LETTERS - 3}
"""Letters beside C:, D: and Q:; Exchange 2000 has M: for itself (EX-4.16)."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Users, and what else is not as usual."""
    _users(parser.add_argument_group("users"))
    _storage(parser.add_argument_group("storage"))
    _restore(parser.add_argument_group("restore"))


def _users(group: Any) -> None:
    group.add_argument("--users", metavar="N", required=True, type=whole("--users"), help="users of the EVS")
    group.add_argument(
        "--profile", metavar="NAME", default="average", help="light, average, heavy or large (default: average)"
    )
    group.add_argument("--quota", metavar="MB", type=whole("--quota"), help="mailbox quota (default: by profile)")
    group.add_argument(
        "--retention", metavar="DAYS", type=number("--retention"), help="deleted items are kept (default: 7; 2000: 0)"
    )
    group.add_argument(
        "--iops", metavar="X", type=number("--iops"), help="I/O per user and second (default: by profile)"
    )
    group.add_argument(
        "--exchange", choices=("2000", "2003"), default="2003", help="2000: no mount points, few storage groups"
    )


def _storage(group: Any) -> None:
    usual = Assumptions()
    for option, metavar, default, text in (
        ("--read-share", "X", usual.read_share, "share of reads, 0.66 to 0.75 is usual (default: 0.75)"),
        ("--disk-iops", "X", usual.disk_iops, "I/O per disk and second; 7.2k 100, 10k 130, 15k 150 (default: 150)"),
        ("--disk-gb", "GB", None, "size of one disk, to count disks for room too"),
        ("--free", "X", usual.free_share, "share of each LUN that stays free (default: 20%%)"),
        ("--backup-days", "DAYS", usual.backup_days, "days without a backup that logs must fit (default: 3)"),
    ):
        group.add_argument(option, metavar=metavar, default=default, type=number(option), help=text)
    group.add_argument("--raid", metavar="LEVEL", default="10", help="of the databases: 10, 5, 1 or 0 (default: 10)")
    for option, usually, text in (
        ("--databases", None, "number of databases (default: for 200 to 250 users each)"),
        ("--moved", 0, "mailboxes moved in on a day, which all go to the logs (default: 0)"),
        ("--evs", 1, "EVSs like this one that share the letters (default: 1)"),
        ("--free-letters", None, "free drive letters (default: 21, without C: D: Q:; 2000: 20, without M: too)"),
    ):
        group.add_argument(option, metavar="N", default=usually, type=whole(option), help=text)
    group.add_argument("--index", action="store_true", help="with a full-text index beside the databases")


def _restore(group: Any) -> None:
    for option, metavar, default, text in (
        ("--restore-hours", "H", None, "longest time that restoring one database may take"),
        ("--restore-rate", "GB", None, "GB per hour; tape 20 to 60, disk or snapshot 60 to 120"),
        ("--fixed-hours", "H", 0, "part of every restore, such as fetching the tape (default: 0)"),
    ):
        group.add_argument(option, metavar=metavar, default=default, type=number(option), help=text)


def answer(options: argparse.Namespace) -> Sheet:
    """I/O, disks, databases, logs and restore of an EVS with its layout."""
    profile, assumptions = _profile(options), _assumptions(options)
    layout = evs_layout(options.users, profile, options.quota, assumptions)
    raid = spindles(layout.load, assumptions.database_raid, assumptions.disk_iops)
    return Sheet(
        f"{counted(layout.users, 'user')} of the profile {profile.name}:"
        f" {plain(profile.iops, 3)} IOPS and {room(layout.mailbox.size_mb)} each",
        tuple(sections(layout, assumptions, raid, options.restore_rate)),
        _found(layout, raid, options),
        layout.remarks,
    )


def _profile(options: argparse.Namespace) -> Profile:
    profiles = load_catalog().profiles
    if options.profile not in profiles:
        raise BadUsage(f'--profile: "{options.profile}" is unknown, one of {", ".join(profiles)}')
    profile = profiles[options.profile]
    return profile if options.iops is None else replace(profile, iops=options.iops)


def _assumptions(options: argparse.Namespace) -> Assumptions:
    window = None
    if options.restore_hours is not None:
        if options.restore_rate is None:
            raise BadUsage("--restore-rate: missing; without the GB per hour --restore-hours says nothing")
        window = RestoreWindow(options.restore_hours, options.restore_rate, options.fixed_hours)
    return Assumptions(
        read_share=options.read_share,
        disk_iops=options.disk_iops,
        disk_gb=options.disk_gb,
        database_raid=options.raid,
        retention_days=RETENTION_BY_VERSION[options.exchange] if options.retention is None else options.retention,
        free_share=options.free,
        indexed=options.index,
        backup_days=options.backup_days,
        moved_per_day=options.moved,
        window=window,
        fill_first=options.exchange == "2000",
        databases=options.databases,
        servers=options.evs,
        free_letters=FREE_LETTERS[options.exchange] if options.free_letters is None else options.free_letters,
        mounting="never" if options.exchange == "2000" else "when short",
    )


def _found(layout: EvsLayout, raid: Spindles, options: argparse.Namespace) -> dict[str, Any]:
    largest = layout.databases.database_mb / 1024
    rate, fixed = options.restore_rate, options.fixed_hours
    return {
        "mailbox": {**asdict(layout.mailbox), "size_mb": layout.mailbox.size_mb},
        "load": {**asdict(layout.load), "total": layout.load.total},
        "spindles": asdict(raid),
        "databases": asdict(layout.databases),
        "logs": asdict(layout.logs),
        "restore_h": None if rate is None else restore_time(largest, rate, verify_h=fixed).total_h,
        "storage_groups": [[asdict(store) for store in group] for group in layout.storage_groups],
        "disks": [_disk(lun) for lun in layout.luns],
        "mount_points": layout.mount_points,
    }


def _disk(lun: Lun) -> dict[str, Any]:
    return {
        "holds": list(lun.holds),
        "storage_groups": list(lun.storage_groups),
        "size_mb": lun.size_mb,
        "raid": lun.raid,
        "drives": lun.spindles,
    }
