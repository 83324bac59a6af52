"""Groups and their resources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, seconds
from designer.model.records import Group, Resource
from designer.report.blocks import Block, Column, Heading, Lead, Paragraph, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.loads import loads
from designer.report.wording import counted, sentence
from designer.topology.ownership import home_node, nodes_by_number, possible_owners
from designer.topology.roles import role_beside_name, role_of

ID = "groups"
TITLE = "Groups and resources"


def section(context: Context) -> Sequence[Block]:
    """The groups' policies, then every group with its resources."""
    groups = context.snapshot.groups
    if not groups:
        return []
    resources = len(context.snapshot.resources)
    content = f" with {counted(resources, 'resource')}" if resources else ""
    lead = f"{sentence(counted(len(groups), 'group'))}{content}. A group moves as a whole, or not at all."
    details = [block for group in groups.values() for block in _group(context, group)]
    carried = loads(context)
    return [Lead(lead), _policies(context, with_users=not carried), *carried, *details]


def _policies(context: Context, *, with_users: bool) -> Table:
    columns = [
        Column("Group"),
        Column("Role"),
        Column("Runs on"),
        Column("Preferred owners, in order", weight=2),
        Column("Failovers allowed"),
        Column("Failback"),
        Column("Users", "right"),
    ]
    snapshot = context.snapshot
    rows = [
        Row(
            (
                group.name,
                _role(context, group),
                context.name(home_node(snapshot, group.id)) + (", kept offline" if group.kept_offline else ""),
                ", ".join(context.names(group.preferred_owners)),
                _allowance(context, group),
                _failback(context, group),
                f"{group.users:,}" if group.users is not None and with_users else "",
            )
        )
        for group in snapshot.groups.values()
    ]
    notes = " ".join(
        [
            _without_preferred(context),
            "What the design leaves open is a default.",
            *_apart(context),
        ]
    )
    return filled("Where groups run, and where they may go", columns, rows, notes=notes, anchor="policies")


def _without_preferred(context: Context) -> str:
    """Where groups without preferred owners go."""
    cluster = context.snapshot.cluster
    if context.catalog.service_of(cluster.windows).random_target and not cluster.ordered_target:
        return "Groups without preferred owners go to any node when theirs is lost, otherwise to the next by Node ID."
    return "Groups without preferred owners go to the next node by Node ID."


def _role(context: Context, group: Group) -> str:
    """The role of a group; "" for all of them where their names say it."""
    groups = context.snapshot.groups.values()
    if not any(role_beside_name(context.catalog, other) for other in groups):
        return ""
    role = role_of(context.catalog, group)
    return role.label if role is not None else ""


def _apart(context: Context) -> Iterator[str]:
    """A sentence per anti-affinity class."""
    groups = context.snapshot.groups.values()
    for name in dict.fromkeys(name for group in groups for name in group.anti_affinity):
        members = [group.name for group in groups if name in group.anti_affinity]
        if len(members) > 1:
            yield f"The anti-affinity class {name} keeps apart: {listed(members)}."


def _allowance(context: Context, group: Group) -> str:
    service = context.catalog.service_of(context.snapshot.cluster.windows)
    threshold = group.failover_threshold
    if threshold is None:
        threshold = service.failovers(len(context.snapshot.nodes))
    hours = group.failover_period_h
    hours = context.catalog.defaults.failover_period_h if hours is None else hours
    return f"{threshold} in {hours}{NBSP}h"


def _failback(context: Context, group: Group) -> str:
    allowed = context.catalog.defaults.failback if group.failback is None else group.failback
    if not allowed:
        return "Prevented"
    if group.failback_from is None or group.failback_until is None:
        return "At once"
    return f"Between {group.failback_from}:00 and {group.failback_until}:00"


def _group(context: Context, group: Group) -> Iterator[Block]:
    members = context.snapshot.members(group.id)
    yield Heading(group.name, anchor=f"group-{group.id}")
    if not members:
        yield Paragraph("The group has no resources.")
        return
    yield Paragraph(_owners(context, members))
    if group.notes:
        yield Paragraph(group.notes)
    yield _resources(context, group, members)


