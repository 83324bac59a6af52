"""Quorum, Cluster Group, MSDTC."""

from __future__ import annotations

from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.cases.servers import ATTENDANT, SMTP, moved, plus_resource
from tests.rules.designs import (
    active_active,
    active_passive,
    linked,
    named,
    plus,
    template,
    three_plus_one,
    unlinked,
    with_,
    with_all,
    with_cluster,
    without,
    without_resource,
)


def without_disks(design: Snapshot) -> Snapshot:
    """The same cluster and servers, but nothing shared."""
    design = with_all(with_all(design, "stores", disk=None), "storage_groups", log_disk=None)
    disks = [resource.id for resource in design.resources.values() if resource.disk is not None]
    return without(without(with_cluster(design, quorum_disk=None), "resources", *disks), "disks", *design.disks)


def msdtc_in_evs() -> Snapshot:
    """MSDTC in the group of EVS1, with the name and a disk of that."""
    design = three_plus_one()
    for provider in ("Cluster Name", "Disk Q:"):
        design = unlinked(design, "MSDTC Resource", provider)
    design = moved(design, "MSDTC Resource", "EVS1")
    return linked(linked(design, "MSDTC Resource", "EVS1 Network Name"), "MSDTC Resource", "Disk R:")


CASES = (
    case(
        "EX-6.02",
        lambda: with_cluster(active_passive(), quorum="local"),
        "2 nodes with Local Quorum, at most 1",
        good=lambda: with_cluster(template("two-node-active-passive", nodes=1), quorum="local"),
    ),
    case(
        "EX-6.03",
        lambda: with_cluster(active_passive(), quorum="majority-node-set", file_share_witness=False),
        "2 nodes with Majority Node Set and no file share witness: the loss of either stops the cluster",
        good=lambda: with_cluster(active_passive(), quorum="majority-node-set", file_share_witness=True),
    ),
    case(
        "EX-6.03",
        lambda: with_cluster(active_passive(), quorum="majority-node-set", file_share_witness=True, windows_sp=0),
        "2 nodes with Majority Node Set, and a file share witness needs Windows Server 2003 Service Pack 1: the loss of"
        " either stops the cluster",
        good=lambda: plus(
            with_cluster(active_passive(), quorum="majority-node-set"),
            "servers",
            name="FS1",
            roles=("file-share-witness",),
        ),
    ),
    case(
        "EX-6.04",
        lambda: with_cluster(active_passive(), file_share_witness=True),
        "File share witness: counts with Majority Node Set on 2 nodes, not with a quorum disk",
        good=lambda: with_cluster(active_passive(), quorum="majority-node-set", file_share_witness=True),
    ),
    case(
        "EX-6.04",
        lambda: with_cluster(three_plus_one(), quorum="majority-node-set", file_share_witness=True),
        "File share witness: counts with Majority Node Set on 2 nodes, not on 4 nodes",
        good=lambda: with_cluster(three_plus_one(), quorum="majority-node-set", file_share_witness=False),
    ),
    case(
        "EX-6.05",
        lambda: without_disks(with_cluster(three_plus_one(), quorum="majority-node-set")),
        "Majority Node Set without a shared disk, MSDTC Resource, EVS1, EVS2 and EVS3 need one",
        good=lambda: with_cluster(three_plus_one(), quorum="majority-node-set"),
    ),
    case(
        "EX-6.06",
        lambda: without_resource(three_plus_one(), "MSDTC Resource"),
        "No MSDTC resource, Exchange Setup needs 1 per cluster",
        good=lambda: without_resource(without_resource(active_passive(), "MSDTC Resource"), ATTENDANT),
    ),
    case(
        "EX-6.07",
        msdtc_in_evs,
        "EVS1: holds MSDTC Resource, should be in the Cluster Group or a group of its own",
        good=active_active,
    ),
    case(
        "EX-6.08",
        lambda: with_(three_plus_one(), "resources", "MSDTC Resource", restart_action="failover"),
        "Cluster Group: MSDTC Resource affects the group, should not",
        good=lambda: with_(three_plus_one(), "resources", "MSDTC Resource", restart_action=None),
    ),
    case(
        "EX-6.10",
        lambda: with_cluster(three_plus_one(), dtc_network_access=True),
        "Network DTC access enabled, should be disabled",
        good=lambda: with_cluster(three_plus_one(), dtc_network_access=False),
    ),
    case(
        "EX-6.12",
        lambda: moved(three_plus_one(), SMTP, "Cluster Group"),
        f"Cluster Group: {SMTP} belongs in the group of an EVS",
        good=three_plus_one,
    ),
    case(
        "EX-6.12b",
        lambda: plus(
            plus_resource(three_plus_one(), "Cluster Group", "Share", "file-share"),
            "resources",
            name="Disk E:",
            type="physical-disk",
            group="g1",
            disk=named(three_plus_one(), "disks", "Disk R"),
        ),
        "Cluster Group: holds Share and Disk E:, should hold only the cluster's address, name, quorum and MSDTC",
        good=lambda: with_(three_plus_one(), "disks", "Disk Q", holds=("quorum", "dtc")),
    ),
    case(
        "CL-08",
        lambda: plus_resource(active_active(), "Cluster Group", "Second MSDTC", "msdtc"),
        "2 MSDTC resources (DTC Group and Cluster Group), at most 1 per cluster",
        good=active_active,
    ),
    case(
        "CL-09",
        lambda: linked(three_plus_one(), "Disk Q:", "Cluster Name"),
        "Cluster Group: quorum resource Disk Q: depends on Cluster Name, must depend on nothing",
        good=lambda: linked(three_plus_one(), "Disk R:", "EVS1 Network Name"),
    ),
)
