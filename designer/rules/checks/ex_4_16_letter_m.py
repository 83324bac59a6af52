"""EX-4.16: M: belongs to Exchange 2000."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.letters import set_letter
from designer.edits.naming import free_letters
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.topology.letters import local_letters
from designer.topology.storage import letter_of

_LETTER = "M"


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give a shared disk a free letter; None for a local drive, which may be anything, and where no letter is free."""
    disk = design.disks.get(finding.subjects[0])
    letter = next(free_letters(design), "")
    if disk is None or not letter:
        return None
    return Fix(f"Give {disk.name} the letter {letter}:", set_letter(design, catalog, disk.id, letter))


@rule(
    "EX-4.16",
    "Letter M: in use with Exchange 2000",
    "error",
    "published",
    reads=("clusters", "nodes", "disks"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A shared disk or a local drive has the letter M: in an Exchange 2000 cluster.

    Why: Exchange 2000 shows its stores as drive M:. Where the letter is taken, Setup chooses the next one, so that
    nodes end up with different letters.
    Fix: Keep M: free on every node.
    Bad: Disk R: letter M:, reserved for the Exchange 2000 file system
    Good: No disk and no local drive is M:.
    Source: Exchange 2000 setup notes (flylib.com 2.554). Fact EX-4.16.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2000":
        return
    for disk in context.design.disks.values():
        if letter_of(disk) == _LETTER:
            yield context.finding(f"{about(disk.name)} letter M:, reserved for the Exchange 2000 file system", disk.id)
    for node in context.design.nodes.values():
        if node.local_letters is None:
            yield context.undecided("local drive letters", node.id)
        elif _LETTER in local_letters(node):
            yield context.finding(f"{node.name}: local drive M:, reserved for the Exchange 2000 file system", node.id)
