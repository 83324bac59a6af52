"""An object in a few plain lines: what it is, where it is, how it is doing, and what was found about it."""

from __future__ import annotations

from collections.abc import Callable

from designer.catalog.schema import Catalog
from designer.drawing.broken import broken
from designer.drawing.topology.outside import duties
from designer.edits.surroundings import STANDING
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.foundation.units import size
from designer.model.snapshot import TABLES, Snapshot
from designer.rules.api import Finding
from designer.rules.engine import Report
from designer.simulation.record.state import ClusterState
from designer.topology.databases import store_sizes
from designer.topology.evs import ADDRESS, disk_text, group_of_disk
from designer.topology.ownership import home_node, hosted
from designer.topology.roles import group_noun

MOST_FINDINGS = 4


def described(
    snapshot: Snapshot,
    catalog: Catalog,
    identifier: Id,
    report: Report | None = None,
    state: ClusterState | None = None,
) -> str:
    """The lines about an object, separated by line breaks; "" for one that is not there.

    With a `state`, how it is doing at that moment; with a `report`, its open findings.
    """
    table = snapshot.table_of(identifier)
    if table is None:
        return ""
    if table == "groups":
        lines = [_group(snapshot, catalog, identifier)]
    else:
        about = _ABOUT.get(table)
        lines = [about(snapshot, identifier) if about is not None else _plain(snapshot, table, identifier)]
    if state is not None:
        trouble = broken(snapshot, state.damage, identifier)
        lines += [*_doing(snapshot, table, identifier, state), *([trouble] if trouble else [])]
    if report is not None:
        found = findings_about(report, identifier)
        lines += [finding.message for finding in found[:MOST_FINDINGS]]
        if len(found) > MOST_FINDINGS:
            lines.append(
                tr("and {count}").format(count=plural(len(found) - MOST_FINDINGS, "more finding", "more findings"))
            )
    return "\n".join(lines)


def findings_about(report: Report, identifier: Id) -> list[Finding]:
    """The open findings whose chief object this is, gravest first."""
    return [finding for finding in report.open if finding.subjects[:1] == (identifier,)]


def _plain(snapshot: Snapshot, table: str, identifier: Id) -> str:
    return f"{snapshot.name_of(identifier)} – {tr(TABLES[table].noun)}"


def _node(snapshot: Snapshot, node: Id) -> str:
    record, groups = snapshot.nodes[node], [snapshot.name_of(group) for group in hosted(snapshot, node)]
    runs = tr(", home of {groups}").format(groups=listed(groups)) if groups else tr(", home of no group")
    return tr("{record} – node {number}{runs}").format(record=record.name, number=record.number, runs=runs)


def _group(snapshot: Snapshot, catalog: Catalog, group: Id) -> str:
    record, home = snapshot.groups[group], home_node(snapshot, group)
    noun = group_noun(catalog, record)
    where = tr(" at home on {home}").format(home=snapshot.name_of(home)) if home is not None else tr(" without a home")
    return f"{record.name} – {noun}{where}, {plural(len(snapshot.members(group)), 'resource')}"


def _disk(snapshot: Snapshot, disk: Id) -> str:
    record, group = snapshot.disks[disk], group_of_disk(snapshot, disk)
    parts = [size(record.size_mb)] if record.size_mb is not None else []
    parts.append(tr("of {group}").format(group=snapshot.name_of(group)) if group is not None else tr("in no group"))
    return tr("{record} – shared disk, {parts}").format(record=disk_text(record), parts=", ".join(parts))


def _resource(snapshot: Snapshot, resource: Id) -> str:
    record = snapshot.resources[resource]
    address = record.properties.get("Address") if record.type == ADDRESS else None
    where = tr(" on {network}").format(network=snapshot.name_of(record.network)) if record.network is not None else ""
    return tr("{record} – resource of {group}").format(record=record.name, group=snapshot.name_of(record.group)) + (
        f", {address}{where}" if address else ""
    )


