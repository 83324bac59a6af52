"""Which tables there are, and what is in their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from designer.app.fields import fields_of
from designer.app.fields.field import Context
from designer.app.related import disk_group_row, group_row, owners_row, property_row, providers_row
from designer.app.rows import Row, row_of
from designer.app.tables.columns import Column, Place, Rows, TableId, TableKind, field_columns
from designer.app.tables.registers import REGISTERS
from designer.catalog.schema import Catalog
from designer.edits.nodes import add_node
from designer.edits.storage import add_disk
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.records import Disk, Group, Interface, Record, Resource
from designer.model.snapshot import Snapshot
from designer.topology.evs import ADDRESS
from designer.topology.ownership import nodes_by_number


def _nodes(catalog: Catalog) -> Iterator[Column]:
    yield from field_columns(catalog, "nodes", "name", "number", "role", "site", "ram_mb", "cpus", "local_letters")
    yield from field_columns(catalog, "nodes", "hardware", "architecture", "page_file_mb", "max_users", "virtual")
    yield from field_columns(catalog, "nodes", "windows", "windows_sp", "exchange", "exchange_sp", "domain")
    yield from field_columns(catalog, "nodes", "mtbf_h", "mttr_h", "notes")


def _disks(catalog: Catalog) -> Iterator[Column]:
    yield from field_columns(catalog, "disks", "name", "letter", "size_mb", "raid", "holds")
    yield Column(key="group", label=tr("Group"), row=_of(Disk, disk_group_row), help=tr("Whose resource the disk is"))
    yield from field_columns(
        catalog, "disks", "mount_path", "root", "visible_to", "array", "lun", "spindles", "file_system"
    )
    yield from field_columns(catalog, "disks", "masked", "aligned", "read_ms", "write_ms", "mtbf_h", "mttr_h", "notes")


def _addresses(catalog: Catalog) -> Iterator[Column]:
    yield Column(
        key="holder", label=tr("Holder"), says=_holder, help=tr("The node of the adapter, or the IP Address resource")
    )
    yield Column(key="network", label=tr("Network"), row=_network_row, says=_network)
    yield Column(key="address", label=tr("Address"), row=_address_row(catalog), help=tr("Such as 192.168.10.11"))
    yield Column(key="mask", label=tr("Subnet mask"), row=_mask_row, help=tr("Of an IP Address resource"))
    fields = ("static", "gateway", "dns_servers", "wins_servers", "binding_rank", "teamed", "netbios")
    yield from field_columns(catalog, "interfaces", *fields, "dns_registration", "file_sharing", "fixed_speed")


def _resources(catalog: Catalog) -> Iterator[Column]:
    yield from field_columns(catalog, "resources", "name")
    yield Column(key="type", label=tr("Type"), says=_type)
    yield Column(key="group", label=tr("Group"), row=_of(Resource, group_row))
    yield Column(key="needs", label=tr("Needs"), row=_of(Resource, providers_row))
    yield from field_columns(catalog, "resources", "possible_owners", "disk", "network", "restart_action")
    yield from field_columns(catalog, "resources", "restart_threshold", "restart_period_ms", "retry_period_ms")
    yield from field_columns(
        catalog, "resources", "pending_timeout_ms", "looks_alive_ms", "is_alive_ms", "kept_offline"
    )
    yield from field_columns(catalog, "resources", "online_ms", "offline_ms", "time_basis", "notes")


def _owners(catalog: Catalog) -> Iterator[Column]:
    yield from field_columns(catalog, "groups", "name", "owner", "preferred_owners")
    help_text = tr("Of every resource in the group (EX-8.04)")
    yield Column(key="possible_owners", label=tr("Possible owners"), row=_of(Group, owners_row), help=help_text)
    yield from field_columns(catalog, "groups", "anti_affinity", "failover_threshold", "failover_period_h", "failback")
    yield from field_columns(catalog, "groups", "failback_from", "failback_until", "kept_offline", "users", "notes")


def _storage_groups(catalog: Catalog) -> Iterator[Column]:
    yield Column(key="server", label=tr("Server"), says=_server)
    fields = ("name", "log_disk", "circular_logging", "recovery", "dirty_mb", "logs")
    yield from field_columns(catalog, "storage_groups", *fields)


def _stores(catalog: Catalog) -> Iterator[Column]:
    yield Column(key="server", label=tr("Server"), says=_server)
    yield Column(key="storage_group", label=tr("Storage group"), says=_storage_group)
    fields = ("name", "kind", "disk", "users", "quota_mb", "size_mb", "hierarchy", "indexed")
    yield from field_columns(catalog, "stores", *fields)


def _of(kind: type[Record], make: Callable[..., Row | None]) -> Rows:
    return lambda context, record: make(context, record) if isinstance(record, kind) else None


def _holder(context: Context, record: Record) -> str:
    return context.snapshot.name_of(record.node if isinstance(record, Interface) else record.id)


def _network(context: Context, record: Record) -> str:
    return context.snapshot.name_of(record.network) if isinstance(record, Interface) else ""


def _network_row(context: Context, record: Record) -> Row | None:
    """The network of an IP Address resource; an adapter is on its network for good."""
    if not isinstance(record, Resource):
        return None
    field = next(field for field in fields_of(context.catalog, "resources") if field.name == "network")
    return row_of(context, record, field)


def _address_row(catalog: Catalog) -> Rows:
    field = next(field for field in fields_of(catalog, "interfaces") if field.name == "address")

    def row(context: Context, record: Record) -> Row | None:
        return (
            row_of(context, record, field) if isinstance(record, Interface) else _property(context, record, "Address")
        )

    return row


def _mask_row(context: Context, record: Record) -> Row | None:
    return _property(context, record, "SubnetMask")


def _property(context: Context, record: Record, name: str) -> Row | None:
    known = context.catalog.types.get(record.type) if isinstance(record, Resource) else None
    spec = next((spec for spec in known.properties if spec.name == name), None) if known is not None else None
    return property_row(record, spec) if isinstance(record, Resource) and spec is not None else None


def _type(context: Context, record: Record) -> str:
    kind = record.type if isinstance(record, Resource) else ""
    known = context.catalog.types.get(kind)
    return known.label if known is not None else kind


def _server(context: Context, record: Record) -> str:
    storage = context.snapshot.storage_groups.get(getattr(record, "storage_group", record.id))
    return context.snapshot.name_of(storage.group) if storage is not None else ""


def _storage_group(context: Context, record: Record) -> str:
    return context.snapshot.name_of(getattr(record, "storage_group", ""))


def _address_ids(snapshot: Snapshot) -> list[Id]:
    """The adapters node by node, then the IP Address resources group by group."""
    of_node: dict[Id, list[Id]] = {node: [] for node in nodes_by_number(snapshot)}
    for interface in snapshot.interfaces.values():
        of_node[interface.node].append(interface.id)
    resources = [member.id for group in snapshot.groups for member in snapshot.members(group) if member.type == ADDRESS]
    return [*(one for those in of_node.values() for one in those), *resources]


def _by_group(snapshot: Snapshot) -> list[Id]:
    return [member.id for group in snapshot.groups for member in snapshot.members(group)]


def _storage_by_group(snapshot: Snapshot) -> list[Id]:
    storage = snapshot.storage_groups.values()
    return [one.id for group in snapshot.groups for one in storage if one.group == group]


def _stores_by_group(snapshot: Snapshot) -> list[Id]:
    stores = snapshot.stores.values()
    return [one.id for storage in _storage_by_group(snapshot) for one in stores if one.storage_group == storage]


KINDS: tuple[TableKind, ...] = (
    TableKind(
        id="nodes",
        label=tr("Nodes"),
        noun="node",
        table="nodes",
        keys=("name",),
        ids=nodes_by_number,
        columns=_nodes,
        add=add_node,
    ),
    TableKind(
        id="addresses",
        label=tr("Addresses"),
        noun="address",
        table="interfaces",
        keys=("holder", "network"),
        ids=_address_ids,
        columns=_addresses,
    ),
    TableKind(
        id="disks",
        label=tr("Disks"),
        noun="disk",
        table="disks",
        keys=("name",),
        ids=lambda snapshot: list(snapshot.disks),
        columns=_disks,
        add=add_disk,
    ),
    TableKind(
        id="resources",
        label=tr("Resources"),
        noun="resource",
        table="resources",
        keys=("name",),
        ids=_by_group,
        columns=_resources,
    ),
    TableKind(
        id="owners",
        label=tr("Owners"),
        noun="group",
        table="groups",
        keys=("name",),
        ids=lambda snapshot: list(snapshot.groups),
        columns=_owners,
    ),
    TableKind(
        id="storage_groups",
        label=tr("Storage groups"),
        noun="storage group",
        table="storage_groups",
        keys=("server", "name"),
        ids=_storage_by_group,
        columns=_storage_groups,
    ),
    TableKind(
        id="stores",
        label=tr("Stores"),
        noun="store",
        table="stores",
        keys=("server", "storage_group", "name"),
        ids=_stores_by_group,
        columns=_stores,
    ),
    *REGISTERS,
)
"""All tables, in the order in which they are offered."""


def kinds_at(place: Place) -> tuple[TableKind, ...]:
    """The tables that one workspace shows."""
    return tuple(kind for kind in KINDS if kind.place == place)


def kind_of(table: TableId) -> TableKind:
    """The table of that id."""
    return next(kind for kind in KINDS if kind.id == table)
