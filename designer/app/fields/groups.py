"""What depends on the design in the fields of groups, resources, storage groups and stores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from designer.app.fields.field import Behaviour, Choice, Context, Default, entries, objects
from designer.catalog.schema import Catalog
from designer.foundation.language import tr
from designer.foundation.remember import remembered
from designer.model.records import Group, Resource
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import Times, times_of
from designer.topology.evs import ADDRESS, DISK

ON_REQUEST = "on request"

WORK = (
    "users",
    "connections",
    "profile",
    "quota_mb",
    "retention_days",
    "iops_per_user",
    "cpu_percent",
    "memory_mb",
    "protocols",
    "admin_group",
    "routing_group",
)
"""Fields of a group that say what a virtual server does; its role names those that make sense for it."""


def _of_role(field: str) -> Any:
    def when(context: Context, record: Group) -> bool:
        role = context.catalog.roles.get(record.kind)
        return (role is not None and field in role.fields) or getattr(record, field) not in (None, "")

    return when


def _threshold(context: Context, record: Group) -> Any:
    service = context.catalog.service_of(context.snapshot.cluster.windows)
    return service.failovers(len(context.snapshot.nodes))


def _restarts(context: Context, record: Resource) -> Any:
    return context.catalog.service_of(context.snapshot.cluster.windows).restart_threshold


def _retry(context: Context, record: Resource) -> Any:
    return context.catalog.service_of(context.snapshot.cluster.windows).retry_period_ms


def _kept_with_group(context: Context, record: Resource) -> bool:
    """A resource is kept offline with its group unless it says otherwise."""
    return bool(context.snapshot.groups[record.group].kept_offline)


def _of_profile(name: str) -> Default:
    """A default that the group's user profile brings along."""

    def default(context: Context, record: Group) -> Any:
        profile = context.catalog.profiles.get(record.profile or "")
        return getattr(profile, name) if profile is not None else None

    return default


def _optional_protocols(context: Context, record: Group) -> Sequence[Choice]:
    """Resource types that some version's virtual servers have on request only, and what else the group names."""
    types, trees = context.catalog.types, context.catalog.trees.values()
    offered = [member.type for tree in trees for member in tree.member if member.created == ON_REQUEST]
    named = dict.fromkeys([*offered, *(record.protocols or ())])
    return [Choice(one, types[one].label if one in types else tr("{one} (unknown)").format(one=one)) for one in named]


def _general(name: str) -> Default:
    """A default that stands under this name in the catalogue."""
    return lambda context, record: getattr(context.catalog.defaults, name)


def _poll(key: str) -> Default:
    return lambda context, record: context.catalog.times[key].ms


@remembered
def _times(snapshot: Snapshot, catalog: Catalog) -> Times:
    """The times of a design; remembered, because every resource of a form asks for them."""
    return times_of(snapshot, catalog)


def _type_time(phase: str) -> Default:
    """How long the resource would take without a time of its own."""

    def default(context: Context, record: Resource) -> int:
        snapshot = context.snapshot
        if (record.online_ms, record.offline_ms) != (None, None):
            without = replace(record, online_ms=None, offline_ms=None)
            snapshot = replace(snapshot, resources={**snapshot.resources, record.id: without})
        times = _times(snapshot, context.catalog)
        return (times.online if phase == "online" else times.offline)[record.id]

    return default


def _policy(context: Context, record: Resource) -> str:
    known = context.catalog.types.get(record.type)
    return "failover" if known is None or known.affects_group else "restart"


def _quota_of_group(context: Context, record: Any) -> int | None:
    """The quota of the virtual server to which a store belongs."""
    snapshot = context.snapshot
    return snapshot.groups[snapshot.storage_groups[record.storage_group].group].quota_mb


GROUPS: Mapping[tuple[str, str], Behaviour] = {
    ("groups", "owner"): Behaviour(choices=objects("nodes")),
    ("groups", "preferred_owners"): Behaviour(choices=objects("nodes")),
    **{("groups", field): Behaviour(when=_of_role(field)) for field in WORK},
    ("groups", "profile"): Behaviour(choices=entries("profiles", "profile"), when=_of_role("profile")),
    ("groups", "quota_mb"): Behaviour(default=_of_profile("mailbox_mb"), when=_of_role("quota_mb")),
    ("groups", "iops_per_user"): Behaviour(default=_of_profile("iops"), when=_of_role("iops_per_user")),
    ("groups", "protocols"): Behaviour(choices=_optional_protocols, when=_of_role("protocols")),
    ("groups", "kept_offline"): Behaviour(default=lambda context, record: False),
    ("groups", "failover_threshold"): Behaviour(default=_threshold),
    ("groups", "failover_period_h"): Behaviour(default=_general("failover_period_h")),
    ("groups", "failback"): Behaviour(default=_general("failback")),
    ("resources", "disk"): Behaviour(
        choices=objects("disks"), when=lambda context, record: record.type == DISK or record.disk is not None
    ),
    ("resources", "network"): Behaviour(
        choices=objects("networks"), when=lambda context, record: record.type == ADDRESS or record.network is not None
    ),
    ("resources", "possible_owners"): Behaviour(choices=objects("nodes")),
    ("resources", "kept_offline"): Behaviour(default=_kept_with_group),
    ("resources", "restart_action"): Behaviour(default=_policy),
    ("resources", "restart_threshold"): Behaviour(default=_restarts),
    ("resources", "restart_period_ms"): Behaviour(default=_general("restart_period_ms")),
    ("resources", "retry_period_ms"): Behaviour(default=_retry),
    ("resources", "pending_timeout_ms"): Behaviour(default=_general("pending_timeout_ms")),
    ("resources", "looks_alive_ms"): Behaviour(default=_poll("looks-alive")),
    ("resources", "is_alive_ms"): Behaviour(default=_poll("is-alive")),
    ("resources", "online_ms"): Behaviour(default=_type_time("online")),
    ("resources", "offline_ms"): Behaviour(default=_type_time("offline")),
    ("resources", "time_basis"): Behaviour(
        when=lambda context, record: (record.online_ms, record.offline_ms, record.time_basis) != (None, None, None)
    ),
    ("storage_groups", "log_disk"): Behaviour(choices=objects("disks")),
    ("storage_groups", "dirty_mb"): Behaviour(default=_general("dirty_mb_per_storage_group")),
    ("storage_groups", "logs"): Behaviour(default=_general("crash_logs_per_storage_group")),
    ("stores", "disk"): Behaviour(choices=objects("disks")),
    ("stores", "quota_mb"): Behaviour(default=_quota_of_group),
    ("stores", "hierarchy"): Behaviour(when=lambda context, record: record.kind == "public" or bool(record.hierarchy)),
}
