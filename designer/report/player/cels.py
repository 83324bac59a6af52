"""Which shapes are seen when: the pictures of a run, moment by moment, laid over each other.

An object's shapes are told from where its card stands, so that a card that travels only changes its place. A shape that
looks different at another moment changes its class; one that is not there has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from designer.drawing.primitives import Picture, Primitive, flattened
from designer.report.player.paint import Form, Inks, painted, strokes

Key = tuple[Form, int]
"""A form, and which of several equal ones at one moment."""

PieceKey = tuple[str, int]
"""A subject, and which of its runs of shapes."""

_ABOVE: PieceKey = ("", -1)
"""The piece of what is drawn over the picture."""

HIDDEN = "h"
"""The class of what is not seen."""


Place = tuple[float, float]


@dataclass(slots=True)
class Piece:
    """Neighbouring shapes of one object in the order in which they are painted; where it stands, and how each shape
    looks, from which moment on."""

    subject: str
    places: list[tuple[int, Place]] = field(default_factory=list)
    order: list[Key] = field(default_factory=list)
    looks: dict[Key, list[tuple[int, str]]] = field(default_factory=dict)
    _last: object = None

    def see(self, moment: int, members: Iterable[Primitive], place: Place, inks: Inks) -> None:
        """Take in what is seen of the object at a moment."""
        shown = tuple(members)
        if (shown, place) == self._last:
            return
        self._last = (shown, place)
        if not self.places or self.places[-1][1] != place:
            self.places.append((moment, place))
        seen: dict[Key, str] = {}
        for primitive in strokes(shown):
            form, look = painted(primitive, *place)
            number = 0
            while (form, number) in seen:
                number += 1
            seen[form, number] = inks.name(look)
        self._order(list(seen))
        for key in self.order:
            self._look(key, moment, seen.get(key, HIDDEN))

    def miss(self, moment: int) -> None:
        """Nothing is seen of the object at a moment."""
        self._last = None
        for key in self.order:
            self._look(key, moment, HIDDEN)

    def _look(self, key: Key, moment: int, look: str) -> None:
        looks = self.looks.setdefault(key, [(0, HIDDEN)] if moment else [])
        if not looks or looks[-1][1] != look:
            looks.append((moment, look))

    def _order(self, keys: list[Key]) -> None:
        place = 0
        known = set(self.order)
        for key in keys:
            if key in known:
                place = max(place, self.order.index(key) + 1)
            else:
                self.order.insert(place, key)
                place += 1


@dataclass(slots=True)
class Stack:
    """All pieces of a run, filled moment by moment. Those of `travellers` have places of their own: the others stay
    where they are."""

    inks: Inks
    travellers: frozenset[str] = frozenset()
    pieces: dict[PieceKey, Piece] = field(default_factory=dict)
    order: list[PieceKey] = field(default_factory=list)
    _last: Picture | None = None

    def see(self, moment: int, picture: Picture, above: Sequence[Primitive] = ()) -> None:
        """Take in what is seen at a moment: a picture, and what is drawn over it."""
        if picture is not self._last:
            self._see_still(moment, picture)
            self._last = picture
        if _ABOVE not in self.pieces:
            self.pieces[_ABOVE] = Piece("")
        self.pieces[_ABOVE].see(moment, flattened(tuple(above)), (0.0, 0.0), self.inks)

    def all(self) -> list[Piece]:
        """The pieces in painting order."""
        return [self.pieces[key] for key in (*self.order, _ABOVE)]

    def _see_still(self, moment: int, picture: Picture) -> None:
        place = 0
        here: set[PieceKey] = {_ABOVE}
        for key, members in _runs(picture):
            if key in self.pieces:
                place = max(place, self.order.index(key) + 1)
            else:
                self.pieces[key] = Piece(key[0])
                self.order.insert(place, key)
                place += 1
            area = picture.areas.get(key[0]) if key[0] in self.travellers else None
            origin = (round(area.x, 2), round(area.y, 2)) if area is not None else (0.0, 0.0)
            self.pieces[key].see(moment, members, origin, self.inks)
            here.add(key)
        for key in self.pieces.keys() - here:
            self.pieces[key].miss(moment)


def travellers(pictures: Sequence[Picture]) -> frozenset[str]:
    """The objects whose cards do not stand in the same place in all pictures."""
    places: dict[str, set[Place]] = {}
    for picture in pictures:
        for subject, area in picture.areas.items():
            places.setdefault(subject, set()).add((round(area.x, 2), round(area.y, 2)))
    return frozenset(subject for subject, found in places.items() if len(found) > 1)


def _runs(picture: Picture) -> Iterator[tuple[PieceKey, list[Primitive]]]:
    """Neighbours of one subject, each run with the number of its subject's runs before it."""
    counts: dict[str, int] = {}
    for subject, members in groupby(flattened(picture.primitives), key=lambda one: one.subject):
        number = counts.get(subject, 0)
        counts[subject] = number + 1
        yield (subject, number), list(members)
