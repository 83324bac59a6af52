"""The design's software in words, as far as it is known."""

from __future__ import annotations

from designer.report.context import Context
from designer.topology.roles import common_name

BUSES = {"scsi": "Parallel SCSI", "fibre-channel": "Fibre Channel", "iscsi": "iSCSI", "sas": "SAS"}

QUORUMS = {
    "disk": "Quorum on a shared disk",
    "majority-node-set": "Majority Node Set",
    "local": "Local quorum (one node)",
}


def windows_words(context: Context) -> str:
    """Edition and service pack; "" when the design names none."""
    known = context.windows
    return with_pack(known.name if known else context.cluster.windows, context.cluster.windows_sp)


def exchange_words(context: Context) -> str:
    """Version, edition and service pack; "" when the design names none."""
    known = context.exchange
    return with_pack(known.name if known else context.cluster.exchange, context.cluster.exchange_sp)


def platform_line(context: Context) -> str:
    """Both without editions, as in "Exchange 2003 on Windows Server 2003"; what is unknown is left out.

    A design without Exchange says what its virtual servers are instead.
    """
    exchange, windows, servers = context.exchange, context.windows, context.snapshot.virtual_servers()
    parts = []
    if exchange is not None:
        parts.append(f"Exchange {exchange.version}")
    elif servers:
        parts.append(common_name(context.catalog, servers) + ("s" if len(servers) > 1 else ""))
    if windows is not None:
        parts.append(f"Windows {'Server 2003' if windows.family == '2003' else '2000'}")
    return " on ".join(parts)


def with_pack(name: str, pack: int | None) -> str:
    """The name of a product with its service pack; without one where that is unknown."""
    if not name or pack is None:
        return name
    return f"{name}, Service Pack {pack}" if pack else f"{name}, without service pack"
