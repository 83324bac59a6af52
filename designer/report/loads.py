"""What the virtual servers carry: their users, what these users do, and the load on a server's home node."""

from __future__ import annotations

from designer.foundation.units import size
from designer.model.records import Group
from designer.report.blocks import Block, Column, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.values import common

LOADS = (
    "connections",
    "profile",
    "iops_per_user",
    "quota_mb",
    "retention_days",
    "cpu_percent",
    "memory_mb",
    "protocols",
)
"""What makes the table worth printing; users alone have room beside the policies."""


def loads(context: Context) -> list[Block]:
    """One row per virtual server; nothing where only users are known."""
    servers = context.snapshot.virtual_servers()
    if not any(getattr(group, field) for group in servers for field in LOADS):
        return []
    columns = [
        Column("Virtual server"),
        Column("Users", "right"),
        Column("Profile"),
        Column("Quota", "right"),
        Column("Retention, days", "right"),
        Column("I/O per user", "right"),
        Column("Connections", "right"),
        Column("CPU, %", "right"),
        Column("Memory", "right"),
        Column("Optional protocols"),
    ]
    rows = [_row(context, group) for group in servers]
    total = sum(group.users or 0 for group in servers)
    title = f"What the virtual servers carry: {total:,} users" if total else "What the virtual servers carry"
    return [filled(title, columns, rows, notes=_notes(servers), anchor="loads")]


def _row(context: Context, group: Group) -> Row:
    profile = context.catalog.profiles.get(group.profile or "")
    types = context.catalog.types
    protocols = [types[one].label if one in types else one for one in group.protocols or ()]
    return Row(
        (
            group.name,
            f"{group.users:,}" if group.users is not None else "",
            profile.name if profile is not None else group.profile or "",
            size(group.quota_mb) if group.quota_mb is not None else "",
            _number(group.retention_days),
            f"{group.iops_per_user:g}" if group.iops_per_user is not None else "",
            _number(group.connections),
            _number(group.cpu_percent),
            size(group.memory_mb) if group.memory_mb is not None else "",
            ", ".join(protocols),
        )
    )


def _number(value: int | None) -> str:
    return f"{value:,}" if value is not None else ""


def _notes(servers: list[Group]) -> str:
    """What the columns of the load mean, and which administrative and routing group all of them are in."""
    found = []
    if any(group.cpu_percent is not None or group.memory_mb is not None for group in servers):
        found.append("Processor and memory: the load on the home node.")
    for label, group in (
        ("Administrative group", common(one.admin_group for one in servers)),
        ("Routing group", common(one.routing_group for one in servers)),
    ):
        if group:
            found.append(f"{label} of every virtual server: {group}.")
    return " ".join(found)
