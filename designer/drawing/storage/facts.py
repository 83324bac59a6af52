"""What the storage view shows, read from the design once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.drawing.storage.contents import Content, contents_of, without_disk
from designer.foundation.ids import Id
from designer.model.records import CORE_KINDS
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.simulation.record.state import ClusterState
from designer.topology.storage import resources_by_disk

DEEPEST = 4
"""Disks mounted in disks mounted in disks ... are indented so many times at most."""


@dataclass(frozen=True, slots=True)
class Item:
    """A disk in its card, `depth` disks below the one with the letter, with what lies on it."""

    disk: Id
    depth: int
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The disks of a group in one array; without a group those that none has. `loose` is what has no disk yet."""

    group: Id | None
    items: tuple[Item, ...]
    loose: tuple[Content, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """An array, or None for the disks in none, with its cards."""

    array: Id | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the picture is made of."""

    snapshot: Snapshot
    catalog: Catalog
    state: ClusterState | None
    lanes: tuple[Lane, ...]
    fabrics: tuple[Id, ...]

    @property
    def damage(self) -> Damage:
        """What the scenario has broken."""
        return self.state.damage if self.state is not None else NO_DAMAGE

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.lanes or self.fabrics)


def repeats(facts: Facts) -> dict[Id, Id]:
    """The groups whose disks are laid out like those of an earlier group in the same arrays, each with that group."""
    first: dict[tuple[object, ...], Id] = {}
    found: dict[Id, Id] = {}
    layouts: dict[Id, list[object]] = {}
    for lane in facts.lanes:
        for card in lane.cards:
            if card.group is not None:
                disks = [facts.snapshot.disks[item.disk] for item in card.items]
                measures = [(disk.holds, disk.size_mb, disk.raid) for disk in disks]
                depths = [item.depth for item in card.items]
                layouts.setdefault(card.group, []).append((lane.array, tuple(measures), tuple(depths)))
    for group, layout in layouts.items():
        like = first.setdefault((facts.snapshot.groups[group].kind, *layout), group)
        if like != group:
            found[group] = like
    return found


def without(facts: Facts, groups: Collection[Id]) -> Facts:
    """The same without the cards of these groups."""
    lanes = (
        replace(lane, cards=tuple(card for card in lane.cards if card.group not in groups)) for lane in facts.lanes
    )
    return replace(facts, lanes=tuple(lanes))


def without_contents(facts: Facts) -> Facts:
    """The same with nothing lying on the disks, and nothing that waits for one."""
    lanes = []
    for lane in facts.lanes:
        cards = [
            replace(card, items=tuple(replace(item, contents=()) for item in card.items), loose=())
            for card in lane.cards
            if card.items or not card.loose
        ]
        lanes.append(replace(lane, cards=tuple(cards)))
    return replace(facts, lanes=tuple(lanes))


def facts_of(snapshot: Snapshot, catalog: Catalog, state: ClusterState | None = None) -> Facts:
    """Read everything."""
    damage = state.damage if state is not None else NO_DAMAGE
    user = {disk: resources[0].group for disk, resources in resources_by_disk(snapshot).items()}
    arrays = by_rank(snapshot, "arrays")
    order = sorted(by_rank(snapshot, "groups"), key=lambda group: _last(snapshot.groups[group].kind))
    homeless = {group: without_disk(snapshot, group) for group in order}
    lanes: list[Lane] = []
    places: list[Id | None] = [*arrays]
    if not arrays or any(disk.array not in snapshot.arrays for disk in snapshot.disks.values()):
        places.append(None)
    shown: set[Id] = set()
    for array in places:
        inside = [one for one in by_rank(snapshot, "disks") if _array(snapshot, one) == array]
        cards = []
        for group in (*order, None):
            mine = [one for one in inside if user.get(one) == group]
            if mine:
                loose = homeless.get(group, ()) if group not in shown and group is not None else ()
                cards.append(Card(group, _tree(snapshot, damage, mine), loose))
                shown |= {group} if group is not None else set()
        lanes.append(Lane(array, tuple(cards)))
    waiting = tuple(Card(group, (), homeless[group]) for group in order if group not in shown)
    if lanes and waiting:
        lanes[0] = Lane(lanes[0].array, (*lanes[0].cards, *waiting))
    lanes = [lane for lane in lanes if lane.array is not None or lane.cards]
    return Facts(snapshot, catalog, state, tuple(lanes), tuple(by_rank(snapshot, "fabrics")))


def _last(kind: str) -> int:
    """Virtual servers come first, the Cluster Group last."""
    return (kind in CORE_KINDS) + (kind == "cluster")


def _array(snapshot: Snapshot, disk: Id) -> Id | None:
    array = snapshot.disks[disk].array
    return array if array in snapshot.arrays else None


def _tree(snapshot: Snapshot, damage: Damage, disks: list[Id]) -> tuple[Item, ...]:
    """Every disk after the one in which it is mounted, if that is among them; circles are cut where they begin."""
    inside = set(disks)
    mounted: dict[Id | None, list[Id]] = {}
    for disk in disks:
        root = snapshot.disks[disk].root
        mounted.setdefault(root if root in inside and root != disk else None, []).append(disk)
    found: dict[Id, int] = {}

    def visit(disk: Id) -> None:
        waiting = [(disk, 0)]
        while waiting:
            one, depth = waiting.pop()
            if one not in found:
                found[one] = min(depth, DEEPEST)
                waiting += [(other, depth + 1) for other in reversed(mounted.get(one, []))]

    for disk in (*mounted.get(None, []), *disks):
        visit(disk)
    return tuple(Item(disk, depth, contents_of(snapshot, damage, disk)) for disk, depth in found.items())
