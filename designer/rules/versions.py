"""Which Exchange a node runs, in the middle of an upgrade too."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.rules.wording import service_pack

Version = tuple[str, int]
"""Exchange version ("2000" or "2003") and service pack."""


def node_version(design: Snapshot, catalog: Catalog, node: Id) -> Version | None:
    """The Exchange of a node: its own where it differs from the design's, else the design's; None when unknown."""
    record, cluster = design.nodes[node], design.cluster
    exchange = catalog.exchange.get(record.exchange or cluster.exchange)
    planned = cluster.exchange_sp if record.exchange in ("", cluster.exchange) else None
    number = record.exchange_sp if record.exchange_sp is not None else planned
    return (exchange.version, number) if exchange is not None and number is not None else None


def version_text(version: Version) -> str:
    """`("2003", 1)` -> "Exchange 2003 Service Pack 1"."""
    return f"Exchange {version[0]} {service_pack(version[1])}"
