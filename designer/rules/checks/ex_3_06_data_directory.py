"""EX-3.06: the data directory is on a disk of the EVS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.evs import DISK, SYSTEM_ATTENDANT
from designer.topology.members import members_by_group, parts_of
from designer.topology.storage import is_mounted, letter_of

_DRIVE = re.compile(r"([A-Za-z]):")
_LETTER = re.compile(r"[A-Z]")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Move the folder to the queue disk of the EVS, or to its only lettered disk; None when there is more than one."""
    attendant = design.resources[finding.subjects[0]]
    disks = [design.disks[one.disk] for one in design.members(attendant.group) if one.disk is not None]
    lettered = [disk for disk in disks if _LETTER.fullmatch(letter_of(disk))]
    fitting = [disk for disk in lettered if "queue" in disk.holds] or lettered
    if len({letter_of(disk) for disk in fitting}) != 1:
        return None
    path = f"{letter_of(fitting[0])}{str(attendant.properties['DataPath'])[1:]}"
    diff = set_property(design, attendant.id, "DataPath", path)
    return Fix(f"Move the data directory of {design.groups[attendant.group].name} to {path}", diff)


@rule(
    "EX-3.06",
    "Data directory outside the EVS",
    "error",
    "published",
    reads=("groups", "resources", "disks"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    r"""What: The data directory of the System Attendant has a drive letter that no disk of the EVS has.

    Why: The data directory has to move with the EVS.
    Fix: Choose a folder on a disk of the EVS, or add the disk to the group.
    Bad: EVS1: data directory U:\exchsrvr, but U: is no disk of this EVS
    Good: The data directory is on R:, a disk of the same EVS.
    Source: KB 318458. Fact EX-3.06.
    """
    design = context.design
    disks, members = design.disks, members_by_group(design)
    for group in design.groups_of_kind("evs"):
        for attendant in parts_of(design, group.id).get(SYSTEM_ATTENDANT, ()):
            path = str(attendant.properties.get("DataPath", ""))
            if not path:
                yield context.undecided("data directory", group.id)
                continue
            mine = [one for one in members[group.id] if one.type == DISK or one.disk is not None]
            unclear = [one.id for one in mine if one.disk is None]
            unclear += [one.disk for one in mine if one.disk is not None and not _has_place(disks[one.disk])]
            owned = {letter_of(disks[one.disk]) for one in mine if one.disk is not None}
            drive = _DRIVE.match(path)
            if drive is None or drive.group(1).upper() in owned:
                continue
            if unclear:
                yield from (context.undecided("drive letter", one) for one in unclear)
            else:
                yield context.finding(
                    f"{group.name}: data directory {path}, but {drive.group(1).upper()}: is no disk of this EVS",
                    attendant.id,
                )


def _has_place(disk: Disk) -> bool:
    """Whether the design says where the disk is found: under a letter, or mounted under another."""
    return bool(letter_of(disk)) or is_mounted(disk)
