"""What has to be there: servers, licences, adapters, storage; no prices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, size
from designer.report.blocks import Block, Column, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.platform import BUSES
from designer.report.values import field_text
from designer.report.wording import counted, ranged, sentence
from designer.topology.ownership import nodes_by_number
from designer.topology.platforms import node_windows

ID = "materials"
TITLE = "Bill of materials"


MOST_NAMED = 9
"""More disks than these are counted."""


def section(context: Context) -> Sequence[Block]:
    """One row per item; nothing for a design without nodes."""
    if not context.snapshot.nodes:
        return []
    rows = [*_servers(context), *_licences(context), *_wiring(context), *_storage(context)]
    spindles = sum(disk.spindles or 0 for disk in context.snapshot.disks.values())
    disks = f" and {counted(spindles, 'physical disk')}" if spindles else ""
    lead = f"{context.cluster_name} needs {counted(len(context.snapshot.nodes), 'server')}{disks}."
    columns = [Column("Item"), Column("Quantity", "right"), Column("Specification", weight=2), Column("For", weight=2)]
    title = f"{sentence(counted(len(rows), 'item'))} to provide for {context.cluster_name}"
    return [Lead(sentence(lead)), filled(title, columns, rows, anchor="materials-table")]


def _servers(context: Context) -> Iterator[Row]:
    """Servers that are alike together."""
    specs = context.catalog.fields["nodes"]
    alike: dict[tuple[str, ...], list[Id]] = {}
    for node in nodes_by_number(context.snapshot):
        record = context.snapshot.nodes[node]
        cpus = counted(record.cpus, "processor") if record.cpus is not None else ""
        memory = f"{size(record.ram_mb)} memory" if record.ram_mb is not None else ""
        kind = field_text(context, specs["architecture"], record.architecture)
        alike.setdefault((record.hardware, cpus, memory, kind), []).append(node)
    for parts, nodes in alike.items():
        spec = ", ".join(part for part in parts if part)
        yield Row(("Server", str(len(nodes)), spec, listed(ranged(context.names(nodes)))))


def _licences(context: Context) -> Iterator[Row]:
    """Every node needs them, passive ones too (EX-1.25)."""
    snapshot = context.snapshot
    windows: dict[str, list[Id]] = {}
    for node in nodes_by_number(snapshot):
        known = node_windows(snapshot, context.catalog, snapshot.nodes[node])
        if known is not None:
            windows.setdefault(known.name, []).append(node)
    for name, nodes in windows.items():
        yield Row(("Windows licence", str(len(nodes)), name, listed(ranged(context.names(nodes)))))
    if context.exchange is not None and snapshot.groups_of_kind("evs"):
        count = len(snapshot.nodes)
        yield Row(("Exchange licence", str(count), context.exchange.name, "Every node, passive ones too (EX-1.25)"))


def _wiring(context: Context) -> Iterator[Row]:
    """Network adapters, ports to the storage, and what these lead to."""
    snapshot = context.snapshot
    adapters = {
        network.name: sum(
            2 if face.teamed else 1 for face in snapshot.interfaces.values() if face.network == network.id
        )
        for network in snapshot.networks.values()
    }
    if total := sum(adapters.values()):
        teamed = all(face.teamed for face in snapshot.interfaces.values())
        yield Row(("Network adapter", str(total), "Teamed in pairs" if teamed else "", _shares(adapters)))
    ports = {
        fabric.name: len({path.node for path in snapshot.paths.values() if path.fabric == fabric.id})
        for fabric in snapshot.fabrics.values()
    }
    if total := sum(ports.values()):
        bus = BUSES.get(context.cluster.bus or "", "")
        yield Row(("Host bus adapter port", str(total), bus, _shares(ports)))
    models = dict.fromkeys(fabric.hardware for fabric in snapshot.fabrics.values())
    for model in models:
        names = [fabric.name for fabric in snapshot.fabrics.values() if fabric.hardware == model]
        yield Row(("Fabric", str(len(names)), model, listed(names)))


def _shares(counts: dict[str, int]) -> str:
    """How many for what: "Private and Public, 4 each", or one by one."""
    used = {name: count for name, count in counts.items() if count}
    if len(set(used.values())) == 1 and len(used) > 1:
        return f"{listed(list(used))}, {next(iter(used.values()))} each"
    return listed([f"{name} ({count})" for name, count in used.items()]) if len(used) > 1 else listed(list(used))


def _storage(context: Context) -> Iterator[Row]:
    """Arrays, and the physical disks that the RAID levels take."""
    snapshot = context.snapshot
    for array in snapshot.arrays.values():
        controllers = counted(array.controllers, "controller") if array.controllers is not None else ""
        total = sum(disk.size_mb or 0 for disk in snapshot.disks.values() if disk.array == array.id)
        room = f"{total / 1024:,.0f}{NBSP}GB usable" if total else ""
        spec = ", ".join(part for part in (array.hardware, controllers, room) if part)
        yield Row(("Array", "1", spec, array.name))
    levels = dict.fromkeys(disk.raid for disk in snapshot.disks.values() if disk.raid and disk.spindles)
    for raid in levels:
        disks = [disk for disk in snapshot.disks.values() if disk.raid == raid and disk.spindles]
        spindles = sum(disk.spindles or 0 for disk in disks)
        total = sum(disk.size_mb or 0 for disk in disks)
        room = f", {total / 1024:,.0f}{NBSP}GB" if total else ""
        names = listed(ranged([disk.name for disk in disks]))
        if len(disks) > MOST_NAMED:
            names = counted(len(disks), "shared disk")
        yield Row(("Physical disk", str(spindles), f"RAID {raid}{room}", names))
