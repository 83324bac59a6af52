"""What the cluster service does about resources that fail or take too long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.catalog.services import Service
from designer.foundation.ids import Id
from designer.model.records import Resource, RestartAction
from designer.model.snapshot import Snapshot

HOUR_MS = 3_600_000

ENDLESS = 0xFFFFFFFF
"""The number that stands for no limit or never in the properties of groups and resources (cluster API)."""

SHORTEST_TIMEOUT_MS = 10
"""The shortest pending timeout that the cluster service accepts (cluster API, PendingTimeout)."""


@dataclass(frozen=True, slots=True)
class Budget:
    """So many times within so many ms; one time more escalates."""

    threshold: int
    period_ms: int


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the cluster service waits for a pending resource: `timeout_ms` since it last reported progress.

    It reports every `online_ms` while it comes online and every `offline_ms` while it goes offline; 0 = all the time,
    None = never before it is done.
    """

    timeout_ms: int
    online_ms: int | None
    offline_ms: int | None


def restart_action(catalog: Catalog, resource: Resource) -> RestartAction:
    """What a failure of the resource leads to: its own setting, else what is usual for its type (EX-8.07)."""
    if resource.restart_action is not None:
        return resource.restart_action
    known = catalog.types.get(resource.type)
    return "failover" if known is None or known.affects_group else "restart"


def restarts(service: Service, catalog: Catalog, resource: Resource) -> Budget:
    """How often it is restarted on one node."""
    threshold, period = resource.restart_threshold, resource.restart_period_ms
    return Budget(
        service.restart_threshold if threshold is None else threshold,
        catalog.defaults.restart_period_ms if period is None else period,
    )


def failovers(snapshot: Snapshot, catalog: Catalog, service: Service) -> dict[Id, Budget]:
    """How often each group may fail over."""
    hours = catalog.defaults.failover_period_h
    budgets = {}
    for group in snapshot.groups.values():
        threshold = group.failover_threshold
        if threshold is None:
            threshold = service.failovers(len(snapshot.nodes))
        elif threshold >= ENDLESS:
            threshold = max(0, len(snapshot.nodes) - 1)
        period = hours if group.failover_period_h is None else group.failover_period_h
        budgets[group.id] = Budget(threshold, period * HOUR_MS)
    return budgets


def retries(service: Service, resources: Mapping[Id, Resource]) -> dict[Id, int]:
    """After how many ms a resource that has used up its restarts is tried once more, for those that are at all.

    Only a period can be waited for: 0 stands for never, as the highest number does.
    """
    found = {}
    for identifier, resource in resources.items():
        own = resource.retry_period_ms
        period = service.retry_period_ms if own is None else own
        if period is not None and 0 < period < ENDLESS:
            found[identifier] = period
    return found


def patience(catalog: Catalog, resource: Resource) -> Patience:
    """How long the cluster service waits while the resource is pending.

    Without a setting of its own a resource reports nothing before it is done, unless its type reports by itself while
    it comes online: the Information Store does (EX-8.05), and a disk that is checked.
    """
    timeout = resource.pending_timeout_ms
    timeout = max(SHORTEST_TIMEOUT_MS, catalog.defaults.pending_timeout_ms if timeout is None else timeout)
    if resource.report_ms is not None:
        return Patience(timeout, max(0, resource.report_ms), max(0, resource.report_ms))
    known = catalog.types.get(resource.type)
    return Patience(timeout, 0 if known is not None and known.reports == "online" else None, None)
