"""Which object of one design is which of another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from designer.foundation.ids import Id
from designer.model.records import Network, Record, Resource
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server
from designer.simulation.scenario.actions import Action

TABLES = ("clusters", "sites", "nodes", "networks", "arrays", "fabrics", "servers", "disks")
"""What has a name and can be part of a scenario, besides groups and resources."""

ENDS = {"interfaces": ("node", "network"), "paths": ("node", "fabric", "array")}
"""What is known by what it connects."""

TOLD = ("nodes", "groups", "resources")
"""What is worth a word when only one of two designs has it."""


class Unmatched(Exception):
    """A scenario needs an object that the other design does not have; the message names it."""


@dataclass(frozen=True, slots=True)
class Match:
    """`theirs` leads from the ids of the first design to those of the second; what is in one only has no counterpart
    (nodes, groups, and the resources of matched groups)."""

    theirs: Mapping[Id, Id]
    only_mine: tuple[Id, ...] = ()
    only_theirs: tuple[Id, ...] = ()
    mine: Mapping[Id, Id] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mine", {there: here for here, there in self.theirs.items()})

    def translated(self, actions: Iterable[Action], design: Snapshot) -> list[Action]:
        """The same scenario in the other design; `design` is the first. Raises `Unmatched`."""
        return [
            replace(one, subject=self._there(one.subject, design), value=self._value(one.value, design))
            for one in actions
        ]

    def _value(self, value: Id | None, design: Snapshot) -> Id | None:
        return None if value is None else self._there(value, design)

    def _there(self, identifier: Id, design: Snapshot) -> Id:
        if identifier not in self.theirs:
            raise Unmatched(design.name_of(identifier))
        return self.theirs[identifier]


def versions(mine: Snapshot, theirs: Snapshot) -> Match:
    """The match of two versions of one design: an id means the same in both."""
    found = {
        identifier: identifier
        for table in (*TABLES, *ENDS, "groups", "resources")
        for identifier in mine.table(table)
        if identifier in theirs.table(table)
    }
    return _match(mine, theirs, found)


def designs(mine: Snapshot, theirs: Snapshot) -> Match:
    """The match of two designs that need not have anything to do with each other.

    Objects of the same kind belong together by id and name, then by name, then by id; a group that is the only one of
    its kind left belongs to the only one there. Resources are looked for in matched groups only; those of one type
    belong together in their order where both groups have equally many left of it.
    """
    found: dict[Id, Id] = {}
    for table in TABLES:
        found |= _pairs(list(mine.table(table).values()), list(theirs.table(table).values()), _form)
    groups = _pairs(list(mine.groups.values()), list(theirs.groups.values()), lambda one: getattr(one, "kind", ""))
    groups |= _rest(
        [one for one in mine.groups.values() if one.id not in groups],
        [one for one in theirs.groups.values() if one.id not in groups.values()],
        lambda one: one.kind,
        most=1,
    )
    found |= groups
    for table, ends in ENDS.items():
        found |= _connections(mine.table(table), theirs.table(table), ends, found)
    for here, there in groups.items():
        found |= _members(mine.members(here), theirs.members(there))
    return _match(mine, theirs, found)


def _connections(
    mine: Mapping[Id, Record], theirs: Mapping[Id, Record], ends: Sequence[str], found: Mapping[Id, Id]
) -> dict[Id, Id]:
    """What connects the same things, the first of several."""
    there: dict[tuple[str, ...], Id] = {}
    for identifier, one in theirs.items():
        there.setdefault(tuple(getattr(one, end) or "" for end in ends), identifier)
    known = {
        identifier: there.pop(tuple(found.get(getattr(one, end) or "", "") for end in ends), None)
        for identifier, one in mine.items()
    }
    return {here: other for here, other in known.items() if other is not None}


def _members(mine: Sequence[Resource], theirs: Sequence[Resource]) -> dict[Id, Id]:
    found = _pairs(list(mine), list(theirs), lambda one: getattr(one, "type", ""))
    left = [one for one in mine if one.id not in found]
    there = [one for one in theirs if one.id not in found.values()]
    return found | _rest(left, there, lambda one: one.type)


def _pairs(mine: Sequence[Record], theirs: Sequence[Record], form: Callable[[Record], Hashable]) -> dict[Id, Id]:
    """By id and name, then by a name that is unique on both sides, then by id; only things of the same form."""
    found: dict[Id, Id] = {}
    for key in (lambda one: (one.id, _name(one)), _name_or_id, lambda one: one.id):
        left = _by(key, form, (one for one in mine if one.id not in found))
        there = _by(key, form, (one for one in theirs if one.id not in found.values()))
        for known, those in left.items():
            if len(those) == 1 and len(there.get(known, ())) == 1:
                found[those[0].id] = there[known][0].id
    return found


def _by(
    key: Callable[[Record], Hashable], form: Callable[[Record], Hashable], records: Iterable[Record]
) -> dict[Hashable, list[Record]]:
    sorted_in: dict[Hashable, list[Record]] = {}
    for one in records:
        sorted_in.setdefault((form(one), key(one)), []).append(one)
    return sorted_in


def _rest(
    mine: Sequence[Resource] | Sequence[Record],
    theirs: Sequence[Resource] | Sequence[Record],
    form: Callable[..., Hashable],
    most: int | None = None,
) -> dict[Id, Id]:
    """What is left of the same form, in order, where both sides have equally many of it (at most `most`)."""
    found: dict[Id, Id] = {}
    for known in {form(one) for one in mine}:
        left = [one.id for one in mine if form(one) == known]
        there = [one.id for one in theirs if form(one) == known]
        if len(left) == len(there) and (most is None or len(left) <= most):
            found |= dict(zip(left, there, strict=True))
    return found


def _form(record: Record) -> Hashable:
    """What two things must have in common to be the same: networks have one role, servers the same roles."""
    if isinstance(record, Network | Server):
        return record.role if isinstance(record, Network) else frozenset(record.roles)
    return ""


def _name(record: Record) -> str:
    return str(getattr(record, "name", "")).strip().casefold()


def _name_or_id(record: Record) -> str:
    return _name(record) or f"\0{record.id}"


def _match(mine: Snapshot, theirs: Snapshot, found: Mapping[Id, Id]) -> Match:
    there = set(found.values())
    alone = [one for table in TOLD for one in mine.table(table) if one not in found]
    others = [one for table in TOLD for one in theirs.table(table) if one not in there]
    groups = {*mine.groups} & {*found}
    their_groups = {*theirs.groups} & there
    return Match(
        found,
        tuple(one for one in alone if one not in mine.resources or mine.resources[one].group in groups),
        tuple(one for one in others if one not in theirs.resources or theirs.resources[one].group in their_groups),
    )
