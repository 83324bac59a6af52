"""EX-4.08: the quorum disk holds the quorum only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import quorum_disk
from designer.topology.evs import disk_text
from designer.topology.storage import CONTENT_NAMES, disk_resources

_ALLOWED = {"quorum", "dtc"}


@rule(
    "EX-4.08",
    "Quorum disk not dedicated",
    "warning",
    "published",
    reads=("clusters", "disks", "groups", "resources", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The quorum disk holds other data, or belongs to another group than the Cluster Group.

    Why: Heavy use can make the quorum disk fail, and with it the whole cluster. MSDTC in the Cluster Group is accepted.
    Fix: Give the data a disk of its own.
    Bad: Q: quorum disk also holds transaction logs and databases, should be dedicated
    Good: Q: holds the quorum, and the log of MSDTC in the Cluster Group.
    Source: KB 280345. Fact EX-4.08.
    """
    disk = quorum_disk(context.design)
    if disk is None:
        if context.design.cluster.quorum == "disk" and context.design.disks:
            yield context.undecided("quorum disk", CLUSTER_ID)
        return
    holds = list(dict.fromkeys(_contents(context, disk.id)))
    groups = list(dict.fromkeys(_groups(context, disk.id)))
    faults = [f"holds {listed(holds)}"] if holds else []
    faults += [f"belongs to {listed(groups)}"] if groups else []
    if faults:
        yield context.finding(
            f"{about(disk_text(disk))} quorum disk also {listed(faults)}, should be dedicated", disk.id
        )


def _contents(context: RuleContext, disk: Id) -> Iterable[str]:
    design = context.design
    yield from (CONTENT_NAMES[one] for one in design.disks[disk].holds if one not in _ALLOWED)
    if any(storage.log_disk == disk for storage in design.storage_groups.values()):
        yield CONTENT_NAMES["log"]
    if any(store.disk == disk for store in design.stores.values()):
        yield CONTENT_NAMES["database"]


def _groups(context: RuleContext, disk: Id) -> Iterable[str]:
    for resource in disk_resources(context.design, disk):
        group = context.design.groups[resource.group]
        if group.kind != "cluster":
            yield group.name
