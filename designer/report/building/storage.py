"""Phase 2: the shared disks, with one node powered on."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed, plural, size
from designer.model.records import Disk
from designer.report.blocks import Given
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, nodes, others
from designer.report.context import Context
from designer.report.wording import counted, number, ranged
from designer.topology.evs import group_of_disk

FEW = 3
"""So many disks are called by name in a sentence."""


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
    for title, disks in _by_group(context):
        unknown = [disk.name for disk in disks if disk.array is not None and not disk.lun]
        inputs = [Given(disk.name, _made(disk)) for disk in disks]
        quorum = any("quorum" in disk.holds for disk in disks)
        yield Job(
            action=f"Make {counted(len(disks), 'disk')} for {title}.",
            where=comma(list(dict.fromkeys(filter(None, (context.name(disk.array) for disk in disks))))) or "Array",
            inputs=(*inputs, Given("LUN numbers")) if unknown else tuple(inputs),
            expected=f"{_all(disks)} there, as large and as safe as written.",
            facts=("EX-4.08", "EX-4.09", "EX-4.10") if quorum else ("EX-4.07", "EX-4.26"),
            minutes=10 * len(disks),
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


def _by_group(context: Context) -> Iterator[tuple[str, list[Disk]]]:
    """The disks of every group, those in no group last; mounted disks behind their roots."""
    snapshot = context.snapshot
    found: dict[str, list[Disk]] = {group: [] for group in snapshot.groups}
    for disk in snapshot.disks.values():
        found.setdefault(group_of_disk(snapshot, disk.id) or "", []).append(disk)
    for group, disks in found.items():
        if disks:
            title = context.name(group) if group else f"{context.cluster_name}, in no group yet"
            yield title, sorted(disks, key=lambda disk: disk.root is not None)


def _all(disks: list[Disk]) -> str:
    if len(disks) > FEW:
        return f"All {number(len(disks))} are"
    return f"{listed([disk.name for disk in disks])} {'are' if len(disks) > 1 else 'is'}"


def _made(disk: Disk) -> str:
    """What the array is told about a disk; "" when nothing is known."""
    parts = [f"LUN {disk.lun}"] if disk.lun else []
    parts += [size(disk.size_mb)] if disk.size_mb is not None else []
    parts += [f"RAID {disk.raid}"] if disk.raid else []
    parts += [plural(disk.spindles, "drive")] if disk.spindles is not None else []
    return ", ".join(parts)


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
    for title, disks in _by_group(context):
        yield _format(context, title, disks, first.name)
    if context.exchange is not None and context.exchange.version == "2000":
        yield Job(
            action="Check that letter M: is free on every node.",
            where=listed(ranged([node.name for node in nodes(context)])),
            expected="Exchange 2000 will mount its own file system there.",
            facts=("EX-4.16",),
        )


def _format(context: Context, title: str, disks: list[Disk], node: str) -> Job:
    mounted = any(disk.root is not None for disk in disks)
    tail = ", and mount those without a letter under their roots" if mounted else ""
    facts = ("EX-4.05", "EX-4.06", "EX-4.12", "EX-4.27") + (("EX-4.21",) if mounted else ())
    return Job(
        action=f"Partition the disks of {title} as basic disks, align them with DiskPar, format them with NTFS{tail}.",
        where=node,
        inputs=tuple(Given(disk.name, _place(context, disk)) for disk in disks),
        expected=f"Each opens on {node} and is empty; its label is its letter or its name.",
        facts=facts,
        minutes=10 * len(disks),
    )


def _place(context: Context, disk: Disk) -> str:
    if disk.letter:
        return f"{disk.letter}:"
    under = f" under {context.name(disk.root)}" if disk.root is not None else ""
    return f"{disk.mount_path}{under}" if disk.mount_path else ""
