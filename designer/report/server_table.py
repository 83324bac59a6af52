"""The virtual servers: where each runs and may go, whom it serves, and what only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from designer.foundation.units import NBSP, listed, size
from designer.model.records import Group
from designer.report.blocks import Block, Column, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.values import common
from designer.report.wording import counted, ranged, sentence
from designer.topology.evs import of_type
from designer.topology.ownership import group_owners, home_node, nodes_by_number, owner_list
from designer.topology.roles import role_tree

_MOST_NODES = 3
"""More possible owners than these are told as a range, or as every node."""


def server_table(context: Context) -> list[Block]:
    """One row per virtual server; what all of them have in common is said once, below the table."""
    groups = context.snapshot.virtual_servers()
    if not groups:
        return []
    loads = {title: [texts(context, group) for group in groups] for title, texts in _LOADS.items()}
    alike = {title: common(found) for title, found in loads.items()}
    apart = [title for title in loads if not alike.get(title)]
    columns = [
        Column("Virtual server"),
        Column("Runs on"),
        Column("Taken over by"),
        Column("Users", "right"),
        *(Column(title, "right" if title in _NUMBERS else "left") for title in apart),
        Column("Part of its own", weight=2),
    ]
    rows = [
        Row(
            (
                group.name,
                context.name(home_node(context.snapshot, group.id)) + (", kept offline" if group.kept_offline else ""),
                _others(context, group),
                f"{group.users:,}" if group.users is not None else "",
                *(loads[title][place] for title in apart),
                _own(context, group),
            )
        )
        for place, group in enumerate(groups)
    ]
    total = sum(group.users or 0 for group in groups)
    if total and len(groups) > 1:
        rows.append(Row(("Together", "", "", f"{total:,}", *("" for _ in apart), ""), "total"))
    return [filled(_title(context, groups), columns, rows, notes=_notes(groups, alike), anchor="servers")]


def _title(context: Context, groups: list[Group]) -> str:
    homes = len({home_node(context.snapshot, group.id) for group in groups})
    if len(groups) == 1:
        return f"{groups[0].name}, its node and its users"
    where = "each on a node of its own" if homes == len(groups) else f"on {counted(homes, 'node')}"
    return f"{sentence(counted(len(groups), 'virtual server'))}, {where}"


def _others(context: Context, group: Group) -> str:
    """Where it may go, in the order in which these nodes are asked."""
    snapshot = context.snapshot
    home, able = home_node(snapshot, group.id), group_owners(snapshot, group.id)
    order = [node for node in owner_list(snapshot, group.id) if node in able and node != home]
    first = [node for node in group.preferred_owners if node in order]
    later = [node for node in order if node not in first]
    if not order:
        return "No other node"
    if first and later:
        then = context.names(later) if len(later) <= _MOST_NODES else ranged(context.names(later))
        return f"{listed(context.names(first))}; then {listed(then)}"
    if len(order) == len(nodes_by_number(snapshot)) - 1 and len(order) > _MOST_NODES:
        return "Every other node"
    return listed(ranged(context.names(order)))


def _own(context: Context, group: Group) -> str:
    """What only one virtual server of the cluster has, its public folder store, and what the user wrote."""
    return "\n".join(part for part in (sentence(", ".join(_parts(context, group))), group.notes) if part)


def _parts(context: Context, group: Group) -> Iterator[str]:
    snapshot = context.snapshot
    tree = role_tree(snapshot, context.catalog, group.kind)
    for member in tree.member if tree is not None else ():
        if member.created == "once per cluster" and of_type(snapshot, group.id, member.type):
            yield context.catalog.types[member.type].label
    folders = {one.id for one in snapshot.storage_groups.values() if one.group == group.id}
    public = [one.name for one in snapshot.stores.values() if one.kind == "public" and one.storage_group in folders]
    if public:
        yield "public folders"


def _notes(groups: list[Group], alike: dict[str, str]) -> str:
    """What is the same of every virtual server."""
    told = [_shared(title, text) for title, text in alike.items() if text]
    names = listed(ranged([group.name for group in groups]))
    whose = names if len(groups) == 1 else f"Both {names}" if len(groups) == 2 else f"All of {names}"
    return f"{whose}: {listed(told)}." if told else ""


def _shared(title: str, text: str) -> str:
    """What a column of the same values says as a phrase: "quota 200 MB", "retention 7 days"."""
    what, _, unit = title.partition(", ")
    name = what if what[1:2].isupper() or what[1:2] == "/" else f"{what[:1].lower()}{what[1:]}"
    values = text.replace(", ", " and ")
    return f"{name} {values}{NBSP}{unit}" if unit else f"{name} {values}"


def _profile(context: Context, group: Group) -> str:
    known = context.catalog.profiles.get(group.profile or "")
    return known.name if known is not None else group.profile or ""


def _protocols(context: Context, group: Group) -> str:
    types = context.catalog.types
    return ", ".join(types[one].label if one in types else one for one in group.protocols or ())


def _number(value: float | None) -> str:
    return f"{value:,g}" if value is not None else ""


def _whole(value: int | None) -> str:
    return f"{value:,}" if value is not None else ""


def _size(value: int | None) -> str:
    return size(value) if value is not None else ""


_LOADS: Mapping[str, Callable[[Context, Group], str]] = {
    "Profile": _profile,
    "Quota": lambda _, group: _size(group.quota_mb),
    "Retention, days": lambda _, group: _whole(group.retention_days),
    "I/O per user": lambda _, group: _number(group.iops_per_user),
    "Connections": lambda _, group: _whole(group.connections),
    "CPU, %": lambda _, group: _whole(group.cpu_percent),
    "Memory": lambda _, group: _size(group.memory_mb),
    "Optional protocols": _protocols,
    "Administrative group": lambda _, group: group.admin_group,
    "Routing group": lambda _, group: group.routing_group,
}
"""What a virtual server carries on its home node, and where it belongs."""

_NUMBERS = ("Quota", "Retention, days", "I/O per user", "Connections", "CPU, %", "Memory")
