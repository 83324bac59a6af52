"""Disks, letters, mount points, storage groups."""

from __future__ import annotations

from dataclasses import replace

from designer.catalog.loader import load_templates
from designer.foundation.units import NBSP
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.cases.servers import stores_on
from tests.rules.designs import (
    active_passive,
    exchange_2000,
    exchange_2000_datacenter,
    linked,
    named,
    plus,
    template,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
    without,
)

GB = f"{NBSP}GB"
OLD_PAIR = "Exchange 2000 Enterprise Server and Windows 2000 Datacenter Server"


def one_evs(**values: object) -> Snapshot:
    """Two nodes and one EVS of which some values of the template are replaced."""
    (evs,) = load_templates()["two-node-active-passive"].group
    return template("two-node-active-passive", group=(replace(evs, **values),))


def mounted(design: Snapshot, *disks: str, under: str = "Disk R") -> Snapshot:
    """Some disks mounted under another, with the dependency on it."""
    root = named(design, "disks", under)
    for name in disks:
        letter = design.disks[named(design, "disks", name)].letter
        design = with_(design, "disks", name, letter="", root=root, mount_path=f"R:\\{letter}")
        design = linked(design, f"{name}:", f"{under}:")
    return design


def recovery(design: Snapshot, name: str = "Recovery") -> Snapshot:
    return plus(design, "storage_groups", name=name, group=named(design, "groups", "EVS1"), recovery=True)


def many_disks(count: int) -> Snapshot:
    """Quorum, C: and D:, and `count` more shared disks."""
    design = active_passive()
    for number in range(count - 3):
        design = plus(design, "disks", name=f"LUN {number}")
    return design


def only_quorum(design: Snapshot) -> Snapshot:
    disks = [disk for disk in design.disks if disk != design.cluster.quorum_disk]
    design = with_all(with_all(design, "stores", disk=None), "storage_groups", log_disk=None)
    gone = [resource.id for resource in design.resources.values() if resource.disk in disks]
    return without(without(design, "resources", *gone), "disks", *disks)


def sized(megabytes: int, design: Snapshot | None = None) -> Snapshot:
    """One EVS with one store of that size."""
    return with_all(design or one_evs(storage_groups=1, stores=1), "stores", size_mb=megabytes)


def quota(users: int, **values: object) -> Snapshot:
    """One EVS with two stores on T:, whose users have 200 MB each."""
    design = with_all(one_evs(storage_groups=1, stores=2), "stores", users=None, quota_mb=None)
    return with_(design, "groups", "EVS1", users=users, quota_mb=200, **values)


def copied(**values: object) -> Snapshot:
    """With a snapshot of T:."""
    design = active_passive()
    return plus(design, "disks", name="Disk T Copy", snapshot_of=named(design, "disks", "Disk T"), **values)


def installed(path: str) -> Snapshot:
    return with_(mounted(active_passive(), "Disk S"), "nodes", "NODE1", install_path=path)


def on_new_disk(design: Snapshot) -> Snapshot:
    """Everything of the EVS on a disk W: that no group has."""
    design = plus(design, "disks", id="d9", name="Disk W", letter="W")
    return with_all(with_all(design, "stores", disk="d9"), "storage_groups", log_disk="d9")


