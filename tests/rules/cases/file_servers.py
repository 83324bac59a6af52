"""File servers, and roles that nobody knows."""

from __future__ import annotations

from designer.model.diff import adding, apply
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.designs import (
    linked,
    named,
    template,
    unlinked,
    with_,
    with_property,
    without_resource,
)

SHARE, OTHER = "FS1 File Share", "FS2 File Share"


def file_servers() -> Snapshot:
    """FS1 on NODE1 with R:, FS2 on NODE2 with S:, a share on each."""
    return template("file-server-two-node")


def dfs_root() -> Snapshot:
    return with_property(file_servers(), SHARE, IsDfsRoot=True)


def with_shares(count: int) -> Snapshot:
    """FS1 with so many shares, each with the dependencies of the first."""
    design = file_servers()
    group = named(design, "groups", "FS1")
    shares = [
        Resource(id=f"r{900 + number}", name=f"Home {number}", type="file-share", group=group)
        for number in range(count - 1)
    ]
    design = apply(design, adding([("resources", share) for share in shares]))
    for share in shares:
        design = with_property(design, share.name, ShareName=share.name, Path=f"R:\\{share.name}")
        for provider in ("Disk R:", "FS1 Network Name"):
            design = linked(design, share.name, provider)
    return design


CASES = (
    case(
        "FS-01",
        lambda: unlinked(file_servers(), SHARE, "Disk R:"),
        "FS1: FS1 File Share does not depend on Disk R:",
        good=lambda: linked(unlinked(file_servers(), SHARE, "Disk R:"), "FS1 Network Name", "Disk R:"),
    ),
    case(
        "FS-01",
        lambda: with_property(unlinked(file_servers(), SHARE, "Disk R:"), SHARE, Path=None),
        "FS1: FS1 File Share depends on no disk",
        good=lambda: with_property(file_servers(), SHARE, Path=None),
    ),
    case(
        "FS-02",
        lambda: unlinked(file_servers(), SHARE, "FS1 Network Name"),
        "FS1: FS1 File Share depends on no network name",
        good=file_servers,
    ),
    case(
        "FS-03",
        lambda: with_property(with_property(file_servers(), SHARE, ShareName="Data"), OTHER, ShareName="data"),
        "Data: share name of FS1 File Share and FS2 File Share, each needs its own",
        good=lambda: with_property(with_property(file_servers(), SHARE, ShareName="Data"), OTHER, ShareName="Sales"),
    ),
    case(
        "FS-04",
        lambda: with_property(file_servers(), SHARE, Path="C:\\Data"),
        "FS1: FS1 File Share is on C:\\Data, but C: is no disk of this group",
        good=lambda: with_property(file_servers(), SHARE, Path="r:\\Data"),
    ),
    case(
        "FS-04",
        lambda: with_property(file_servers(), SHARE, Path="S:\\Data"),
        "FS1: FS1 File Share is on S:\\Data, but S: is no disk of this group",
        good=lambda: with_property(file_servers(), SHARE, Path="\\\\?\\Volume\\Data"),
    ),
    case(
        "FS-05",
        lambda: with_property(file_servers(), SHARE, Path="Q:\\Data"),
        "FS1: FS1 File Share is on Q:\\Data, the quorum disk",
        good=file_servers,
    ),
    case(
        "FS-06",
        lambda: unlinked(dfs_root(), SHARE, "FS1 Network Name"),
        "FS1: FS1 File Share is a DFS root, but depends on no network name",
        good=dfs_root,
    ),
    case(
        "FS-07",
        lambda: with_property(file_servers(), "FS1 IP Address", EnableNetBIOS=False),
        "FS1: FS1 IP Address without NetBIOS, file shares need it",
        good=lambda: with_property(file_servers(), "FS1 IP Address", EnableNetBIOS=True),
    ),
    case(
        "FS-08",
        lambda: without_resource(file_servers(), SHARE),
        "FS1: file server without a share",
        good=lambda: with_(without_resource(file_servers(), SHARE), "groups", "FS1", kind="other"),
    ),
    case(
        "FS-09",
        lambda: with_shares(100),
        "FS1: 100 file shares, 1 with shared subfolders is enough for home folders",
        good=lambda: with_shares(99),
    ),
    case(
        "DS-09",
        lambda: with_(file_servers(), "groups", "FS1", kind="print-server"),
        'FS1: unknown role "print-server", known are evs, file-server and sql-server',
        good=file_servers,
    ),
)