def _owners(context: Context, members: list[Resource]) -> str:
    every = nodes_by_number(context.snapshot)
    lists = {_possible(context, member) for member in members}
    if lists == {tuple(every)}:
        return f"Every resource may run on every node: {listed(context.names(every))}."
    if len(lists) == 1:
        only = lists.pop()
        return f"Every resource may run on {listed(context.names(list(only))) or 'no node at all'}, and nowhere else."
    common = set(every).intersection(*lists)
    where = listed(context.names([node for node in every if node in common]))
    return f"The possible owners of the resources differ; the whole group can only run on {where or 'no node at all'}."


def _possible(context: Context, resource: Resource) -> tuple[Id, ...]:
    return tuple(possible_owners(context.snapshot, resource))


def _resources(context: Context, group: Group, members: list[Resource]) -> Table:
    restarts = {member.id: _restarts(context, member) for member in members}
    owners_differ = len({_possible(context, member) for member in members}) > 1
    restarts_differ = len(set(restarts.values())) > 1
    columns = [
        Column("Resource", weight=2),
        Column("Type"),
        Column("Depends on", weight=2),
        Column("Affects the group"),
        Column("Restarts"),
        Column("Settings"),
        Column("Possible owners"),
    ]
    rows = [
        Row(
            (
                member.name,
                context.type_label(member),
                ", ".join(_needs(context, group, member)),
                "Yes" if restart_action(context, member) == "failover" else "No",
                restarts[member.id] if restarts_differ else "",
                _settings(context, member),
                ", ".join(context.names(_possible(context, member))) if owners_differ else "",
            )
        )
        for member in members
    ]
    notes = (
        "" if restarts_differ else f"Restarts of every resource before it counts as failed: {restarts[members[0].id]}."
    )
    title = f"{group.name} consists of {counted(len(members), 'resource')}"
    return filled(title, columns, rows, notes=notes, anchor=f"resources-{group.id}")


def _needs(context: Context, group: Group, resource: Resource) -> Iterator[str]:
    """The providers of a resource; those of which one suffices together, with "or" between them."""
    sets: dict[str, list[str]] = {}
    for edge in context.snapshot.dependencies.values():
        if edge.dependent == resource.id:
            sets.setdefault(edge.alternative or edge.id, []).append(_provider(context, group, edge.provider))
    yield from (listed(names, "or") for names in sets.values())


def _provider(context: Context, group: Group, provider: Id) -> str:
    elsewhere = context.snapshot.resources[provider].group
    label = context.label(provider)
    return label if elsewhere == group.id else f"{label} in {context.name(elsewhere)}"


def restart_action(context: Context, resource: Resource) -> str:
    """What happens when the resource fails: "failover", "restart" or "none"; unset means what the type says."""
    if resource.restart_action is not None:
        return resource.restart_action
    known = context.type_of(resource)
    return "failover" if known is None or known.affects_group else "restart"


def _restarts(context: Context, resource: Resource) -> str:
    if restart_action(context, resource) == "none":
        return "none"
    defaults = context.catalog.defaults
    threshold = (
        context.catalog.service_of(context.snapshot.cluster.windows).restart_threshold
        if resource.restart_threshold is None
        else resource.restart_threshold
    )
    period = defaults.restart_period_ms if resource.restart_period_ms is None else resource.restart_period_ms
    return f"{threshold}{NBSP}in{NBSP}{seconds(period)}"


def _settings(context: Context, resource: Resource) -> str:
    """What the design sets on the resource, without address and network name where these stand elsewhere."""
    known = context.type_of(resource)
    labels = {spec.name: spec.label for spec in known.properties} if known is not None else {}
    order = list(labels)
    found = [
        labels.get(name, name) if value is True else f"{labels.get(name, name)}: {value}"
        for name, value in sorted(
            resource.properties.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)
        )
        if value not in ("", False) and name != "Address"
    ]
    if resource.kept_offline:
        found.append("Kept offline")
    if resource.report_ms is not None:
        found.append(f"Reports every: {seconds(resource.report_ms)}")
    if resource.pending_timeout_ms is not None:
        found.append(f"Pending timeout: {seconds(resource.pending_timeout_ms)}")
    if resource.retry_period_ms is not None:
        found.append(f"Retry after: {seconds(resource.retry_period_ms)}")
    return "\n".join(found)
