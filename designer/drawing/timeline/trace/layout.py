"""Where every row of a zoomed timeline is, and what is on it in which order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from designer.drawing.metrics import text_width
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.rows import Row, Segment, Story
from designer.drawing.timeline.span import Span

ROW = 15.0
HEADING = 23.0
SIZE = 11.0
"""Height of the letters, as all the others in pixels."""

LEFT = 10.0
"""What is free before the names."""

INDENT = 12.0
"""So much further to the right begin the names below a heading, and that of a heading behind its arrow."""

ICON = 16.0
"""What an icon and the gap behind it take."""

GAP = 12.0
"""Between the longest name and the time."""

RIGHT = 14.0
"""What is free behind the last moment."""

LEGEND = 22.0
"""What the legend below the rows takes."""

NAMES = 0.44
"""Share of the width that names may take at most."""


@dataclass(frozen=True, slots=True)
class Track:
    """A row with its bars sorted by time: those that follow each other, and the float that lies behind them."""

    row: Row
    bars: tuple[Segment, ...]
    floats: tuple[Segment, ...]
    starts: tuple[int, ...]

    def bar_at(self, ms: float) -> Segment | None:
        """The bar at a moment."""
        place = bisect_right(self.starts, ms) - 1
        return self.bars[place] if place >= 0 and ms < self.bars[place].end_ms else None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story whose rows are sorted out, with the room that its names want."""

    story: Story
    tracks: tuple[Track, ...]
    names: float


@dataclass(frozen=True, slots=True)
class Line:
    """A track on the screen. `heading` is the number of the line of its heading, None when it has none or is one."""

    track: Track
    top: float
    height: float
    heading: int | None

    @property
    def bottom(self) -> float:
        """The y below it."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """A story placed: `lines` from top to bottom, `folded` the headings whose rows are hidden."""

    prepared: Prepared
    axis: Axis
    width: float
    lines: tuple[Line, ...]
    folded: Set[str]

    @property
    def height(self) -> float:
        """How high all of it is."""
        return self.lines[-1].bottom + LEGEND if self.lines else 0.0

    def between(self, top: float, bottom: float) -> Iterator[Line]:
        """The lines that can be seen there."""
        first = bisect_right(self.lines, top, key=lambda line: line.bottom)
        for line in self.lines[first:]:
            if line.top >= bottom:
                return
            yield line

    def line_at(self, y: float) -> Line | None:
        """The line at a height; None below the last."""
        return next((line for line in self.between(y, y + 0.5) if line.top <= y < line.bottom), None)

    def line_of(self, subject: str) -> Line | None:
        """The line of an object, that of its heading while it is folded; None when it has none."""
        return next((line for line in self.lines if subject and line.track.row.subject == subject), None)

    def pinned(self, top: float) -> tuple[Line, float] | None:
        """The heading of the line at the upper edge and where it stands: it stays there while its rows go by, until the
        next one pushes it away. None where no heading belongs there."""
        first = next(iter(self.between(top, top + 1)), None)
        if first is None:
            return None
        heading = first if first.track.row.heading else None if first.heading is None else self.lines[first.heading]
        if heading is None:
            return None
        following = next((line for line in self.lines if line.track.row.heading and line.top > heading.top), None)
        place = top if following is None else min(top, following.top - heading.height)
        return heading, max(heading.top, place)


def prepare(story: Story, beside: Iterable[str] = ()) -> Prepared:
    """Sort a story out; this is done once, however often it is zoomed. Other names, `beside` it, want room, too."""
    tracks = []
    names = max((ICON + text_width(name, "regular", SIZE) for name in beside), default=0.0)
    under = False
    for row in story.rows:
        under = under or row.heading
        bars = tuple(sorted((one for one in row.segments if one.kind not in ("slack", "compare")), key=_start))
        floats = tuple(one for one in row.segments if one.kind == "slack")
        tracks.append(Track(row, bars, floats, tuple(one.start_ms for one in bars)))
        face = "semibold" if row.critical or row.heading else "regular"
        indent = INDENT if under else 0.0
        names = max(names, indent + (ICON if row.icon else 0.0) + text_width(row.label, face, SIZE))
    return Prepared(story, tuple(tracks), names)


def lay_out(prepared: Prepared, width: float, span: Span, folded: Set[str] = frozenset()) -> Layout:
    """Place a story in a width for a part of its time; of `folded` headings only the line is there."""
    left = LEFT + min(NAMES * width, max(72.0, prepared.names)) + GAP
    axis = Axis(left, max(left + 20.0, width - RIGHT), max(1, round(span.length)), round(span.start))
    lines: list[Line] = []
    y, heading, hidden = 0.0, None, False
    for track in prepared.tracks:
        if track.row.heading:
            hidden = track.row.subject in folded
            lines.append(Line(track, y, HEADING, None))
            heading = len(lines) - 1
            y += HEADING
        elif not hidden:
            lines.append(Line(track, y, ROW, heading))
            y += ROW
    return Layout(prepared, axis, width, tuple(lines), frozenset(folded))


def _start(segment: Segment) -> int:
    return segment.start_ms
