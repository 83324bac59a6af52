"""Arguments for edits, chosen at random."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from designer.edits.legality.outcomes import Lane, Spot
from designer.foundation.ids import Id
from designer.model.snapshot import OBJECT_TABLES, Snapshot

T = TypeVar("T")


class NothingThere(Exception):
    """The design has nothing that an edit could be about."""


class Chance:
    """Arguments for an edit, chosen by numbers that hypothesis drew."""

    def __init__(self, snapshot: Snapshot, numbers: Sequence[int], text: str) -> None:
        self.snapshot = snapshot
        self.text = text
        self._numbers = iter(numbers)

    def number(self, below: int) -> int:
        return next(self._numbers) % below

    def one(self, choices: Iterable[T]) -> T:
        there = list(choices)
        if not there:
            raise NothingThere
        return there[self.number(len(there))]

    def some(self, choices: Iterable[T]) -> list[T]:
        there = list(choices)
        return there[self.number(3) :: 1 + self.number(2)]

    def id(self, table: str) -> Id:
        return self.one(self.snapshot.table(table))

    def any_id(self) -> Id:
        return self.one(identifier for table in OBJECT_TABLES for identifier in self.snapshot.table(table))

    def maybe(self, table: str) -> Id | None:
        return self.one([None, *self.snapshot.table(table)])

    def spot(self) -> Spot:
        lanes: tuple[Lane, ...] = ("nodes", "networks", "storage", "")
        lane = self.one(lanes)
        order = tuple(self.snapshot.table({"storage": "disks"}.get(lane, lane))) if lane else ()
        return Spot(lane, self.maybe("nodes"), self.maybe("groups"), order, self.number(len(order) + 1))
