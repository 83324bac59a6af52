"""Where everything in the picture of a comparison goes, and what surrounds the bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from designer.drawing.comparison.rows import Line, Section
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Label, Primitive
from designer.drawing.primitives import Line as Stroke
from designer.drawing.style import BODY, BOLD, DASH, HAIR, MARGIN, SMALL, THIN
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.rows import Marker
from designer.foundation.glyphs import Face
from designer.foundation.language import listed, tr
from designer.foundation.units import seconds

LABELS = 0.3
"""Share of the width that the names may take."""

DELTA = 70.0
"""Room at the right for the difference of a row."""

MARKS = 17.0
"""Height of a band in which faults are named."""

SMALLEST_MARK = 40.0
"""Faults with less room than this go without their text."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on the picture: from `top`, `height` high, with the resources that it shows."""

    top: float
    height: float
    members: tuple[str, ...]
    line: Line


@dataclass(slots=True)
class Page:
    """A picture that grows downwards."""

    width: float
    axis: Axis
    y: float
    drawn: list[Primitive] = field(default_factory=list)
    rows: list[Placed] = field(default_factory=list)
    marked: float = 0.0
    """Where the names of faults must end; 0 is where the picture does."""
    crossed: tuple[float, ...] = ()
    """Where upright lines run through the rows that are drawn now."""

    @property
    def right(self) -> float:
        """Where text must end."""
        return self.width - MARGIN

    def name(self, line: Line, baseline: float, *, critical: bool) -> None:
        """The names of a line's resources in the column at the left, emphasised on the critical path."""
        x = MARGIN
        subject = line.members[0] if line.members else ""
        if line.icon:
            self.drawn += icon(line.icon, Rect(x, baseline - 8.5, 10, 10), "icon", subject)
            x += 14
        face: Face = "semibold" if critical else "regular"
        room = self.axis.left - 8 - x
        text = elide_middle(names_in(line.names, room), face, SMALL, room)
        self.drawn.append(Label(x, baseline, text, SMALL, "ink" if critical else "muted", face, subject=subject))

    def difference(self, line: Line, baseline: float) -> None:
        """How much later the line's resources are online in the second run."""
        if line.later_ms:
            text = later(line.later_ms)
            if text_width(text, "regular", SMALL) <= DELTA - 6:
                self.drawn.append(Label(self.right, baseline, text, SMALL, "ink", anchor="end"))


def later(ms: int) -> str:
    """A difference as seen from the first run: what is later in the second is sooner here."""
    size = seconds(round(abs(ms), -2) or abs(ms))
    return tr("{time} sooner").format(time=size) if ms > 0 else tr("{time} later").format(time=size)


def names_in(names: Sequence[str], room: float) -> str:
    """As many of the names as find room; the others are counted."""
    text = listed(list(names))
    for shown in range(len(names) - 1, 0, -1):
        if text_width(text, "semibold", SMALL) <= room:
            break
        text = listed([*names[:shown], tr("{count} more").format(count=len(names) - shown)])
    return text


def axis_for(sections: Sequence[Section], width: float, span_ms: int) -> Axis:
    """The axis of both runs: as wide as the names leave it."""
    inner = width - 2 * MARGIN
    names = [
        text_width(listed(list(line.names)), "semibold", SMALL) + (14 if line.icon else 0)
        for section in sections
        for line in section.lines
    ]
    names += [text_width(section.name, "semibold", BODY) for section in sections if section.same]
    left = MARGIN + min(LABELS * inner, max(names, default=0.0)) + 12
    return Axis(left, width - MARGIN - DELTA, max(1, span_ms))


def marks(page: Page, markers: Sequence[Marker], bottom: float) -> Iterator[Primitive]:
    """Faults and deeds, named in a band from `page.y` on, with a line each down to `bottom`."""
    left, right = MARGIN, page.marked or page.right
    for marker in sorted(markers, key=lambda one: one.at_ms):
        x = page.axis.x(marker.at_ms)
        look = "failed" if marker.fault else "info"
        yield Stroke(((x, page.y + MARKS - 3), (x, bottom)), f"{look}.text", THIN, DASH)
        wanted = 14 + text_width(marker.label, "regular", SMALL)
        at = max(left, min(x - 5, right - wanted))
        if right - at >= SMALLEST_MARK:
            text = elide(marker.label, "regular", SMALL, right - at - 14)
            yield from icon(marker.icon, Rect(at, page.y, 11, 11), f"{look}.text")
            yield Label(at + 14, page.y + 9, text, SMALL, f"{look}.text")
            left = at + 22 + text_width(text, "regular", SMALL)


def grid(page: Page, top: float, bottom: float) -> Iterator[Primitive]:
    """The lines behind the bars, with their times below."""
    axis = page.axis
    for ms, text in axis.ticks():
        x = axis.x(ms)
        yield Stroke(((x, top), (x, bottom)), "grid", HAIR + 0.2)
        yield Label(x, bottom + 11, text, SMALL, "muted", anchor="middle")
    yield Stroke(((axis.left, bottom), (axis.right, bottom)), "rule", THIN)


def ends(page: Page, section: Section, top: float, bottom: float, which: tuple[int, ...] = (0, 1)) -> list[Primitive]:
    """An upright line where the group is complete again in each run."""
    looks = (("accent", BOLD, ()), ("wire", THIN, DASH))
    found: list[Primitive] = []
    for number in which:
        end, (stroke, width, dash) = section.ends[number], looks[number]
        if end is not None:
            x = page.axis.x(end)
            found.append(Stroke(((x, top), (x, bottom)), stroke, width, dash))
    return found


def bracket(page: Page, section: Section, y: float) -> Iterator[Primitive]:
    """What lies between the ends in both runs, named; nothing when nothing does."""
    mine, theirs = section.ends
    if not section.saved_ms or mine is None or theirs is None:
        return
    left, right = sorted((page.axis.x(mine), page.axis.x(theirs)))
    for x in (left, right):
        yield Stroke(((x, y - 4), (x, y + 4)), "accent", BOLD)
    yield Stroke(((left, y), (right, y)), "accent", BOLD)
    text = saving(section.saved_ms)
    width = text_width(text, "semibold", SMALL)
    if right + 6 + width <= page.right:
        yield Label(right + 6, y + 2.8, text, SMALL, "accent", "semibold")
    elif left - 6 - width >= page.axis.left:
        yield Label(left - 6, y + 2.8, text, SMALL, "accent", "semibold", anchor="end")
    else:
        shown = elide(text, "semibold", SMALL, max(0.0, page.right - page.axis.left))
        yield Label(page.right, y - 6.5, shown, SMALL, "accent", "semibold", anchor="end")


def saving(ms: int) -> str:
    """What the first run saves against the second, or loses."""
    size = seconds(abs(ms))
    return tr("{time} saved").format(time=size) if ms > 0 else tr("{time} lost").format(time=size)
