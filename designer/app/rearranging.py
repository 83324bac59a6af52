"""What dragging objects within a list of the design does: their order, their home, their group, their site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.edits.dependencies import move_resource
from designer.edits.draft import Draft
from designer.edits.legality.moving import drop_objects
from designer.edits.legality.outcomes import Effect, Outcome, Refusal, Spot, without_errors
from designer.edits.objects import reorder
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.model.snapshot import TABLES, Snapshot
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node

Where = Literal["on", "before", "after"]

IN_LANES = ("nodes", "groups", "networks", "disks", "sites", "servers", "arrays", "fabrics")
"""Tables whose objects have an order of their own."""


def rearrange(snapshot: Snapshot, catalog: Catalog, ids: Sequence[Id], onto: Id, where: Where) -> Outcome:
    """What dropping objects on another one does, or before or after it; `onto` is empty beside all others.

    Between objects of their own kind it changes the order; else they are given to what they are dropped on.
    """
    tables = {snapshot.table_of(identifier) for identifier in ids}
    if len(tables) != 1 or None in tables:
        return Refusal(tr("Drag objects of one kind"))
    table, target = tables.pop() or "", snapshot.table_of(onto) or ""
    if onto in ids:
        return Refusal(tr("{onto} stays where it is").format(onto=snapshot.name_of(onto)))
    if table == target and table in IN_LANES and (table != "groups" or _is_beside(snapshot, ids, onto)):
        return _ordered(snapshot, table, ids, onto, "after" if where == "on" else where)
    return without_errors(lambda: _given(snapshot, catalog, table, ids, onto))


def step(snapshot: Snapshot, identifier: Id, by: int) -> Outcome:
    """What moving an object one place up (-1) or down (1) in its lane does."""
    table = snapshot.table_of(identifier) or ""
    name = snapshot.name_of(identifier)
    if table not in IN_LANES:
        return Refusal(tr("{name} has no place of its own").format(name=name))
    lane = [one for one in by_rank(snapshot, table) if table != "groups" or _is_beside(snapshot, [one], identifier)]
    place = lane.index(identifier) + by
    if not 0 <= place < len(lane):
        return Refusal(tr("{name} is {first} already").format(name=name, first=tr("first") if by < 0 else tr("last")))
    return _ordered(snapshot, table, [identifier], lane[place], "before" if by < 0 else "after")


def _is_beside(snapshot: Snapshot, groups: Sequence[Id], other: Id) -> bool:
    return {home_node(snapshot, group) for group in groups} == {home_node(snapshot, other)}


def _ordered(snapshot: Snapshot, table: str, ids: Sequence[Id], onto: Id, where: Where) -> Outcome:
    lane = by_rank(snapshot, table)
    moving = [identifier for identifier in lane if identifier in ids]
    others = [identifier for identifier in lane if identifier not in ids]
    place = others.index(onto) + (where == "after")
    order = [*others[:place], *moving, *others[place:]]
    names = listed([snapshot.name_of(identifier) for identifier in moving])
    if order == lane:
        stays = tr("{names} stays where it is") if len(moving) == 1 else tr("{names} stay where they are")
        return Refusal(stays.format(names=names))
    puts = {
        "before": tr("Puts {names} before {onto}; only the drawing changes"),
        "after": tr("Puts {names} after {onto}; only the drawing changes"),
    }
    says = puts[where].format(names=names, onto=snapshot.name_of(onto))
    return Effect(tr("Reorder {names}").format(names=names), reorder(snapshot, order), says, onto)


def _given(snapshot: Snapshot, catalog: Catalog, table: str, ids: Sequence[Id], onto: Id) -> Outcome:
    """Give objects to what they are dropped on, or to what that belongs to."""
    target = snapshot.table_of(onto) or ""
    group = _group_of(snapshot, onto)
    node = onto if target == "nodes" else home_node(snapshot, group) if group is not None else None
    givers: dict[str, Callable[[], Outcome]] = {
        "groups": lambda: drop_objects(snapshot, catalog, ids, Spot(lane="nodes", node=node)),
        "disks": lambda: drop_objects(
            snapshot, catalog, ids, Spot(lane="storage", group=group, array=_array(target, onto))
        ),
        "resources": lambda: _moved(snapshot, ids, group),
        "nodes": lambda: _placed(snapshot, catalog, ids, onto),
        "servers": lambda: _placed(snapshot, catalog, ids, onto),
        "arrays": lambda: _placed(snapshot, catalog, ids, onto),
    }
    give = givers.get(table)
    if give is None:
        return Refusal(tr("{one} has no place of its own").format(one=snapshot.name_of(ids[0])))
    return give()


def _array(target: str, onto: Id) -> Id | None:
    return onto if target == "arrays" else None


def _group_of(snapshot: Snapshot, onto: Id) -> Id | None:
    """The group that an object is or belongs to."""
    if onto in snapshot.groups:
        return onto
    if onto in snapshot.disks:
        return group_of_disk(snapshot, onto)
    if onto in snapshot.stores:
        onto = snapshot.stores[onto].storage_group
    record = snapshot.resources.get(onto) or snapshot.storage_groups.get(onto)
    return record.group if record is not None else None


def _placed(snapshot: Snapshot, catalog: Catalog, ids: Sequence[Id], onto: Id) -> Outcome:
    if onto not in snapshot.sites:
        noun = TABLES[snapshot.table_of(ids[0]) or "nodes"].noun
        return Refusal(
            tr("Drop it between others of its kind, or on the site where the {noun} stands").format(noun=tr(noun))
        )
    return drop_objects(snapshot, catalog, ids, Spot(site=onto))


def _moved(snapshot: Snapshot, ids: Sequence[Id], group: Id | None) -> Outcome:
    """Resources into another group, each with what it needs."""
    if group is None:
        return Refusal(tr("Drop {one} on the group that shall have it").format(one=snapshot.name_of(ids[0])))
    draft, moving = Draft(snapshot), [one for one in ids if snapshot.resources[one].group != group]
    name = snapshot.name_of(group)
    if not moving:
        return Refusal(tr("{one} belongs to {name} already").format(one=snapshot.name_of(ids[0]), name=name), group)
    for identifier in moving:
        draft.do(move_resource(draft.snapshot, identifier, group))
    names = listed([snapshot.name_of(identifier) for identifier in moving])
    along = sum(old is not None for (table, _), (old, _) in draft.diff.changes.items() if table == "resources") - len(
        moving
    )
    says = tr("Moves {names} to {name}").format(names=names, name=name) + (
        tr(", with {along} that belong together with it").format(along=along) if along > 0 else ""
    )
    return Effect(tr("Move {names} to {name}").format(names=names, name=name), draft.diff, says, group)
