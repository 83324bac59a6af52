"""Phase 2: the shared disks, with one node powered on."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed, plural
from designer.model.records import Disk
from designer.report.blocks import Given
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, disk_place, disk_values, nodes, others
from designer.report.context import Context
from designer.report.wording import ranged
from designer.topology.evs import group_of_disk


def shared_disks(context: Context) -> Phase:
    """The array, then the disks as the first node sees them; without parts for a design without disks."""
    snapshot = context.snapshot
    first = nodes(context)[0]
    rest = others(context, first.id)
    parts, aim = [], ""
    verb = "are" if len(nodes(context)) > 2 else "is"
    if snapshot.disks:
        count = plural(len(snapshot.disks), "shared disk")
        parts = [
            Part(title="On the array", jobs=tuple(_on_the_array(context))),
            Part(
                title=f"On {first.name}, the only node with power",
                jobs=tuple(_on_the_node(context)),
                hold=f"{rest} {verb} switched off. Two nodes that mount one volume before the cluster exists "
                "destroy it (EX-4.31)."
                if rest
                else "",
            ),
        ]
        aim = f"{count}: each is made, masked to the nodes of {context.cluster_name}, and formatted from {first.name}."
    return Phase(
        number=2,
        title="Storage",
        aim=aim,
        parts=tuple(parts),
        hold=f"{first.name} reads and writes every one of its shared disks, and {rest or 'no other node'} "
        f"{'stays' if ' and ' not in rest else 'stay'} off.",
        rollback=f"Delete the partitions from {first.name} and take the masking back: the disks hold no data yet.",
    )


def _on_the_array(context: Context) -> Iterator[Job]:
    snapshot = context.snapshot
    for disk in snapshot.disks.values():
        inputs = [Given("LUN", disk.lun)] if disk.lun or disk.array is not None else []
        inputs += [given for given in disk_values(disk) if given.label != "Mount path"]
        if disk.spindles is not None:
            inputs.append(Given("Drives", str(disk.spindles)))
        yield Job(
            action=f"Make {disk.name}, as large and as safe as this.",
            where=context.name(disk.array) or "Array",
            inputs=tuple(given for given in inputs if given.label != "Letter"),
            expected=_purpose(context, disk),
            facts=("EX-4.08", "EX-4.09", "EX-4.10") if "quorum" in disk.holds else ("EX-4.07", "EX-4.26"),
            minutes=10,
        )
    seen = [node.name for node in nodes(context)]
    yield Job(
        action=f"Set zoning and masking so that only the nodes of {context.cluster_name} see these disks.",
        where=comma([array.name for array in snapshot.arrays.values()]) or "Array",
        inputs=(Given("Nodes", comma(seen)),),
        expected="No other computer sees any of them.",
        facts=("EX-4.31",),
        minutes=30,
    )
    partly = [disk for disk in snapshot.disks.values() if disk.visible_to is not None]
    for disk in partly:
        yield Job(
            action=f"Show {disk.name} to these nodes only.",
            where=context.name(disk.array) or "Array",
            inputs=(Given("Nodes", comma(context.names(disk.visible_to or ()))),),
            expected=f"The other nodes do not list {disk.name}.",
            facts=("EX-4.31",),
        )


def _purpose(context: Context, disk: Disk) -> str:
    group = group_of_disk(context.snapshot, disk.id)
    return f"It is there; later it moves with {context.name(group)}." if group is not None else "It is in no group yet."


def _on_the_node(context: Context) -> Iterator[Job]:
    first = nodes(context)[0]
    local = listed(sorted({letter for node in nodes(context) for letter in node.local_letters or ()}))
    letters = [f"{disk.letter}:" for disk in context.snapshot.disks.values() if disk.letter]
    if letters:
        yield Job(
            action="Check that no node has a local, CD or mapped drive with one of these letters.",
            where=listed(ranged([node.name for node in nodes(context)])),
            inputs=(Given("Letters", comma(letters)),),
            expected=f"Local letters are {local} and no others." if local else "None of them is taken.",
            facts=("EX-4.15",),
        )
    roots = [disk for disk in context.snapshot.disks.values() if disk.root is None]
    mounted = [disk for disk in context.snapshot.disks.values() if disk.root is not None]
    for disk in (*roots, *mounted):
        yield _format(context, disk, first.name)
    if context.exchange is not None and context.exchange.version == "2000":
        yield Job(
            action="Check that letter M: is free on every node.",
            where=listed(ranged([node.name for node in nodes(context)])),
            expected="Exchange 2000 will mount its own file system there.",
            facts=("EX-4.16",),
        )


def _format(context: Context, disk: Disk, node: str) -> Job:
    place = Given("Letter", f"{disk.letter}:") if disk.letter else Given("Mount path", disk.mount_path)
    under = f" and mount it under {context.name(disk.root)}" if disk.root is not None else ""
    label = disk.letter or disk.name
    facts = ("EX-4.05", "EX-4.06", "EX-4.27") + (("EX-4.21",) if disk.root is not None else ("EX-4.12",))
    return Job(
        action=f"Partition {disk.name} as a basic disk, align it with DiskPar, format it with NTFS{under}.",
        where=node,
        inputs=(place, Given("Label", label)),
        expected=f"{disk_place(disk)} opens on {node} and is empty.",
        facts=facts,
        minutes=10,
    )
