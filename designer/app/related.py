"""Rows about other records that belong to an object in the user's eyes, and about properties of its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from designer.app.fields import fields_of
from designer.app.fields.field import Choice, Context
from designer.app.fields.sections import ADDRESSES, FAILOVER_TIMES
from designer.app.linked import links_row
from designer.app.rows import MIXED, Row, Toggled, row_of, toggled
from designer.catalog.schema import FieldKind, Property, Time
from designer.edits.dependencies import move_resource, set_alternatives, set_providers
from designer.edits.draft import Draft
from designer.edits.groups import set_possible_owners
from designer.edits.objects import set_property
from designer.edits.storage import give_disk, release_disk
from designer.foundation.language import tr
from designer.model.records import Cluster, Disk, Group, Interface, Node, Record, Resource
from designer.model.registers import Entry
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node

LONGEST_BESIDE = 18
"""Labels of more characters stand above their field, not beside it."""

ADAPTER = tr("Adapter on ")
"""Begins the headings of what is known about a node's adapters; the network's name follows."""


def related(context: Context, record: Record) -> Iterator[tuple[str, list[Row]]]:
    """The rows by the heading of their section."""
    if isinstance(record, Cluster):
        yield FAILOVER_TIMES, [_time_row(context, time) for time in context.catalog.times.values()]
    elif isinstance(record, Node):
        yield from _adapters(context, record)
    elif isinstance(record, Group) and context.snapshot.members(record.id):
        yield "", [owners_row(context, record)]
    elif isinstance(record, Entry):
        yield "", [links_row(context, record)]
    elif isinstance(record, Resource):
        yield "", [group_row(context, record)]
        yield "", [row for row in (providers_row(context, record), _alternatives_row(context, record)) if row]
        known = context.catalog.types.get(record.type)
        if known is not None and known.properties:
            yield known.label, [property_row(record, spec) for spec in known.properties]


def _adapters(context: Context, node: Node) -> Iterator[tuple[str, list[Row]]]:
    """The addresses of a node together, the rest of each adapter by itself; the same rows for every node."""
    fields = fields_of(context.catalog, "interfaces")
    mine = [interface for interface in context.snapshot.interfaces.values() if interface.node == node.id]
    addresses = []
    for interface in mine:
        rows = {field.name: _of_adapter(context, interface, row_of(context, interface, field)) for field in fields}
        name = context.snapshot.name_of(interface.network)
        addresses.append(replace(rows.pop("address"), label=name))
        yield f"{ADAPTER}{name}", list(rows.values())
    yield ADDRESSES, addresses


def _of_adapter(context: Context, interface: Interface, row: Row) -> Row:
    return replace(row, key=f"{row.key}.{interface.network}")


def _time_row(context: Context, time: Time) -> Row:
    """A time of the simulation: the catalogue's, unless the design has one of its own."""

    def put(draft: Draft, value: Any) -> None:
        if value is None:
            draft.remove("timings", *([time.id] if time.id in draft.snapshot.timings else []))
        elif time.id in draft.snapshot.timings:
            draft.change("timings", time.id, ms=value)
        else:
            draft.add("timings", id=time.id, ms=value)

    timing = context.snapshot.timings.get(time.id)
    bounds = context.catalog.fields["timings"]["ms"]
    return Row(
        key=f"time.{time.id}",
        label=time.label,
        kind="time",
        value=timing.ms if timing is not None else None,
        put=put,
        default=time.ms,
        low=bounds.min,
        high=bounds.max,
        help=f"{time.basis.capitalize()}: {time.source}",
        wide=True,
    )


def owners_row(context: Context, group: Group) -> Row:
    """The possible owners of all resources of a group at once (EX-8.04)."""

    def put(draft: Draft, value: Any) -> None:
        if isinstance(value, Toggled):
            for member in draft.snapshot.members(group.id):
                draft.change("resources", member.id, possible_owners=toggled(member.possible_owners, value))
        else:
            draft.do(set_possible_owners(draft.snapshot, group.id, value))

    each = [member.possible_owners for member in context.snapshot.members(group.id)]
    lists = set(each)
    return Row(
        key="possible_owners",
        label=tr("Possible owners"),
        kind="many",
        value=next(iter(lists)) if len(lists) == 1 else MIXED,
        values=() if len(lists) == 1 else tuple(each),
        put=put,
        help=tr("Of every resource in the group (EX-8.04)"),
        none_label=tr("Every node"),
        wide=True,
        optional=True,
        choices=tuple(Choice(node.id, node.name) for node in context.snapshot.nodes.values()),
    )


