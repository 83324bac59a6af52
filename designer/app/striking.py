"""What a fault from the palette does to what it is dropped on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from designer.app.blows import cable_cuts, disk_losses, networks_of, path_cuts, repairs, site_losses
from designer.app.faults import Blow, fault_text
from designer.app.palette import DIRECTORY
from designer.edits.legality import Refusal, Spot
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.topology.evs import disk_text


@dataclass(frozen=True, slots=True)
class Strike:
    """What a fault does: one of `blows` (several when the user still has to choose), shown at `target`."""

    blows: tuple[Blow, ...]
    says: str
    target: Id


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is dropped: the spot, the object right below the pointer, and what is broken at that moment.

    `paused` are the nodes that are paused then.
    """

    spot: Spot
    below: Id = ""
    damage: Damage = NO_DAMAGE
    paused: frozenset[Id] = frozenset()


def drop_fault(snapshot: Snapshot, item: str, place: Place) -> Strike | Refusal:
    """What dropping "fault:power", "fault:disk", "fault:repair" and the like does."""
    word = item.partition(":")[2]
    if word in _ON_NODES:
        return _on_node(snapshot, word, place)
    handler = _HANDLERS.get(word)
    return (
        handler(snapshot, place)
        if handler is not None
        else Refusal(tr("{item} is no fault that can be dropped here").format(item=item))
    )


_ON_NODES = ("power", "service", "hang", "start", "pause")


def _on_node(snapshot: Snapshot, kind: str, place: Place) -> Strike | Refusal:
    node = place.spot.node
    if node is None:
        return Refusal(tr("Drop it on a node"))
    return _one(snapshot, "resume" if kind == "pause" and node in place.paused else kind, node)


def _one(snapshot: Snapshot, kind: str, subject: Id) -> Strike:
    says = fault_text(kind, snapshot, subject)
    return Strike((Blow(kind, subject, says),), says, subject)


def _several(snapshot: Snapshot, blows: list[Blow], question: str, target: Id) -> Strike:
    """The only one at once, else a choice."""
    if len(blows) == 1:
        return Strike(tuple(blows), fault_text(blows[0].kind, snapshot, blows[0].subject), target)
    return Strike(tuple(blows), tr("{question}; you choose which").format(question=question), target)


def _resource(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    disk, group = place.below, place.spot.group
    if place.below in snapshot.resources:
        return _one(snapshot, "resource", place.below)
    if disk in snapshot.disks:
        found = [one.id for one in snapshot.resources.values() if one.disk == disk]
        if not found:
            return Refusal(tr("This disk is no resource of any group, so it cannot fail in the cluster"))
        return Strike(_one(snapshot, "resource", found[0]).blows, fault_text("resource", snapshot, found[0]), disk)
    if group is None:
        return Refusal(tr("Drop it on a group or on a disk"))
    blows = [Blow("resource", one.id, one.name) for one in snapshot.members(group)]
    if not blows:
        return Refusal(tr("{group} has no resources").format(group=snapshot.name_of(group)))
    return Strike(
        tuple(blows), tr("A resource of {group} fails; you choose which").format(group=snapshot.name_of(group)), group
    )


def _disk(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    below = place.below
    if below in snapshot.disks:
        text = disk_text(snapshot.disks[below])
        return Strike(
            tuple(disk_losses(snapshot, below)), tr("Disk {text} is lost; you choose for whom").format(text=text), below
        )
    if below in snapshot.arrays:
        return _one(snapshot, "array", below)
    return Refusal(tr("Drop it on a disk or on an array"))


def _path(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    below, node = place.below, place.spot.node
    if below in snapshot.fabrics:
        whole = Blow("fabric", below, tr("All of {below}").format(below=snapshot.name_of(below)))
        blows = [whole, *path_cuts(snapshot, fabric=below)]
        return _several(
            snapshot, blows, tr("{below} or a path over it fails").format(below=snapshot.name_of(below)), below
        )
    if node is None:
        return Refusal(tr("Drop it on a fabric or on a node"))
    paths = path_cuts(snapshot, node=node)
    if not paths:
        return Refusal(tr("No paths of {node} to an array are in the design").format(node=snapshot.name_of(node)))
    return _several(snapshot, paths, tr("A path of {node} is cut").format(node=snapshot.name_of(node)), node)


def _network(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    if place.below in snapshot.networks:
        return _one(snapshot, "network", place.below)
    return Refusal(tr("Drop it on a network; for one node, pull its cable instead"))


def _cable(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    node, network = place.spot.node, place.below
    if network in snapshot.networks:
        joined = [one for one in snapshot.nodes if network in networks_of(snapshot, one)]
        blows = [Blow(f"cable={network}", one, tr("Of {one}").format(one=snapshot.name_of(one))) for one in joined]
        if not blows:
            return Refusal(tr("No node is connected to {network}").format(network=snapshot.name_of(network)))
        return _several(
            snapshot,
            blows,
            tr("A node loses its cable to {network}").format(network=snapshot.name_of(network)),
            network,
        )
    if node is None:
        return Refusal(tr("Drop it on a node or on a network"))
    cables = cable_cuts(snapshot, node)
    if not cables:
        return Refusal(tr("{node} is connected to no network").format(node=snapshot.name_of(node)))
    return _several(snapshot, cables, tr("{node} loses a network cable").format(node=snapshot.name_of(node)), node)


def _directory(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    server = snapshot.servers.get(place.below)
    if server is None:
        return Refusal(tr("Drop it on a domain controller or name server"))
    if not DIRECTORY & set(server.roles):
        return Refusal(tr("{server} is neither a domain controller nor a name server").format(server=server.name))
    return _one(snapshot, "directory", server.id)


def _site(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    spot = place.spot
    home = snapshot.nodes[spot.node].site if spot.node is not None else None
    site = next((one for one in (place.below, spot.site, home) if one in snapshot.sites), None)
    if site is None:
        return Refusal(tr("Drop it on a site"))
    return _several(
        snapshot,
        site_losses(snapshot, site),
        tr("{site} fails or is cut off").format(site=snapshot.name_of(site)),
        site,
    )


def _repair(snapshot: Snapshot, place: Place) -> Strike | Refusal:
    target = place.below or place.spot.node or ""
    for subject in dict.fromkeys(one for one in (place.below, place.spot.node, place.spot.site) if one):
        found = repairs(snapshot, place.damage, subject)
        if found:
            return _several(
                snapshot,
                found,
                tr("Something of {subject} is repaired").format(subject=snapshot.name_of(subject)),
                subject,
            )
    if not target:
        return Refusal(tr("Drop it on what is broken"))
    return Refusal(
        tr("Nothing of {target} is broken at this moment that could be repaired").format(
            target=snapshot.name_of(target)
        )
    )


_HANDLERS: Mapping[str, Callable[[Snapshot, Place], Strike | Refusal]] = {
    "resource": _resource,
    "disk": _disk,
    "path": _path,
    "network": _network,
    "cable": _cable,
    "directory": _directory,
    "site": _site,
    "repair": _repair,
}
