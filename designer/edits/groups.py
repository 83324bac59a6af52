"""Groups: a virtual server with everything that belongs to it, where it runs, and who may own it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog, RoleDisk, TemplateDisk, TreeMember
from designer.edits.draft import Draft, EditError
from designer.edits.naming import free_address, fresh_name
from designer.edits.objects import from_pattern
from designer.edits.storage import DiskPlan, add_disk_to, add_quorum_disk
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing
from designer.model.records import CORE_KINDS, GroupKind, Scalar
from designer.model.snapshot import Snapshot
from designer.topology.addressing import client_networks
from designer.topology.evs import ADDRESS, DISK, NAME, disk_text, of_type, tree_dependencies
from designer.topology.ownership import nodes_by_number, passive_nodes
from designer.topology.roles import role_of, role_tree

CLUSTER_HOST = 20
"""Host number of the cluster's own address; a DTC group takes the next."""

FIRST_SERVER_HOST = 31
"""Host number of the first virtual server's address."""

NAMELESS_CLUSTER = "CLUSTER1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerPlan:
    """What a new virtual server consists of beyond the always present.

    `disks` unset are those of its role, `optional` the types that its tree has on request only. Storage groups and
    stores go to roles that keep their data in them.
    """

    name: str = ""
    disks: tuple[DiskPlan, ...] | None = None
    storage_groups: int = 1
    stores: int = 1
    users: int | None = None
    optional: tuple[str, ...] = ()


def add_server(
    snapshot: Snapshot, catalog: Catalog, role: str, node: Id | None = None, plan: ServerPlan | None = None
) -> Diff:
    """Add a virtual server of a role of the catalogue with its complete legal group.

    It is at home on `node`, else on the first passive node, else on the first. The group gets an address on the client
    network, a network name, disks, and every resource of the role's dependency tree; what is there once per cluster
    goes to the first (the MTA, EX-3.09). Raises `EditError` when the role is unknown, or the Exchange version that its
    tree depends on.
    """
    known, tree = catalog.roles.get(role), role_tree(snapshot, catalog, role)
    if known is None:
        raise EditError(tr('There is no role "{role}"').format(role=role))
    if tree is None:
        raise EditError(
            tr("Choose the Exchange version of the design first: it decides what an {known} consists of").format(
                known=known.label
            )
        )
    plan = plan or ServerPlan()
    disks = plan.disks if plan.disks is not None else planned_disks(known.disk)
    draft = Draft(snapshot)
    name = plan.name or fresh_name(snapshot, "groups", known.stem)
    group = _add_group(draft, catalog, name, role, node or _default_home(snapshot))
    draft.change("groups", group, users=plan.users)
    for member in tree.member:
        if member.type == DISK:
            for disk in disks:
                add_disk_to(draft, catalog, group, disk)
        elif _belongs(snapshot, member, plan):
            _add_resource(draft, catalog, group, member.type)
    for dependent, provider in tree_dependencies(draft.snapshot, tree, group):
        draft.add("dependencies", dependent=dependent, provider=provider)
    if known.storage_groups:
        _add_stores(draft, group, plan)
    return draft.diff


def planned_disks(disks: Sequence[RoleDisk | TemplateDisk]) -> tuple[DiskPlan, ...]:
    """The disks that the catalogue plans, ready to be made."""
    return tuple(DiskPlan(disk.holds, disk.size_mb, disk.raid) for disk in disks)


def _belongs(snapshot: Snapshot, member: TreeMember, plan: ServerPlan) -> bool:
    if member.created == "once per cluster":
        return not any(resource.type == member.type for resource in snapshot.resources.values())
    return member.created == "always" or member.type in plan.optional


