"""What stands in the cells of the matrix, and what it means."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import text_width
from designer.drawing.owners.facts import Facts
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import group_standing
from designer.drawing.style import SMALL, THIN
from designer.foundation.ids import Id
from designer.foundation.language import tr

MARK = 16.0
"""Size of a number."""

TICK = 12.0


def mark(facts: Facts, row: Id, node: Id, rect: Rect) -> Iterator[Primitive]:
    """The place among the preferred owners, a tick for a possible owner, a dash for one that is not."""
    possible, place = facts.possible[row, node], facts.place(row, node)
    x, y = rect.centre
    home, now = facts.is_home(row, node), facts.is_now(row, node)
    if home or now:
        x -= 13
        yield from _beside(facts, row, Rect(x + MARK / 2 + 4, y, rect.right, 0), home=home, now=now)
    if place is not None:
        yield from _number(place, x, y, "all" if possible == "all" else "none", row)
        if possible != "all":
            yield from sign("error" if possible == "none" else "warning", x + 4, y - 10, 8, row)
    elif possible == "none":
        yield Line(((x - 4, y), (x + 4, y)), "ghost", 1.0, subject=row)
    else:
        role = "icon" if possible == "all" else "pending.text"
        yield from icon("check", Rect(x - TICK / 2, y - TICK / 2, TICK, TICK), role, row)
        if possible == "some" and not (home or now):
            yield Label(x + TICK / 2 + 1, y + 3, tr("some"), SMALL, "pending.text", subject=row)


def legend(x: float, y: float, width: float) -> Iterator[Primitive]:
    """What the marks mean, in as many of its parts as fit one line."""
    end = x + width
    for kind, text in (
        ("number", tr("Place among the preferred owners")),
        ("tick", tr("Possible owner")),
        ("dash", tr("No possible owner")),
    ):
        wide = 22 + text_width(text, "regular", SMALL)
        if x + wide > end:
            return
        if kind == "number":
            yield from _number(1, x + 7, y - 3, "all", "", 13.0)
        elif kind == "tick":
            yield from icon("check", Rect(x + 2, y - 8.5, 11, 11), "icon")
        else:
            yield Line(((x + 3, y - 3), (x + 11, y - 3)), "ghost", 1.0)
        yield Label(x + 18, y, text, SMALL, "muted")
        x += wide + 14


def _number(place: int, x: float, y: float, possible: str, subject: Id, size: float = MARK) -> Iterator[Primitive]:
    fill, ink, stroke = ("navy", "on.navy", "") if possible == "all" else ("error.tint", "error.text", "error.fill")
    yield Box(x - size / 2, y - size / 2, size, size, fill, stroke, THIN, radius=size / 2, subject=subject)
    yield Label(x, y + 3, str(place), SMALL, ink, "semibold", "middle", subject=subject)


def _beside(facts: Facts, row: Id, start: Rect, *, home: bool, now: bool) -> Iterator[Primitive]:
    """At home there, and on it at the moment that is shown."""
    x, y = start.x, start.y
    if now and facts.state is not None:
        shown = group_standing(facts.snapshot, facts.state, row)
        yield from sign(shown.look, x, y - 4.5, 9, row)
        x += 12
    if home:
        yield Label(x, y + 3, tr("Home"), SMALL, "accent", "semibold", subject=row)
