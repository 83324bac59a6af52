"""What dropping something new on the drawing does."""

from __future__ import annotations

from collections.abc import Callable

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, added
from designer.edits.layout import add_server_like_last
from designer.edits.legality.outcomes import Effect, Outcome, Refusal, Spot, needing, without_errors
from designer.edits.nodes import add_network, add_node
from designer.edits.objects import reorder
from designer.edits.storage import add_disk, give_disk
from designer.edits.surroundings import STANDING, add_array, add_fabric, add_outside_server, add_site
from designer.foundation.language import listed, plural, tr
from designer.model.diff import Diff, apply
from designer.model.records import NetworkRole
from designer.model.snapshot import Snapshot
from designer.topology.evs import disk_text


def drop_item(snapshot: Snapshot, catalog: Catalog, item: str, spot: Spot) -> Outcome:
    """What dropping an item of the palette does: "node", "disk", "network:private", "array" ..., or a role.

    Servers outside the cluster are "outside:front-end" and the like (see `OUTSIDE`).
    """
    kind, _, detail = item.partition(":")
    makers: dict[str, Callable[[], Outcome]] = {
        "node": lambda: _new_node(snapshot, catalog, spot),
        "disk": lambda: _new_disk(snapshot, catalog, spot),
        "network": lambda: _new_network(snapshot, catalog, _role(detail)),
        "site": lambda: _new_surrounding(snapshot, "sites", add_site(snapshot), spot),
        "array": lambda: _new_surrounding(snapshot, "arrays", add_array(snapshot, catalog), spot),
        "fabric": lambda: _new_surrounding(snapshot, "fabrics", add_fabric(snapshot, catalog), spot),
        "outside": lambda: _new_surrounding(snapshot, "servers", add_outside_server(snapshot, catalog, detail), spot),
    }
    if kind in catalog.roles:
        return without_errors(lambda: _new_server(snapshot, catalog, kind, spot))
    if kind not in makers:
        return Refusal(tr("Nothing can be made of {item} here").format(item=item))
    return without_errors(makers[kind])


def _new_node(snapshot: Snapshot, catalog: Catalog, spot: Spot) -> Outcome:
    draft = Draft(snapshot)
    draft.do(add_node(snapshot, catalog))
    node = added(draft.diff, "nodes")[0]
    if spot.lane == "nodes" and spot.index < len(spot.order):
        draft.do(reorder(draft.snapshot, (*spot.order[: spot.index], node, *spot.order[spot.index :])))
    at = tr(" at {site}").format(site=snapshot.name_of(spot.site)) if spot.site is not None else ""
    if spot.site is not None:
        draft.change("nodes", node, site=spot.site)
    networks = [network.name for network in snapshot.networks.values()]
    connected = tr(", connected to {networks}").format(networks=listed(networks)) if networks else ""
    return Effect(
        tr("Add node"),
        draft.diff,
        tr("Adds {node}{at}{connected}").format(node=draft.snapshot.name_of(node), at=at, connected=connected),
        adds=True,
    )


def _new_disk(snapshot: Snapshot, catalog: Catalog, spot: Spot) -> Outcome:
    draft = Draft(snapshot)
    draft.do(add_disk(snapshot, catalog))
    disk = added(draft.diff, "disks")[0]
    text = disk_text(draft.snapshot.disks[disk])
    if spot.array is not None:
        draft.change("disks", disk, array=spot.array)
    if spot.group is None:
        says = tr("Adds shared disk {text}, which every node sees, to no group yet").format(text=text)
        return Effect(tr("Add disk"), draft.diff, says, adds=True)
    draft.do(give_disk(draft.snapshot, catalog, disk, spot.group))
    name = snapshot.name_of(spot.group)
    says = tr("Adds shared disk {text} to {name}{needing}").format(text=text, name=name, needing=needing(draft))
    return Effect(tr("Add disk to {name}").format(name=name), draft.diff, says, spot.group, adds=True)


def _new_server(snapshot: Snapshot, catalog: Catalog, role: str, spot: Spot) -> Outcome:
    diff = add_server_like_last(snapshot, catalog, role, spot.node)
    after = apply(snapshot, diff)
    group = after.groups[added(diff, "groups")[0]]
    home = after.name_of(group.owner) if group.owner is not None else ""
    where = tr(" on {home}").format(home=home) if home else tr(", on no node yet")
    disks, resources = len(added(diff, "disks")), len(added(diff, "resources"))
    parts = listed([plural(disks, "disk"), plural(resources, "resource")])
    users = tr(" for {users:,} users").format(users=group.users) if group.users is not None else ""
    says = tr("Adds {group}{where}, complete with {parts}{users}").format(
        group=group.name, where=where, parts=parts, users=users
    )
    return Effect(tr("Add {group}").format(group=group.name), diff, says, spot.node or group.owner, adds=True)


def _role(detail: str) -> NetworkRole:
    roles: dict[str, NetworkRole] = {"private": "private", "public": "public", "mixed": "mixed"}
    return roles.get(detail, "mixed")


def _new_network(snapshot: Snapshot, catalog: Catalog, role: NetworkRole) -> Outcome:
    diff = add_network(snapshot, catalog, role)
    name = apply(snapshot, diff).name_of(added(diff, "networks")[0])
    joined = (
        tr(" and connects {count} to it").format(count=plural(len(snapshot.nodes), "node")) if snapshot.nodes else ""
    )
    return Effect(
        tr("Add network"),
        diff,
        tr("Adds the {role} network {name}{joined}").format(role=role, name=name, joined=joined),
        adds=True,
    )


def _new_surrounding(snapshot: Snapshot, table: str, diff: Diff, spot: Spot) -> Outcome:
    """What is around the cluster is added wherever it is dropped; a server in its place, and at the site there."""
    draft, (new, *_) = Draft(snapshot), added(diff, table)
    draft.do(diff)
    if spot.lane == table and spot.index < len(spot.order):
        draft.do(reorder(draft.snapshot, (*spot.order[: spot.index], new, *spot.order[spot.index :])))
    placed = spot.site is not None and table in STANDING
    if placed:
        draft.change(table, new, site=spot.site)
    name, paths = draft.snapshot.name_of(new), len(added(diff, "paths"))
    taken = sum(before is not None for before, _ in diff.changes.values())
    says = {
        "sites": tr(", where {count} stand").format(count=plural(taken, "object")) if taken else "",
        "arrays": tr(" with {count}").format(count=plural(taken, "disk")) if taken else "",
        "servers": tr(", outside the cluster"),
    }.get(table, "")
    at = tr(", at {site}").format(site=snapshot.name_of(spot.site)) if placed and spot.site is not None else ""
    connected = tr(", connected by {count}").format(count=plural(paths, "path")) if paths else ""
    return Effect(
        tr("Add {name}").format(name=name),
        draft.diff,
        tr("Adds {name}{says}{at}{connected}").format(name=name, says=says, at=at, connected=connected),
        adds=True,
    )
