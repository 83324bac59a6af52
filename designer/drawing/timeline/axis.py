"""Time on paper: where a moment is, which moment is somewhere, and where the numbers stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.foundation.units import NBSP

_STEPS_S = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 43200, 86400)
"""Seconds between two numbers; from a minute on, whole minutes and hours."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Model time from 0 to `span_ms` between x = `left` and `right`."""

    left: float
    right: float
    span_ms: int

    def x(self, ms: float) -> float:
        """Where a moment is; one outside the span is put at the nearer end."""
        return self.left + (self.right - self.left) * min(max(0, ms), self.span_ms) / max(1, self.span_ms)

    def ms(self, x: float) -> int:
        """Which moment is there, never outside the axis."""
        share = (x - self.left) / (self.right - self.left)
        return round(min(1.0, max(0.0, share)) * self.span_ms)

    def step_s(self, least: float) -> int:
        """Seconds between two numbers that are at least `least` points apart."""
        width = self.right - self.left
        for step in _STEPS_S:
            if width * step * 1000 / max(1, self.span_ms) >= least:
                return step
        days = -(-least * self.span_ms / (width * 1000) // _STEPS_S[-1])
        return int(days) * _STEPS_S[-1]

    def ticks(self, least: float = 44.0) -> Iterator[tuple[int, str]]:
        """Moments with their text; the unit stands at the last one only."""
        step = self.step_s(least)
        unit, divisor = ("min", 60) if step >= 60 else ("s", 1)
        if step >= 3600:
            unit, divisor = "h", 3600
        last = self.span_ms // (step * 1000) * step
        for second in range(0, last + 1, step):
            number = f"{second // divisor}"
            yield second * 1000, f"{number}{NBSP}{unit}" if second == last else number
