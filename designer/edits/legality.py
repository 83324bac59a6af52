"""What a drop on the drawing will do, before it is done: every drop is described, next to none is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError, added
from designer.edits.groups import move_group
from designer.edits.layout import add_server_like_last
from designer.edits.nodes import add_network, add_node
from designer.edits.objects import reorder
from designer.edits.storage import add_disk, give_disk, release_disk
from designer.edits.surroundings import STANDING, add_array, add_fabric, add_outside_server, add_site
from designer.foundation.ids import Id
from designer.foundation.units import listed, plural
from designer.model.diff import Diff, apply, changing
from designer.model.records import NetworkRole
from designer.model.snapshot import Snapshot
from designer.topology.evs import disk_text, group_of_disk
from designer.topology.ownership import home_node

Lane = Literal["servers", "networks", "nodes", "storage", ""]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the drawing, in the words of the design.

    `node` and `group` are what lies there (a group's stack of disks counts as the group), `site` and `array` what they
    are in; `order` is the lane's objects as they stand, and `index` the gap between them that is nearest: 0 = before
    the first.
    """

    lane: Lane = ""
    node: Id | None = None
    group: Id | None = None
    order: tuple[Id, ...] = ()
    index: int = 0
    site: Id | None = None
    array: Id | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a drop does: the undo step's name, the change, a sentence for the user, and the object it happens to.

    `adds` tells apart what brings something new from what moves something.
    """

    label: str
    diff: Diff
    says: str
    target: Id | None = None
    adds: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a drop does nothing: it would change nothing, or the file could not express the result."""

    says: str
    target: Id | None = None


Outcome = Effect | Refusal


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
        return _without_errors(lambda: _new_server(snapshot, catalog, kind, spot))
    if kind not in makers:
        return Refusal(f"Nothing can be made of {item} here")
    return _without_errors(makers[kind])


def drop_object(snapshot: Snapshot, catalog: Catalog, identifier: Id, spot: Spot) -> Outcome:
    """What dragging an object of the drawing to another place does."""
    movers: dict[str, Callable[[], Outcome]] = {
        "nodes": lambda: _moved_to_site(snapshot, identifier, spot),
        "servers": lambda: _moved_to_site(snapshot, identifier, spot),
        "arrays": lambda: _moved_to_site(snapshot, identifier, spot),
        "sites": lambda: _reordered(snapshot, identifier, spot),
        "fabrics": lambda: _reordered(snapshot, identifier, spot),
        "networks": lambda: _reordered(snapshot, identifier, spot),
        "groups": lambda: _moved_group(snapshot, identifier, spot),
        "disks": lambda: _moved_disk(snapshot, catalog, identifier, spot),
    }
    mover = movers.get(snapshot.table_of(identifier) or "")
    if mover is None:
        return Refusal(f"{snapshot.name_of(identifier)} has no place of its own")
    return _without_errors(mover)


def drop_objects(snapshot: Snapshot, catalog: Catalog, identifiers: Sequence[Id], spot: Spot) -> Outcome:
    """What dragging several objects of one kind together does: to each, in turn, what dragging it alone would do.

    Objects to which nothing would happen are left out, unless it is all of them.
    """
    draft, effects, refusals = Draft(snapshot), [], []
    for identifier in identifiers:
        outcome = drop_object(draft.snapshot, catalog, identifier, spot)
        if isinstance(outcome, Effect):
            draft.do(outcome.diff)
            effects.append((identifier, outcome))
        else:
            refusals.append(outcome)
    if not effects:
        return refusals[0] if refusals else Refusal("There is nothing to drop")
    first = effects[0][1]
    others = [snapshot.name_of(identifier) for identifier, _ in effects[1:]]
    if not others:
        return first
    label = f"{first.label} and {len(others)} more"
    return Effect(label, draft.diff, f"{first.says}; likewise {listed(others)}", first.target)


def _without_errors(make: Callable[[], Outcome]) -> Outcome:
    try:
        return make()
    except EditError as problem:
        return Refusal(str(problem))


