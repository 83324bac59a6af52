"""EX-1.10: the Exchange binaries are on the same local drive everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.records import Node
from designer.model.snapshot import Snapshot
from designer.rules.alike import majority, usual
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.letters import drive_of, local_letters
from designer.topology.storage import letter_of


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The folder of most nodes, where that is on a local drive of this one."""
    node = design.nodes[finding.subjects[0]]
    wanted = majority(_folders(design))
    path = next((one.install_path for one in design.nodes.values() if _folder(one) == wanted), "")
    if not path or wanted == _folder(node) or _misplaced(_shared(design), node, path):
        return None
    return Fix(f"Install Exchange on {node.name} in {path}", changing(design, "nodes", node.id, install_path=path))


@rule(
    "EX-1.10",
    "Exchange installed in different places",
    "error",
    "general knowledge",
    reads=("nodes", "groups", "disks"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The Exchange binaries of a node are on a shared disk, on no local drive, or not where the other nodes have
    them.

    Why: An EVS that moves expects the same paths on every node; a shared disk moves away with its group, and the
    binaries with it.
    Fix: Install Exchange on every node in the same folder of a local drive.
    Bad: NODE2: Exchange binaries in D:\\Exchsrvr, elsewhere in C:\\Program Files\\Exchsrvr
    Good: Every node has the same folder on a local drive.
    Source: Exchange Server 2003 Deployment Guide for the local drive; field practice for the rest. Fact EX-1.10.
    """
    design = context.design
    if not design.groups_of_kind("evs"):
        return
    folders, shared = _folders(design), _shared(design)
    common = usual(folders)
    most = next((node.install_path for node in design.nodes.values() if _folder(node) == common), "")
    for node in design.nodes.values():
        if not node.install_path.strip():
            yield context.undecided("folder of the Exchange binaries", node.id)
            continue
        wrong = _misplaced(shared, node, node.install_path)
        if not wrong and folders[node.id] != common:
            wrong = f"elsewhere in {most}"
        if wrong:
            yield context.finding(f"{node.name}: Exchange binaries in {node.install_path}, {wrong}", node.id)


def _folder(node: Node) -> str:
    return node.install_path.strip().rstrip("\\").casefold()


def _folders(design: Snapshot) -> dict[Id, str]:
    return {node.id: folder for node in design.nodes.values() if (folder := _folder(node))}


def _shared(design: Snapshot) -> dict[str, list[str]]:
    """The names of the shared disks by their drive letters."""
    found: dict[str, list[str]] = {}
    for disk in design.disks.values():
        found.setdefault(letter_of(disk), []).append(disk.name)
    return found


def _misplaced(shared: Mapping[str, list[str]], node: Node, path: str) -> str:
    """What is wrong with the drive of a folder on this node; "" when nothing is."""
    drive = drive_of(path)
    if drive and drive in shared:
        return f"on shared disk {listed(shared[drive])}"
    if drive and node.local_letters is not None and drive not in local_letters(node):
        return "which is on no local drive"
    return ""
