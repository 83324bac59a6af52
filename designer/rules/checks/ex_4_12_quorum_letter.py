"""EX-4.12: conventional letter of the quorum disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.letters import set_letter
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.devices import quorum_disk
from designer.topology.evs import disk_text
from designer.topology.letters import letters_in_use
from designer.topology.storage import letter_of

_USUAL = ("Q", "Z")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Call the quorum disk Q:; None where that letter is taken."""
    disk = design.disks[finding.subjects[0]]
    if "Q" in letters_in_use(design):
        return None
    return Fix(f"Give the quorum disk {disk_text(disk)} the letter Q:", set_letter(design, catalog, disk.id, "Q"))


@rule(
    "EX-4.12",
    "Unusual letter of the quorum disk",
    "information",
    "published",
    reads=("clusters", "disks"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The quorum disk has another letter than Q: (or Z:, where letters are given backwards).

    Why: Administrators expect it there, and the letter stays clear of local drives that are added later.
    Fix: Use Q: for the quorum and R: onwards for data.
    Bad: W: quorum disk, by convention Q:
    Good: The quorum is on Q:, or on Z: where letters are given backwards.
    Source: KB 318534; Dell SE500W guide. Fact EX-4.12.
    """
    disk = quorum_disk(context.design)
    letter = letter_of(disk) if disk is not None else ""
    if disk is not None and letter and letter not in _USUAL:
        yield context.finding(f"{letter}: quorum disk, by convention Q:", disk.id)
