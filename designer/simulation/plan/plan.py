"""A design prepared for simulation: plain dictionaries, computed once per run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.catalog.services import Service
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import QuorumModel, RestartAction
from designer.model.snapshot import Snapshot
from designer.simulation.plan.bounds import unplayable_time
from designer.simulation.plan.cabling import Cabling, cabling_of
from designer.simulation.plan.daytime import NOON, never_opens, time_of_day
from designer.simulation.plan.policies import Budget, Patience, failovers, patience, restart_action, restarts, retries
from designer.simulation.plan.times import Times, times_of, unknown_types
from designer.simulation.plan.wiring import lacking, wire
from designer.topology.evs import DISK, INFORMATION_STORE
from designer.topology.ownership import group_owners, home_node, nodes_by_number, owner_list
from designer.topology.witness import has_witness, knows_witness, witness_servers


class CannotSimulate(Exception):
    """The design or the scenario cannot be played; the message tells the user why in one sentence."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum model, the resource that stands for it and its group (None: not in the design), and the nodes that can
    own it: with a disk, those that see it and are possible owners; else all. `share` is the server of the file share
    witness, "" when the design does not say which; None without a witness."""

    model: QuorumModel
    resource: Id | None
    group: Id | None
    nodes: frozenset[Id]
    share: Id | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything about a design that the engine asks for.

    `labels` are short names for narration. What `needs` to `above` are, `wiring.Wiring` says; it stays within
    groups. `retries` and `patience` are explained in `policies`. `disks` are those that resources stand for. `rivals`
    are the resources of a role of which a node runs one at a time, each with those of the other groups: the limit
    behind error 5018 (EX-2.03). `service` is how the cluster service behaves.
    """

    snapshot: Snapshot
    times: Times
    names: Mapping[Id, str]
    labels: Mapping[Id, str]
    nodes: tuple[Id, ...]
    groups: tuple[Id, ...]
    members: Mapping[Id, tuple[Id, ...]]
    group_of: Mapping[Id, Id]
    needs: Mapping[Id, tuple[Id, ...]]
    dependents: Mapping[Id, tuple[Id, ...]]
    alternatives: Mapping[Id, tuple[tuple[Id, ...], ...]]
    alternative_dependents: Mapping[Id, tuple[Id, ...]]
    start_order: Mapping[Id, tuple[Id, ...]]
    near: Mapping[Id, tuple[Id, ...]]
    above: Mapping[Id, frozenset[Id]]
    homes: Mapping[Id, Id]
    possible: Mapping[Id, frozenset[Id]]
    owner_lists: Mapping[Id, tuple[Id, ...]]
    restart_actions: Mapping[Id, RestartAction]
    restarts: Mapping[Id, Budget]
    failovers: Mapping[Id, Budget]
    retries: Mapping[Id, int]
    patience: Mapping[Id, Patience]
    quorum: Quorum
    stores: frozenset[Id]
    rivals: Mapping[Id, tuple[Id, ...]]
    disks: Mapping[Id, Id]
    service: Service
    cabling: Cabling
    kept_offline: frozenset[Id]
    notes: tuple[str, ...]
    starts_at: int = time_of_day(NOON)

    @property
    def keeps_strictly_apart(self) -> bool:
        """Whether a group stays offline rather than join another of its anti-affinity class."""
        return self.service.anti_affinity == "enforceable" and bool(self.snapshot.cluster.enforce_anti_affinity)

    @property
    def picks_at_random(self) -> bool:
        """Whether groups without preferred owners that lose their node are spread at random."""
        return self.service.random_target and not self.snapshot.cluster.ordered_target


def make_plan(snapshot: Snapshot, catalog: Catalog, service: Service | None = None) -> Plan:
    """Prepare a design, for the cluster service of its Windows or for another one.

    Raises `CannotSimulate` for a design without nodes or groups, whose dependencies form a cycle, or with a duration
    that no cluster has.
    """
    if not snapshot.nodes:
        raise CannotSimulate("there is nothing to simulate: the design has no nodes")
    if not snapshot.groups:
        raise CannotSimulate("there is nothing to simulate: the design has no groups")
    if wrong := unplayable_time(snapshot, catalog):
        raise CannotSimulate(wrong)
    service = service or catalog.service_of(snapshot.cluster.windows)
    wiring = wire(snapshot, service)
    if wiring.circle:
        round_about = [snapshot.name_of(resource) for resource in (*wiring.circle, wiring.circle[0])]
        group_name = snapshot.name_of(snapshot.resources[wiring.circle[0]].group)
        raise CannotSimulate(f"the dependencies of {group_name} form a cycle: {' needs '.join(round_about)}")
    resources = snapshot.resources
    names = {
        record.id: record.name or record.id
        for table in (snapshot.nodes, snapshot.groups, resources, snapshot.networks, snapshot.sites)
        for record in table.values()
    }
    members = {group: tuple(member.id for member in snapshot.members(group)) for group in snapshot.groups}
    quorum = _quorum(snapshot, service, catalog)
    return Plan(
        snapshot=snapshot,
        times=times_of(snapshot, catalog, service),
        names=names,
        labels={**names, **_labels(snapshot, catalog, members)},
        nodes=tuple(nodes_by_number(snapshot)),
        groups=tuple(snapshot.groups),
        members=members,
        group_of={identifier: resource.group for identifier, resource in resources.items()},
        needs=wiring.needs,
        dependents=wiring.dependents,
        alternatives=wiring.alternatives,
        alternative_dependents=wiring.alternative_dependents,
        start_order=wiring.start_order,
        near=wiring.near,
        above=wiring.above,
        homes={group: home for group in snapshot.groups if (home := home_node(snapshot, group)) is not None},
        possible={group: frozenset(group_owners(snapshot, group)) for group in snapshot.groups},
        owner_lists={group: tuple(owner_list(snapshot, group)) for group in snapshot.groups},
        restart_actions={identifier: restart_action(catalog, resource) for identifier, resource in resources.items()},
        restarts={identifier: restarts(service, catalog, resource) for identifier, resource in resources.items()},
        failovers=failovers(snapshot, catalog, service),
        retries=retries(service, resources),
        patience={identifier: patience(catalog, resource) for identifier, resource in resources.items()},
        quorum=quorum,
        stores=frozenset(_of_type(snapshot, INFORMATION_STORE)),
        rivals=_rivals(snapshot, catalog),
        disks={resource.id: resource.disk for resource in resources.values() if resource.disk is not None},
        service=service,
        cabling=cabling_of(snapshot),
        kept_offline=_kept_offline(snapshot),
        notes=(*_notes(snapshot, catalog, quorum), *wiring.notes, *filter(None, [lacking(snapshot, catalog, wiring)])),
    )


