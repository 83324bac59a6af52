"""EX-4.08: the quorum disk holds the quorum only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
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
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The quorum disk holds other data, or belongs to another group than the Cluster Group.

    Why: Heavy use can make the quorum disk fail, and with it the whole cluster. MSDTC in the Cluster Group is
    accepted.
    Fix: Give the data a disk of its own.
    Bad: Q: quorum disk also has transaction logs and databases, should be dedicated
    Source: KB 280345. Fact EX-4.08.
    """
    cluster = context.design.cluster
    if cluster.quorum != "disk" or cluster.quorum_disk is None:
        return
    disk = context.design.disks[cluster.quorum_disk]
    others = list(dict.fromkeys([*_contents(context, disk.id), *_groups(context, disk.id)]))
    if others:
        yield context.finding(
            f"{about(disk_text(disk))} quorum disk also has {listed(others)}, should be dedicated", disk.id
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
            yield f"a place in {group.name}"
