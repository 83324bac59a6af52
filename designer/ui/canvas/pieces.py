"""A picture cut into the parts that can move on their own: one card per object, its lines apart from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Box, Label, Picture, Primitive, Shape

Key = tuple[str, str, int]
"""Subject ("" for the ground), part ("card", "wire" or "ground"), and which of several such parts."""

_GROUND = ("", "ground")

OVERHANG = 10.0
"""So far a mark may stick out of its card and still belong to it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring primitives of one object. `area` is its card, None for lines and for the ground."""

    key: Key
    order: int
    area: Rect | None
    primitives: tuple[Primitive, ...]


def pieces_of(picture: Picture) -> dict[Key, Piece]:
    """Everything in the picture, in painting order; the same object has the same keys in another picture."""
    areas = picture.areas
    pieces: dict[Key, Piece] = {}
    counts: dict[tuple[str, str], int] = {}
    part: tuple[str, str] = _GROUND
    run: list[Primitive] = []
    frames = {
        subject: (area.x - OVERHANG, area.y - OVERHANG, area.x + area.w + OVERHANG, area.y + area.h + OVERHANG)
        for subject, area in areas.items()
    }
    for primitive in picture.primitives:
        subject = primitive.subject
        if not subject:
            other = _GROUND
        else:
            frame = frames.get(subject)
            other = (subject, "card" if frame is not None and _is_inside(primitive, frame) else "wire")
        if other != part:
            if run:
                _end(pieces, counts, part, run, areas)
            part, run = other, []
        run.append(primitive)
    if run:
        _end(pieces, counts, part, run, areas)
    return pieces


def _end(
    pieces: dict[Key, Piece],
    counts: dict[tuple[str, str], int],
    part: tuple[str, str],
    run: list[Primitive],
    areas: Mapping[str, Rect],
) -> None:
    number = counts.get(part, 0)
    counts[part] = number + 1
    key = (*part, number)
    pieces[key] = Piece(key, len(pieces), areas[part[0]] if part[1] == "card" else None, tuple(run))


def same_form(first: Piece, second: Piece) -> bool:
    """Whether one piece can turn into the other by moving and stretching alone."""
    if len(first.primitives) != len(second.primitives):
        return False
    return all(map(_alike, first.primitives, second.primitives))


def halfway(first: Piece, second: Piece, share: float) -> list[Primitive]:
    """The primitives on their way from one piece to another of the same form; all but the numbers is the second's."""
    return [_between(one, other, share) for one, other in zip(first.primitives, second.primitives, strict=True)]


def _between(first: Primitive, second: Primitive, share: float) -> Primitive:
    changes = {}
    for spec in fields(second):
        old, new = getattr(first, spec.name), getattr(second, spec.name)
        if old != new:
            changes[spec.name] = _blend(old, new, share)
    return replace(second, **changes)


def _is_inside(primitive: Primitive, frame: tuple[float, float, float, float]) -> bool:
    """Whether a primitive begins in a frame (left, top, right, bottom), a line with all its points."""
    left, top, right, bottom = frame
    if isinstance(primitive, (Box, Label)):
        return left <= primitive.x <= right and top <= primitive.y <= bottom
    if isinstance(primitive, Shape):
        _, x, y = primitive.path[0]
        return left <= float(x) <= right and top <= float(y) <= bottom
    return all(left <= x <= right and top <= y <= bottom for x, y in primitive.points)


def _alike(first: Primitive, second: Primitive) -> bool:
    if type(first) is not type(second):
        return False
    return all(_fits(getattr(first, spec.name), getattr(second, spec.name)) for spec in fields(first))


def _fits(first: Any, second: Any) -> bool:
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(_fits, first, second))
    if isinstance(first, (int, float)) and isinstance(second, (int, float)):
        return True
    return type(first) is type(second)


def _blend(first: Any, second: Any, share: float) -> Any:
    if isinstance(second, tuple):
        return tuple(_blend(one, other, share) for one, other in zip(first, second, strict=True))
    if isinstance(second, bool) or not isinstance(second, (int, float)):
        return second
    return first + (second - first) * share
