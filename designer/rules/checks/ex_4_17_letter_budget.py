"""EX-4.17: the alphabet is long enough."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.storage import bare_letter, is_mounted

_AVAILABLE = 24


@rule("EX-4.17", "Not enough drive letters", "error", "general knowledge", reads=("nodes", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Shared disks without a mount path and the local drives of all nodes need more letters than there are.

    Why: C: to Z: are 24 letters, and a shared disk has the same one on every node.
    Fix: Use mount points (Exchange 2003 on Windows Server 2003), or fewer and larger disks.
    Bad: 25 drive letters needed (23 shared disks, 2 local letters), at most 24
    Source: The alphabet; KB 318458 on mount points. Facts EX-4.17 and EX-4.18.
    """
    shared = sum(not is_mounted(disk) for disk in context.design.disks.values())
    local = {bare_letter(letter) for node in context.design.nodes.values() for letter in node.local_letters or ()}
    local -= {"A", "B", ""}
    needed = shared + len(local)
    if needed > _AVAILABLE:
        yield context.finding(
            f"{needed} drive letters needed ({plural(shared, 'shared disk')}, {plural(len(local), 'local letter')}),"
            f" at most {_AVAILABLE}",
            CLUSTER_ID,
        )