def group_row(context: Context, resource: Resource) -> Row:
    """The group of the resource; it can change to another one at home on the same node."""
    snapshot = context.snapshot
    home = home_node(snapshot, resource.group)

    def put(draft: Draft, value: Any) -> None:
        draft.do(move_resource(draft.snapshot, resource.id, value))

    return Row(
        key="group",
        label=tr("Group"),
        kind="choice",
        value=resource.group,
        put=put,
        required=True,
        unique=True,
        help=tr("It goes with all that it needs and that needs it, to a group at home on the same node"),
        choices=tuple(
            Choice(group.id, group.name) for group in snapshot.groups.values() if home_node(snapshot, group.id) == home
        ),
    )


def providers_row(context: Context, resource: Resource) -> Row:
    """What the resource needs within its group."""
    snapshot = context.snapshot
    others = [member for member in snapshot.members(resource.group) if member.id != resource.id]
    needed = {edge.provider for edge in snapshot.dependencies.values() if edge.dependent == resource.id}

    def put(draft: Draft, value: Any) -> None:
        draft.do(set_providers(draft.snapshot, resource.id, value or ()))

    return Row(
        key="needs",
        label=tr("Needs"),
        kind="many",
        value=tuple(member.id for member in others if member.id in needed) or None,
        put=put,
        help=tr("What must be online before it, in the same group"),
        none_label=tr("Nothing"),
        unique=True,
        wide=True,
        choices=tuple(Choice(member.id, member.name) for member in others),
    )


def _alternatives_row(context: Context, resource: Resource) -> Row | None:
    """Of which providers one suffices; nothing where the cluster service knows no such sets, nor for several sets."""
    snapshot = context.snapshot
    edges = [edge for edge in snapshot.dependencies.values() if edge.dependent == resource.id]
    sets = {edge.alternative for edge in edges if edge.alternative}
    able = context.catalog.service_of(snapshot.cluster.windows).or_dependencies
    if not edges or len(sets) > 1 or not (sets or able):
        return None

    def put(draft: Draft, value: Any) -> None:
        draft.do(set_alternatives(draft.snapshot, resource.id, value or ()))

    return Row(
        key="alternatives",
        label=tr("One of these is enough"),
        kind="many",
        value=tuple(edge.provider for edge in edges if edge.alternative) or None,
        put=put,
        help=tr("Windows Server 2008 and later: it comes online as soon as one of them is"),
        none_label=tr("No, each is needed"),
        unique=True,
        wide=True,
        choices=tuple(Choice(edge.provider, snapshot.name_of(edge.provider)) for edge in edges),
    )


def disk_group_row(context: Context, disk: Disk) -> Row:
    """The group whose resource a disk is; another one takes it over, none lets it go."""
    snapshot = context.snapshot

    def put(draft: Draft, value: Any) -> None:
        if value is None:
            draft.do(release_disk(draft.snapshot, disk.id))
        else:
            draft.do(give_disk(draft.snapshot, context.catalog, disk.id, value))

    return Row(
        key="group",
        label=tr("Group"),
        kind="choice",
        value=group_of_disk(snapshot, disk.id),
        put=put,
        none_label=tr("None"),
        help=tr("The group whose resource the disk is"),
        choices=tuple(Choice(group.id, group.name) for group in snapshot.groups.values()),
    )


def property_row(resource: Resource, spec: Property) -> Row:
    """A property of the type of a resource."""

    def put(draft: Draft, value: Any) -> None:
        draft.do(set_property(draft.snapshot, resource.id, spec.name, value))

    kinds: dict[str, FieldKind] = {"text": "text", "address": "text", "number": "number", "flag": "flag"}
    value = resource.properties.get(spec.name)
    return Row(
        key=f"property.{spec.name}",
        label=spec.label,
        kind=kinds[spec.kind],
        value=str(value) if kinds[spec.kind] == "text" and value is not None else value,
        put=put,
        default=spec.default,
        help=spec.help,
        wide=len(spec.label) > LONGEST_BESIDE,
    )
