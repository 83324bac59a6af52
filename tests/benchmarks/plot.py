"""How the time of a run grows with its events, as a picture with logarithmic axes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

WIDTH, HEIGHT, LEFT, TOP = 640, 420, 64, 24
"""The picture and its upper left margins; the others are as wide."""


def growth_picture(points: Sequence[tuple[float, float]], across: str, up: str) -> str:
    """An SVG of (size, ms) points, and of n log n through the first of them for comparison."""
    first_size, first_ms = points[0]
    promise = [(size, first_ms * size * math.log(size) / (first_size * math.log(first_size))) for size, _ in points]
    x = _axis([size for size, _ in points], LEFT, WIDTH - LEFT)
    y = _axis([ms for _, ms in (*points, *promise)], HEIGHT - TOP - 40, TOP)
    marks = "".join(
        f'<circle cx="{x(size):.1f}" cy="{y(ms):.1f}" r="4" fill="#1b6ec2"/>'
        f'<text x="{x(size):.1f}" y="{y(ms) + 20:.1f}" text-anchor="middle">{size:,.0f}: {ms:,.1f}</text>'
        for size, ms in points
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f"{_line(promise, x, y, '#999', '4 4')}{_line(points, x, y, '#1b6ec2', 'none')}{marks}"
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 16}" text-anchor="middle">{across} (dashed: n log n)</text>'
        f'<text x="{LEFT}" y="{TOP - 8}">{up}</text></svg>\n'
    )


def _axis(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    low, high = math.log(min(values)), math.log(max(values))
    return lambda value: start + (end - start) * (math.log(value) - low) / (high - low)


def _line(
    points: Sequence[tuple[float, float]],
    x: Callable[[float], float],
    y: Callable[[float], float],
    colour: str,
    dashes: str,
) -> str:
    path = " ".join(f"{x(size):.1f},{y(ms):.1f}" for size, ms in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
