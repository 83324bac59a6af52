"""EX-3.06: the data directory is on a disk of the EVS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import SYSTEM_ATTENDANT, of_type
from designer.topology.storage import letter_of


@rule(
    "EX-3.06", "Data directory outside the virtual server", "error", "published", reads=("groups", "resources", "disks")
)
def check(context: RuleContext) -> Iterator[Finding]:
    r"""What: The data directory of System Attendant has a drive letter that no disk of the EVS has.

    Why: The data has to move with the EVS.
    Fix: Choose a folder on a disk of the EVS, or add the disk to the group.
    Bad: EVS1: data directory U:\exchsrvr, but U: is no disk of this EVS
    Source: KB 318458. Fact EX-3.06.
    """
    disks = context.design.disks
    for group in context.design.groups_of_kind("evs"):
        owned = {letter_of(disks[one.disk]) for one in context.design.members(group.id) if one.disk is not None}
        for attendant in of_type(context.design, group.id, SYSTEM_ATTENDANT):
            path = str(attendant.properties.get("DataPath", ""))
            drive = re.match(r"([A-Za-z]):", path)
            if drive is not None and drive.group(1).upper() not in owned:
                yield context.finding(
                    f"{group.name}: data directory {path}, but {drive.group(1).upper()}: is no disk of this EVS",
                    attendant.id,
                )
