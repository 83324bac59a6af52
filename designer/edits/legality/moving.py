"""What dragging objects of the drawing to another place does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.edits.groups import move_group
from designer.edits.legality.outcomes import Effect, Outcome, Refusal, Spot, needing, without_errors
from designer.edits.objects import reorder
from designer.edits.storage import give_disk, release_disk
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.topology.evs import disk_text, group_of_disk
from designer.topology.ownership import home_node


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
        return Refusal(tr("{identifier} has no place of its own").format(identifier=snapshot.name_of(identifier)))
    return without_errors(mover)


def drop_objects(snapshot: Snapshot, catalog: Catalog, identifiers: Sequence[Id], spot: Spot) -> Outcome:
    """What dragging several objects of one kind together does: to each, in turn, what dragging it alone would do.

    Objects to which nothing would happen are left out, unless it is all of them.
    """
    draft, effects, refusals = Draft(snapshot), [], []
    for identifier in identifiers:
        outcome = drop_object(draft.snapshot, catalog, identifier, spot)
        if identifier in spot.order:  # the next one goes behind it
            order = _with(spot, identifier)
            spot = replace(spot, order=order, index=order.index(identifier) + 1)
        if isinstance(outcome, Effect):
            draft.do(outcome.diff)
            effects.append((identifier, outcome))
        else:
            refusals.append(outcome)
    if not effects:
        return refusals[0] if refusals else Refusal(tr("There is nothing to drop"))
    first = effects[0][1]
    others = [snapshot.name_of(identifier) for identifier, _ in effects[1:]]
    if not others:
        return first
    label = tr("{first} and {count} more").format(first=first.label, count=len(others))
    return Effect(
        label, draft.diff, tr("{says}; likewise {others}").format(says=first.says, others=listed(others)), first.target
    )


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
    return Effect(
        tr("Move {name} to {site}").format(name=name, site=site),
        draft.diff,
        tr("Puts {name} at {site}").format(name=name, site=site),
        spot.site,
    )


def _reordered(snapshot: Snapshot, identifier: Id, spot: Spot) -> Outcome:
    name = snapshot.name_of(identifier)
    order = _with(spot, identifier) if identifier in spot.order else spot.order
    if order == spot.order:
        return Refusal(tr("{name} stays where it is").format(name=name))
    after = order[order.index(identifier) - 1] if order[0] != identifier else None
    where = tr("after {after}").format(after=snapshot.name_of(after)) if after is not None else tr("first")
    return Effect(
        tr("Reorder {name}").format(name=name),
        reorder(snapshot, order),
        tr("Puts {name} {where}; only the drawing changes").format(name=name, where=where),
    )


def _with(spot: Spot, identifier: Id) -> tuple[Id, ...]:
    """The lane with the object in the gap of the spot."""
    index = spot.index - (spot.order.index(identifier) < spot.index)
    others = [other for other in spot.order if other != identifier]
    return (*others[:index], identifier, *others[index:])


def _moved_group(snapshot: Snapshot, group: Id, spot: Spot) -> Outcome:
    name = snapshot.name_of(group)
    if spot.node is None:
        return Refusal(tr("Drop {name} on the node that shall be its home").format(name=name))
    diff = move_group(snapshot, group, spot.node)
    node = snapshot.name_of(spot.node)
    if home_node(snapshot, group) == spot.node and group in spot.order:
        return _reordered(snapshot, group, spot)
    if not diff or home_node(snapshot, group) == spot.node:
        return Refusal(tr("{name} is at home on {node} already").format(name=name, node=node), spot.node)
    behind = [owner for owner in snapshot.groups[group].preferred_owners if owner != spot.node]
    rest = tr(", before {owner}").format(owner=listed([snapshot.name_of(owner) for owner in behind])) if behind else ""
    says = tr("Makes {node} the home and first preferred owner of {name}{rest}").format(node=node, name=name, rest=rest)
    return Effect(tr("Move {name} to {node}").format(name=name, node=node), diff, says, spot.node)


def _moved_disk(snapshot: Snapshot, catalog: Catalog, disk: Id, spot: Spot) -> Outcome:
    text, now = disk_text(snapshot.disks[disk]), group_of_disk(snapshot, disk)
    array = spot.array if spot.array != snapshot.disks[disk].array else None
    if array is not None and spot.group in (None, now):
        name = snapshot.name_of(array)
        return Effect(
            tr("Put {text} on {name}").format(text=text, name=name),
            changing(snapshot, "disks", disk, array=array),
            tr("Puts {text} on {name}").format(text=text, name=name),
            array,
        )
    if spot.group is None:
        return _released_disk(snapshot, disk, text, now, spot)
    if spot.group == now:
        if disk in spot.order:
            return _reordered(snapshot, disk, spot)
        return Refusal(tr("{text} belongs to {now} already").format(text=text, now=snapshot.name_of(now)), spot.group)
    draft = Draft(snapshot)
    draft.do(give_disk(snapshot, catalog, disk, spot.group))
    if array is not None:
        draft.change("disks", disk, array=array)
    name = snapshot.name_of(spot.group)
    instead = tr(" instead of {now}").format(now=snapshot.name_of(now)) if now is not None else ""
    on = tr(" on {array}").format(array=snapshot.name_of(array)) if array is not None else ""
    says = tr("Makes {text}{on} a resource of {name}{instead}{needing}{disk}").format(
        text=text, on=on, name=name, instead=instead, needing=needing(draft), disk=_left_on(snapshot, disk, spot.group)
    )
    return Effect(tr("Give {text} to {name}").format(text=text, name=name), draft.diff, says, spot.group)


def _left_on(snapshot: Snapshot, disk: Id, group: Id) -> str:
    """What other groups keep on a disk that goes, as the end of a sentence: it stays there, and fails without it."""
    storage = snapshot.storage_groups
    logs = [
        (one.group, tr("the logs of {one}").format(one=one.name)) for one in storage.values() if one.log_disk == disk
    ]
    stores = [(storage[one.storage_group].group, one.name) for one in snapshot.stores.values() if one.disk == disk]
    left = [(owner, what) for owner, what in (*logs, *stores) if owner != group]
    if not left:
        return ""
    shown = [what for _, what in left[:2]] + ([tr("{count} more").format(count=len(left) - 2)] if len(left) > 2 else [])
    stay = tr("stays") if len(left) == 1 and not logs else tr("stay")
    return tr("; {listed} of {owner} {stay} on it").format(
        listed=listed(shown),
        owner=listed(list(dict.fromkeys((snapshot.name_of(owner) for owner, _ in left)))),
        stay=stay,
    )


def _released_disk(snapshot: Snapshot, disk: Id, text: str, now: Id | None, spot: Spot) -> Outcome:
    if spot.lane != "storage":
        return Refusal(
            tr("Drop {text} on the group that shall have it, or beside the others to take it out of its group").format(
                text=text
            )
        )
    if now is None:
        return Refusal(tr("{text} is in no group already").format(text=text))
    name = snapshot.name_of(now)
    return Effect(
        tr("Take {text} out of {name}").format(text=text, name=name),
        release_disk(snapshot, disk),
        tr("Takes {text} out of {name}; the disk stays").format(text=text, name=name),
    )
