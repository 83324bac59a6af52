"""EX-4.17: the alphabet is long enough."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.sizing.letters import LETTERS
from designer.topology.letters import letters_needed


@rule("EX-4.17", "Not enough drive letters", "error", "general knowledge", reads=("nodes", "disks"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Lettered shared disks and the local drives of all nodes need more letters than there are.

    Why: C: to Z: are 24 letters, and a shared disk has the same one on every node. An EVS with four storage groups and
    everything apart takes nine disks; three of them do not fit.
    Fix: Use mount points (Exchange 2003 on Windows Server 2003), or fewer and larger disks.
    Bad: 25 drive letters needed (23 shared disks, 2 local letters), at most 24
    Good: 22 shared disks and 2 local letters take all 24.
    Source: The 26 letters less A: and B:; KB 318458 on mount points. Facts EX-4.17 and EX-4.18.
    """
    shared, local = letters_needed(context.design)
    if shared + local > LETTERS:
        yield context.finding(
            f"{shared + local} drive letters needed ({plural(shared, 'shared disk')},"
            f" {plural(local, 'local letter')}), at most {LETTERS}",
            CLUSTER_ID,
        )
    elif shared:
        for node in context.design.nodes.values():
            if node.local_letters is None:
                yield context.undecided("local drive letters", node.id)