def _new_node(snapshot: Snapshot, catalog: Catalog, spot: Spot) -> Outcome:
    draft = Draft(snapshot)
    draft.do(add_node(snapshot, catalog))
    node = added(draft.diff, "nodes")[0]
    if spot.lane == "nodes" and spot.index < len(spot.order):
        draft.do(reorder(draft.snapshot, (*spot.order[: spot.index], node, *spot.order[spot.index :])))
    at = f" at {snapshot.name_of(spot.site)}" if spot.site is not None else ""
    if spot.site is not None:
        draft.change("nodes", node, site=spot.site)
    networks = [network.name for network in snapshot.networks.values()]
    connected = f", connected to {listed(networks)}" if networks else ""
    return Effect("Add node", draft.diff, f"Adds {draft.snapshot.name_of(node)}{at}{connected}", adds=True)


def _new_disk(snapshot: Snapshot, catalog: Catalog, spot: Spot) -> Outcome:
    draft = Draft(snapshot)
    draft.do(add_disk(snapshot, catalog))
    disk = added(draft.diff, "disks")[0]
    text = disk_text(draft.snapshot.disks[disk])
    if spot.array is not None:
        draft.change("disks", disk, array=spot.array)
    if spot.group is None:
        says = f"Adds shared disk {text}, which every node sees, to no group yet"
        return Effect("Add disk", draft.diff, says, adds=True)
    draft.do(give_disk(draft.snapshot, catalog, disk, spot.group))
    name = snapshot.name_of(spot.group)
    says = f"Adds shared disk {text} to {name}{_needed(draft)}"
    return Effect(f"Add disk to {name}", draft.diff, says, spot.group, adds=True)


def _new_server(snapshot: Snapshot, catalog: Catalog, role: str, spot: Spot) -> Outcome:
    diff = add_server_like_last(snapshot, catalog, role, spot.node)
    after = apply(snapshot, diff)
    group = after.groups[added(diff, "groups")[0]]
    home = after.name_of(group.owner) if group.owner is not None else ""
    where = f" on {home}" if home else ", on no node yet"
    disks, resources = len(added(diff, "disks")), len(added(diff, "resources"))
    parts = listed([plural(disks, "disk"), plural(resources, "resource")])
    users = f" for {group.users:,} users" if group.users is not None else ""
    says = f"Adds {group.name}{where}, complete with {parts}{users}"
    return Effect(f"Add {group.name}", diff, says, spot.node or group.owner, adds=True)


def _role(detail: str) -> NetworkRole:
    roles: dict[str, NetworkRole] = {"private": "private", "public": "public", "mixed": "mixed"}
    return roles.get(detail, "mixed")


def _new_network(snapshot: Snapshot, catalog: Catalog, role: NetworkRole) -> Outcome:
    diff = add_network(snapshot, catalog, role)
    name = apply(snapshot, diff).name_of(added(diff, "networks")[0])
    joined = f" and connects {plural(len(snapshot.nodes), 'node')} to it" if snapshot.nodes else ""
    return Effect("Add network", diff, f"Adds the {role} network {name}{joined}", adds=True)


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
        "sites": f", where {plural(taken, 'object')} stand" if taken else "",
        "arrays": f" with {plural(taken, 'disk')}" if taken else "",
        "servers": ", outside the cluster",
    }.get(table, "")
    at = f", at {snapshot.name_of(spot.site)}" if placed and spot.site is not None else ""
    connected = f", connected by {plural(paths, 'path')}" if paths else ""
    return Effect(f"Add {name}", draft.diff, f"Adds {name}{says}{at}{connected}", adds=True)


def _moved_to_site(snapshot: Snapshot, identifier: Id, spot: Spot) -> Outcome:
    """What stands somewhere is put at the site that is there, and in its place among its like."""
    table = snapshot.table_of(identifier) or ""
    if spot.site is None or getattr(snapshot.table(table)[identifier], "site", None) == spot.site:
        return _reordered(snapshot, identifier, spot)
    draft, name, site = Draft(snapshot), snapshot.name_of(identifier), snapshot.name_of(spot.site)
    draft.change(table, identifier, site=spot.site)
    order = _with(spot, identifier) if identifier in spot.order else spot.order
    if order != spot.order:
        draft.do(reorder(draft.snapshot, order))
    return Effect(f"Move {name} to {site}", draft.diff, f"Puts {name} at {site}", spot.site)


