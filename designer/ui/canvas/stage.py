"""The scene: a sheet with what lies still, and items for what is on its way. Showing the next picture touches only what
differs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Picture, Primitive
from designer.drawing.theme import Theme
from designer.ui.canvas.handles import CordItem, Dots
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.items import FrameItem, GhostItem, PieceItem
from designer.ui.canvas.lines import LinesItem
from designer.ui.canvas.lively import Lively
from designer.ui.canvas.marks import Mark, MarksItem
from designer.ui.canvas.motion import Journey, Motion
from designer.ui.canvas.pieces import Key, Piece, pieces_of, same_form
from designer.ui.canvas.sheet import Sheet

Frames = tuple[tuple[str, str], ...]
"""Pairs of kind (see `FrameItem`) and id."""

MANY = 500
"""So many pieces at most are lifted off the sheet because something moves below them; nothing would move smoothly that
had more on top of it."""

LONGEST = 2000
"""A piece of more primitives than this does not stretch into another form: it would stutter."""

SCATTERED = 100
"""Where more pieces than this change, everything is painted again."""

FEW = 60
"""Cards that change their size at the same time and are seen doing so; of more, each takes its new size at once."""

_KEPT = QGraphicsItem.CacheMode.DeviceCoordinateCache
_PAINTED = QGraphicsItem.CacheMode.NoCache


class Stage(QGraphicsScene):
    """Holds one picture. `show_picture` leads from the one shown to another."""

    touched = Signal(object)
    """Parts of the sheet that have changed: a list of `QRectF`, or None for all of it."""

    def __init__(self, ink: Ink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.picture = Picture(0, 0)
        self.sheet = Sheet(ink)
        self._pieces: dict[Key, Piece] = {}
        self._moving: dict[Key, PieceItem] = {}
        self._hollow: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._lit: frozenset[str] | None = None
        self._frames: Frames = ()
        self._targets: Frames = ()
        self._marks: Mapping[str, Mark] = {}
        self._frame_item, self._marks_item = FrameItem(ink), MarksItem(ink)
        self._lines_item = LinesItem(ink)
        self.addItem(self._lines_item)
        self.addItem(self._frame_item)
        self.addItem(self._marks_item)
        self.dots, self.cord = Dots(self, ink), CordItem(ink)
        self.addItem(self.cord)
        self._ghost: GhostItem | None = None
        self._cache = _PAINTED
        self._stretching = True
        self.lively = Lively(self, self.sheet, ink, self._tell)
        self.motion = Motion(self.place_frames, self._land, self)

    def show_picture(self, picture: Picture, duration_ms: int = 0, starts: Mapping[str, QPointF] | None = None) -> None:
        """Turn into `picture` within `duration_ms`; cards among `starts` set out from that corner, not from their own.

        What is on its way already goes on from where it is.
        """
        self.lively.settle()
        before, self._pieces = self._pieces, pieces_of(picture)
        begun = starts or {}
        gone = [key for key in before if key not in self._pieces]
        fresh = [key for key, piece in self._pieces.items() if key[0] in begun or piece != before.get(key)]
        touched: list[QRectF] | None = [] if len(gone) + len(fresh) <= SCATTERED else None
        self._stretching = (
            sum(key in before and not _is_same_size(before[key], self._pieces[key]) for key in fresh) <= FEW
        )
        for key in gone:
            self._drop(key, touched)
        for key in fresh:
            start = begun.get(key[0])
            if key in self._moving:
                self._redirect(self._moving[key], self._pieces[key], duration_ms, start)
            else:
                self._lay(before.get(key), self._pieces[key], duration_ms, start, touched)
        self.picture = picture
        self._lift_what_is_above(touched)
        self.set_hollow(self._hollow, self._hidden)
        self._tell(touched)
        if self.motion.is_at_rest:
            self._land()
        self.place_frames()

    @property
    def pieces(self) -> Mapping[Key, Piece]:
        """All that is shown, wherever it is at the moment."""
        return self._pieces

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The sheet; a view that keeps what it has painted does this itself."""
        self.sheet.paint(painter, QRectF(rect))

    def set_theme(self, theme: Theme) -> None:
        """Paint everything in other colours."""
        self.ink.wear(theme)
        self.touched.emit(None)
        self.update()

    def keep_painted(self, kept: bool) -> None:
        """Keep every moving card as painted, or paint it at every step."""
        wanted = _KEPT if kept else _PAINTED
        if wanted != self._cache:
            self._cache = wanted
            for item in self._moving.values():
                item.setCacheMode(wanted)

    def card(self, subject: str) -> QRectF | None:
        """Where an object's card is at this moment, even on its way; None when it has none."""
        area, item = self.picture.areas.get(subject), self._moving.get((subject, "card", 0))
        if area is None:
            return None
        offset = item.pos() if item is not None else self.lively.offset(subject)
        return QRectF(area.x, area.y, area.w, area.h).translated(offset)

    def set_frames(self, frames: Frames) -> None:
        """Which objects are selected or under the pointer."""
        self._frames = frames
        self.place_frames()

    def set_targets(self, targets: Frames) -> None:
        """Which objects a drop would happen to."""
        self._targets = targets
        self.place_frames()

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Which objects have findings."""
        self._marks = marks
        self.place_frames()

    def mark_at(self, at: QPointF, scale: float) -> str:
        """The object whose mark lies at a point, seen with so many pixels per unit; "" for none."""
        card = self._marks_item.card_marked_at(at, scale)
        return next((one for one in self._marks if card is not None and self.card(one) == card), "")

    def set_hollow(self, hollow: frozenset[str], hidden: frozenset[str] = frozenset()) -> None:
        """Of which cards only the place is shown, because they hang on the pointer or do not exist yet.

        Nothing is shown of the `hidden` ones, nor of their lines: they stand on a hollow card.
        """
        differing = (hollow ^ self._hollow) | (hidden ^ self._hidden)
        self._hollow, self._hidden = hollow, hidden
        for (subject, part, _), item in self._moving.items():
            item.set_hollow(part == "card" and subject in hollow)
            item.setVisible(subject not in hidden)
        if differing:
            self.sheet.show_hollow(hollow, hidden)
            keys = (key for key in self._pieces if key[0] in differing)
            self._tell([self.sheet.reach(key) for key in keys])
        self.place_frames()

    def set_lit(self, lit: frozenset[str] | None) -> None:
        """Let only these cards stand out, or all of them (None)."""
        if lit == self._lit:
            return
        self._lit = lit
        self.sheet.show_lit(lit)
        for (subject, part, _), item in self._moving.items():
            item.set_faded(lit is not None and part == "card" and subject not in lit)
        self.touched.emit(None)

    def standing_on(self, subject: str) -> list[str]:
        """The objects whose cards stand on an object's card."""
        area = self.picture.areas.get(subject)
        if area is None:
            return []
        return [other for other, rect in self.picture.areas.items() if other != subject and _within(rect, area)]

    def primitives_of(self, subject: str, *, alone: bool = False) -> list[Primitive]:
        """What an object's card consists of, what stands on it included unless `alone`."""
        wanted = {subject, *(() if alone else self.standing_on(subject))}
        return [
            primitive
            for (owner, part, _), piece in self._pieces.items()
            if part == "card" and owner in wanted
            for primitive in piece.primitives
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

    def _drop(self, key: Key, touched: list[QRectF] | None) -> None:
        item = self._moving.pop(key, None)
        if item is not None:
            self.motion.forget(item)
            self.removeItem(item)
        elif key in self.sheet:
            self._note(key, touched)
            self.sheet.lift(key)

    def _lay(
        self, before: Piece | None, piece: Piece, duration_ms: int, start: QPointF | None, touched: list[QRectF] | None
    ) -> None:
        """Put a piece where it belongs, or send it there."""
        journey = None
        if duration_ms > 0:
            journey = (
                _arrival(piece, start)
                if before is None
                else _journey(before, QPointF(), piece, start, stretching=self._stretching)
            )
        self._note(piece.key, touched)
        if journey is None:
            self.sheet.lay(piece)
            self._note(piece.key, touched)
        else:
            self.sheet.lift(piece.key)
            journey.item = self._make_item(piece)
            self.motion.send(journey, duration_ms)

    def _redirect(self, item: PieceItem, piece: Piece, duration_ms: int, start: QPointF | None) -> None:
        """Let an item that is on its way, or lies on one that is, go to another place."""
        before, offset = item.piece, item.pos()
        item.become(piece)
        item.setZValue(piece.order)
        self.motion.reshape(item)
        if start is None and before.area == piece.area and (before.area is not None or before == piece):
            return
        self.motion.stop(item)
        journey = _journey(before, offset, piece, start, stretching=self._stretching)
        if journey is not None:
            journey.item = item
            self.motion.send(journey, duration_ms)

    def _lift_what_is_above(self, touched: list[QRectF] | None) -> None:
        """What lies on something that changes its form or fades in becomes items, too, lest it be covered."""
        low = self.motion.stays_low()
        found: set[Key] = set()
        for item in low:
            for key in self.sheet.keys_at(item.boundingRect()):
                if self._pieces[key].order > item.piece.order:
                    found.add(key)
        if len(found) > MANY:
            for item in low:
                self.motion.stop(item)
            return
        for key in found:
            self._note(key, touched)
            self.sheet.lift(key)
            self._make_item(self._pieces[key])

    def _make_item(self, piece: Piece) -> PieceItem:
        item = self._moving[piece.key] = PieceItem(piece, self.ink)
        item.set_hollow(piece.key[1] == "card" and piece.key[0] in self._hollow)
        item.set_faded(self._lit is not None and piece.key[1] == "card" and piece.key[0] not in self._lit)
        item.setVisible(piece.key[0] not in self._hidden)
        item.setCacheMode(self._cache)
        item.setZValue(piece.order)
        self.addItem(item)
        return item

    def _land(self) -> None:
        """Nothing moves any more: everything lies on the sheet again."""
        landed = list(self._moving.values())
        self._moving.clear()
        for item in landed:
            self.sheet.lay(item.piece)
            self.removeItem(item)
        self._tell([self.sheet.reach(item.piece.key) for item in landed] if len(landed) <= SCATTERED else None)

    def _note(self, key: Key, touched: list[QRectF] | None) -> None:
        if touched is not None and key in self.sheet:
            reach = self.sheet.reach(key)
            if not touched or touched[-1] != reach:
                touched.append(reach)

    def _tell(self, touched: list[QRectF] | None) -> None:
        """Tell the views what to paint again; None stands for everything."""
        if touched != []:
            self.touched.emit(touched)

    def place_frames(self) -> None:
        """Everything that sits on cards goes where they are."""
        away = self._hollow | self._hidden
        framed = (pair for pair in self._frames if pair[1] not in away)
        placed = ((kind, self.card(subject)) for kind, subject in (*framed, *self._targets))
        self._frame_item.show_frames(tuple((kind, rect) for kind, rect in placed if rect is not None))
        lines = ((kind, one) for kind, one in self._frames if one not in self.picture.areas)
        self._lines_item.show_lines(
            tuple((kind, self.picture.wires[one]) for kind, one in lines if one in self.picture.wires)
        )
        marked = ((mark, self.card(subject)) for subject, mark in self._marks.items() if subject not in away)
        self._marks_item.show_marks(tuple((mark, rect) for mark, rect in marked if rect is not None))
        self.dots.place(self.card, lambda subject: self.picture.wires.get(subject, ()))


def _arrival(piece: Piece, start: QPointF | None) -> Journey:
    if start is not None and piece.area is not None:
        return Journey(start - QPointF(piece.area.x, piece.area.y))
    return Journey(QPointF(), fades_in=True)


def _is_same_size(before: Piece, after: Piece) -> bool:
    if before.area is None or after.area is None:
        return before.area is after.area
    return (before.area.w, before.area.h) == (after.area.w, after.area.h)


def _journey(
    before: Piece, offset: QPointF, after: Piece, start: QPointF | None, *, stretching: bool
) -> Journey | None:
    """From where a piece was, on its way or not, to where it belongs now; None when it is there at once."""
    if before.area is None or after.area is None:
        stretches = stretching and len(after.primitives) <= LONGEST and same_form(before, after)
        return Journey(QPointF(), before) if stretches else None
    here = start if start is not None else QPointF(before.area.x, before.area.y) + offset
    rest = here - QPointF(after.area.x, after.area.y)
    stretches = stretching and not _is_same_size(before, after)
    if stretches and start is None and offset.isNull() and same_form(before, after):
        return Journey(QPointF(), before)
    return Journey(rest) if rest.manhattanLength() > 0.01 else None


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - 0.5
        and inner.y >= outer.y - 0.5
        and inner.right <= outer.right + 0.5
        and inner.bottom <= outer.bottom + 0.5
    )
