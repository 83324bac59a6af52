"""What stands around the cluster: servers outside it, sites, arrays and fabrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, plural
from designer.model.records import Record
from designer.model.surroundings import Server
from designer.report.blocks import Block, Column, Paragraph, Row, Text
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.platform import with_pack
from designer.report.values import field_text
from designer.report.wording import counted, ranged, sentence

EVERYTHING = "Every node with every array"


def servers_outside(context: Context) -> list[Block]:
    """What the cluster needs from outside, and how many servers give it; those that are alike share a row."""
    servers = context.snapshot.servers.values()
    if not servers:
        return []
    columns = [
        Column("Service"),
        Column("Servers"),
        Column("If one fails"),
        Column("Platform", weight=2),
        Column("Site"),
        Column("Notes", weight=2),
    ]
    roles = context.catalog.fields["servers"]["roles"]
    alike: dict[tuple[str, ...], list[str]] = {}
    for server in servers:
        key = (
            field_text(context, roles, server.roles or None),
            _platform(context, server),
            context.name(server.site),
            _notes(context, server),
        )
        alike.setdefault(key, []).append(server.name)
    count = Counter(service for server in servers for service in server.roles)
    single = {field_text(context, roles, (role,)) for role, many in count.items() if many == 1}
    rows = [
        Row((key[0] or "Other", listed(ranged(names)), _left(key[0], single), *key[1:])) for key, names in alike.items()
    ]
    what = "it is" if len(servers) == 1 else "they are"
    title = f"{sentence(counted(len(servers), 'server'))} outside the cluster, and what {what} for"
    return [filled(title, columns, rows, anchor="outside")]


def _left(services: str, single: set[str]) -> str:
    """Which of the services nobody else gives."""
    lost = [service for service in services.split(", ") if service in single]
    if not services:
        return ""
    return f"Stops: {', '.join(lost)}" if lost else "Another one serves"


def _platform(context: Context, server: Server) -> str:
    windows, exchange = context.catalog.windows.get(server.windows), context.catalog.exchange.get(server.exchange)
    return "\n".join(
        with_pack(known.name if known else name, pack)
        for known, name, pack in (
            (windows, server.windows, server.windows_sp),
            (exchange, server.exchange, server.exchange_sp),
        )
        if name
    )


def _notes(context: Context, server: Server) -> str:
    """How a front-end is set up, what else runs on the server, and what the user wrote about it."""
    told = {
        "nlb": "Network Load Balancing",
        "ssl_to_back_end": "SSL to the cluster",
        "ipsec_to_back_end": "IPSec to the cluster",
        "ipsec_idle_short": "short idle time of IPSec",
    }
    parts = [words for field, words in told.items() if getattr(server, field)]
    if server.components:
        parts.append(field_text(context, context.catalog.fields["servers"]["components"], server.components))
    return "\n".join(part for part in (sentence(", ".join(parts)), server.notes) if part)


def sites(context: Context) -> list[Block]:
    """What stands at which of several sites."""
    snapshot = context.snapshot
    if len(snapshot.sites) < 2:
        return []
    columns = [
        Column("Site"),
        Column("Nodes"),
        Column("Servers outside the cluster"),
        Column("Arrays"),
        Column("Notes", weight=2),
    ]

    def at(site: Id, table: str) -> str:
        found: list[Record] = [one for one in snapshot.table(table).values() if getattr(one, "site", None) == site]
        return ", ".join(snapshot.name_of(one.id) for one in found)

    rows = [
        Row((site.name, *(at(site.id, table) for table in ("nodes", "servers", "arrays")), site.notes))
        for site in snapshot.sites.values()
    ]
    title = f"{sentence(counted(len(rows), 'site'))}, and what stands at each"
    return [filled(title, columns, rows, anchor="sites")]


def arrays_and_fabrics(context: Context) -> Iterator[Block]:
    """The arrays, and the fabrics over which nodes reach them; one array alone in a sentence."""
    snapshot = context.snapshot
    ways = {fabric: _ways(context, fabric) for fabric in snapshot.fabrics}
    plain = not any(fabric.hardware or fabric.notes for fabric in snapshot.fabrics.values())
    if len(snapshot.arrays) == 1 and plain and set(ways.values()) <= {EVERYTHING}:
        yield _one_array(context)
        return
    if snapshot.arrays:
        yield _arrays(context)
    if snapshot.fabrics:
        yield _fabrics(context)


def _one_array(context: Context) -> Block:
    """The array with everything that is known of it."""
    snapshot = context.snapshot
    array = next(iter(snapshot.arrays.values()))
    known = [array.hardware] if array.hardware else []
    known += [counted(array.controllers, "controller")] if array.controllers is not None else []
    known += (
        [{True: "in the hardware list", False: "not in the hardware list"}[array.listed]]
        if array.listed is not None
        else []
    )
    about = f" ({', '.join(known)})" if known else ""
    disks = [disk for disk in snapshot.disks.values() if disk.array == array.id]
    holds = f" holds {'all' if len(disks) == len(snapshot.disks) else len(disks)} shared disks" if disks else " is free"
    reach = ""
    if snapshot.fabrics:
        over = listed([fabric.name for fabric in snapshot.fabrics.values()])
        reach = f"; every node reaches it over {over}, {counted(len(snapshot.paths), 'path')} in all"
    tail = f" {array.notes}" if array.notes else ""
    return Paragraph(f"{array.name}{about}{holds}{reach}.{tail}")


def _arrays(context: Context) -> Block:
    columns = [
        Column("Array"),
        Column("Model", weight=2),
        Column("Controllers", "right"),
        Column("Site"),
        Column("Shared disks", "right"),
        Column("Size", "right"),
        Column("Hardware list"),
        Column("Notes", weight=2),
    ]
    rows = []
    for array in context.snapshot.arrays.values():
        disks = [disk for disk in context.snapshot.disks.values() if disk.array == array.id]
        total = sum(disk.size_mb or 0 for disk in disks)
        cells: tuple[Text, ...] = (
            array.name,
            array.hardware,
            str(array.controllers) if array.controllers is not None else "",
            context.name(array.site),
            str(len(disks)) if context.snapshot.disks else "",
            f"{total / 1024:,.0f}{NBSP}GB" if total else "",
            {True: "Listed", False: "Not listed", None: ""}[array.listed],
            array.notes,
        )
        rows.append(Row(cells))
    title = "One array" if len(rows) == 1 else f"{sentence(counted(len(rows), 'array'))}, and what lies on each"
    if len(rows) == 1 and all(disk.array is not None for disk in context.snapshot.disks.values()):
        title = "One array holds every shared disk"
    return filled(title, columns, rows, anchor="arrays")


def _fabrics(context: Context) -> Block:
    fabrics = context.snapshot.fabrics.values()
    columns = [Column("Fabric"), Column("Model"), Column("Connects", weight=2), Column("Notes", weight=2)]
    ways = {fabric.id: _ways(context, fabric.id) for fabric in fabrics}
    rows = [Row((fabric.name, fabric.hardware, ways[fabric.id], fabric.notes)) for fabric in fabrics]
    title = "Which nodes reach which arrays, and over which fabric"
    if set(ways.values()) == {EVERYTHING}:
        over = f"each of {counted(len(rows), 'fabric')}" if len(rows) > 1 else "one fabric"
        title = f"Every node reaches every array over {over}"
    paths = plural(len(context.snapshot.paths), "path")
    notes = f"Together {paths}, each a host bus adapter port with its cable." if context.snapshot.paths else ""
    return filled(title, columns, rows, notes=notes, anchor="fabrics")


def _ways(context: Context, fabric: Id) -> str:
    snapshot = context.snapshot
    paths = {(path.node, path.array) for path in snapshot.paths.values() if path.fabric == fabric}
    if paths and len(paths) == len(snapshot.nodes) * len(snapshot.arrays):
        return EVERYTHING
    found = []
    for array in snapshot.arrays:
        nodes = [node for node in snapshot.nodes if (node, array) in paths]
        who = "Every node" if len(nodes) == len(snapshot.nodes) else listed(ranged(context.names(nodes)))
        if nodes:
            found.append(f"{who} with {snapshot.name_of(array)}")
    return "\n".join(found) or "nothing yet"
