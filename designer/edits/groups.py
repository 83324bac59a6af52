"""Groups: an EVS with everything that belongs to it, where it runs, and who may own it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog, TreeMember
from designer.edits.draft import Draft, EditError
from designer.edits.naming import free_address, fresh_name
from designer.edits.objects import resource_name
from designer.edits.storage import DiskPlan, add_disk_to, add_quorum_disk
from designer.foundation.ids import Id
from designer.model.diff import Diff, changing
from designer.model.records import GroupKind, Scalar
from designer.model.snapshot import Snapshot
from designer.topology.addressing import client_networks
from designer.topology.evs import ADDRESS, DISK, MTA, NAME, design_tree, tree_dependencies
from designer.topology.ownership import nodes_by_number, passive_nodes

CLUSTER_HOST = 20
"""Host number of the cluster's own address; a DTC group takes the next."""

FIRST_EVS_HOST = 31
"""Host number of the first EVS's address."""

NAMELESS_CLUSTER = "CLUSTER1"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvsPlan:
    """What a new EVS consists of beyond the always present; `optional` are types that its tree has on request only.

    By default queues, logs and databases are on disks of their own (EX-4.24, EX-4.25); the sizes are assumed.
    """

    name: str = ""
    disks: tuple[DiskPlan, ...] = (
        DiskPlan(("queue",), 20_480, "10"),
        DiskPlan(("log",), 51_200, "1"),
        DiskPlan(("database",), 204_800, "10"),
    )
    storage_groups: int = 1
    stores: int = 1
    users: int | None = None
    optional: tuple[str, ...] = ()


def add_evs(snapshot: Snapshot, catalog: Catalog, node: Id | None = None, plan: EvsPlan | None = None) -> Diff:
    """Add an EVS with its complete legal group, at home on `node` (else on the first passive node, else the first).

    The group gets an address on the client network, a network name, disks, and every Exchange resource of the design's
    dependency tree; the first EVS of the cluster gets the MTA (EX-3.09). Raises `EditError` when the design's Exchange
    version is unknown.
    """
    tree = design_tree(snapshot, catalog)
    if tree is None:
        raise EditError("Choose the Exchange version of the design first: it decides what an EVS consists of")
    plan = plan or EvsPlan()
    draft = Draft(snapshot)
    name = plan.name or fresh_name(snapshot, "groups", "EVS")
    has_mta = any(resource.type == MTA for resource in snapshot.resources.values())
    group = _add_group(draft, catalog, name, "evs", node or _default_home(snapshot))
    draft.change("groups", group, users=plan.users)
    for member in tree.member:
        if member.type == DISK:
            for disk in plan.disks:
                add_disk_to(draft, catalog, group, disk)
        elif _belongs(member, plan, has_mta):
            _add_resource(draft, catalog, group, member.type)
    for dependent, provider in tree_dependencies(draft.snapshot, tree, group):
        draft.add("dependencies", dependent=dependent, provider=provider)
    _add_stores(draft, group, plan)
    return draft.diff


def _belongs(member: TreeMember, plan: EvsPlan, has_mta: bool) -> bool:
    if member.created == "first EVS":
        return not has_mta
    return member.created == "always" or member.type in plan.optional


def add_cluster_group(snapshot: Snapshot, catalog: Catalog, node: Id | None = None, *, msdtc: bool = True) -> Diff:
    """Add the Cluster Group: the cluster's address and name, the quorum disk and, unless that goes elsewhere, MSDTC.

    A cluster without a name gets one. Raises `EditError` when there is a Cluster Group already.
    """
    if snapshot.groups_of_kind("cluster"):
        raise EditError("The cluster has its Cluster Group already")
    draft = Draft(snapshot)
    if not snapshot.cluster.name:
        draft.change("clusters", snapshot.cluster.id, name=NAMELESS_CLUSTER)
    group = _add_group(draft, catalog, "Cluster Group", "cluster", node or _first_node(snapshot))
    ip, name = _add_server(draft, catalog, group, draft.snapshot.cluster.name)
    draft.change("resources", ip, name="Cluster IP Address")
    draft.change("resources", name, name="Cluster Name")
    draft.do(add_quorum_disk(draft.snapshot, catalog, group))
    if msdtc:
        draft.do(add_resource(draft.snapshot, catalog, group, "msdtc"))
    return draft.diff


def add_dtc_group(snapshot: Snapshot, catalog: Catalog, node: Id | None = None) -> Diff:
    """Add a group of its own for MSDTC, with address, name and disk (EX-6.07)."""
    draft = Draft(snapshot)
    name = fresh_name(snapshot, "groups", "DTC Group ") if _is_taken(snapshot, "DTC Group") else "DTC Group"
    group = _add_group(draft, catalog, name, "dtc", node or _first_node(snapshot))
    _add_server(draft, catalog, group, f"{snapshot.cluster.name[:12]}DTC")
    add_disk_to(draft, catalog, group, DiskPlan(("dtc",), 1024, "1"))
    draft.do(add_resource(draft.snapshot, catalog, group, "msdtc"))
    return draft.diff


def _is_taken(snapshot: Snapshot, name: str) -> bool:
    return any(group.name == name for group in snapshot.groups.values())