CASES = (
    case(
        "EX-4.01",
        lambda: one_evs(storage_groups=5),
        "EVS1: 5 storage groups, at most 4",
        good=lambda: recovery(one_evs(storage_groups=4)),
    ),
    case(
        "EX-4.02",
        lambda: one_evs(storage_groups=1, stores=6),
        "EVS1, First Storage Group: 6 stores, at most 5",
        good=lambda: one_evs(storage_groups=1, stores=5),
    ),
    case(
        "EX-4.08",
        lambda: with_(stores_on(active_passive(), "EVS1", "Disk Q"), "disks", "Disk Q", holds=("quorum", "log")),
        "Q: quorum disk also holds transaction logs and databases, should be dedicated",
        good=lambda: with_(active_passive(), "disks", "Disk Q", holds=("quorum", "dtc")),
    ),
    case(
        "EX-4.08",
        lambda: with_cluster(active_passive(), quorum_disk=named(active_passive(), "disks", "Disk R")),
        "R: quorum disk also holds queues and belongs to EVS1, should be dedicated",
        good=lambda: with_cluster(
            active_passive(), quorum="majority-node-set", quorum_disk=named(active_passive(), "disks", "Disk R")
        ),
    ),
    case(
        "EX-4.08b",
        lambda: only_quorum(active_passive()),
        "1 shared disk, at least 2: quorum and data",
        good=active_passive,
    ),
    case(
        "EX-4.09",
        lambda: with_(active_passive(), "disks", "Disk Q", size_mb=40),
        "Q: quorum disk of 40\N{NO-BREAK SPACE}MB, at least 50\N{NO-BREAK SPACE}MB",
        good=lambda: with_(active_passive(), "disks", "Disk Q", size_mb=50),
    ),
    case(
        "EX-4.09b",
        lambda: with_(active_passive(), "disks", "Disk Q", size_mb=200),
        "Q: quorum disk of 200\N{NO-BREAK SPACE}MB, 500\N{NO-BREAK SPACE}MB recommended",
        good=lambda: with_(active_passive(), "disks", "Disk Q", size_mb=500),
    ),
    case(
        "EX-4.10",
        lambda: with_(active_passive(), "disks", "Disk Q", raid="0"),
        "Q: quorum disk on RAID 0, should be fault-tolerant",
        good=lambda: with_(active_passive(), "disks", "Disk Q", raid=None),
    ),
    case(
        "EX-4.12",
        lambda: with_(active_passive(), "disks", "Disk Q", letter="W"),
        "W: quorum disk, by convention Q:",
        good=lambda: with_(active_passive(), "disks", "Disk Q", letter="z:"),
    ),
    case(
        "EX-4.15",
        lambda: with_(three_plus_one(), "disks", "Disk U", letter="R"),
        "R: letter of Disk R and Disk U, at most 1 disk",
        good=three_plus_one,
    ),
    case(
        "EX-4.15",
        lambda: with_(three_plus_one(), "nodes", "NODE4", local_letters=("C", "D", "R:")),
        "R: letter of Disk R, also of a local drive on NODE4",
        good=lambda: with_(
            with_(three_plus_one(), "nodes", "NODE4", local_letters=("C", "R")),
            "disks",
            "Disk R",
            visible_to=tuple(named(three_plus_one(), "nodes", f"NODE{number}") for number in (1, 2, 3)),
        ),
    ),
    case(
        "EX-4.16",
        lambda: with_(
            with_(exchange_2000(), "disks", "Disk R", letter="M"), "nodes", "NODE2", local_letters=("C", "M")
        ),
        "Disk R: letter M:, reserved for the Exchange 2000 file system",
        "NODE2: local drive M:, reserved for the Exchange 2000 file system",
        good=lambda: with_(active_passive(), "disks", "Disk R", letter="M"),
    ),
    case(
        "EX-4.17",
        lambda: many_disks(22),
        "25 drive letters needed (23 shared disks, 2 local letters), at most 24",
        good=lambda: many_disks(21),
    ),
    case(
        "EX-4.19",
        lambda: mounted(exchange_2000(), "Disk S"),
        "Disk S: mounted as R:\\S, not supported with Exchange 2000 Enterprise Server and Windows 2000 Advanced Server",
        good=lambda: mounted(active_passive(), "Disk S"),
    ),
    case(
        "EX-4.21",
        lambda: with_(
            active_passive(),
            "disks",
            "Disk S",
            letter="",
            mount_path="R:\\S",
            root=named(active_passive(), "disks", "Disk R"),
        ),
        "R:\\S: in EVS1 does not depend on its root disk R:",
        good=lambda: mounted(active_passive(), "Disk S"),
    ),
    case(
        "EX-4.21",
        lambda: with_(mounted(three_plus_one(), "Disk U"), "disks", "Disk S", root="d1"),
        "S: mounted on Q:, the quorum disk",
        "R:\\U: is in EVS2, its root disk R: is not",
        good=lambda: mounted(three_plus_one(), "Disk S", "Disk T"),
    ),
    case(
        "EX-4.22",
        lambda: mounted(active_passive(), "Disk S", "Disk T"),
        "EVS1: 2 mounted disks under R: alone, at least 2 roots recommended",
        good=lambda: mounted(active_passive(), "Disk S"),
    ),
    case(
        "EX-4.24",
        lambda: stores_on(active_passive(), "EVS1", "Disk S"),
        "EVS1, First Storage Group: logs and stores on S:, should be on separate disks",
        good=lambda: stores_on(active_passive(), "EVS1", "Disk R"),
    ),
    case(
        "EX-4.25",
        lambda: with_(active_passive(), "disks", "Disk R", holds=("queue", "database", "log")),
        "R: holds queues beside databases and transaction logs, queues should have a disk of their own",
        good=lambda: with_(active_passive(), "disks", "Disk R", holds=("queue", "index")),
    ),
    case(
        "EX-4.26",
        lambda: with_(active_passive(), "disks", "Disk T", raid="0"),
        "T: on RAID 0, should be fault-tolerant",
        good=lambda: with_(active_passive(), "disks", "Disk Q", raid="0"),
    ),
    case(
        "CL-03",
        lambda: with_(three_plus_one(), "resources", "Disk S:", disk=named(three_plus_one(), "disks", "Disk R")),
        "R: 2 resources (Disk R: and Disk S:), exactly 1 per disk",
        good=lambda: with_(three_plus_one(), "resources", "Disk U:", disk=named(three_plus_one(), "disks", "Disk R")),
    ),
    case(
        "CL-10",
        lambda: with_(
            three_plus_one(),
            "disks",
            "Disk R",
            visible_to=tuple(named(three_plus_one(), "nodes", f"NODE{number}") for number in (1, 2)),
        ),
        "EVS1: Disk R: is not visible to possible owners NODE3 and NODE4",
        good=lambda: with_(three_plus_one(), "disks", "Disk R", visible_to=tuple(three_plus_one().nodes)),
    ),
    case(
        "EX-4.01b",
        lambda: recovery(recovery(one_evs(storage_groups=4)), "Second"),
        "EVS1: 2 recovery storage groups, at most 1",
        good=lambda: recovery(one_evs(storage_groups=4)),
    ),
    case(
        "EX-4.01b",
        lambda: recovery(exchange_2000()),
        "EVS1: 1 recovery storage group, none with Exchange 2000",
        good=exchange_2000,
    ),
    case(
        "EX-4.05",
        lambda: with_(active_passive(), "disks", "Disk R", dynamic=True),
        "R: dynamic disk, shared disks must be basic",
        good=lambda: with_(active_passive(), "disks", "Disk R", dynamic=False),
    ),
    case(
        "EX-4.06",
        lambda: with_(active_passive(), "disks", "Disk R", file_system="fat32"),
        "R: formatted with FAT32, shared disks need NTFS",
        good=lambda: with_(active_passive(), "disks", "Disk R", file_system="ntfs"),
    ),
    case(
        "EX-4.07",
        lambda: with_(active_passive(), "disks", "Disk R", software_raid=True),
        "R: software RAID, shared disks need hardware RAID",
        good=lambda: with_(active_passive(), "disks", "Disk R", software_raid=False),
    ),
    case(
        "EX-4.08b",
        lambda: with_all(active_passive(), "disks", lun="LUN 0"),
        "1 shared device for Q:, R:, S: and T: (volumes of LUN 0), at least 2: quorum and data",
        good=lambda: with_(with_all(active_passive(), "disks", lun="0"), "disks", "Disk Q", lun="1"),
    ),
    case(
        "EX-4.11",
        lambda: plus(with_(active_passive(), "disks", "Disk Q", lun="1"), "disks", name="Disk V", letter="V", lun="1"),
        "V: on LUN 1 with the quorum Q:, should have a device of its own",
        good=lambda: plus(
            with_(active_passive(), "disks", "Disk Q", lun="1"), "disks", name="Disk V", letter="V", lun="2"
        ),
    ),
    case(
        "EX-4.13",
        lambda: with_cluster(exchange_2000(), quorum_log_kb=64),
        "Quorum log of 64 KB, at least 4,096 KB recommended",
        good=lambda: with_cluster(exchange_2000(), quorum_log_kb=4096),
    ),
    case(
        "EX-4.19",
        lambda: mounted(exchange_2000_datacenter(), "Disk S", "Disk T"),
        f"Disk S: mounted as R:\\S, not supported with {OLD_PAIR}",
        f"Disk T: mounted as R:\\T, not supported with {OLD_PAIR}",
        good=three_plus_one,
    ),
    case(
        "EX-4.20",
        lambda: installed("R:\\S\\Exchsrvr"),
        "NODE1: Exchange in R:\\S\\Exchsrvr, on mounted Disk S, must be on a local drive",
        good=lambda: installed("D:\\Exchsrvr"),
    ),
    case(
        "EX-4.21",
        lambda: with_(active_passive(), "disks", "Disk S", letter="", mount_path="C:\\Logs"),
        "C:\\Logs: mounted on C:, a local drive of NODE1 and NODE2",
        good=lambda: with_(active_passive(), "disks", "Disk S", letter="", mount_path="R:\\Logs"),
    ),
    case(
        "EX-4.21",
        lambda: with_(mounted(active_passive(), "Disk S"), "disks", "Disk S", mount_path="T:\\S"),
        "T:\\S: mounted on R:, but its path is on T:",
        good=lambda: with_(mounted(active_passive(), "Disk S"), "disks", "Disk S", mount_path="r:\\logs"),
    ),
    case(
        "EX-4.24",
        lambda: with_(with_(one_evs(storage_groups=1), "disks", "Disk S", lun="7"), "disks", "Disk T", lun="7"),
        "EVS1, First Storage Group: logs and stores on LUN 7, should be on separate disks",
        good=lambda: with_(with_(active_passive(), "disks", "Disk S", lun="7"), "disks", "Disk T", lun="8"),
    ),
    case(
        "EX-4.24",
        lambda: with_(one_evs(), "storage_groups", "First Storage Group", log_disk=named(one_evs(), "disks", "Disk T")),
        "EVS1, First Storage Group: logs and stores on T:, should be on separate disks",
        good=lambda: with_(one_evs(), "storage_groups", "First Storage Group", log_disk=None),
    ),
    case(
        "EX-4.25",
        lambda: with_(active_passive(), "disks", "Disk T", holds=("database", "queue")),
        "T: holds queues beside databases, queues should have a disk of their own",
        good=active_passive,
    ),
    case(
        "EX-4.26b",
        lambda: with_(active_passive(), "disks", "Disk S", raid="5"),
        "S: transaction logs on RAID 5, RAID 1 recommended",
        good=lambda: with_(active_passive(), "disks", "Disk T", raid="5"),
    ),
    case(
        "EX-4.26c",
        lambda: with_(quota(2000, profile="heavy"), "disks", "Disk T", raid="5", spindles=6),
        "T: RAID 5 on 6 drives, 24 needed for the mailboxes on it",
        good=lambda: with_(quota(2000, profile="heavy"), "disks", "Disk T", raid="5", spindles=24),
    ),
    case(
        "EX-4.26c",
        lambda: with_(quota(2000, iops_per_user=0.5), "disks", "Disk T", raid="5", spindles=11),
        "T: RAID 5 on 11 drives, 12 needed for the mailboxes on it",
        good=lambda: with_(quota(2000, iops_per_user=0.5), "disks", "Disk T", raid="10", spindles=11),
    ),
    case(
        "EX-4.27",
        lambda: with_(active_passive(), "disks", "Disk T", aligned=False),
        "T: partition not aligned, should be for databases and logs",
        good=lambda: with_(active_passive(), "disks", "Disk R", aligned=False),
    ),
    case(
        "EX-4.28",
        lambda: with_(active_passive(), "disks", "Disk T", read_ms=25, write_ms=31),
        "T: 25 ms to read and 31 ms to write on average, should be below 20 ms",
        good=lambda: with_(active_passive(), "disks", "Disk T", read_ms=12, write_ms=8),
    ),
    case(
        "EX-4.28",
        lambda: with_(active_passive(), "disks", "Disk S", write_ms=20),
        "S: 20 ms to write on average, should be below 20 ms",
        good=lambda: with_(exchange_2000(), "disks", "Disk S", write_ms=20),
    ),
    case(
        "EX-4.29",
        lambda: with_(active_passive(), "disks", "Disk R", nas=True),
        "R: share of a file server, a cluster needs a shared device",
        good=lambda: with_(active_passive(), "disks", "Disk R", nas=False),
    ),
    case(
        "EX-4.30",
        lambda: with_cluster(active_passive(), bus="iscsi", iscsi_initiator_build=1653, iscsi_dedicated_network=True),
        "iSCSI initiator of build 1653, at least build 1748",
        good=lambda: with_cluster(active_passive(), bus="iscsi", iscsi_initiator_build=1748),
    ),
    case(
        "EX-4.30b",
        lambda: with_cluster(active_passive(), bus="iscsi", iscsi_dedicated_network=False),
        "iSCSI shares its network with other traffic, should have one of its own",
        good=lambda: with_cluster(active_passive(), bus="fibre-channel", iscsi_dedicated_network=False),
    ),
    case(
        "EX-4.31",
        lambda: with_(active_passive(), "disks", "Disk R", masked=False),
        "R: visible to other servers, must be visible to the cluster's nodes only",
        good=lambda: with_(active_passive(), "disks", "Disk R", masked=True),
    ),
    case(
        "EX-4.32",
        lambda: with_cluster(active_passive(), antivirus_exclusions=False),
        "File-level antivirus without exclusions for the cluster and Exchange",
        good=lambda: with_cluster(active_passive(), antivirus_exclusions=True),
    ),
    case(
        "EX-4.34",
        lambda: sized(60 * 1024),
        f"EVS1, Mailbox Store 1: 60{GB}, at most 50{GB} recommended",
        good=lambda: sized(50 * 1024),
    ),
    case(
        "EX-4.34",
        lambda: quota(520),
        f"EVS1, Mailbox Store 1: 50.8{GB}, at most 50{GB} recommended",
        f"EVS1, Mailbox Store 2: 50.8{GB}, at most 50{GB} recommended",
        good=lambda: quota(512),
    ),
    case(
        "EX-4.34b",
        lambda: with_cluster(sized(80 * 1024), restore_minutes=60, restore_gb_per_hour=60),
        f"EVS1, Mailbox Store 1: 80{GB}, at most 60{GB} are restored in 60 minutes at 60 GB/h",
        good=lambda: with_cluster(sized(60 * 1024), restore_minutes=60, restore_gb_per_hour=60),
    ),
    case(
        "EX-4.37",
        lambda: with_(one_evs(storage_groups=1), "storage_groups", "First Storage Group", circular_logging=True),
        "EVS1, First Storage Group: circular logging, should be off",
        good=lambda: with_all(
            with_(one_evs(storage_groups=1), "storage_groups", "First Storage Group", circular_logging=True),
            "stores",
            kind="public",
        ),
    ),
    case(
        "EX-4.38",
        lambda: sized(180 * 1024, with_(one_evs(storage_groups=1, stores=1), "disks", "Disk T", size_mb=200 * 1024)),
        f"T: databases of 180{GB} on 200{GB}, at most 160{GB} to keep 20 % free",
        good=lambda: sized(
            180 * 1024, with_(one_evs(storage_groups=1, stores=1), "disks", "Disk T", size_mb=225 * 1024)
        ),
    ),
    case(
        "EX-4.38b",
        lambda: with_all(sized(40 * 1024), "disks", size_mb=50 * 1024 - 6 * 1024 - 1),
        f"EVS1: largest database of 40{GB}, no disk with 44{GB} free for its repair",
        good=lambda: plus(
            with_all(sized(40 * 1024), "disks", size_mb=50 * 1024 - 6 * 1024 - 1),
            "disks",
            name="Spare",
            size_mb=50 * 1024,
        ),
    ),
    case(
        "EX-4.38c",
        lambda: with_(quota(2000, profile="average"), "disks", "Disk S", size_mb=50 * 1024),
        f"S: 82{GB} of logs in 3 days on 50{GB}, at most 40{GB} to keep 20 % free",
        good=lambda: with_(quota(2000, profile="average"), "disks", "Disk S", size_mb=110 * 1024),
    ),
    case(
        "EX-4.41",
        copied,
        "Disk T Copy: snapshot of T: with the same signature, NODE1 and NODE2 see both",
        good=lambda: copied(visible_to=()),
    ),
    case(
        "EX-3.04b",
        lambda: on_new_disk(one_evs(storage_groups=1, stores=1)),
        "W: holds logs and stores of EVS1, but is in no group",
        good=lambda: plus(
            on_new_disk(one_evs(storage_groups=1, stores=1)),
            "resources",
            name="Disk W:",
            type="physical-disk",
            group=named(one_evs(), "groups", "EVS1"),
            disk="d9",
        ),
    ),
)
