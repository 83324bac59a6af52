"""What a scenario has broken around the cluster, as opposed to what the cluster made of that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.record.events import Event


@dataclass(frozen=True, slots=True)
class Damage:
    """What is broken at one moment and was not repaired.

    `disks` are lost for a node each, `cables` pulled between a node and a network, `links` cut between two sites, both
    ways round. `hung` are nodes whose cluster service hangs, `evicted` those that left the cluster for good, `servers`
    the servers outside the cluster that have failed, with the cluster's id among them for the directory as a whole.
    What stands at a lost site is listed itself, too, but not its
    nodes, whose state tells.
    """

    hung: frozenset[Id] = frozenset()
    evicted: frozenset[Id] = frozenset()
    disks: frozenset[tuple[Id, Id]] = frozenset()
    paths: frozenset[Id] = frozenset()
    fabrics: frozenset[Id] = frozenset()
    arrays: frozenset[Id] = frozenset()
    networks: frozenset[Id] = frozenset()
    cables: frozenset[tuple[Id, Id]] = frozenset()
    links: frozenset[tuple[Id, Id]] = frozenset()
    sites: frozenset[Id] = frozenset()
    servers: frozenset[Id] = frozenset()

    @property
    def any(self) -> bool:
        """Whether anything is broken."""
        return self is not NO_DAMAGE and self != NO_DAMAGE

    def after(self, event: Event, snapshot: Snapshot) -> Damage:
        """What is broken after an event: an action of the scenario, a node that has left or one whose state changes."""
        if event.kind == "evicted":
            return replace(self, evicted=self.evicted | {event.subject})
        if event.kind == "node" and event.subject in self.hung and event.after in ("down", "joining"):
            return replace(self, hung=self.hung - {event.subject})
        if event.kind != "action":
            return self
        if event.detail == "repair":
            return self._repaired(_reach(snapshot, event.subject, event.other))
        return self._broken(event, snapshot)

    def _broken(self, event: Event, snapshot: Snapshot) -> Damage:
        subject, kind = event.subject, event.detail
        if kind == "hang":
            return replace(self, hung=self.hung | {subject})
        if kind in ("disk", "path", "fabric", "array", "network", "cable", "link", "directory", "site"):
            return self._joined(_reach(snapshot, subject, event.other, kind))
        return self

    def _joined(self, other: Damage) -> Damage:
        return Damage(
            self.hung | other.hung,
            self.evicted | other.evicted,
            self.disks | other.disks,
            self.paths | other.paths,
            self.fabrics | other.fabrics,
            self.arrays | other.arrays,
            self.networks | other.networks,
            self.cables | other.cables,
            self.links | other.links,
            self.sites | other.sites,
            self.servers | other.servers,
        )

    def _repaired(self, other: Damage) -> Damage:
        return Damage(
            self.hung,
            self.evicted,
            self.disks - other.disks,
            self.paths - other.paths,
            self.fabrics - other.fabrics,
            self.arrays - other.arrays,
            self.networks - other.networks,
            self.cables - other.cables,
            self.links - other.links,
            self.sites - other.sites,
            self.servers - other.servers,
        )


NO_DAMAGE = Damage()


def _reach(snapshot: Snapshot, subject: Id, value: Id | None, kind: str = "") -> Damage:
    """Everything that breaks or is repaired with an object; a site takes what stands there only when it is lost."""
    table = snapshot.table_of(subject)
    if table == "disks":
        return Damage(disks=frozenset((subject, node) for node in ([value] if value else snapshot.nodes)))
    if table == "nodes":
        faces = snapshot.interfaces.values()
        networks = [value] if value else [face.network for face in faces if face.node == subject]
        return Damage(cables=frozenset((subject, network) for network in networks))
    if table == "sites":
        return _site(snapshot, subject, value, kind)
    if table == "clusters":
        servers = [one.id for one in snapshot.servers.values() if set(one.roles) & _DIRECTORY]
        return Damage(servers=frozenset([subject, *servers]))
    only = frozenset({subject})
    return {
        "paths": Damage(paths=only),
        "fabrics": Damage(fabrics=only),
        "arrays": Damage(arrays=only),
        "networks": Damage(networks=only),
        "servers": Damage(servers=only),
    }.get(table or "", NO_DAMAGE)


_DIRECTORY = {"domain-controller", "global-catalog", "dns", "wins"}


def _site(snapshot: Snapshot, site: Id, value: Id | None, kind: str) -> Damage:
    others = [value] if value else [other for other in snapshot.sites if other != site]
    links = frozenset(pair for other in others for pair in ((site, other), (other, site)))
    if kind == "link" or value:
        return Damage(links=links)
    here = Damage(
        sites=frozenset({site}),
        arrays=frozenset(one.id for one in snapshot.arrays.values() if one.site == site),
        servers=frozenset(one.id for one in snapshot.servers.values() if one.site == site),
    )
    return here if kind == "site" else replace(here, links=links)