def _reordered(snapshot: Snapshot, identifier: Id, spot: Spot) -> Outcome:
    name = snapshot.name_of(identifier)
    order = _with(spot, identifier) if identifier in spot.order else spot.order
    if order == spot.order:
        return Refusal(f"{name} stays where it is")
    after = order[order.index(identifier) - 1] if order[0] != identifier else None
    where = f"after {snapshot.name_of(after)}" if after is not None else "first"
    return Effect(f"Reorder {name}", reorder(snapshot, order), f"Puts {name} {where}; only the drawing changes")


def _with(spot: Spot, identifier: Id) -> tuple[Id, ...]:
    """The lane with the object in the gap of the spot."""
    index = spot.index - (spot.order.index(identifier) < spot.index)
    others = [other for other in spot.order if other != identifier]
    return (*others[:index], identifier, *others[index:])


def _moved_group(snapshot: Snapshot, group: Id, spot: Spot) -> Outcome:
    name = snapshot.name_of(group)
    if spot.node is None:
        return Refusal(f"Drop {name} on the node that shall be its home")
    diff = move_group(snapshot, group, spot.node)
    node = snapshot.name_of(spot.node)
    if not diff or home_node(snapshot, group) == spot.node:
        return Refusal(f"{name} is at home on {node} already", spot.node)
    behind = [owner for owner in snapshot.groups[group].preferred_owners if owner != spot.node]
    rest = f", before {listed([snapshot.name_of(owner) for owner in behind])}" if behind else ""
    says = f"Makes {node} the home and first preferred owner of {name}{rest}"
    return Effect(f"Move {name} to {node}", diff, says, spot.node)


def _moved_disk(snapshot: Snapshot, catalog: Catalog, disk: Id, spot: Spot) -> Outcome:
    text, now = disk_text(snapshot.disks[disk]), group_of_disk(snapshot, disk)
    array = spot.array if spot.array != snapshot.disks[disk].array else None
    if array is not None and spot.group in (None, now):
        name = snapshot.name_of(array)
        return Effect(
            f"Put {text} on {name}", changing(snapshot, "disks", disk, array=array), f"Puts {text} on {name}", array
        )
    if spot.group is None:
        return _released_disk(snapshot, disk, text, now, spot)
    if spot.group == now:
        if disk in spot.order:
            return _reordered(snapshot, disk, spot)
        return Refusal(f"{text} belongs to {snapshot.name_of(now)} already", spot.group)
    draft = Draft(snapshot)
    draft.do(give_disk(snapshot, catalog, disk, spot.group))
    if array is not None:
        draft.change("disks", disk, array=array)
    name = snapshot.name_of(spot.group)
    instead = f" instead of {snapshot.name_of(now)}" if now is not None else ""
    on = f" on {snapshot.name_of(array)}" if array is not None else ""
    says = f"Makes {text}{on} a resource of {name}{instead}{_needed(draft)}"
    return Effect(f"Give {text} to {name}", draft.diff, says, spot.group)


def _released_disk(snapshot: Snapshot, disk: Id, text: str, now: Id | None, spot: Spot) -> Outcome:
    if spot.lane != "storage":
        return Refusal(f"Drop {text} on the group that shall have it, or beside the others to take it out of its group")
    if now is None:
        return Refusal(f"{text} is in no group already")
    name = snapshot.name_of(now)
    return Effect(
        f"Take {text} out of {name}", release_disk(snapshot, disk), f"Takes {text} out of {name}; the disk stays"
    )


def _needed(draft: Draft) -> str:
    """Who will depend on the disk that a draft gives away, as the end of a sentence."""
    edges = [draft.snapshot.dependencies[edge] for edge in added(draft.diff, "dependencies")]
    needing = list(dict.fromkeys(draft.snapshot.name_of(edge.dependent) for edge in edges))
    return f"; {listed(needing)} will depend on it" if needing else ""
