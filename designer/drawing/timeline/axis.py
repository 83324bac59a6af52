"""Time on paper: where a moment is, which moment is somewhere, and where the numbers stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.foundation.units import NBSP, clock

_STEPS_MS = (
    *(1, 2, 5, 10, 20, 50, 100, 200, 500),
    *(1000 * step for step in (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 43200, 86400)),
)
"""Time between two numbers; from a minute on, whole minutes and hours."""

WHOLE_SECONDS = 1000
"""The shortest step for a run that is shown as a whole, ms."""

CLOCK_MS = 600_000
"""Where a part of a run that is longer than this is shown, its moments are written as a clock shows them."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Model time from `start_ms` on, `span_ms` long, between x = `left` and `right`."""

    left: float
    right: float
    span_ms: int
    start_ms: int = 0

    @property
    def end_ms(self) -> int:
        """The last moment on it."""
        return self.start_ms + self.span_ms

    def x(self, ms: float) -> float:
        """Where a moment is; one outside the span is put at the nearer end."""
        share = min(max(0, ms - self.start_ms), self.span_ms) / max(1, self.span_ms)
        return self.left + (self.right - self.left) * share

    def ms(self, x: float) -> int:
        """Which moment is there, never outside the axis."""
        share = (x - self.left) / (self.right - self.left)
        return self.start_ms + round(min(1.0, max(0.0, share)) * self.span_ms)

    def shows(self, ms: float) -> bool:
        """Whether a moment is on it."""
        return self.start_ms <= ms <= self.end_ms

    def step_ms(self, least: float) -> int:
        """Time between two numbers that are at least `least` points apart; whole seconds unless it is a part."""
        width = self.right - self.left
        for step in _STEPS_MS:
            if width * step / max(1, self.span_ms) >= least and (step >= WHOLE_SECONDS or self._is_part):
                return step
        days = -(-least * self.span_ms / width // _STEPS_MS[-1])
        return int(days) * _STEPS_MS[-1]

    def ticks(self, least: float = 44.0) -> Iterator[tuple[int, str]]:
        """Moments with their text; the unit stands at the last one only."""
        step = self.step_ms(least)
        moments = range(-(-self.start_ms // step) * step, self.end_ms + 1, step)
        if self._is_part and (step < WHOLE_SECONDS or (step < 60_000 and self.end_ms >= CLOCK_MS)):
            for moment in moments:
                yield moment, _to_the_step(moment, step)
            return
        unit, divisor = ("min", 60_000) if step >= 60_000 else ("s", 1000)
        if step >= 3_600_000:
            unit, divisor = "h", 3_600_000
        for moment in moments:
            number = f"{moment // divisor}"
            yield moment, f"{number}{NBSP}{unit}" if moment == moments[-1] else number

    @property
    def _is_part(self) -> bool:
        """Whether it was zoomed into: then it begins later, or is short."""
        return self.start_ms > 0 or self.span_ms < 2 * WHOLE_SECONDS


def _to_the_step(moment: int, step: int) -> str:
    """A moment as a clock shows it, as finely as the steps are."""
    text = clock(moment)
    if step % 1000 == 0:
        return text.rpartition(".")[0]
    return text if step % 100 == 0 else f"{text}{moment % 100:02d}".removesuffix("0")
