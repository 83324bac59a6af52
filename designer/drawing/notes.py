"""Notes and callouts, laid over the finished picture of any view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from designer.drawing.geometry import Point, Rect, bounding
from designer.drawing.hosts import host_of
from designer.drawing.metrics import elide, wrap
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive, Shape, translated
from designer.drawing.style import BODY, HAIR, MARGIN, THIN
from designer.foundation.ids import Id
from designer.model.notes import Corner, Note, NotePlace, NoteView
from designer.model.snapshot import Snapshot

PADDING = 7.0
LEADING = 12.0
FOLD = 7.0
"""Size of the folded corner."""

DOT = 3.5
"""Across the end of a callout's line."""

NEW_NOTE = Rect(0, 0, 140, 24)
"""The size of a note with a line of text."""

MOST_LINES = 60
"""Lines of a note that are drawn; the rest stands in the design only."""

NARROWEST, WIDEST = 40.0, 600.0
"""Widths of a note that can be read."""

STANDING = ("nodes", "networks", "servers", "arrays", "fabrics", "sites")
"""The tables of what stays in its lane, and is therefore good to measure a note's place from."""


def with_notes(picture: Picture, snapshot: Snapshot, view: NoteView) -> Picture:
    """The picture with the notes of that view over it; it grows where one sticks out."""
    notes = [note for note in snapshot.notes.values() if note.view == view]
    placed = {note.id: rect for note in notes if (rect := _rect(picture, snapshot, note)) is not None}
    if not placed:
        return picture
    drawn = tuple(
        primitive
        for note, rect in placed.items()
        for primitive in _drawn(picture, snapshot, snapshot.notes[note], rect)
    )
    areas = {**picture.areas, **placed}
    whole = replace(picture, primitives=(*picture.primitives, *drawn), areas=areas, over=frozenset(placed))
    return _grown(whole, bounding(placed.values()))


def place_of(picture: Picture, snapshot: Snapshot, rect: Rect, subject: Id | None = None) -> NotePlace:
    """How a place in a picture is told: from its subject's card, else from the nearest card that stays in its lane.

    Of the card's corners the nearest one counts, so that the note stays at the side where it is when the card grows.
    """
    cards = _cards(picture, snapshot)
    if subject is not None:
        host = host_of(snapshot, subject, cards)
        known: Mapping[Id, Rect] = {host: cards[host]} if host else {}
    else:
        known = {one: area for one, area in cards.items() if snapshot.table_of(one) in STANDING} or cards
    if not known:
        return NotePlace(None, "top left", round(rect.x), round(rect.y))
    nearest = min(known, key=lambda one: _apart(known[one], rect))
    area, (x, y) = known[nearest], rect.centre
    corner: Corner = "top left"
    if x > area.centre[0]:
        corner = "top right" if y <= area.centre[1] else "bottom right"
    elif y > area.centre[1]:
        corner = "bottom left"
    left, top = _corner(area, corner)
    return NotePlace(None if subject is not None else nearest, corner, round(rect.x - left), round(rect.y - top))


def note_height(note: Note) -> float:
    """How high a note is drawn."""
    return 2 * PADDING + LEADING * len(_lines(note)) - (LEADING - BODY)


def _width(note: Note) -> float:
    return min(WIDEST, max(NARROWEST, float(note.width)))


def _lines(note: Note) -> tuple[str, ...]:
    """What fits; the last line says that there is more."""
    room = _width(note) - 2 * PADDING
    text = note.text[: MOST_LINES * 200]
    lines = wrap(text, "regular", BODY, room)
    if len(lines) > MOST_LINES:
        lines = (*lines[: MOST_LINES - 1], elide(f"{lines[MOST_LINES - 1]} …", "regular", BODY, room))
    return lines


