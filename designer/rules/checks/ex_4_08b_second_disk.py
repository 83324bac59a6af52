"""EX-4.08b: one shared device more than the quorum's."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.devices import device_text, volumes


@rule(
    "EX-4.08b",
    "No disk besides the quorum",
    "error",
    "published",
    reads=("clusters", "disks", "groups"),
    subsumes=("EX-3.14", "EX-4.11"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster with a quorum disk and a virtual server has one shared disk only, or volumes of one device.

    Why: The quorum needs a device of its own, and the data of a virtual server needs at least one more.
    Fix: Add a shared disk for the data.
    Bad: 1 shared disk, at least 2: quorum and data
    Good: Q: holds the quorum, R: the data.
    Source: KB 280345. Fact EX-4.08.
    """
    design = context.design
    if design.cluster.quorum != "disk" or not design.virtual_servers():
        return
    devices = list(volumes(design).values())
    if len(design.disks) == 1:
        yield context.finding("1 shared disk, at least 2: quorum and data", CLUSTER_ID)
    elif len(devices) == 1:
        disks = devices[0]
        yield context.finding(
            f"1 shared device for {device_text(disks)}, at least 2: quorum and data",
            CLUSTER_ID,
            *(disk.id for disk in disks),
        )
