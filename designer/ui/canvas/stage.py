"""The scene: items that mirror a picture by id. Showing the next picture touches only what differs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Picture, Primitive
from designer.drawing.theme import Theme
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.items import FrameItem, GhostItem, PieceItem
from designer.ui.canvas.marks import Mark, MarksItem
from designer.ui.canvas.motion import Journey, Motion
from designer.ui.canvas.pieces import Key, Piece, pieces_of, same_form

Frames = tuple[tuple[str, str], ...]
"""Pairs of kind (see `FrameItem`) and id."""


_KEPT = QGraphicsItem.CacheMode.DeviceCoordinateCache
_PAINTED = QGraphicsItem.CacheMode.NoCache


class Stage(QGraphicsScene):
    """Holds one picture. `show_picture` leads from the one shown to another."""

    def __init__(self, ink: Ink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.picture = Picture(0, 0)
        self._items: dict[Key, PieceItem] = {}
        self._cards: dict[str, PieceItem] = {}
        self._hollow: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._frames: Frames = ()
        self._targets: Frames = ()
        self._marks: Mapping[str, Mark] = {}
        self._frame_item, self._marks_item = FrameItem(ink), MarksItem(ink)
        self.addItem(self._frame_item)
        self.addItem(self._marks_item)
        self._ghost: GhostItem | None = None
        self._cache = _PAINTED
        self.motion = Motion(self._place_frames, self)

    def show_picture(self, picture: Picture, duration_ms: int = 0, starts: Mapping[str, QPointF] | None = None) -> None:
        """Turn into `picture` within `duration_ms`; cards among `starts` set out from that corner, not from their own.

        What is on its way already goes on from where it is.
        """
        pieces = pieces_of(picture)
        for key in [key for key in self._items if key not in pieces]:
            item = self._items.pop(key)
            self.motion.forget(item)
            self.removeItem(item)
        for key, piece in pieces.items():
            self._take(key, piece, duration_ms, (starts or {}).get(key[0]))
        self.picture = picture
        self._cards = {key[0]: item for key, item in self._items.items() if key[1] == "card" and key[2] == 0}
        self.set_hollow(self._hollow, self._hidden)
        self._place_frames()

    def set_theme(self, theme: Theme) -> None:
        """Paint everything in other colours."""
        self.ink.wear(theme)
        self.update()

    def keep_painted(self, kept: bool) -> None:
        """Keep every card as painted, as long as it only moves, or paint it whenever something passes over it."""
        wanted = _KEPT if kept else _PAINTED
        if wanted != self._cache:
            self._cache = wanted
            for item in self._items.values():
                item.setCacheMode(wanted)

    def card(self, subject: str) -> QRectF | None:
        """Where an object's card is at this moment, even on its way; None when it has none."""
        area, item = self.picture.areas.get(subject), self._cards.get(subject)
        if area is None:
            return None
        offset = item.pos() if item is not None else QPointF()
        return QRectF(area.x, area.y, area.w, area.h).translated(offset)

    def set_frames(self, frames: Frames) -> None:
        """Which objects are selected or under the pointer."""
        self._frames = frames
        self._place_frames()

    def set_targets(self, targets: Frames) -> None:
        """Which objects a drop would happen to."""
        self._targets = targets
        self._place_frames()

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Which objects have findings."""
        self._marks = marks
        self._place_frames()

    def set_hollow(self, hollow: frozenset[str], hidden: frozenset[str] = frozenset()) -> None:
        """Of which cards only the place is shown, because they hang on the pointer or do not exist yet.

        Nothing is shown of the `hidden` ones: they stand on a hollow card.
        """
        self._hollow, self._hidden = hollow, hidden
        for (subject, part, _), item in self._items.items():
            item.set_hollow(part == "card" and subject in hollow)
            item.setVisible(part != "card" or subject not in hidden)
        self._place_frames()

    def standing_on(self, subject: str) -> list[str]:
        """The objects whose cards stand on an object's card."""
        area = self.picture.areas.get(subject)
        if area is None:
            return []
        return [other for other, rect in self.picture.areas.items() if other != subject and _within(rect, area)]

    def primitives_of(self, subject: str) -> list[Primitive]:
        """What an object's card consists of, what stands on it included."""
        wanted = {subject, *self.standing_on(subject)}
        return [
            primitive
            for (owner, part, _), item in self._items.items()
            if part == "card" and owner in wanted
            for primitive in item.piece.primitives
        ]

    def lift(self, primitives: list[Primitive], frames: list[Rect]) -> None:
        """Hang cards on the pointer; `carry` moves them."""
        self.put_down()
        self._ghost = GhostItem(primitives, frames, self.ink)
        self.addItem(self._ghost)

    def carry(self, offset: QPointF) -> None:
        """Move what hangs on the pointer to this offset from where it was lifted."""
        if self._ghost is not None:
            self._ghost.setPos(offset)

    @property
    def carried(self) -> QPointF:
        """How far what hangs on the pointer is from where it was lifted."""
        return self._ghost.pos() if self._ghost is not None else QPointF()

    def put_down(self) -> None:
        """Nothing hangs on the pointer any more."""
        if self._ghost is not None:
            self.removeItem(self._ghost)
            self._ghost = None

    def _take(self, key: Key, piece: Piece, duration_ms: int, start: QPointF | None) -> None:
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = PieceItem(piece, self.ink)
            item.setCacheMode(self._cache)
            item.setZValue(piece.order)
            self.addItem(item)
            self.motion.send(_arrival(item, piece, start), duration_ms)
            return
        before, offset = item.piece, item.pos()
        item.become(piece)
        item.setZValue(piece.order)
        self.motion.reshape(item)
        if start is None and before.area == piece.area and (before.area is not None or before == piece):
            return
        self.motion.stop(item)
        journey = _journey(item, before, offset, piece, start)
        if journey is not None:
            self.motion.send(journey, duration_ms)

    def _place_frames(self) -> None:
        """Everything that sits on cards goes where they are."""
        away = self._hollow | self._hidden
        framed = (pair for pair in self._frames if pair[1] not in away)
        placed = ((kind, self.card(subject)) for kind, subject in (*framed, *self._targets))
        self._frame_item.show_frames(tuple((kind, rect) for kind, rect in placed if rect is not None))
        marked = ((mark, self.card(subject)) for subject, mark in self._marks.items() if subject not in away)
        self._marks_item.show_marks(tuple((mark, rect) for mark, rect in marked if rect is not None))


def _arrival(item: PieceItem, piece: Piece, start: QPointF | None) -> Journey:
    if start is not None and piece.area is not None:
        return Journey(item, start - QPointF(piece.area.x, piece.area.y))
    return Journey(item, QPointF(), fades_in=True)


def _journey(item: PieceItem, before: Piece, offset: QPointF, after: Piece, start: QPointF | None) -> Journey | None:
    """From where the item was, on its way or not, to where it belongs now."""
    if before.area is None or after.area is None:
        return Journey(item, QPointF(), before) if same_form(before, after) else None
    here = start if start is not None else QPointF(before.area.x, before.area.y) + offset
    rest = here - QPointF(after.area.x, after.area.y)
    same_size = (before.area.w, before.area.h) == (after.area.w, after.area.h)
    if not same_size and start is None and offset.isNull() and same_form(before, after):
        return Journey(item, QPointF(), before)
    return Journey(item, rest) if rest.manhattanLength() > 0.01 else None


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - 0.5
        and inner.y >= outer.y - 0.5
        and inner.right <= outer.right + 0.5
        and inner.bottom <= outer.bottom + 0.5
    )
