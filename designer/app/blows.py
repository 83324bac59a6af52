"""What can be done to an object of a design while a failover is watched, as far as there is a choice."""

from __future__ import annotations

from collections.abc import Iterator

from designer.app.faults import Blow
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.simulation.record.damage import Damage
from designer.topology.evs import disk_text

EVERYBODY = tr("For Every Node")


def disk_losses(snapshot: Snapshot, disk: Id) -> list[Blow]:
    """A disk is lost for everybody, or for one of the nodes that see it."""
    seen = snapshot.disks[disk].visible_to
    nodes = [node for node in snapshot.nodes.values() if seen is None or node.id in seen]
    return [
        Blow("disk", disk, EVERYBODY),
        *(Blow(f"disk={node.id}", disk, tr("For {node}").format(node=node.name)) for node in nodes),
    ]


def cable_cuts(snapshot: Snapshot, node: Id) -> list[Blow]:
    """A node loses its cable to a network, or all of its cables."""
    networks = networks_of(snapshot, node)
    each = [
        Blow(f"cable={network}", node, tr("To {network}").format(network=snapshot.name_of(network)))
        for network in networks
    ]
    return [*each, Blow("cable", node, tr("To Every Network"))] if len(each) > 1 else each


def networks_of(snapshot: Snapshot, node: Id) -> list[Id]:
    """The networks that a node is connected to."""
    return list(dict.fromkeys(face.network for face in snapshot.interfaces.values() if face.node == node))


def path_cuts(snapshot: Snapshot, *, node: Id | None = None, fabric: Id | None = None) -> list[Blow]:
    """One path of a node, or one over a fabric, is cut."""
    return [
        Blow("path", path.id, snapshot.name_of(path.id))
        for path in snapshot.paths.values()
        if path.node == node or path.fabric == fabric
    ]


def site_losses(snapshot: Snapshot, site: Id) -> list[Blow]:
    """Everything at a site fails, or it loses its connection with another site, or with all."""
    others = [other for other in snapshot.sites.values() if other.id != site]
    cuts = [Blow(f"link={other.id}", site, tr("Cut the Link to {other}").format(other=other.name)) for other in others]
    if len(cuts) > 1:
        cuts.append(Blow("link", site, tr("Cut the Links to All Other Sites")))
    return [Blow("site", site, tr("Everything There Fails")), *cuts]


def repairs(snapshot: Snapshot, damage: Damage, subject: Id) -> list[Blow]:
    """What of an object is broken and can be repaired; a fabric's paths and a node's cables count as its own."""
    name = snapshot.name_of
    cables = [network for node, network in sorted(damage.cables) if node == subject]
    found = [
        Blow(
            f"repair={network}",
            subject,
            tr("Cable of {subject} to {network}").format(subject=name(subject), network=name(network)),
        )
        for network in cables
    ]
    if len(cables) > 1:
        found.append(Blow("repair", subject, tr("All Cables of {subject}").format(subject=name(subject))))
    found += _disk_repairs(snapshot, damage, subject)
    whole = (damage.sites, damage.arrays, damage.fabrics, damage.networks, damage.servers, damage.paths)
    if any(subject in broken for broken in whole):
        found.append(
            Blow("repair", subject, tr("Directory and Name Service") if subject == CLUSTER_ID else name(subject))
        )
    links = [other for site, other in sorted(damage.links) if site == subject]
    found += [
        Blow(
            f"repair={other}",
            subject,
            tr("Link of {subject} to {other}").format(subject=name(subject), other=name(other)),
        )
        for other in links
    ]
    inside = [path.id for path in snapshot.paths.values() if subject in (path.fabric, path.node)]
    found += [
        Blow("repair", path, tr("Path of {path}").format(path=name(path))) for path in inside if path in damage.paths
    ]
    return found


def all_repairs(snapshot: Snapshot, damage: Damage) -> list[Blow]:
    """Everything that is broken, each thing once."""
    if not damage.any:
        return []
    found: dict[tuple[str, ...], Blow] = {}
    for table in ("clusters", "sites", "servers", "networks", "nodes", "fabrics", "arrays", "disks"):
        for subject in snapshot.table(table):
            for blow in repairs(snapshot, damage, subject):
                value = blow.kind.partition("=")[2]
                ends = sorted((blow.subject, value)) if table == "sites" and value else [blow.subject, value]
                found.setdefault((table if value else "", *ends), blow)
    return list(found.values())


def _disk_repairs(snapshot: Snapshot, damage: Damage, disk: Id) -> Iterator[Blow]:
    lost = [node for one, node in sorted(damage.disks) if one == disk]
    if not lost:
        return
    text = tr("Disk {disk}").format(disk=disk_text(snapshot.disks[disk]))
    yield Blow("repair", disk, text)
    if 1 < len(lost) < len(snapshot.nodes):
        yield from (
            Blow(f"repair={node}", disk, tr("{text} for {node}").format(text=text, node=snapshot.name_of(node)))
            for node in lost
        )
