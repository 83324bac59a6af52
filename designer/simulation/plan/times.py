"""How long everything takes in a design: its own times first, then what the catalogue says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from designer.catalog.schema import Catalog
from designer.catalog.services import Service
from designer.foundation.ids import Id
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.topology.evs import DISK, INFORMATION_STORE

FALLBACK_TYPE = "generic-service"
"""Lends its times to resource types that the catalogue does not know."""


@dataclass(frozen=True, slots=True)
class Times:
    """All durations of a design in ms, none negative: of the cluster service by catalogue key, of each resource by id.

    `replay` is what a resource needs on top of its online time after a crash, `logs` how many transaction logs it then
    reads; both hold Information Stores only. `check` holds what chkdsk takes on disks that are checked after a crash.
    """

    cluster: Mapping[str, int]
    online: Mapping[Id, int]
    offline: Mapping[Id, int]
    replay: Mapping[Id, int]
    logs: Mapping[Id, int]
    check: Mapping[Id, int] = field(default_factory=dict)


def times_of(snapshot: Snapshot, catalog: Catalog, service: Service | None = None) -> Times:
    """The times of a design, with the cluster service of its Windows or another one.

    A resource's own time wins over the design's `timings` ("type.online", "type.offline"), those over the Windows
    version's, those over the type's. An Information Store takes its base time, a share per store and, to stop, the
    flushing of dirty memory; after a crash it replays the logs of all its storage groups first, at least the default
    number each (EX-8.4, EX-4.36). Its own time replaces all but the replay.
    """
    cluster = {
        **{key: time.ms for key, time in catalog.times.items()},
        **(service or catalog.service_of(snapshot.cluster.windows)).times,
    }
    cluster.update({key: timing.ms for key, timing in snapshot.timings.items()})
    online, offline = {}, {}
    replay: dict[Id, int] = {}
    logs: dict[Id, int] = {}
    check: dict[Id, int] = {}
    stores = _stores_of_groups(snapshot)
    for identifier, resource in snapshot.resources.items():
        online[identifier] = _type_time(snapshot, catalog, resource, "online")
        offline[identifier] = _type_time(snapshot, catalog, resource, "offline")
        if resource.type == INFORMATION_STORE:
            count = stores.get(resource.group, 0)
            online[identifier] = cluster["store-online-base"] + count * cluster["store-online-per-store"]
            offline[identifier] = cluster["store-offline-base"] + count * cluster["store-offline-per-store"]
            offline[identifier] += _dirty_mb(snapshot, catalog, resource.group) * cluster["store-flush-per-mb"]
            logs[identifier] = _logs(snapshot, catalog, resource.group)
            replay[identifier] = logs[identifier] * cluster["store-replay-per-log"]
        elif resource.type == DISK and cluster["disk-check"] > 0 and not resource.properties.get("SkipChkdsk"):
            check[identifier] = cluster["disk-check"]
        if resource.online_ms is not None:
            online[identifier] = resource.online_ms
        if resource.offline_ms is not None:
            offline[identifier] = resource.offline_ms
    return Times(_sane(cluster), _sane(online), _sane(offline), _sane(replay), logs, check)


def _sane(durations: Mapping[str, int]) -> dict[str, int]:
    return {key: max(0, ms) for key, ms in durations.items()}


def unknown_types(snapshot: Snapshot, catalog: Catalog) -> list[str]:
    """The resource types of a design that the catalogue does not know and whose times are therefore borrowed."""
    return sorted(
        {
            resource.type
            for resource in snapshot.resources.values()
            if resource.type not in catalog.types and None in (resource.online_ms, resource.offline_ms)
        }
    )


def _type_time(snapshot: Snapshot, catalog: Catalog, resource: Resource, phase: str) -> int:
    key = f"{resource.type}.{phase}"
    if key in snapshot.timings:
        return snapshot.timings[key].ms
    windows = catalog.windows.get(snapshot.cluster.windows)
    if windows is not None and key in windows.times:
        return windows.times[key]
    known = catalog.types.get(resource.type, catalog.types[FALLBACK_TYPE]).times
    return known.online_ms if phase == "online" else known.offline_ms


def _stores_of_groups(snapshot: Snapshot) -> dict[Id, int]:
    """How many stores each group mounts; a recovery storage group is mounted only to restore something."""
    counts: dict[Id, int] = {}
    for store in snapshot.stores.values():
        storage = snapshot.storage_groups[store.storage_group]
        if not storage.recovery:
            counts[storage.group] = counts.get(storage.group, 0) + 1
    return counts


def _dirty_mb(snapshot: Snapshot, catalog: Catalog, group: Id) -> int:
    default = catalog.defaults.dirty_mb_per_storage_group
    return sum(
        default if storage.dirty_mb is None else storage.dirty_mb
        for storage in snapshot.storage_groups.values()
        if storage.group == group and not storage.recovery
    )


def _logs(snapshot: Snapshot, catalog: Catalog, group: Id) -> int:
    least = catalog.defaults.crash_logs_per_storage_group
    return sum(
        max(least, storage.logs or 0)
        for storage in snapshot.storage_groups.values()
        if storage.group == group and not storage.recovery
    )
