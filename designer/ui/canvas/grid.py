"""Where the pixels of the screen are, so that straight edges come out sharp at every zoom."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from PySide6.QtGui import QTransform

LOST = 1e-6


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixel grid in scene units: `scale` pixels per unit, the scene's origin at pixel (x, y)."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def pen(self, width: float) -> float:
        """The width in units of a line that is a whole number of pixels wide, at least one."""
        return max(1, round(width * self.scale)) / self.scale

    def edge_x(self, value: float) -> float:
        """The nearest vertical boundary between two pixels."""
        return (_nearest(value * self.scale + self.x) - self.x) / self.scale

    def edge_y(self, value: float) -> float:
        """The nearest horizontal boundary between two pixels."""
        return (_nearest(value * self.scale + self.y) - self.y) / self.scale

    def line_x(self, value: float, width: float) -> float:
        """Where the middle of a vertical line of `width` (from `pen`) lies so that its sides are sharp."""
        return self.edge_x(value - width / 2) + width / 2

    def line_y(self, value: float, width: float) -> float:
        """Where the middle of a horizontal line of `width` (from `pen`) lies so that its sides are sharp."""
        return self.edge_y(value - width / 2) + width / 2


def _nearest(pixels: float) -> int:
    """The nearest whole number, halves always up: what lies whole pixels apart has to come out the same.

    Cards are painted into pictures of their own whose origin is anywhere, so rounding halves to even, as `round` does,
    would paint them differently from time to time. A half counts as one even if the arithmetic has lost a little of it.
    """
    return floor(pixels + 0.5 + LOST)


def grid_of(transform: QTransform) -> Grid:
    """The grid under a painter with this device transform, which only scales and moves."""
    return Grid(transform.m11() or 1.0, transform.dx(), transform.dy())
