"""Which part of a run is shown, and how zooming and panning change it."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_MS = 40
"""No part is shorter than this."""

ROOM = 0.06
"""So much of a part that is looked at lies on either side of what it is about."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` (ms) of a run that is `whole` long."""

    start: float
    end: float
    whole: int

    @property
    def length(self) -> float:
        """How much is shown, ms."""
        return self.end - self.start

    @property
    def is_whole(self) -> bool:
        """Whether everything is shown."""
        return self.length >= self.whole

    def zoomed(self, at: float, factor: float) -> Span:
        """`factor` times as much on the same room, larger when above 1; the moment `at` stays where it is."""
        length = self._allowed(self.length / factor)
        share = (min(max(at, self.start), self.end) - self.start) / max(1e-9, self.length)
        start = at - share * length if self.start <= at <= self.end else (self.start + self.end - length) / 2
        return self._placed(start, length)

    def panned(self, by: float) -> Span:
        """As much, `by` ms later."""
        return self._placed(self.start + by, self.length)

    def on(self, start: float, end: float) -> Span:
        """This stretch, with a little room on either side."""
        room = max((end - start) * ROOM, LEAST_MS / 4)
        return self.exactly(start - room, end + room)

    def exactly(self, start: float, end: float) -> Span:
        """This stretch, or as near to it as possible."""
        return self._placed(start, self._allowed(end - start))

    def showing(self, at: float) -> Span:
        """As much, moved as little as lets a moment be seen, not right at an end."""
        room = self.length * ROOM
        if self.start + room <= at <= self.end - room or self.is_whole:
            return self
        return self._placed(at - room if at < self.start + room else at + room - self.length, self.length)

    def fitted(self, whole: int) -> Span:
        """The same part of a run that has become `whole` long; everything, if everything was shown or it is gone."""
        if self.is_whole or self.start >= whole:
            return all_of(whole)
        return Span(self.start, self.end, whole).exactly(self.start, self.end)

    def _allowed(self, length: float) -> float:
        return min(float(self.whole), max(length, min(LEAST_MS, self.whole)))

    def _placed(self, start: float, length: float) -> Span:
        start = min(max(0.0, start), self.whole - length)
        return Span(start, start + length, self.whole)


def all_of(whole: int) -> Span:
    """Everything."""
    return Span(0.0, float(whole), whole)
