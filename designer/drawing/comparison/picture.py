"""The whole picture: which run is which, a section for each group, the axis, and how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from designer.catalog.schema import Catalog
from designer.drawing.comparison.frame import MARKS, Page, Placed, axis_for, bracket, ends, grid, marks
from designer.drawing.comparison.lanes import lane
from designer.drawing.comparison.legend import key, legend
from designer.drawing.comparison.rows import Section, sections, span_ms, stories
from designer.drawing.geometry import Rect
from designer.drawing.metrics import elide, text_width, wrap
from designer.drawing.primitives import Box, Label, Picture, Primitive
from designer.drawing.primitives import Line as Stroke
from designer.drawing.style import BODY, HAIR, MARGIN, SMALL
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.rows import Marker, Story
from designer.foundation.language import tr
from designer.simulation.comparison.compare import Comparison, Run
from designer.simulation.comparison.telling import tell

Layout = Literal["stacked", "overlaid"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
"""One run above the other with the same rows, or both in the same rows."""

WIDTH = 740.0
SAME = 13.0
"""Height of a row in which both runs are alike, and of every row where each run has rows of its own."""

BOTH = 20.0
"""Height of a row with a bar of each run."""

HEADING = 20.0
TITLE = 16.0
BAR, THIN_BAR = 8.0, 6.0
BRACKET = 15.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture, the axis of both runs, and where the rows are."""

    picture: Picture
    axis: Axis
    rows: tuple[Placed, ...]
    top: float
    bottom: float

    def row_at(self, y: float) -> Placed | None:
        """The row at a height."""
        return next((row for row in self.rows if row.top <= y < row.top + row.height), None)


def comparison(compared: Comparison, catalog: Catalog, layout: Layout = "stacked", width: float = WIDTH) -> Picture:
    """The picture of a comparison. Areas: the row of every resource of the first design (its first row)."""
    return laid_out(compared, catalog, layout, width).picture


def laid_out(
    compared: Comparison, catalog: Catalog, layout: Layout = "stacked", width: float = WIDTH, least_ms: int = 0
) -> Sheet:
    """The same, with what a screen needs to find moments and rows; the axis reaches to `least_ms` at least."""
    told = stories(compared, catalog)
    found = sections(compared, told)
    page = Page(width, axis_for(found, width, max(least_ms, span_ms(compared))), MARGIN)
    bands = _markers(told)
    if layout == "overlaid":
        page.drawn += key(page, compared, alone=not bands)
    marked = page.y
    page.y += MARKS * len(bands)
    top = page.y
    behind = len(page.drawn)
    for section in found:
        _section(page, compared, section, layout)
    if not found:
        page.drawn.append(Label(MARGIN, page.y + 10, tr("No group is interrupted in either run."), SMALL, "muted"))
        page.y += SAME + 4
    bottom = page.y + 3
    page.y = marked
    around: list[Primitive] = list(grid(page, top, bottom))
    for band in bands:
        around += marks(page, band, bottom)
        page.y += MARKS
    page.drawn[behind:behind] = around
    page.y = bottom + 16
    page.drawn += legend(page, found, layout)
    _caption(page, compared)
    areas: dict[str, Rect] = {}
    for row in page.rows:
        for member in row.members:
            areas.setdefault(member, Rect(MARGIN, row.top, width - 2 * MARGIN, row.height))
    said = tell(compared)
    title = tr("{mine} and {theirs}").format(mine=compared.mine.label, theirs=compared.theirs.label)
    picture = Picture(width, page.y + MARGIN, tuple(page.drawn), areas, title, " ".join(told.text for told in said))
    return Sheet(picture, page.axis, tuple(page.rows), top, bottom)


def _markers(told: tuple[Story, Story]) -> list[tuple[Marker, ...]]:
    """What happens, once if it is the same in both runs."""
    mine, theirs = (story.markers for story in told)
    words = [[(one.at_ms, one.label) for one in markers] for markers in (mine, theirs)]
    return [markers for markers in ([mine] if words[0] == words[1] else [mine, theirs]) if markers]


def _crossing(page: Page, section: Section, which: tuple[int, ...] = (0, 1)) -> None:
    ended = (section.ends[number] for number in which)
    page.crossed = tuple(page.axis.x(end) for end in ended if end is not None)


def _section(page: Page, compared: Comparison, section: Section, layout: Layout) -> None:
    if section.same:
        _same(page, section)
        return
    y = page.y + HEADING - 6
    page.drawn.append(Label(MARGIN, y, *_fitting(section.name, page.axis.left - MARGIN - 8), subject=section.group))
    if layout == "overlaid":
        _overlaid(page, section)
    else:
        _stacked(page, compared, section)


