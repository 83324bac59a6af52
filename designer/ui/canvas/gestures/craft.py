"""What a view lets the mouse do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from designer.ui.canvas.gestures.base import Gesture, Pointer, Surface


def _nothing_pressed(surface: Surface, pointer: Pointer) -> Gesture | None:
    return None


def _nothing_dragged(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
    return None


def _nothing_brought(surface: Surface, item: str) -> Gesture | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Craft:
    """Which gesture begins where; None means that there is none.

    `press` has the first word on the left button: for what lies over the cards, such as a handle. `drag` is what
    dragging an object means, `bring` what an item of the palette is that comes over the canvas.
    """

    press: Callable[[Surface, Pointer], Gesture | None] = _nothing_pressed
    drag: Callable[[Surface, str, Pointer], Gesture | None] = _nothing_dragged
    bring: Callable[[Surface, str], Gesture | None] = _nothing_brought