def _rect(picture: Picture, snapshot: Snapshot, note: Note) -> Rect | None:
    """Where a note is; None when what it belongs to is in the design, but not in this picture."""
    reference, cards = note.subject or note.anchor, _cards(picture, snapshot)
    origin = (0.0, 0.0)
    if reference is not None and snapshot.find(reference) is not None:
        host = host_of(snapshot, reference, cards)
        if not host:
            return None
        origin = _corner(cards[host], note.corner)
    return Rect(origin[0] + note.dx, origin[1] + note.dy, _width(note), note_height(note))


def _cards(picture: Picture, snapshot: Snapshot) -> Mapping[Id, Rect]:
    return {one: area for one, area in picture.areas.items() if one not in snapshot.notes}


def _corner(area: Rect, corner: Corner) -> Point:
    return (area.right if "right" in corner else area.x, area.bottom if "bottom" in corner else area.y)


def _apart(area: Rect, rect: Rect) -> float:
    """How far two rectangles are from each other, and a little how far their middles are."""
    dx = max(0.0, area.x - rect.right, rect.x - area.right)
    dy = max(0.0, area.y - rect.bottom, rect.y - area.bottom)
    (x, y), (other_x, other_y) = area.centre, rect.centre
    return dx + dy + 0.001 * (abs(x - other_x) + abs(y - other_y))


def _drawn(picture: Picture, snapshot: Snapshot, note: Note, rect: Rect) -> Iterator[Primitive]:
    yield from _leader(picture, snapshot, note, rect)
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    sheet = (
        ("M", x, y),
        ("L", right - FOLD, y),
        ("L", right, y + FOLD),
        ("L", right, bottom),
        ("L", x, bottom),
        ("Z",),
    )
    fold = (("M", right - FOLD, y), ("L", right - FOLD, y + FOLD), ("L", right, y + FOLD), ("Z",))
    yield Shape(sheet, fill="card", stroke="ghost", width=THIN, subject=note.id)
    yield Shape(fold, fill="inset", stroke="ghost", width=HAIR, subject=note.id)
    baseline = rect.y + PADDING + BODY - 1.5
    for line in _lines(note):
        if line:
            yield Label(rect.x + PADDING, baseline, line, BODY, "ink", subject=note.id)
        baseline += LEADING


def _leader(picture: Picture, snapshot: Snapshot, note: Note, rect: Rect) -> Iterator[Primitive]:
    """The line of a callout, from the edge of the note to the edge of the card."""
    cards = _cards(picture, snapshot)
    host = host_of(snapshot, note.subject, cards) if note.subject is not None else ""
    if not host:
        return
    start, end = _between(rect, cards[host])
    if start == end:
        return
    yield Line((start, end), "ghost", width=THIN, subject=note.id)
    yield Box(end[0] - DOT / 2, end[1] - DOT / 2, DOT, DOT, fill="ghost", radius=DOT / 2, subject=note.id)


def _between(note: Rect, card: Rect) -> tuple[Point, Point]:
    """The nearest points of two rectangles, in the middle of where they face each other."""
    xs, ys = _facing(note.x, note.right, card.x, card.right), _facing(note.y, note.bottom, card.y, card.bottom)
    return (xs[0], ys[0]), (xs[1], ys[1])


def _facing(start: float, end: float, other_start: float, other_end: float) -> tuple[float, float]:
    """Along one axis: from where to where a line leads between two stretches; upright where they overlap."""
    if end <= other_start:
        return end, other_start
    if other_end <= start:
        return start, other_end
    middle = (max(start, other_start) + min(end, other_end)) / 2
    return middle, middle


def _grown(picture: Picture, notes: Rect) -> Picture:
    """The picture, wide and high enough for the notes."""
    wide = replace(
        picture,
        width=max(picture.width, notes.right + MARGIN / 2),
        height=max(picture.height, notes.bottom + MARGIN / 2),
    )
    left, top = max(0.0, MARGIN / 2 - notes.x), max(0.0, MARGIN / 2 - notes.y)
    return translated(wide, left, top) if left or top else wide
