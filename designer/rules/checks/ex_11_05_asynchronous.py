"""EX-11.05: asynchronous replication loses the last writes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import does
from designer.topology.evs import disk_text
from designer.topology.sites import copied, is_dispersed


@rule("EX-11.05", "Asynchronous replication", "warning", "published", reads=("clusters", "nodes", "groups", "disks"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Disks of a cluster over several sites are replicated asynchronously.

    Why: A write counts as done before the other site has it: in a disaster the last ones are lost. The order of writes
    must be kept across the logs and databases of a storage group, or the copy does not even mount.
    Fix: Replicate synchronously; or accept the loss, and keep all disks of a storage group in one consistency group.
    Bad: R:, S: and T: are replicated asynchronously, the last writes are lost with a site
    Good: All disks are replicated synchronously.
    Source: KB 895847; Evan Dodds (TechNet blog) on replication. Fact EX-11.05.
    """
    design = context.design
    if not is_dispersed(design):
        return
    data = [disk for disk in design.disks.values() if disk.id != design.cluster.quorum_disk]
    if any(copied(design, disk) is None for disk in data):
        yield context.undecided("replication of the disks", CLUSTER_ID)
    late = [disk for disk in data if copied(design, disk) == "asynchronous"]
    if late:
        names = does([disk_text(disk) for disk in late], "is", "are")
        yield context.finding(
            f"{names} replicated asynchronously, the last writes are lost with a site",
            CLUSTER_ID,
        )