def _add_server(draft: Draft, catalog: Catalog, group: Id, server: str) -> tuple[Id, Id]:
    networks = [draft.snapshot.networks[network] for network in client_networks(draft.snapshot)]
    address = free_address(draft.snapshot, networks[0], CLUSTER_HOST) if networks else ""
    ip = _add_resource(draft, catalog, group, ADDRESS, {"Address": address})
    name = _add_resource(draft, catalog, group, NAME, {"Name": server})
    draft.add("dependencies", dependent=name, provider=ip)
    return ip, name


def add_resource(snapshot: Snapshot, catalog: Catalog, group: Id, kind: str) -> Diff:
    """Add one resource of a type to a group, with the dependencies that the type requires there."""
    draft = Draft(snapshot)
    resource = _add_resource(draft, catalog, group, kind)
    tree = design_tree(snapshot, catalog)
    wanted = tree_dependencies(draft.snapshot, tree, group) if tree is not None else []
    known = catalog.types.get(kind)
    if known is not None:
        wanted += [
            (resource, member.id)
            for member in draft.snapshot.members(group)
            if member.type in known.requires and member.id != resource
        ]
    for dependent, provider in dict.fromkeys(wanted):
        if resource in (dependent, provider):
            draft.add("dependencies", dependent=dependent, provider=provider)
    return draft.diff


def move_group(snapshot: Snapshot, group: Id, node: Id) -> Diff:
    """Make a node the home of a group and its first preferred owner; the order behind it stays."""
    if node not in snapshot.nodes:
        raise EditError(f"{node} is not a node of the design")
    behind = tuple(owner for owner in snapshot.groups[group].preferred_owners if owner != node)
    return changing(snapshot, "groups", group, owner=node, preferred_owners=(node, *behind))


def set_possible_owners(snapshot: Snapshot, group: Id, owners: Sequence[Id] | None) -> Diff:
    """Give every resource of a group the same possible owners (EX-8.04); None means every node."""
    draft = Draft(snapshot)
    for resource in snapshot.members(group):
        draft.change("resources", resource.id, possible_owners=None if owners is None else tuple(owners))
    return draft.diff


def default_owners(snapshot: Snapshot, home: Id | None) -> tuple[Id, ...]:
    """Preferred owners of a group: its home, then the passive nodes in ring order after it, so that it never lands on
    a busy node first (EX-8.03, EX-8.18)."""
    if home is None:
        return ()
    ring = nodes_by_number(snapshot)
    start = ring.index(home)
    passive = set(passive_nodes(snapshot))
    return (home, *(node for node in ring[start + 1 :] + ring[:start] if node in passive and node != home))


def _first_node(snapshot: Snapshot) -> Id | None:
    return next(iter(nodes_by_number(snapshot)), None)


def _default_home(snapshot: Snapshot) -> Id | None:
    return next(iter([*passive_nodes(snapshot), *nodes_by_number(snapshot)]), None)


def _add_group(draft: Draft, catalog: Catalog, name: str, kind: GroupKind, home: Id | None) -> Id:
    windows = catalog.windows.get(draft.snapshot.cluster.windows)
    separate = kind == "evs" and windows is not None and windows.anti_affinity
    return draft.add(
        "groups",
        name=name,
        kind=kind,
        owner=home,
        preferred_owners=default_owners(draft.snapshot, home) if kind == "evs" else (),
        anti_affinity=(catalog.defaults.exchange_anti_affinity,) if separate else (),
        failback=False if kind == "evs" else None,
    )


def _add_resource(
    draft: Draft, catalog: Catalog, group: Id, kind: str, properties: Mapping[str, Scalar] | None = None
) -> Id:
    known, owner = catalog.types[kind], draft.snapshot.groups[group]
    network = next(iter(client_networks(draft.snapshot)), None) if kind == ADDRESS else None
    values = dict(properties or {})
    if kind == ADDRESS and network is not None and not values.get("Address"):
        values["Address"] = free_address(draft.snapshot, draft.snapshot.networks[network], FIRST_EVS_HOST)
    if kind == NAME:
        values = {"Name": owner.name, **_kerberos(draft.snapshot, catalog, group), **values}
    return draft.add(
        "resources",
        name=resource_name(known.name_pattern, owner.name) or known.name,
        type=kind,
        group=group,
        network=network,
        restart_action=None if known.affects_group else "restart",
        properties=values,
    )


def _kerberos(snapshot: Snapshot, catalog: Catalog, group: Id) -> dict[str, Scalar]:
    """An EVS's name needs Kerberos with Exchange 2003 on Windows Server 2003 (EX-5.18), never with 2000 (EX-5.19)."""
    exchange = catalog.exchange.get(snapshot.cluster.exchange)
    windows = catalog.windows.get(snapshot.cluster.windows)
    if snapshot.groups[group].kind != "evs" or exchange is None or windows is None:
        return {}
    wanted = exchange.kerberos == "required" and windows.family == "2003"
    return {"RequireDNS": True, "RequireKerberos": True} if wanted else {}


def _add_stores(draft: Draft, group: Id, plan: EvsPlan) -> None:
    disk_for = {
        content: resource.disk
        for resource in draft.snapshot.members(group)
        if resource.disk is not None
        for content in draft.snapshot.disks[resource.disk].holds
    }
    for number in range(1, plan.storage_groups + 1):
        title = "First Storage Group" if number == 1 else f"Storage Group {number}"
        storage = draft.add("storage_groups", name=title, group=group, log_disk=disk_for.get("log"))
        for store in range(1, plan.stores + 1):
            draft.add("stores", name=f"Mailbox Store {store}", storage_group=storage, disk=disk_for.get("database"))
