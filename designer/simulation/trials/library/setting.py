"""What the tests of the library ask about a design, and what the rules of the cluster promise for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import Plan
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import play
from designer.simulation.trials.expectations import Expected
from designer.topology.ownership import passive_nodes

SETTLED_MS = 1_800_000
"""So long after an action a test goes on: by then every group has settled."""

BOOT_MS = 120_000
"""So long after a reset a node starts its cluster service again."""

Hosts = Mapping[Id, Id | None]
"""Where servers are; None: they are down."""


@dataclass(frozen=True, slots=True)
class ReadyRun:
    """One run of a test: its name is the test's code, followed by what of the design it is about."""

    name: str
    actions: tuple[Action, ...]
    expected: tuple[Expected, ...] = ()
    starts_at: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A design as the tests see it.

    `servers` are the virtual servers that are online at home, `homes` their nodes; `rivals` are those that a server
    cannot share a node with, the limit behind error 5018 (EX-2.03).
    """

    plan: Plan
    servers: tuple[Id, ...]
    homes: Mapping[Id, Id]
    rivals: Mapping[Id, frozenset[Id]]

    @property
    def snapshot(self) -> Snapshot:
        """The design."""
        return self.plan.snapshot

    @property
    def nodes(self) -> tuple[Id, ...]:
        """All nodes, by Node ID."""
        return self.plan.nodes

    def name(self, identifier: Id) -> str:
        """What the user calls an object."""
        return self.snapshot.name_of(identifier)

    def active(self) -> list[Id]:
        """The nodes that run virtual servers, by Node ID."""
        return [node for node in self.nodes if node in self.homes.values()]

    def passive(self) -> list[Id]:
        """The nodes that run none, by Node ID."""
        return passive_nodes(self.snapshot)

    def able(self, server: Id) -> list[Id]:
        """The nodes on which a server can run: possible owners of all of it that see all its disks, by Node ID."""
        disks = [member.disk for member in self.snapshot.members(server) if member.disk is not None]
        seen = [self.snapshot.disks[disk].visible_to for disk in disks]
        able = self.plan.possible[server]
        return [n for n in self.nodes if n in able and all(nodes is None or n in nodes for nodes in seen)]

    def free(self, server: Id, behind: Id, hosts: Hosts, gone: Collection[Id] = ()) -> list[Id]:
        """Where a server can come online when it leaves a node, in the order of asking; `hosts` are the others' nodes.

        The node that it leaves is not among them. Nodes that anti-affinity keeps it from come last.
        """
        taken = self._taken(server, hosts)
        return [node for node in self._asked(server, behind, hosts, gone) if node not in taken]

    def reached(self, server: Id, behind: Id, hosts: Hosts, gone: Collection[Id] = ()) -> Id | None:
        """The first free node, if a server's failovers take it past the occupied ones before it."""
        taken, left = self._taken(server, hosts), self.plan.failovers[server].threshold
        for node in self._asked(server, behind, hosts, gone):
            if node not in taken:
                return node
            left -= 1
            if left < 0:
                break
        return None

    def _asked(self, server: Id, behind: Id, hosts: Hosts, gone: Collection[Id]) -> list[Id]:
        """The other nodes on which a server can run, occupied ones too, in the order in which they are asked."""
        ring, able = self.plan.owner_lists[server], self.able(server)
        start = ring.index(behind) + 1
        crowded = {node for other, node in hosts.items() if other != server and self._kept_apart(server, other)}
        order = [node for node in (*ring[start:], *ring[: start - 1]) if node in able and node not in gone]
        return sorted(order, key=lambda node: node in crowded)

    def _taken(self, server: Id, hosts: Hosts) -> set[Id | None]:
        """The nodes of the servers with which a server cannot share one."""
        return {node for other, node in hosts.items() if other in self.rivals[server]}

    def at_random(self, server: Id) -> bool:
        """Whether the loss of its node sends a server anywhere: Windows Server 2003 without preferred owners."""
        ordered = self.snapshot.cluster.ordered_target is True
        return self.plan.service.random_target and not ordered and not self.snapshot.groups[server].preferred_owners

    def has_quorum(self, gone: Collection[Id]) -> bool:
        """Whether the cluster goes on without these nodes, which have lost power one after the other."""
        quorum, service = self.plan.quorum, self.plan.service
        left = [node for node in self.nodes if node not in gone]
        if quorum.model == "local":
            return self.quorum_owner() not in gone
        disk = quorum.model == "disk" and quorum.group is not None
        claimed = any(node in quorum.nodes for node in left)
        if quorum.model == "disk" and not service.quorum_votes:
            return claimed
        if service.dynamic_votes:  # who is left is counted anew after each loss
            return bool(left)
        witness = disk or quorum.share is not None
        votes = len(left) + (claimed if disk else witness)
        return votes > (len(self.nodes) + witness) // 2

    def quorum_owner(self) -> Id | None:
        """The node that owns the quorum while nothing has failed."""
        return self.plan.homes.get(self.plan.quorum.group or "")

    def without(self, gone: Collection[Id], hosts: Hosts) -> Hosts:
        """Where the servers are after nodes have lost power, if they were at `hosts` before."""
        return self.leaving(gone, hosts) if self.has_quorum(gone) else dict.fromkeys(hosts)

    def leaving(self, gone: Collection[Id], hosts: Hosts) -> Hosts:
        """Where the servers are when these nodes run none of them any more: each goes to the next free node."""
        after = dict(hosts)
        for server, node in hosts.items():
            if node is not None and node in gone:
                after[server] = None
                after[server] = self.reached(server, node, after, gone)
        return after

    def after_return(self, server: Id) -> Id | None:
        """Where a server is when its node is lost and has returned; None where the rules do not say.

        Failback takes it, in its window, to the first of its preferred owners that can have it.
        """
        after = self.without([self.homes[server]], self.homes)[server]
        preferred = [n for n in self.snapshot.groups[server].preferred_owners if n in self.able(server)]
        if self.at_random(server) or after is None:
            return None
        if self.snapshot.groups[server].failback is not True or not preferred or preferred[0] == after:
            return after
        taken = {self.homes[rival] for rival in self.rivals[server]}
        return preferred[0] if preferred[0] not in taken else None

    def promise(self, after: Hosts) -> tuple[Expected, ...]:
        """The expectations that servers end where `after` says, those at home without having been disturbed."""
        return tuple(
            Expected(server, "offline")
            if node is None
            else Expected(server, "stays online")
            if node == self.homes[server]
            else Expected(server, "online", None if self.at_random(server) else node)
            for server, node in after.items()
        )

    def resource(self, server: Id, kind: str) -> Id | None:
        """The first resource of this type that a server has online."""
        return next(
            (one.id for one in self.snapshot.members(server) if one.type == kind and one.kept_offline is not True), None
        )

    def goes_on(self, server: Id, hosts: Hosts, behind: Id | None = None) -> Id | None:
        """Where a server goes when a resource of it fails too often; None if it stays failed."""
        if not self.plan.failovers[server].threshold:
            return None
        return self.reached(server, behind or self.homes[server], hosts)

    def undisturbed(self, besides: Id | None = None) -> tuple[Expected, ...]:
        """The expectations that all servers stay online, but for one perhaps."""
        return tuple(Expected(server, "stays online") for server in self.servers if server != besides)

    def _kept_apart(self, one: Id, other: Id) -> bool:
        """Whether two servers share an anti-affinity class that the cluster service knows of."""
        classes = [set(self.snapshot.groups[server].anti_affinity) for server in (one, other)]
        return self.plan.service.keeps_apart and bool(classes[0] & classes[1])


def make_setting(plan: Plan) -> Setting:
    """The setting of a design."""
    initial = play(plan, ()).initial
    homes: dict[Id, Id] = {}
    for group in plan.snapshot.virtual_servers():
        home, state = initial.owners[group.id], initial.groups[group.id]
        missing = [member for member in plan.members[group.id] if initial.resources[member] != "online"]
        meant = all(plan.snapshot.resources[member].kept_offline for member in missing)
        if home is not None and meant and state in ("online", "partially online"):
            homes[group.id] = home
    rivals = {
        server: frozenset(
            plan.group_of[rival] for member in plan.members[server] for rival in plan.rivals.get(member, ())
        )
        & homes.keys()
        for server in homes
    }
    return Setting(plan, tuple(homes), homes, rivals)


Runs = tuple[ReadyRun, ...]

Builder = Callable[[Setting, str], Runs | str]
"""The runs of the test with this code on a design, or the reason why it makes no sense there."""
