"""What must hold for every picture, whatever the design: nothing cut off, nothing on top of something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from designer.drawing.geometry import Point, Rect
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Shape
from designer.drawing.theme import ROLES
from designer.model.snapshot import Snapshot

EPSILON = 0.01


def label_rect(label: Label) -> Rect:
    """What the letters of a label cover (cap height above the baseline, a little below)."""
    width = text_width(label.text, label.face, label.size)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return Rect(left, label.y - 0.7 * label.size, width, 0.88 * label.size)


def labels(picture: Picture) -> list[Label]:
    return [item for item in picture.primitives if isinstance(item, Label) and item.text]


def assert_sound(picture: Picture) -> None:
    """Everything lies inside the picture, every role exists, no text covers another."""
    page = Rect(0, 0, picture.width, picture.height).inset(-EPSILON)
    for rect in [*map(label_rect, labels(picture)), *_boxes(picture), *picture.areas.values()]:
        assert page.contains(rect.x, rect.y), rect
        assert page.contains(rect.right, rect.bottom), rect
    for item in picture.primitives:
        roles = {getattr(item, name, "") for name in ("fill", "stroke", "ink")} - {""}
        assert roles <= set(ROLES)
    taken: list[tuple[Rect, str]] = []
    for label in labels(picture):
        rect = label_rect(label)
        for other, text in taken:
            assert not rect.overlaps(other), (label.text, text)
        taken.append((rect, label.text))


def assert_apart(rects: list[Rect]) -> None:
    for index, one in enumerate(rects):
        for other in rects[:index]:
            assert not one.inset(EPSILON).overlaps(other.inset(EPSILON)), (one, other)


def wires(picture: Picture) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of all connecting lines; curves count as their corner points."""
    for item in picture.primitives:
        if isinstance(item, Line) and item.stroke in ("wire", "ghost", "bus", "error.fill"):
            yield from pairwise(item.points)
        elif isinstance(item, Shape) and item.stroke == "wire":
            points = [(float(command[-2]), float(command[-1])) for command in item.path if len(command) > 2]
            yield from pairwise(points)


def crosses(piece: tuple[Point, Point], rect: Rect) -> bool:
    """Whether a level or upright piece runs through the inside of the rectangle."""
    (x0, y0), (x1, y1) = piece
    inner = rect.inset(1.0)
    return inner.overlaps(Rect(min(x0, x1), min(y0, y1), abs(x1 - x0) + EPSILON, abs(y1 - y0) + EPSILON))


def assert_tidy(snapshot: Snapshot, picture: Picture) -> None:
    """The rules of the topology: cards apart, groups on nodes or between them, no line through a card or a text."""
    assert_sound(picture)
    areas = picture.areas
    cards = {one: areas[one] for one in (*snapshot.nodes, *snapshot.disks, *snapshot.servers)}
    assert_apart([*cards.values(), *_captions(snapshot, areas)])
    assert_apart([areas[one] for one in snapshot.groups])
    lines = list(wires(picture))
    for piece in lines:
        for rect in (*cards.values(), *(areas[one] for one in snapshot.groups), *_captions(snapshot, areas)):
            assert not crosses(piece, rect)
    assert any(item.subject == "" and item.radius for item in picture.primitives if isinstance(item, Box))
    for label in labels(picture):
        if label.subject in cards or label.subject in snapshot.groups:
            rect, area = label_rect(label), areas[label.subject].inset(-8 if label.subject in snapshot.nodes else -0.01)
            lacking = label.subject in snapshot.nodes and label.fill == "pending.text"
            assert area.contains(rect.x, rect.y) or lacking, label
            assert area.contains(rect.right, rect.y) or lacking, label
        assert not any(crosses(piece, label_rect(label)) for piece in lines), label
    _assert_framed(snapshot, areas)


def _captions(snapshot: Snapshot, areas: Mapping[str, Rect]) -> list[Rect]:
    """The names of fabrics, and of an array that needs no frame."""
    single = [area for one, area in areas.items() if one in snapshot.arrays and area.h < 20]
    return [*(areas[one] for one in snapshot.fabrics), *single]


def _assert_framed(snapshot: Snapshot, areas: Mapping[str, Rect]) -> None:
    """What is at a site or in an array lies within its frame, and nothing else does."""
    sites = {one: area for one, area in areas.items() if one in snapshot.sites}
    arrays = {one: area for one, area in areas.items() if one in snapshot.arrays and area.h > 20}
    assert not sites or len(sites) == len(snapshot.sites) > 1
    assert set(snapshot.arrays) <= set(areas)
    for frames, inside in (
        (sites, {node.id: node.site for node in snapshot.nodes.values()}),
        (arrays, {disk.id: disk.array for disk in snapshot.disks.values()}),
    ):
        assert_apart(list(frames.values()))
        for frame, area in frames.items():
            for one, home in inside.items():
                within = area.contains(*areas[one].centre)
                assert within == (home == frame)
                assert within == area.overlaps(areas[one])


def _boxes(picture: Picture) -> Iterator[Rect]:
    return (item.rect for item in picture.primitives if isinstance(item, Box))


def assert_clear(picture: Picture, frames: set[str]) -> None:
    """Sound, cards within or beside each other, no line through a card or a text; `frames` hold cards."""
    assert_sound(picture)
    cards = {one: rect for one, rect in picture.areas.items() if one not in frames}
    outer = [
        rect for one, rect in cards.items() if not any(_inside(rect, cards[other]) for other in cards if other != one)
    ]
    assert_apart(outer)
    lines = list(wires(picture))
    for piece in lines:
        for rect in outer:
            assert not crosses(piece, rect), (piece, rect)
        for label in labels(picture):
            assert not crosses(piece, label_rect(label)), label
    for label in labels(picture):
        if label.subject in picture.areas:
            rect, area = label_rect(label), picture.areas[label.subject].inset(-EPSILON)
            assert area.contains(rect.x, rect.y), label
            assert area.contains(rect.right, rect.bottom), label


def _inside(inner: Rect, outer: Rect) -> bool:
    return inner != outer and outer.contains(inner.x, inner.y) and outer.contains(inner.right, inner.bottom)
