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
)
