"""Drive letters: which a cluster uses, and for what."""

from __future__ import annotations

import functools

from designer.model.records import Node
from designer.model.snapshot import Snapshot
from designer.topology.storage import bare_letter, is_mounted, letter_of


@functools.lru_cache(4096)
def drive_of(path: str) -> str:
    """The letter that a path begins with: "r:\\exchsrvr" -> "R"; "" for a path without one."""
    text = path.strip()
    return text[0].upper() if text[1:2] == ":" else ""


def local_letters(node: Node) -> set[str]:
    """The letters of a node's own drives, A: and B: left out."""
    return {bare_letter(letter) for letter in node.local_letters or ()} - {"A", "B", ""}


def letters_in_use(snapshot: Snapshot) -> set[str]:
    """The letters of shared disks, of local drives, and of the drives that Exchange is installed on."""
    nodes = snapshot.nodes.values()
    shared = {letter_of(disk) for disk in snapshot.disks.values()}
    installed = {drive_of(node.install_path) for node in nodes}
    return shared.union(installed, *map(local_letters, nodes)) - {""}


def letters_needed(snapshot: Snapshot) -> tuple[int, int]:
    """How many letters shared disks need, and how many the local drives of all nodes together (EX-4.17).

    A disk that is neither mounted nor has a letter yet needs one.
    """
    shared = sum(bool(disk.letter) or not is_mounted(disk) for disk in snapshot.disks.values())
    return shared, len(set[str]().union(*map(local_letters, snapshot.nodes.values())))
