"""EX-4.15: letters of shared disks clash with nothing."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.edits.letters import set_letter
from designer.edits.naming import free_letters
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Disk, Node
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.devices import quorum_disk
from designer.topology.letters import local_letters
from designer.topology.storage import letter_of


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give free letters to all disks but one, which is the quorum disk where it is among them.

    A disk that clashes with a local drive gets one too. None where there are not enough letters.
    """
    clashing = list(finding.subjects)
    if len(clashing) > 1:
        quorum = quorum_disk(design)
        clashing.remove(quorum.id if quorum is not None and quorum.id in clashing else clashing[0])
    draft = Draft(design)
    given = []
    for identifier in clashing:
        letter = next(free_letters(draft.snapshot), "")
        if not letter:
            return None
        given.append(f"{design.disks[identifier].name} the letter {letter}:")
        draft.do(set_letter(draft.snapshot, catalog, identifier, letter))
    return Fix(f"Give {listed(given)}", draft.diff)


@rule("EX-4.15", "Drive letter used twice", "error", "published", reads=("nodes", "disks"), fix=repair)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Two shared disks have the same drive letter, or a node that sees the disk uses its letter locally.

    Why: A shared disk has the same letter on every node; where the letter is taken it cannot come online.
    Fix: Choose a free letter. Shared disks usually start at R:.
    Bad: R: letter of Disk R and Disk U, at most 1 disk
    Good: Disk U has the letter U:, which no node uses for a local drive.
    Source: KB 318534; Cluster API reference, Drive property. Fact EX-4.15.
    """
    by_letter: dict[str, list[Disk]] = {}
    for disk in context.design.disks.values():
        if letter_of(disk):
            by_letter.setdefault(letter_of(disk), []).append(disk)
        elif disk.root is None and not disk.mount_path:
            yield context.undecided("drive letter or mount point", disk.id)
    for letter, disks in by_letter.items():
        if len(disks) > 1:
            names = listed([disk.name for disk in disks])
            yield context.finding(f"{letter}: letter of {names}, at most 1 disk", *(disk.id for disk in disks))
    yield from _local_clashes(context, by_letter)


def _local_clashes(context: RuleContext, by_letter: dict[str, list[Disk]]) -> Iterator[Outcome]:
    local: dict[str, list[Node]] = {}
    for node in context.design.nodes.values():
        if node.local_letters is None and by_letter:
            yield context.undecided("local drive letters", node.id)
        for letter in local_letters(node):
            local.setdefault(letter, []).append(node)
    for letter, disks in by_letter.items():
        for disk in disks:
            nodes = [node.name for node in local.get(letter, ()) if _sees(disk, node.id)]
            if nodes:
                yield context.finding(
                    f"{letter}: letter of {disk.name}, also of a local drive on {listed(nodes)}", disk.id
                )


def _sees(disk: Disk, node: Id) -> bool:
    return disk.visible_to is None or node in disk.visible_to
