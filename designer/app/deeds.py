"""Everything that can be done to an object while a failover is watched, as a menu shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from designer.app.blows import cable_cuts, disk_losses, networks_of, path_cuts, repairs, site_losses
from designer.app.faults import Blow
from designer.app.palette import DIRECTORY
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.topology.evs import disk_text


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry: either what it does, or a submenu of what can be chosen. Without either it is a line."""

    label: str = ""
    blow: Blow | None = None
    inside: tuple[Deed, ...] = ()


LINE = Deed()

STARTS = ((1, tr("Once")), (2, tr("Twice")), (3, tr("Three Times")))
"""How often a resource fails to come online."""

STALLS = ((30, tr("For 30 Seconds")), (240, tr("For 4 Minutes")), (0, tr("For Good")))
"""How long a pending resource reports nothing, s; 0 has no end."""


def deeds_on(snapshot: Snapshot, subject: Id, damage: Damage = NO_DAMAGE) -> list[Deed]:
    """What can be done to an object, in sections with lines between; nothing to one that cannot fail by itself.

    `damage` is what is broken at that moment: it can be repaired.
    """
    maker = _MAKERS.get(snapshot.table_of(subject) or "")
    deeds = list(maker(snapshot, subject)) if maker is not None else []
    broken = _choices(repairs(snapshot, damage, subject))
    if len(broken) == 1:
        broken = (Deed(tr("Repair {one}").format(one=broken[0].label), broken[0].blow),)
    elif broken:
        broken = (Deed(tr("Repair"), inside=broken),)
    return [*deeds, *((LINE,) if deeds and broken else ()), *broken]


def _one(label: str, kind: str, subject: Id) -> Deed:
    return Deed(label, Blow(kind, subject, label))


def _choices(blows: list[Blow]) -> tuple[Deed, ...]:
    return tuple(Deed(blow.label, blow) for blow in blows)


def _submenu(label: str, blows: list[Blow]) -> Iterator[Deed]:
    if blows:
        yield Deed(label, inside=_choices(blows))


def _on_node(snapshot: Snapshot, node: Id) -> Iterator[Deed]:
    yield _one(tr("Cut the Power"), "power", node)
    yield _one(tr("Stop the Cluster Service"), "service", node)
    yield _one(tr("Let the Cluster Service Hang"), "hang", node)
    yield from _submenu(tr("Pull the Cable"), cable_cuts(snapshot, node))
    yield from _submenu(tr("Cut the Path"), path_cuts(snapshot, node=node))
    yield LINE
    yield _one(tr("Start Again"), "start", node)
    yield _one(tr("Pause"), "pause", node)
    yield _one(tr("Resume"), "resume", node)
    yield _one(tr("Evict"), "evict", node)


def _on_group(snapshot: Snapshot, group: Id) -> Iterator[Deed]:
    members = snapshot.members(group)
    yield from _submenu(tr("Fail Resource"), [Blow("resource", one.id, one.name) for one in members])
    moves = [Blow(f"move={node.id}", group, node.name) for node in snapshot.nodes.values()]
    if moves:
        yield Deed(
            tr("Planned Move to"), inside=(*_choices(moves), LINE, _one(tr("Best Possible Node"), "move", group))
        )
    yield LINE
    yield _one(tr("Take Offline"), "offline", group)
    yield _one(tr("Bring Online"), "online", group)


def _on_resource(snapshot: Snapshot, resource: Id) -> Iterator[Deed]:
    yield _one(tr("Fail"), "resource", resource)
    later = [("resource=looks-alive", tr("Looks-Alive Poll")), ("resource=is-alive", tr("Is-Alive Poll"))]
    yield from _submenu(tr("Fail, Noticed by"), [Blow(kind, resource, label) for kind, label in later])
    starts = [Blow(f"start-failure={count}", resource, label) for count, label in STARTS]
    yield from _submenu(tr("Fail to Come Online"), starts)
    yield from _submenu(tr("Hang When Pending"), [Blow(f"stall={length}", resource, label) for length, label in STALLS])
    yield LINE
    yield _one(tr("Take Offline"), "offline", resource)
    yield _one(tr("Bring Online"), "online", resource)


def _on_disk(snapshot: Snapshot, disk: Id) -> Iterator[Deed]:
    text = disk_text(snapshot.disks[disk])
    yield from _submenu(tr("Lose Disk {text}").format(text=text), disk_losses(snapshot, disk))
    for resource in snapshot.resources.values():
        if resource.disk == disk:
            yield _one(tr("Fail {text}").format(text=text), "resource", resource.id)


def _on_network(snapshot: Snapshot, network: Id) -> Iterator[Deed]:
    yield _one(tr("Fail for Every Node"), "network", network)
    nodes = [node for node in snapshot.nodes.values() if network in networks_of(snapshot, node.id)]
    yield from _submenu(tr("Pull the Cable of"), [Blow(f"cable={network}", node.id, node.name) for node in nodes])


def _on_interface(snapshot: Snapshot, interface: Id) -> Iterator[Deed]:
    face = snapshot.interfaces[interface]
    yield _one(tr("Pull the Cable"), f"cable={face.network}", face.node)


def _on_fabric(snapshot: Snapshot, fabric: Id) -> Iterator[Deed]:
    yield _one(tr("Fail"), "fabric", fabric)
    yield from _submenu(tr("Cut the Path"), path_cuts(snapshot, fabric=fabric))


def _on_server(snapshot: Snapshot, server: Id) -> Iterator[Deed]:
    if DIRECTORY & set(snapshot.servers[server].roles):
        yield _one(tr("Fail"), "directory", server)
        yield _one(tr("Fail with All Other Directory and Name Servers"), "directory", "cluster")


_MAKERS: Mapping[str, Callable[[Snapshot, Id], Iterator[Deed]]] = {
    "nodes": _on_node,
    "groups": _on_group,
    "resources": _on_resource,
    "disks": _on_disk,
    "networks": _on_network,
    "interfaces": _on_interface,
    "fabrics": _on_fabric,
    "arrays": lambda snapshot, array: iter([_one(tr("Fail"), "array", array)]),
    "paths": lambda snapshot, path: iter([_one(tr("Cut"), "path", path)]),
    "servers": _on_server,
    "sites": lambda snapshot, site: iter(_choices(site_losses(snapshot, site))),
}
