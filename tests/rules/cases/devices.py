"""What shared disks are, hold and carry."""

from __future__ import annotations

from tests.rules.cases import case
from tests.rules.cases.storage import (
    GB,
    OLD_PAIR,
    copied,
    installed,
    mounted,
    on_new_disk,
    one_evs,
    quota,
    recovery,
    sized,
)
from tests.rules.designs import (
    active_passive,
    exchange_2000,
    exchange_2000_datacenter,
    named,
    plus,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
)

CASES = (
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