def _labels(snapshot: Snapshot, catalog: Catalog, members: Mapping[Id, tuple[Id, ...]]) -> dict[Id, str]:
    """What narration calls the resources: by type where their group has but one of it, disks and others by name."""
    labels = {}
    for inside in members.values():
        types = [snapshot.resources[resource].type for resource in inside]
        for resource, kind in zip(inside, types, strict=True):
            if kind in catalog.types and kind != DISK and types.count(kind) == 1:
                labels[resource] = catalog.types[kind].label
    return labels


def _of_type(snapshot: Snapshot, kind: str) -> tuple[Id, ...]:
    return tuple(identifier for identifier, resource in snapshot.resources.items() if resource.type == kind)


def _rivals(snapshot: Snapshot, catalog: Catalog) -> dict[Id, tuple[Id, ...]]:
    if len(snapshot.nodes) <= 2:
        return {}
    rivals: dict[Id, tuple[Id, ...]] = {}
    for kind in {role.application for role in catalog.roles.values() if role.one_per_node}:
        alike = [snapshot.resources[resource] for resource in _of_type(snapshot, kind)]
        rivals.update({one.id: tuple(other.id for other in alike if other.group != one.group) for one in alike})
    return rivals


def _quorum(snapshot: Snapshot, service: Service, catalog: Catalog) -> Quorum:
    share = _share(snapshot, service, catalog)
    model = snapshot.cluster.quorum
    wanted = {"majority-node-set": "majority-node-set", "local": "local-quorum"}.get(model)
    disk = snapshot.cluster.quorum_disk
    for resource in snapshot.resources.values():
        if resource.type == wanted or (wanted is None and disk is not None and resource.disk == disk):
            able = frozenset(snapshot.nodes)
            if wanted is None and resource.disk is not None:
                for limit in (resource.possible_owners, snapshot.disks[resource.disk].visible_to):
                    able &= able if limit is None else frozenset(limit)
            return Quorum(model, resource.id, resource.group, able, share)
    group = next((group.id for group in snapshot.groups_of_kind("cluster")), None)
    return Quorum(model, None, group, frozenset(snapshot.nodes), share)


def _share(snapshot: Snapshot, service: Service, catalog: Catalog) -> Id | None:
    """The server whose share is the witness of a majority node set, "" when it is not in the design; None without."""
    if not has_witness(snapshot) or not (service.quorum_votes or knows_witness(snapshot, catalog)):
        return None
    return next((server.id for server in witness_servers(snapshot)), "")


def _notes(snapshot: Snapshot, catalog: Catalog, quorum: Quorum) -> list[str]:
    notes = []
    if snapshot.cluster.quorum == "disk" and quorum.group is None:
        notes.append("The design has neither a quorum disk nor a Cluster Group, so nobody arbitrates for the quorum.")
    unknown = unknown_types(snapshot, catalog)
    if unknown:
        notes.append(f"Resources of unknown type ({listed(unknown)}) take the times of a Generic Service.")
    notes.extend(
        f"The failback window of {group.name} begins when it ends; it is taken never to open."
        for group in snapshot.groups.values()
        if never_opens(group)
    )
    kept = _kept_offline(snapshot)
    if kept:
        notes.append(f"Offline from the start, as an administrator left it: {listed(_kept_names(snapshot, kept))}.")
    return notes


def _kept_names(snapshot: Snapshot, kept: frozenset[Id]) -> list[str]:
    """What is kept offline: groups where it is all of them, else resources."""
    names = []
    for group in snapshot.groups.values():
        members = snapshot.members(group.id)
        inside = [member.name for member in members if member.id in kept]
        names.extend([group.name] if len(inside) == len(members) and inside else inside)
    return names


def _kept_offline(snapshot: Snapshot) -> frozenset[Id]:
    """The resources that the design keeps offline: each by its own persistent state, or else by that of its group."""
    groups = snapshot.groups
    return frozenset(
        resource.id
        for resource in snapshot.resources.values()
        if (groups[resource.group].kept_offline if resource.kept_offline is None else resource.kept_offline)
    )
