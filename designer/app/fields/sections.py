"""The order of sections, and which of them are open before anybody has opened or closed one."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.language import tr

ADDRESSES = tr("Addresses")
FAILOVER_TIMES = tr("Failover times")
NOTES = "Notes"
"""Several lines that stand at the end, below no heading."""

FIRST: Mapping[str, tuple[str, ...]] = {"nodes": ("", ADDRESSES)}
"""What comes before the sections of the catalogue, whose order is otherwise kept; rows without a section have none."""

CLOSED = frozenset(
    {
        "Exchange organisation",
        "Service account",
        "Network services",
        "iSCSI",
        "Sites",
        "Cluster service",
        "Protection",
        FAILOVER_TIMES,
        "Operating system",
        "Exchange set-up",
        "Memory switches",
        "Availability",
        "Line",
        "Array",
        "Format",
        "Latency",
        "Copies",
        "Load",
        "Failback",
    }
)
"""Sections that are seldom touched: they begin closed."""
