"""The fields of groups, resources, storage groups and stores."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from designer.app.fields.field import Context, Default, Field, fixed, objects
from designer.app.fields.hardware import EVERY_NODE
from designer.model.records import Group, Resource
from designer.simulation.times import times_of
from designer.topology.evs import ADDRESS, DISK

FAILOVER = "Failover"
FAILBACK = "Failback"
EXCHANGE = "Exchange"
RESTART = "When it fails"
TIMES = "Times"

_BASIS = {"default": "Default", "assumed": "Assumed", "vendor": "From the vendor", "measured": "Measured"}


def _is_evs(context: Context, record: Group) -> bool:
    return record.kind == "evs"


def _threshold(context: Context, record: Group) -> Any:
    windows = context.catalog.windows.get(context.snapshot.cluster.windows)
    return windows.failover_threshold if windows is not None else None


def _general(name: str) -> Default:
    """A default that stands under this name in the catalogue."""
    return lambda context, record: getattr(context.catalog.defaults, name)


def _poll(key: str) -> Default:
    return lambda context, record: context.catalog.times[key].ms


def _type_time(phase: str) -> Default:
    """How long the resource would take without a time of its own."""

    def default(context: Context, record: Resource) -> int:
        without = replace(record, online_ms=None, offline_ms=None)
        snapshot = replace(context.snapshot, resources={**context.snapshot.resources, record.id: without})
        times = times_of(snapshot, context.catalog)
        return (times.online if phase == "online" else times.offline)[record.id]

    return default


def _policy(context: Context, record: Resource) -> str:
    known = context.catalog.types.get(record.type)
    return "failover" if known is None or known.affects_group else "restart"


GROUP: tuple[Field, ...] = (
    Field(name="name", label="Name", required=True, unique=True),
    Field(
        name="owner",
        label="Owner",
        kind="choice",
        choices=objects("nodes"),
        help="The node on which the group runs when nothing has failed",
    ),
    Field(
        name="preferred_owners",
        label="Preferred owners",
        kind="order",
        choices=objects("nodes"),
        none_label="None",
        help="Asked in this order when the group has to move; then every other node by Node ID",
    ),
    Field(name="users", label="Users", kind="number", section=EXCHANGE, when=_is_evs),
    Field(name="connections", label="Connections", kind="number", section=EXCHANGE, when=_is_evs),
    Field(name="profile", label="User profile", section=EXCHANGE, when=_is_evs),
    Field(
        name="failover_threshold",
        label="Threshold",
        kind="number",
        section=FAILOVER,
        default=_threshold,
        help="So many times the group may fail over within the period",
    ),
    Field(
        name="failover_period_h",
        label="Period",
        kind="hours",
        section=FAILOVER,
        default=_general("failover_period_h"),
    ),
    Field(
        name="anti_affinity",
        label="Keep apart",
        kind="words",
        section=FAILOVER,
        wide=True,
        help="Anti-affinity class names, separated by commas: groups that share one avoid each other's node",
    ),
    Field(name="failback", label="Failback", kind="flag", section=FAILBACK, default=_general("failback")),
    Field(name="failback_from", label="From hour", kind="number", section=FAILBACK, help="0 to 23, local time"),
    Field(name="failback_until", label="Until hour", kind="number", section=FAILBACK, help="0 to 23, local time"),
    Field(name="notes", label="Notes", kind="notes", section="Notes"),
)

RESOURCE: tuple[Field, ...] = (
    Field(name="name", label="Name", required=True, unique=True, wide=True),
    Field(
        name="disk",
        label="Disk",
        kind="choice",
        choices=objects("disks"),
        when=lambda context, record: record.type == DISK or record.disk is not None,
    ),
    Field(
        name="network",
        label="Network",
        kind="choice",
        choices=objects("networks"),
        when=lambda context, record: record.type == ADDRESS or record.network is not None,
    ),
    Field(
        name="possible_owners",
        label="Possible owners",
        kind="many",
        choices=objects("nodes"),
        none_label=EVERY_NODE,
        help="The nodes on which this resource may come online",
    ),
    Field(
        name="restart_action",
        label="Policy",
        kind="choice",
        section=RESTART,
        wide=True,
        choices=fixed({"failover": "Restart, then fail over", "restart": "Restart only", "none": "Do not restart"}),
        default=_policy,
    ),
    Field(
        name="restart_threshold",
        label="Threshold",
        kind="number",
        section=RESTART,
        default=_general("restart_threshold"),
        help="So many times it is restarted within the period",
    ),
    Field(
        name="restart_period_ms", label="Period", kind="time", section=RESTART, default=_general("restart_period_ms")
    ),
    Field(
        name="pending_timeout_ms",
        label="Pending timeout",
        kind="time",
        section=RESTART,
        default=_general("pending_timeout_ms"),
        help="A resource that is pending for longer has failed",
    ),
    Field(name="looks_alive_ms", label="Looks alive", kind="time", section=RESTART, default=_poll("looks-alive")),
    Field(name="is_alive_ms", label="Is alive", kind="time", section=RESTART, default=_poll("is-alive")),
    Field(name="online_ms", label="Online in", kind="time", section=TIMES, default=_type_time("online")),
    Field(name="offline_ms", label="Offline in", kind="time", section=TIMES, default=_type_time("offline")),
    Field(
        name="time_basis",
        label="Basis",
        kind="choice",
        section=TIMES,
        choices=fixed(_BASIS),
        help="Where the times come from; printed in the document",
        when=lambda context, record: (record.online_ms, record.offline_ms, record.time_basis) != (None, None, None),
    ),
    Field(name="notes", label="Notes", kind="notes", section="Notes"),
)

STORAGE_GROUP: tuple[Field, ...] = (
    Field(name="name", label="Name", required=True, unique=True),
    Field(name="log_disk", label="Log disk", kind="choice", choices=objects("disks")),
    Field(
        name="dirty_mb",
        label="Dirty memory",
        kind="size",
        unit="MB",
        default=_general("dirty_mb_per_storage_group"),
        help="Flushed to the databases at a clean stop",
    ),
    Field(
        name="logs",
        label="Logs to replay",
        kind="number",
        default=_general("crash_logs_per_storage_group"),
        help="Transaction logs that a crash leaves to replay",
    ),
    Field(name="recovery", label="For recovery", kind="flag", required=True),
)

STORE: tuple[Field, ...] = (
    Field(name="name", label="Name", required=True, unique=True),
    Field(
        name="kind",
        label="Kind",
        kind="choice",
        required=True,
        choices=fixed({"mailbox": "Mailbox store", "public": "Public folder store"}),
    ),
    Field(name="disk", label="Disk", kind="choice", choices=objects("disks")),
)
