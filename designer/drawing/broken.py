"""What is broken at a moment of a simulation, object by object, in a few words; the same in every view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import Damage


def broken(snapshot: Snapshot, damage: Damage, subject: Id) -> str:
    """What is broken about an object, as in "Lost for NODE2"; "" for one that is whole."""
    if not damage.any:
        return ""
    say = _SAY.get(snapshot.table_of(subject) or "")
    return say(snapshot, damage, subject) if say is not None else ""


def ways(snapshot: Snapshot, damage: Damage, node: Id) -> tuple[int, int]:
    """How many of a node's paths to the storage work, and how many there are."""
    paths = [path for path in snapshot.paths.values() if path.node == node]
    whole = [
        path
        for path in paths
        if path.id not in damage.paths and path.fabric not in damage.fabrics and path.array not in damage.arrays
    ]
    return len(whole), len(paths)


def _node(snapshot: Snapshot, damage: Damage, node: Id) -> str:
    networks = [snapshot.name_of(network) for one, network in sorted(damage.cables) if one == node]
    parts = [tr("No cable to {networks}").format(networks=listed(networks))] if networks else []
    working, there = ways(snapshot, damage, node)
    if working < there:
        parts.append(
            tr("{working} of {count} to the storage {works}").format(
                working=working or tr("None"),
                count=plural(there, "path"),
                works=tr("works") if working < 2 else tr("work"),
            )
        )
    return ". ".join(parts)


def _disk(snapshot: Snapshot, damage: Damage, disk: Id) -> str:
    lost = [node for one, node in sorted(damage.disks) if one == disk]
    array = snapshot.disks[disk].array
    if array in damage.arrays or len(lost) == len(snapshot.nodes):
        return tr("Lost")
    return tr("Lost for {node}").format(node=listed([snapshot.name_of(node) for node in lost])) if lost else ""


def _site(snapshot: Snapshot, damage: Damage, site: Id) -> str:
    if site in damage.sites:
        return tr("Lost")
    others = [other for one, other in sorted(damage.links) if one == site]
    if len(others) == len(snapshot.sites) - 1 > 1:
        return tr("Cut off")
    return (
        tr("Cut off from {other}").format(other=listed([snapshot.name_of(other) for other in others])) if others else ""
    )


def _failed(name: str) -> Callable[[Snapshot, Damage, Id], str]:
    return lambda snapshot, damage, subject: tr("Failed") if subject in getattr(damage, name) else ""


_SAY: Mapping[str, Callable[[Snapshot, Damage, Id], str]] = {
    "nodes": _node,
    "disks": _disk,
    "sites": _site,
    "networks": _failed("networks"),
    "arrays": _failed("arrays"),
    "fabrics": _failed("fabrics"),
    "servers": _failed("servers"),
    "paths": _failed("paths"),
}
