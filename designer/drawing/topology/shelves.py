"""The storage band: which disks hang together, in which array, and how many columns each stack gets."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.identity import by_rank
from designer.drawing.topology.facts import Facts
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.topology.evs import group_of_disk

QUORUM = "quorum"
UNUSED = "unused"
EMPTY = "empty"

ROW = 17.0
HEAD = 22.0
COLUMN_GAP = 4.0
STACK_GAP = 10.0
PADDING = 5.0
NARROWEST = 76.0
WIDEST = 220.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Disks that belong together: `key` is a group's id, `QUORUM`, or `UNUSED` for disks that no group uses.

    `EMPTY` stands for the disks of an array that has none.
    """

    key: str
    disks: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A stack with its number of columns, and of rows in each, so that they are of nearly the same height."""

    stack: Stack
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Bay:
    """The stacks with the disks of one array, or with those of none. A single array needs no frame."""

    array: Id | None
    stacks: tuple[Stack, ...]
    framed: bool


def bays_of(facts: Facts) -> list[Bay]:
    """The arrays with their stacks, then what is in none.

    Stacks stand from left to right: virtual servers, other groups, the quorum, what is unused.
    """
    snapshot = facts.snapshot
    shown = (disk for disk in by_rank(snapshot, "disks") if facts.mounted or snapshot.disks[disk].root is None)
    keys = {disk: _key(snapshot, disk) for disk in shown}
    quorum_lies = QUORUM in keys.values() or not facts.nodes
    homes = {snapshot.disks[disk].array for disk in keys}
    several = len(facts.arrays) > 1 or len(homes) > 1
    waiting = facts.arrays[0] if len(facts.arrays) == 1 and homes == set(facts.arrays) else None
    bays = []
    for array in (*facts.arrays, None):
        inside = {disk: key for disk, key in keys.items() if snapshot.disks[disk].array == array}
        stacks = _stacks(facts, inside, with_quorum=not quorum_lies and array == waiting)
        if array is not None and several and not stacks:
            stacks = (Stack(EMPTY, ()),)
        if stacks:
            bays.append(Bay(array, stacks, framed=several and array is not None))
    return bays


def _stacks(facts: Facts, keys: dict[Id, str], *, with_quorum: bool) -> tuple[Stack, ...]:
    """The stacks of these disks; the quorum's place is there without a disk, too, if wanted."""
    stacks = []
    for key in [*facts.groups, QUORUM, UNUSED]:
        disks = tuple(disk for disk in keys if keys[disk] == key)
        if disks or (key == QUORUM and with_quorum):
            stacks.append(Stack(key, disks))
    return tuple(stacks)


def shelve(stacks: list[Stack], width: float) -> tuple[list[Shelf], float]:
    """The stacks in columns of equal width that together fit `width`, with as few rows as possible; and that width.

    More stacks than columns fit make the columns narrower than `NARROWEST`, never the row longer.
    """
    room = max(len(stacks), int((width + COLUMN_GAP) / (NARROWEST + STACK_GAP)))
    rows = 3
    while sum(_columns(stack, rows) for stack in stacks) > room:
        rows += 1
    shelves = [_shelf(stack, _columns(stack, rows)) for stack in stacks]
    columns = sum(shelf.columns for shelf in shelves)
    gaps = STACK_GAP * (len(shelves) - 1) + COLUMN_GAP * (columns - len(shelves)) + 2 * PADDING * len(shelves)
    return shelves, min(WIDEST - 2 * PADDING, (width - gaps) / max(1, columns))


def _shelf(stack: Stack, columns: int) -> Shelf:
    return Shelf(stack, columns, max(1, -(-len(stack.disks) // columns)))


def _columns(stack: Stack, rows: int) -> int:
    return max(1, -(-len(stack.disks) // rows))


def _key(snapshot: Snapshot, disk: Id) -> str:
    if disk == snapshot.cluster.quorum_disk:
        return QUORUM
    return group_of_disk(snapshot, disk) or UNUSED
