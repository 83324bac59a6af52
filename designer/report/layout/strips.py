"""Strips: the unbreakable pieces that blocks are cut into before they are put on pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Primitive, moved
from designer.report.layout.sheet import A4, Sheet, Sheets
from designer.report.layout.styles import BODY, TextStyle


@dataclass(frozen=True, slots=True)
class Link:
    """An area that leads to an anchor; `text` says so to those who cannot see it."""

    rect: Rect
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG file, shown in an area of its own proportions."""

    rect: Rect
    png: bytes


@dataclass(frozen=True, slots=True)
class Strip:
    """Something of fixed height that stands on one page; x counts from the content's left edge, y from its own top.

    `before` and `after` are the least distances to its neighbours. `keep`: the next strip stands on the same page.
    `anchors` are the places that references lead to. `again` is put on top of a page that would begin with this strip.
    A strip that is `in_turn` never stands before a figure that comes earlier in the text. One that is
    `at_foot` stands as low on its page as it can. From the top of a strip to the foot of its page there is `room`.
    Only a strip that fills a page has `images`. `parts` are the same in pieces, for a page that would stay rather empty
    without their beginning.
    """

    height: float
    primitives: tuple[Primitive, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    again: tuple[Strip, ...] = ()
    in_turn: bool = False
    at_foot: bool = False
    room: float = 0.0
    images: tuple[Image, ...] = ()
    parts: tuple[Strip, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Strips for a landscape page of their own: behind the page on which they come up if they may float, else at once,
    so that what follows stands behind them."""

    strips: tuple[Strip, ...]
    floats: bool = True


@dataclass(frozen=True, slots=True)
class Across:
    """Strips for as many landscape pages as they need, at once; those of the next such run go on behind them."""

    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


Item = Strip | OwnPage | Across | NewPage


@dataclass(frozen=True, slots=True)
class Setting:
    """What all blocks need: how references read, on which pages their targets are, how wide and high the content is.

    Labels of facts and remarks stand in the side column, which ends before `text_x`; where that is 0 there is none.
    Running text is set in the style `body`. `finished` keeps the strips of blocks that print no page number from one
    round of page counting to the next.
    """

    labels: Mapping[str, str]
    pages: Mapping[str, int]
    width: float
    height: float
    text_x: float
    text_width: float
    side: float = 0.0
    sheets: Sheets = A4
    body: TextStyle = BODY
    outline: tuple[Entry, ...] = ()
    lists: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    finished: dict[tuple[int, float], list[Item]] = field(default_factory=dict)

    def on(self, sheet: Sheet) -> Setting:
        """The setting for the content of such a page."""
        size = {"width": sheet.content_width, "height": sheet.content_height}
        grid = {"text_x": sheet.text_x, "text_width": sheet.text_width, "side": sheet.side}
        return replace(self, **size, **grid)  # type: ignore[arg-type]

    @property
    def across(self) -> Setting:
        """The setting for a landscape page of the same paper."""
        return self.on(self.sheets.landscape)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents and of the bookmarks; level 0 is a part, 1 a section, 2 a heading."""

    anchor: str
    number: str
    title: str
    level: int

    @property
    def full_title(self) -> str:
        """Number and title."""
        return f"{self.number}  {self.title}" if self.number else self.title


@dataclass(slots=True)
class Drawing:
    """Collects what makes up one strip."""

    primitives: list[Primitive] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def strip(self, height: float, *, before: float = 0.0, after: float = 0.0, keep: bool = False) -> Strip:
        """The finished strip."""
        return Strip(height, tuple(self.primitives), tuple(self.links), before=before, after=after, keep=keep)


def shifted(strip: Strip, dx: float, dy: float) -> tuple[tuple[Primitive, ...], tuple[Link, ...]]:
    """What is drawn in the strip, elsewhere."""
    primitives = tuple(moved(primitive, dx, dy) for primitive in strip.primitives)
    return primitives, tuple(replace(link, rect=link.rect.moved(dx, dy)) for link in strip.links)


def stacked(strips: Sequence[Strip]) -> Strip:
    """Several strips as one, with their distances."""
    primitives: list[Primitive] = []
    links: list[Link] = []
    y = 0.0
    for index, strip in enumerate(strips):
        y += max(strip.before, strips[index - 1].after) if index else 0.0
        more, more_links = shifted(strip, 0, y)
        primitives += more
        links += more_links
        y += strip.height
    anchors = tuple(anchor for strip in strips for anchor in strip.anchors)
    return Strip(y, tuple(primitives), tuple(links), anchors, before=strips[0].before, after=strips[-1].after)