def _network(snapshot: Snapshot, network: Id) -> str:
    record = snapshot.networks[network]
    subnet = f", {record.subnet}" if record.subnet else ""
    return tr("{record} – {role} network{subnet}").format(record=record.name, role=record.role, subnet=subnet)


def _interface(snapshot: Snapshot, interface: Id) -> str:
    record = snapshot.interfaces[interface]
    address = record.address or (tr("by DHCP") if record.static is False else tr("no address yet"))
    return tr("{interface} – network interface, {address}").format(
        interface=snapshot.name_of(interface), address=address
    )


def _dependency(snapshot: Snapshot, dependency: Id) -> str:
    record = snapshot.dependencies[dependency]
    names = snapshot.name_of(record.dependent), snapshot.name_of(record.provider)
    return tr("{one} needs {other}: online after it, offline before it").format(one=names[0], other=names[1])


def _store(snapshot: Snapshot, store: Id) -> str:
    record, amount = snapshot.stores[store], store_sizes(snapshot)[store]
    parts = [size(amount)] if amount is not None else []
    parts += (
        [tr("on {disk}").format(disk=disk_text(snapshot.disks[record.disk]))]
        if record.disk is not None
        else [tr("on no disk yet")]
    )
    return tr("{record} – store of {storage_group}, {parts}").format(
        record=record.name, storage_group=snapshot.name_of(record.storage_group), parts=", ".join(parts)
    )


def _server(snapshot: Snapshot, server: Id) -> str:
    record = snapshot.servers[server]
    parts = [f"{record.name} – {duties(record)}", tr("outside the cluster"), record.address, _at(snapshot, record.site)]
    return ", ".join(part for part in parts if part)


def _array(snapshot: Snapshot, array: Id) -> str:
    record = snapshot.arrays[array]
    disks = sum(disk.array == array for disk in snapshot.disks.values())
    parts = [
        tr("{record} – disk array").format(record=record.name),
        record.hardware,
        plural(disks, "disk"),
        _at(snapshot, record.site),
    ]
    return ", ".join(part for part in parts if part)


def _fabric(snapshot: Snapshot, fabric: Id) -> str:
    record = snapshot.fabrics[fabric]
    paths = sum(path.fabric == fabric for path in snapshot.paths.values())
    parts = [tr("{record} – fabric").format(record=record.name), record.hardware, plural(paths, "path")]
    return ", ".join(part for part in parts if part)


def _site(snapshot: Snapshot, site: Id) -> str:
    found = [
        snapshot.name_of(identifier)
        for table in STANDING
        for identifier, record in snapshot.table(table).items()
        if getattr(record, "site", None) == site
    ]
    return tr("{site} – site of {found}").format(site=snapshot.name_of(site), found=listed(found) or tr("nothing yet"))


def _at(snapshot: Snapshot, site: Id | None) -> str:
    return tr("at {site}").format(site=snapshot.name_of(site)) if site is not None else ""


_ABOUT: dict[str, Callable[[Snapshot, Id], str]] = {
    "nodes": _node,
    "disks": _disk,
    "resources": _resource,
    "networks": _network,
    "interfaces": _interface,
    "dependencies": _dependency,
    "stores": _store,
    "servers": _server,
    "arrays": _array,
    "fabrics": _fabric,
    "sites": _site,
}


def _doing(snapshot: Snapshot, table: str, identifier: Id, state: ClusterState) -> list[str]:
    if table == "nodes":
        return [tr("Now {state}").format(state=state.nodes.get(identifier, tr("unknown")))]
    if table == "resources":
        return [tr("Now {state}").format(state=state.resources.get(identifier, tr("unknown")))]
    if table == "groups":
        owner = state.owners.get(identifier)
        where = tr(" on {owner}").format(owner=snapshot.name_of(owner)) if owner is not None else tr(", on no node")
        return [tr("Now {state}{where}").format(state=state.groups.get(identifier, tr("unknown")), where=where)]
    if table == "disks":
        users = [resource for resource in snapshot.resources.values() if resource.disk == identifier]
        return [tr("Now {state}").format(state=state.resources.get(user.id, tr("unknown"))) for user in users]
    return []
