"""EX-6.12b: the Cluster Group holds the cluster's own resources only."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.records import Resource
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import some

_CORE = {"physical-disk", "ip-address", "network-name", "msdtc", "majority-node-set", "local-quorum"}
_OWN_DATA = {"quorum", "dtc"}


@rule(
    "EX-6.12b",
    "Other resources in the Cluster Group",
    "warning",
    "published",
    reads=("clusters", "disks", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The Cluster Group holds more than the cluster's address, its name, the quorum and MSDTC.

    Why: Any failure there moves the quorum and the cluster's own address, and blocks administration.
    Fix: Move the resource to another group.
    Bad: Cluster Group: holds Share and Disk E:, should hold only the cluster's address, name, quorum and MSDTC
    Good: It holds the cluster's address and name, the quorum disk and MSDTC.
    Source: KB 168948. Fact EX-6.12.
    """
    for group in context.design.groups_of_kind("cluster"):
        strange = [one.name for one in context.design.members(group.id) if not _belongs(context, one)]
        if strange:
            yield context.finding(
                f"{group.name}: holds {some(strange)}, should hold only the cluster's address, name, quorum and MSDTC",
                group.id,
            )


def _belongs(context: RuleContext, resource: Resource) -> bool:
    if resource.disk is None or resource.type not in _CORE:
        return resource.type in _CORE
    quorum = context.design.cluster.quorum_disk
    holds = context.design.disks[resource.disk].holds
    if not holds:  # what it is for is not known yet, unless another disk is the quorum
        return quorum in (None, resource.disk)
    return resource.disk == quorum or _OWN_DATA.issuperset(holds)