def add_cluster_group(snapshot: Snapshot, catalog: Catalog, node: Id | None = None, *, msdtc: bool = True) -> Diff:
    """Add the Cluster Group: the cluster's address and name, the quorum disk and, unless that goes elsewhere, MSDTC.

    A cluster without a name gets one. Raises `EditError` when there is a Cluster Group already.
    """
    if snapshot.groups_of_kind("cluster"):
        raise EditError(tr("The cluster has its Cluster Group already"))
    draft = Draft(snapshot)
    if not snapshot.cluster.name:
        draft.change("clusters", snapshot.cluster.id, name=NAMELESS_CLUSTER)
    group = _add_group(draft, catalog, "Cluster Group", "cluster", node or _first_node(snapshot))
    ip, name = _add_address(draft, catalog, group, draft.snapshot.cluster.name)
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
    _add_address(draft, catalog, group, tr("{cluster}DTC").format(cluster=snapshot.cluster.name[:12]))
    add_disk_to(draft, catalog, group, DiskPlan(("dtc",), 1024, "1"))
    draft.do(add_resource(draft.snapshot, catalog, group, "msdtc"))
    return draft.diff


def _is_taken(snapshot: Snapshot, name: str) -> bool:
    return any(group.name == name for group in snapshot.groups.values())


def _add_address(draft: Draft, catalog: Catalog, group: Id, server: str) -> tuple[Id, Id]:
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
    tree = role_tree(snapshot, catalog, snapshot.groups[group].kind)
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
        raise EditError(tr("{node} is not a node of the design").format(node=node))
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
    """A group without resources; a virtual server stays where it is (EX-8.02) and, if its role says so, apart."""
    service, role = catalog.service_of(draft.snapshot.cluster.windows), catalog.roles.get(kind)
    apart = role.anti_affinity if role is not None and service.keeps_apart else ""
    serves = kind not in CORE_KINDS
    return draft.add(
        "groups",
        name=name,
        kind=kind,
        owner=home,
        preferred_owners=default_owners(draft.snapshot, home) if serves else (),
        anti_affinity=(apart,) if apart else (),
        failback=False if serves else None,
    )


def _add_resource(
    draft: Draft, catalog: Catalog, group: Id, kind: str, properties: Mapping[str, Scalar] | None = None
) -> Id:
    known, owner = catalog.types[kind], draft.snapshot.groups[group]
    network = next(iter(client_networks(draft.snapshot)), None) if kind == ADDRESS else None
    disk = _first_disk(draft.snapshot, group)
    values: dict[str, Scalar] = {
        spec.name: from_pattern(spec.pattern, owner.name, disk)
        for spec in known.properties
        if spec.pattern and (disk or "{disk}" not in spec.pattern)
    }
    if kind == NAME:
        values.update(_name_properties(draft.snapshot, catalog, group))
    values.update(properties or {})
    if kind == ADDRESS and network is not None and not values.get("Address"):
        values["Address"] = free_address(draft.snapshot, draft.snapshot.networks[network], FIRST_SERVER_HOST)
    return draft.add(
        "resources",
        name=from_pattern(known.name_pattern, owner.name) or known.name,
        type=kind,
        group=group,
        network=network,
        restart_action=None if known.affects_group else "restart",
        properties=values,
    )


def _first_disk(snapshot: Snapshot, group: Id) -> str:
    disks = [resource.disk for resource in of_type(snapshot, group, DISK) if resource.disk is not None]
    return disk_text(snapshot.disks[disks[0]]) if disks else ""


def _name_properties(snapshot: Snapshot, catalog: Catalog, group: Id) -> Mapping[str, Scalar]:
    """What the design's Exchange wants of the network names of its virtual servers on this Windows."""
    role = role_of(catalog, snapshot.groups[group])
    exchange = catalog.exchange.get(snapshot.cluster.exchange)
    windows = catalog.windows.get(snapshot.cluster.windows)
    if role is None or role.tree or exchange is None or windows is None:
        return {}
    return exchange.name_properties.get(windows.family, {})


def _add_stores(draft: Draft, group: Id, plan: ServerPlan) -> None:
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
            draft.add(
                "stores",
                name=tr("Mailbox Store {store}").format(store=store),
                storage_group=storage,
                disk=disk_for.get("database"),
            )
