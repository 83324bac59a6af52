"""What two nodes that both run an EVS may carry, so that one of them can carry both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from designer.sizing.bounds import one_of, whole

CONNECTIONS = 1900
"""Concurrent connections per node from Exchange 2000 Service Pack 3 on (EX-2.06)."""

EARLY_CONNECTIONS = {0: 1000, 1: 1500, 2: 1500}
"""The same for Exchange 2000 before Service Pack 3, by service pack (EX-2.07)."""

CPU_PERCENT = 40
"""Processor load from clients per node (EX-2.08)."""

STORAGE_GROUPS = 4
"""Storage groups on one node, so of both EVSs together (EX-2.09)."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A value against its limit."""

    value: int
    most: int

    @property
    def fits(self) -> bool:
        """Whether the limit is kept."""
        return self.value <= self.most


@dataclass(frozen=True, slots=True)
class ActiveActive:
    """An active/active pair against its limits: connections and processor load per EVS, storage groups in sum."""

    connections: tuple[Limit, ...]
    cpu: tuple[Limit, ...]
    storage_groups: Limit

    @property
    def fits(self) -> bool:
        """Whether every limit is kept."""
        return all(limit.fits for limit in (*self.connections, *self.cpu, self.storage_groups))


def connection_limit(exchange: Literal["2000", "2003"] = "2003", service_pack: int = 3) -> int:
    """Connections that a node of an active/active pair may have at the same time.

    1,000 on Exchange 2000 as released (service pack 0), 1,500 with Service Pack 1 or 2, else 1,900. Raises ValueError
    for another version and a negative service pack. Facts EX-2.06 and EX-2.07.
    """
    one_of("exchange", exchange, ("2000", "2003"))
    whole("service_pack", service_pack)
    return EARLY_CONNECTIONS.get(service_pack, CONNECTIONS) if exchange == "2000" else CONNECTIONS


def active_active(
    connections: Sequence[int],
    cpu_percent: Sequence[int],
    storage_groups: Sequence[int],
    most_connections: int = CONNECTIONS,
) -> ActiveActive:
    """Check the EVSs of an active/active pair, each at home on its own node: one value per EVS, unknown ones left out.

    Raises ValueError for negative values and more than 100 %. Facts EX-2.06, EX-2.08 and EX-2.09.
    """
    return ActiveActive(
        connections=tuple(Limit(whole("connections", value), most_connections) for value in connections),
        cpu=tuple(Limit(whole("cpu_percent", value, 0, 100), CPU_PERCENT) for value in cpu_percent),
        storage_groups=Limit(sum(whole("storage_groups", value) for value in storage_groups), STORAGE_GROUPS),
    )