def _fitting(name: str, room: float) -> tuple[str, float, str, Literal["semibold"]]:
    return elide(name, "semibold", BODY, room), BODY, "heading", "semibold"


def _same(page: Page, section: Section) -> None:
    """A group to which the same happens in both: one bar from its loss to its return."""
    top, middle = page.y + 3, page.y + 3 + SAME / 2
    page.drawn.append(
        Label(MARGIN, middle + 3, *_fitting(section.name, page.axis.left - MARGIN - 8), subject=section.group)
    )
    end = page.axis.left
    if section.away is not None:
        x, end = (page.axis.x(ms) for ms in section.away)
        page.drawn.append(Box(x, middle - 2, max(1.2, end - x), 4, fill="bar.light", radius=1.5, subject=section.group))
    text = section.outcome
    width = text_width(text, "regular", SMALL)
    if end + 4 + width <= page.right:
        page.drawn.append(Label(end + 4, middle + 2.8, text, SMALL, "muted", subject=section.group))
    else:
        page.y = top + SAME
        text = elide(text, "regular", SMALL, page.right - page.axis.left)
        page.drawn.append(Label(page.axis.left, page.y + 8, text, SMALL, "muted", subject=section.group))
    page.y += SAME + 5


def _overlaid(page: Page, section: Section) -> None:
    """Both runs in the same rows."""
    _outcome(page, section)
    page.y += HEADING
    top = page.y
    if section.saved_ms:
        page.drawn += bracket(page, section, page.y + BRACKET / 2)
        page.y += BRACKET
    behind = len(page.drawn)
    _crossing(page, section)
    for line in section.lines:
        height = SAME if line.is_same else BOTH
        subject = line.members[0] if line.members else ""
        page.rows.append(Placed(page.y, height, line.members, line))
        middle = page.y + height / 2
        page.name(line, middle + 3, critical=line.mine.critical or line.theirs.critical)
        page.difference(line, middle + 3)
        if line.is_same:
            page.drawn += lane(page, line.mine, (middle, BAR), subject, outlined=False)
        else:
            page.drawn += lane(page, line.mine, (page.y + 5.5, THIN_BAR), subject, outlined=False)
            page.drawn += lane(page, line.theirs, (page.y + 14.5, THIN_BAR), subject, outlined=True)
        page.y += height
    page.drawn[behind:behind] = ends(page, section, top, page.y)
    page.y += 4


def _outcome(page: Page, section: Section) -> None:
    """How long the group is away in both, beside its name, above a line."""
    y = page.y + HEADING - 6
    x = page.axis.left + 5  # clear of what strikes at the beginning
    text = elide(section.outcome, "regular", SMALL, page.right - x)
    page.drawn.append(Label(x, y, text, SMALL, "ink", subject=section.group))
    page.drawn.append(Stroke(((MARGIN, y + 4.5), (page.right, y + 4.5)), "rule", HAIR))


def _stacked(page: Page, compared: Comparison, section: Section) -> None:
    """The first run, what lies between, and the second run with the same rows."""
    _outcome(page, section)
    page.y += HEADING
    _block(page, compared.mine, section, 0)
    if section.saved_ms:
        page.drawn += bracket(page, section, page.y + BRACKET / 2)
        page.y += BRACKET
    _block(page, compared.theirs, section, 1)
    page.y += 4


def _block(page: Page, run: Run, section: Section, number: int) -> None:
    """All rows of one run below its name."""
    room = page.axis.left - MARGIN - 8
    page.drawn.append(
        Label(MARGIN, page.y + 11, elide(run.label, "semibold", SMALL, room), SMALL, "accent", "semibold")
    )
    page.y += TITLE
    top, behind = page.y, len(page.drawn)
    _crossing(page, section, (number,))
    for line in section.lines:
        page.rows.append(Placed(page.y, SAME, line.members, line))
        shown, middle = line.theirs if number else line.mine, page.y + SAME / 2
        page.name(line, middle + 3, critical=shown.critical)
        if number == 0:
            page.difference(line, middle + 3)
        subject = line.members[0] if line.members else ""
        page.drawn += lane(page, shown, (middle, BAR), subject, outlined=bool(number))
        page.y += SAME
    page.drawn[behind:behind] = ends(page, section, top, page.y, (number,))


def _caption(page: Page, compared: Comparison) -> None:
    """How far to trust the times, at the foot."""
    lines: Sequence[str] = wrap(tell(compared)[-1].text, "regular", SMALL, page.right - MARGIN)
    for line in lines:
        page.drawn.append(Label(MARGIN, page.y + 9, line, SMALL, "faint"))
        page.y += 11
