"""How things get from where they were to where they belong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QObject, QPointF, Qt, QTimer

from designer.ui.canvas.items import PieceItem
from designer.ui.canvas.pieces import Piece, same_form

RAISED = 5_000.0
"""Height at which cards travel: above all that stays where it is."""

FRAME_MS = 16


@dataclass(slots=True)
class Journey:
    """One item on its way: from an offset to its place, from an older form to its own, from invisible to solid."""

    offset: QPointF
    start: Piece | None = None
    fades_in: bool = False
    item: PieceItem = field(init=False)
    began_ms: int = 0
    duration_ms: int = 0


class Motion(QObject):
    """Moves items, each on its own journey. `moved` is called after every step, `rested` when all have arrived."""

    def __init__(self, moved: Callable[[], None], rested: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moved = moved
        self._rested = rested
        self._journeys: dict[PieceItem, Journey] = {}
        self._curve = QEasingCurve(QEasingCurve.Type.OutCubic)
        self._watch = QElapsedTimer()
        self._watch.start()
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(FRAME_MS)
        self._clock.timeout.connect(self._step)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is on its way."""
        return not self._journeys

    def stays_low(self) -> list[PieceItem]:
        """The items on their way that do not travel above all others: what lies on them has to lie on top."""
        return [item for item, journey in self._journeys.items() if not _travels(journey)]

    def send(self, journey: Journey, duration_ms: int) -> None:
        """Send an item on its way; it is there at once when the duration is 0."""
        self._journeys.pop(journey.item, None)
        if duration_ms <= 0:
            _place(journey, 1.0)
            return
        journey.began_ms, journey.duration_ms = self._watch.elapsed(), duration_ms
        self._journeys[journey.item] = journey
        _place(journey, 0.0)
        if not self._clock.isActive():
            self._clock.start()

    def stop(self, item: PieceItem) -> None:
        """Put an item where it belongs."""
        journey = self._journeys.pop(item, None)
        if journey is not None:
            _place(journey, 1.0)

    def reshape(self, item: PieceItem) -> None:
        """The item's piece has changed on the way: it goes on, and stretches only while it can become the new form."""
        journey = self._journeys.get(item)
        if journey is not None and journey.start is not None and not same_form(journey.start, item.piece):
            journey.start = None

    def forget(self, item: PieceItem) -> None:
        """An item is no longer there."""
        self._journeys.pop(item, None)

    def finish(self) -> None:
        """Put everything where it belongs."""
        self._clock.stop()
        for item in tuple(self._journeys):
            self.stop(item)
        self._rested()
        self._moved()

    def _step(self) -> None:
        now = self._watch.elapsed()
        for item, journey in tuple(self._journeys.items()):
            share = (now - journey.began_ms) / journey.duration_ms
            if share >= 1:
                self.stop(item)
            else:
                _place(journey, self._curve.valueForProgress(share))
        if not self._journeys:
            self._clock.stop()
            self._rested()
        self._moved()


def _place(journey: Journey, share: float) -> None:
    item, rest = journey.item, 1.0 - share
    item.setPos(journey.offset * rest)
    if journey.start is not None:
        item.stretch(journey.start, share)
    if journey.fades_in:
        item.setOpacity(share)
    item.setZValue(item.piece.order + (RAISED if rest > 0 and _travels(journey) else 0.0))


def _travels(journey: Journey) -> bool:
    return journey.start is None and journey.offset.manhattanLength() > 1
