"""Repairs that several rules offer alike."""

from __future__ import annotations

from typing import Any

from designer.catalog.schema import Catalog
from designer.edits.groups import add_resource
from designer.edits.letters import unmount
from designer.edits.naming import free_letters
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.records import Disk, Interface, Record
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Fixer
from designer.sizing.letters import LETTERS
from designer.topology.addressing import holder_text
from designer.topology.evs import DISK, NAME, disk_text
from designer.topology.letters import letters_needed
from designer.topology.storage import letter_of


def setting(table: str, title: str, **values: Any) -> Fixer:
    """A repair that sets fields of the object which a finding is chiefly about, a record of `table`.

    {name} in the title stands for what the object is called: its name, the letter of a disk, both ends of an interface.
    """

    def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
        subject = finding.subjects[0]
        record = design.table(table)[subject]
        return Fix(title.format(name=_called(design, record)), changing(design, table, subject, **values))

    return repair


def lettered(design: Snapshot, catalog: Catalog, disk: Id) -> Fix | None:
    """Give a mounted disk a free letter instead of its folder; None where the alphabet is not long enough."""
    record = design.disks[disk]
    letter = letter_of(record) or next(free_letters(design), "")
    if not letter or (not record.letter and sum(letters_needed(design)) >= LETTERS):
        return None
    title = f"Give {record.name} the letter {letter}: instead of a mount point"
    return Fix(title, unmount(design, catalog, disk, letter))


def with_coordinator(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add MSDTC to the Cluster Group, which the setup documents accept, where that has a name and a disk."""
    groups = design.groups_of_kind("cluster")
    if len(groups) != 1 or not {NAME, DISK}.issubset(one.type for one in design.members(groups[0].id)):
        return None
    name = catalog.types["msdtc"].name_pattern.casefold()
    if any(resource.name.casefold() == name for resource in design.resources.values()):
        return None
    return Fix(f"Add MSDTC to {groups[0].name}", add_resource(design, catalog, groups[0].id, "msdtc"))


def _called(design: Snapshot, record: Record) -> str:
    if isinstance(record, Disk):
        return disk_text(record)
    if isinstance(record, Interface):
        return holder_text(design, record.id)
    return getattr(record, "name", "")
