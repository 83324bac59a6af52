"""The storage in words."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.storage.facts import Card, Facts
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.foundation.units import size
from designer.topology.evs import disk_text

_BUSES = {"scsi": "SCSI", "fibre-channel": tr("Fibre Channel"), "iscsi": "iSCSI", "sas": "SAS"}
_QUORUMS = {"majority-node-set": tr("majority node set, no disk"), "local": tr("local quorum")}


def titled(facts: Facts) -> str:
    """One line: what the picture shows."""
    name = facts.snapshot.cluster.name
    return tr("Storage of {name}").format(name=name) if name else tr("Storage")


def about_storage(facts: Facts) -> str:
    """The bus, how many disks there are, how large they are together, and the quorum where it is no disk."""
    cluster, disks = facts.snapshot.cluster, facts.snapshot.disks.values()
    parts = [_BUSES.get(cluster.bus or "", ""), plural(len(disks), "disk") if disks else tr("no disks yet")]
    known = [disk.size_mb for disk in disks if disk.size_mb is not None]
    parts += [size(sum(known))] if known else []
    parts += [tr("quorum: {quorum}").format(quorum=_QUORUMS[cluster.quorum])] if cluster.quorum in _QUORUMS else []
    return " · ".join(part for part in parts if part)


def capacity(facts: Facts, array: Id | None) -> str:
    """How many disks an array has, and how large they are together."""
    disks = [disk for disk in facts.snapshot.disks.values() if disk.array == array]
    known = [disk.size_mb for disk in disks if disk.size_mb is not None]
    parts = [plural(len(disks), "disk") if disks else tr("No disks"), *([size(sum(known))] if known else [])]
    return " · ".join(parts)


def reach(facts: Facts, array: Id) -> list[tuple[str, bool]]:
    """For every fabric, how many of the nodes reach an array over it, and whether all do."""
    told = []
    for fabric in facts.fabrics:
        paths = facts.snapshot.paths.values()
        there = len({path.node for path in paths if path.fabric == fabric and path.array == array})
        nodes = len(facts.snapshot.nodes)
        name = facts.snapshot.name_of(fabric)
        whole = there == nodes
        told.append(
            (
                tr("{name}: {all} nodes").format(
                    name=name, all=tr("all") if whole else tr("{there} of {nodes}").format(there=there, nodes=nodes)
                ),
                whole,
            )
        )
    return told


def described(facts: Facts) -> str:
    """Arrays with the disks of every group, and what lies on them."""
    names = facts.snapshot.name_of
    sentences = [f"{about_storage(facts)[0].upper()}{about_storage(facts)[1:]}."]
    for lane in facts.lanes:
        if lane.array is not None:
            told = [text for text, _ in reach(facts, lane.array)]
            sentences.append(f"{names(lane.array)}: {', '.join([capacity(facts, lane.array), *told])}.")
        sentences += [sentence for card in lane.cards for sentence in _card(facts, card)]
    return " ".join(sentences)


def _card(facts: Facts, card: Card) -> Iterator[str]:
    names = facts.snapshot.name_of
    whose = names(card.group) if card.group is not None else tr("In no group")
    if not card.items:
        yield tr("{whose}: no disks.").format(whose=whose)
    for item in card.items:
        disk = facts.snapshot.disks[item.disk]
        told = [size(disk.size_mb)] if disk.size_mb is not None else []
        told += [content.text for content in item.contents]
        yield f"{whose}, {disk_text(disk)}: {listed(told) or tr('nothing on it')}."
    if card.loose:
        yield tr("{whose}, on no disk yet: {content}.").format(
            whose=whose, content=listed([content.text for content in card.loose])
        )
