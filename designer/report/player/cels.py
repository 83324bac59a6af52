"""Which shapes are seen when: the pictures of a run, moment by moment, laid over each other.

An object's shapes are told from where its card stands, so that a card that travels only changes its place. A shape that
looks different at another moment changes its class; one that is not there has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from designer.drawing.primitives import Picture, Primitive, flattened
from designer.report.player.paint import Form, Inks, painted

Key = tuple[Form, int]
"""A form, and which of several equal ones at one moment."""

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

    def see(self, moment: int, members: Iterable[Primitive], place: Place, inks: Inks) -> None:
        """Take in what is seen of the object at a moment."""
        if not self.places or self.places[-1][1] != place:
            self.places.append((moment, place))
        seen: dict[Key, str] = {}
        for primitive in members:
            form, look = painted(primitive, inks, *place)
            number = 0
            while (form, number) in seen:
                number += 1
            seen[form, number] = inks.name(look)
        self._order(list(seen))
        for key in self.order:
            self._look(key, moment, seen.get(key, HIDDEN))

    def miss(self, moment: int) -> None:
        """Nothing is seen of the object at a moment."""
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


def pieces_of(pictures: Iterable[Picture], inks: Inks) -> list[Piece]:
    """All pieces of a run in painting order; the pictures are those of its moments, in order."""
    pieces: dict[tuple[str, int], Piece] = {}
    order: list[tuple[str, int]] = []
    for moment, picture in enumerate(pictures):
        place = 0
        here: set[tuple[str, int]] = set()
        for key, members in _runs(picture):
            if key in pieces:
                place = max(place, order.index(key) + 1)
            else:
                pieces[key] = Piece(key[0])
                order.insert(place, key)
                place += 1
            area = picture.areas.get(key[0])
            origin = (round(area.x, 2), round(area.y, 2)) if area is not None else (0.0, 0.0)
            pieces[key].see(moment, members, origin, inks)
            here.add(key)
        for key in pieces.keys() - here:
            pieces[key].miss(moment)
    return [pieces[key] for key in order]


def _runs(picture: Picture) -> Iterator[tuple[tuple[str, int], list[Primitive]]]:
    """Neighbours of one subject, each run with the number of its subject's runs before it."""
    counts: dict[str, int] = {}
    for subject, members in groupby(flattened(picture.primitives), key=lambda one: one.subject):
        number = counts.get(subject, 0)
        counts[subject] = number + 1
        yield (subject, number), list(members)
