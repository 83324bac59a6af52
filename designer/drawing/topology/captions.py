"""Small captions that are objects of their own: an icon, a name, and as much about it as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BODY, NAME, SMALL
from designer.drawing.topology.fitting import fitting
from designer.foundation.ids import Id

HEIGHT = 15.0
ICON = 11.0
PAD = 3.0
"""Between the edge of a caption and what is in it, left and right."""

TEXT = PAD + ICON + 5.0
FAR = (NAME, BODY, SMALL)
APART = 5.0
BETWEEN = 12.0


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption in its place."""

    subject: Id
    name: str
    about: str
    rect: Rect


def caption(subject: Id, name: str, about: Sequence[str], room: Rect) -> Caption:
    """A caption at the left of `room`, no wider than it. `about` are texts of which the first that fits is taken."""
    free = room.w - TEXT - PAD
    shown = elide_middle(name, "semibold", SMALL, free)
    used = text_width(shown, "semibold", SMALL)
    text = next((one for one in about if one and used + APART + text_width(one, "regular", SMALL) <= free), "")
    if text:
        used += APART + text_width(text, "regular", SMALL)
    return Caption(subject, shown, text, Rect(room.x, room.y, TEXT + used + PAD, HEIGHT))


def drawn(one: Caption, picture: str, *, failed: bool = False, far: bool = False) -> Iterator[Primitive]:
    """The caption with that icon, or, if it has failed, with the sign for that; seen from afar with its name alone."""
    rect, subject = one.rect, one.subject
    if failed:
        yield from sign("failed", rect.x + PAD, rect.y + 2, ICON, subject)
    else:
        yield from icon(picture, Rect(rect.x + PAD, rect.y + 2, ICON, ICON), "icon", subject)
    role = "failed.text" if failed else "ink"
    if far:
        yield fitting(one.name, (rect.x + TEXT, rect.centre[1]), rect.w - TEXT + BETWEEN - 4, FAR, role, subject)
        return
    yield Label(rect.x + TEXT, rect.y + 10.5, one.name, SMALL, role, "semibold", subject=subject)
    if one.about:
        x = rect.x + TEXT + text_width(one.name, "semibold", SMALL) + APART
        yield Label(x, rect.y + 10.5, one.about, SMALL, "muted", subject=subject)


def in_rows(captions: Sequence[tuple[Id, str, Sequence[str]]], room: Rect) -> tuple[Caption, ...]:
    """Captions (subject, name, texts about it) one after the other, in as many rows as they need."""
    placed: list[Caption] = []
    x, y = room.x, room.y
    for subject, name, about in captions:
        one = caption(subject, name, about, Rect(x, y, room.w, HEIGHT))
        if one.rect.right > room.right and x > room.x:
            x, y = room.x, y + HEIGHT
            one = caption(subject, name, about, Rect(x, y, room.w, HEIGHT))
        placed.append(one)
        x = one.rect.right + BETWEEN
    return tuple(placed)
