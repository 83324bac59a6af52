"""Saving the cluster, and bringing back what was lost: a store, a node, the quorum, a virtual server, everything."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import NBSP, listed
from designer.report.blocks import Given
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, disk_place, nodes, servers_with, windows_on
from designer.report.context import Context
from designer.report.wording import ranged
from designer.topology.devices import quorum_disk
from designer.topology.evs import SYSTEM_ATTENDANT, network_name


def restoring(context: Context) -> Phase:
    """Five cases, each with its own steps."""
    parts = [Part(title="Every night", jobs=tuple(_saving(context)))]
    if _exchange(context):
        parts.append(Part(title="A mailbox store is lost", jobs=tuple(_store(context))))
    if len(context.snapshot.nodes) > 1:
        parts.append(Part(title="A node is lost", jobs=tuple(_node(context))))
    if context.cluster.quorum == "disk":
        parts.append(Part(title="The quorum disk is lost", jobs=tuple(_quorum(context))))
    if _exchange(context):
        parts.append(Part(title="A virtual server is lost", jobs=tuple(_server(context))))
    return Phase(
        number=13,
        letter="R",
        title="Backup and restore",
        aim=f"{context.cluster_name} is saved in three parts: its nodes, its quorum, and the data of its virtual "
        "servers. A fault on one node is that node's; one on all nodes is the cluster's or a disk's (EX-10.03).",
        parts=tuple(parts),
    )


def _exchange(context: Context) -> bool:
    return any(one.type == SYSTEM_ATTENDANT for one in context.snapshot.resources.values())


def _names(context: Context) -> list[str]:
    return [network_name(context.snapshot, group.id) for group in context.snapshot.virtual_servers()]


def _saving(context: Context) -> Iterator[Job]:
    rest = [node.name for node in nodes(context)]
    yield Job(
        action="Save each node with its system state; leave the shared disks out.",
        where=listed(ranged(rest)),
        inputs=(Given("Backup server", comma(servers_with(context, "backup"))),),
        expected=f"{len(rest)} jobs without an error.",
        facts=("EX-10.01",),
        minutes=60,
    )
    disk = quorum_disk(context.snapshot)
    if disk is not None:
        yield Job(
            action=f"Save the quorum on {disk_place(disk)} through the node that owns it.",
            where=context.cluster_name,
            expected="The job runs on that node, wherever it is.",
            facts=("EX-10.01",),
            minutes=15,
        )
    if _names(context):
        yield Job(
            action="Save the data of each virtual server online, under its own name.",
            where=listed(_names(context)),
            expected="The job finds it on whichever node it runs; snapshots only with a product made for clusters.",
            facts=("EX-10.01", "EX-10.08"),
            minutes=120,
        )


def _store(context: Context) -> Iterator[Job]:
    if context.exchange is not None and context.exchange.version == "2003":
        space = [disk_place(disk) for disk in context.snapshot.disks.values() if "recovery" in disk.holds]
        yield Job(
            action="Create a Recovery Storage Group on the same virtual server.",
            where=listed(_names(context)),
            inputs=(Given("Disk", comma(space)),),
            expected="Its disk is one that the System Attendant depends on, with room for the largest database.",
            facts=("EX-4.40",),
            minutes=15,
        )
    minutes = context.cluster.restore_minutes
    within = f"within {minutes}{NBSP}min, as agreed" if minutes is not None else "within the agreed time"
    yield Job(
        action="Restore the store from the last backup, and mount it.",
        where=listed(_names(context)),
        expected=f"It is mounted {within}.",
        facts=("EX-4.34", "EX-4.40"),
        minutes=minutes or 60,
    )


def _node(context: Context) -> Iterator[Job]:
    first = nodes(context)[0]
    yield Job(
        action="Evict the lost node; the cluster goes on without it.",
        where=context.cluster_name,
        inputs=(Given("Lost node"),),
        expected="The other nodes are up.",
        facts=("EX-10.03",),
    )
    yield Job(
        action="Install the replacement as in phase 1, with the same service pack, letters and addresses.",
        where="New node",
        inputs=(Given("Windows", windows_on(context, first)),),
        expected="It equals the lost node, name and addresses included.",
        facts=("EX-10.04", "EX-10.09"),
        minutes=150,
    )
    yield Job(
        action="Join it as in phase 4"
        + (
            ", then install Exchange on it as in phase 6; no virtual server runs there meanwhile."
            if _exchange(context)
            else "."
        ),
        where="New node",
        expected="It is a possible owner again, and every group that names it has been there once.",
        facts=("EX-10.04", "EX-8.04"),
        minutes=120,
    )


def _quorum(context: Context) -> Iterator[Job]:
    disk = quorum_disk(context.snapshot)
    place = disk_place(disk) if disk is not None else ""
    first, *others = nodes(context)
    if others:
        yield Job(
            action="Switch off all nodes but one.",
            where=listed([node.name for node in others]),
            expected=f"Only {first.name} is on.",
            facts=("EX-6.14",),
        )
    yield Job(
        action="Start the Cluster service with the option /fixquorum, or /resetquorumlog if only the log is damaged.",
        where=first.name,
        inputs=(Given("Start option", "/fixquorum"),),
        expected="The service runs without its quorum disk.",
        facts=("EX-6.14", "EX-10.05"),
        minutes=10,
    )
    yield Job(
        action="Name another shared disk as the quorum, then stop the service and start it without the option.",
        where=first.name,
        inputs=(Given("Lost disk", place), Given("New quorum disk")),
        expected=f"{context.cluster_name} answers; only now the other nodes are switched on.",
        facts=("EX-6.14", "EX-4.09"),
        minutes=15,
    )


def _server(context: Context) -> Iterator[Job]:
    names = _names(context)
    yield Job(
        action="Make the group again as in phase 7, with the same names, addresses and letters.",
        where=listed(names),
        inputs=(Given("Lost virtual server"),),
        expected="Its System Attendant is created anew; Setup's option /disasterrecovery is for stand-alone servers.",
        facts=("EX-10.06",),
        minutes=60,
    )
    yield Job(
        action="Restore its databases and mount them.",
        where=listed(names),
        expected="Users open their mailboxes under the same name.",
        facts=("EX-10.06",),
        minutes=120,
    )
    if len(context.snapshot.nodes) > 1:
        rebuilt = [node.name for node in nodes(context)[:2]]
        yield Job(
            action="Rebuild two nodes first if the whole cluster is lost: one alone is quicker, but not supported.",
            where=listed(rebuilt),
            expected=f"{listed(rebuilt)} form {context.cluster_name} again.",
            facts=("EX-10.07",),
            minutes=480,
        )
