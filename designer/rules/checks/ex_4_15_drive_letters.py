"""EX-4.15: letters of shared disks clash with nothing."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Disk
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.storage import bare_letter, letter_of


@rule("EX-4.15", "Drive letter used twice", "error", "published", reads=("nodes", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two shared disks have the same drive letter, or a node that sees the disk uses its letter locally.

    Why: A shared disk has the same letter on every node; where the letter is taken it cannot come online.
    Fix: Choose a free letter. Shared disks usually start at R:.
    Bad: R: letter of Disk R and Disk U, at most 1 disk
    Source: KB 318534; Cluster API reference, Drive property. Fact EX-4.15.
    """
    by_letter: dict[str, list[Disk]] = {}
    for disk in context.design.disks.values():
        if letter_of(disk):
            by_letter.setdefault(letter_of(disk), []).append(disk)
    for letter, disks in by_letter.items():
        if len(disks) > 1:
            names = listed([disk.name for disk in disks])
            yield context.finding(f"{letter}: letter of {names}, at most 1 disk", *(disk.id for disk in disks))
    for letter, disks in by_letter.items():
        for disk in disks:
            nodes = _local_users(context, letter, disk)
            if nodes:
                yield context.finding(f"{letter}: letter of {disk.name}, but a local drive on {listed(nodes)}", disk.id)


def _local_users(context: RuleContext, letter: str, disk: Disk) -> list[str]:
    return [
        node.name
        for node in context.design.nodes.values()
        if _sees(disk, node.id) and letter in {bare_letter(local) for local in node.local_letters or ()}
    ]


def _sees(disk: Disk, node: Id) -> bool:
    return disk.visible_to is None or node in disk.visible_to
