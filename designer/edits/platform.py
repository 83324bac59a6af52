"""Another platform for a design: Windows and Exchange with everything that follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from designer.catalog.schema import Catalog, Exchange, Windows
from designer.edits.draft import Draft, EditError
from designer.edits.presets import preset
from designer.foundation.language import tr
from designer.model.diff import Diff, between
from designer.model.records import Interface, Record
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.topology.evs import NAME, of_type
from designer.topology.trees import with_tree


def switch_platform(
    snapshot: Snapshot,
    catalog: Catalog,
    *,
    windows: str | None = None,
    windows_sp: int | None = None,
    exchange: str | None = None,
    exchange_sp: int | None = None,
) -> Diff:
    """Put a design onto another Windows, another Exchange, or both; what is None stays as it is.

    A service pack that is not given becomes the latest one of a new platform. What follows from the platform changes
    with it: dependency trees (EX-8.11), Kerberos and DNS on the names of EVSs (EX-5.18, EX-5.19), anti-affinity
    classes, what only one Windows has (EX-9.02, EX-9.06), and nodes that differ from the design no longer do. What
    the new platform does not support otherwise stays, to be reported. An empty text takes a platform away. Raises
    `EditError` for a platform that the catalogue does not know.
    """
    draft = Draft(snapshot)
    _set(draft, "windows", windows, windows_sp, catalog.windows)
    _set(draft, "exchange", exchange, exchange_sp, catalog.exchange)
    if draft.snapshot.cluster == snapshot.cluster:
        return draft.diff
    _hang(draft, snapshot, catalog)
    _name_servers(draft, catalog)
    _keep_apart(draft, snapshot, catalog)
    _follow_presets(draft, snapshot, catalog)
    return draft.diff


def _set(
    draft: Draft, field: str, name: str | None, service_pack: int | None, known: Mapping[str, Windows | Exchange]
) -> None:
    """Set one half of the platform on the cluster; a new one is new on every node."""
    pack_field = f"{field}_sp"
    if name is None or name == getattr(draft.snapshot.cluster, field):
        if service_pack is not None:
            draft.change("clusters", CLUSTER_ID, **{pack_field: service_pack})
        return
    if name and name not in known:
        raise EditError(
            tr('There is no {field} "{name}"; there are {known}').format(
                field=field.capitalize(), name=name, known=", ".join(known)
            )
        )
    latest = known[name].latest_service_pack if name else None
    draft.change("clusters", CLUSTER_ID, **{field: name, pack_field: latest if service_pack is None else service_pack})
    for node in tuple(draft.snapshot.nodes):
        draft.change("nodes", node, **{field: "", pack_field: None})


def _hang(draft: Draft, before: Snapshot, catalog: Catalog) -> None:
    old, new = (catalog.exchange.get(one.cluster.exchange) for one in (before, draft.snapshot))
    if new is not None and (old is None or old.tree != new.tree):
        draft.do(between(draft.snapshot, with_tree(draft.snapshot, catalog, new.tree)))


def _name_servers(draft: Draft, catalog: Catalog) -> None:
    """Give the network names of Exchange Virtual Servers the properties that Setup gives them there, and no others."""
    windows, exchange = _platform(draft.snapshot, catalog)
    if windows is None or exchange is None:
        return
    wanted = exchange.name_properties.get(windows.family, {})
    known = {key for one in catalog.exchange.values() for values in one.name_properties.values() for key in values}
    for group in draft.snapshot.virtual_servers():
        role = catalog.roles.get(group.kind)
        if role is None or role.tree:
            continue
        for name in of_type(draft.snapshot, group.id, NAME):
            kept = {key: value for key, value in name.properties.items() if key not in known}
            draft.change("resources", name.id, properties={**kept, **wanted})


def _keep_apart(draft: Draft, before: Snapshot, catalog: Catalog) -> None:
    """Anti-affinity classes exist where the Windows knows them; there, virtual servers get those of their role."""
    old, new = (catalog.service_of(one.cluster.windows) for one in (before, draft.snapshot))
    if old.keeps_apart == new.keeps_apart:
        return
    for group in tuple(draft.snapshot.groups.values()):
        role = catalog.roles.get(group.kind)
        if not new.keeps_apart:
            draft.change("groups", group.id, anti_affinity=())
        elif role is not None and role.anti_affinity and not group.anti_affinity:
            draft.change("groups", group.id, anti_affinity=(role.anti_affinity,))


def _follow_presets(draft: Draft, before: Snapshot, catalog: Catalog) -> None:
    """What was set as recommended on the old platform is set as recommended on the new one.

    A field that only other platforms have is cleared, one that only the new platform has is set.
    """
    families = {(one.table, one.field) for one in catalog.presets if one.families}
    for table, role, record in tuple(_records(draft.snapshot)):
        old, new = preset(before, catalog, table, role), preset(draft.snapshot, catalog, table, role)
        values: dict[str, Any] = {}
        for field in {**old, **new}:
            there, was, will = getattr(record, field), old.get(field), new.get(field)
            if (table, field) in families and was != will and (there == was or will is None):
                values[field] = will
        draft.change(table, record.id, **values)


def _records(snapshot: Snapshot) -> Iterator[tuple[str, str, Record]]:
    """Every record for which the catalogue has presets, with its table and the role of its network."""
    for table in ("clusters", "nodes", "networks", "interfaces", "disks", "storage_groups"):
        for record in snapshot.table(table).values():
            role = snapshot.networks[record.network].role if isinstance(record, Interface) else ""
            yield table, role, record


def _platform(snapshot: Snapshot, catalog: Catalog) -> tuple[Windows | None, Exchange | None]:
    cluster = snapshot.cluster
    return catalog.windows.get(cluster.windows), catalog.exchange.get(cluster.exchange)
