"""A document as finished pages: what to draw, where links lead, where anchors are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Label, Line, Primitive
from designer.foundation.glyphs import printable
from designer.report.blocks import (
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Lead,
    Note,
    PageBreak,
    Paragraph,
    Section,
    Statement,
    Table,
    Tiles,
)
from designer.report.layout.contents import contents, outline
from designer.report.layout.cover import cover
from designer.report.layout.figures import figure
from designer.report.layout.flow import Leaf, flow
from designer.report.layout.prose import (
    bullets,
    facts,
    heading,
    lead,
    note,
    paragraph,
    section_title,
    statement,
    tiles,
)
from designer.report.layout.sheet import LANDSCAPE, MM, PORTRAIT, TEXT_WIDTH, TEXT_X, Sheet
from designer.report.layout.strips import Entry, Item, Link, NewPage, OwnPage, Setting, Strip, shifted, stacked
from designer.report.layout.styles import RUNNING
from designer.report.layout.tables import table_strips

_MOST_ROUNDS = 5

_SHORT = 0.4
"""A section that takes no more than this share of a page may follow another on the same page."""

_BETWEEN_SECTIONS = 36.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page in points, y down. `anchors` maps to y; `number` counts from 1."""

    number: int
    width: float
    height: float
    primitives: tuple[Primitive, ...]
    links: tuple[Link, ...]
    anchors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages and the outline, whose entries name anchors on them."""

    pages: tuple[Page, ...]
    outline: tuple[Entry, ...]

    def page_of(self) -> dict[str, int]:
        """The page number of every anchor."""
        return {anchor: page.number for page in self.pages for anchor in page.anchors}


def paginate(document: Document) -> Layout:
    """Lay the document out, again until the page numbers that it prints are the ones that it has."""
    numbers: Mapping[str, int] = {}
    entries = tuple(outline(document))
    layout = Layout((), entries)
    for _ in range(_MOST_ROUNDS):
        layout = Layout(tuple(_pages(document, entries, numbers)), entries)
        found = layout.page_of()
        if found == numbers:
            break
        numbers = found
    return layout


def _pages(document: Document, entries: tuple[Entry, ...], numbers: Mapping[str, int]) -> Iterator[Page]:
    leaves: list[tuple[Section, Leaf]] = []
    for section in document.sections:
        sheet = LANDSCAPE if section.landscape else PORTRAIT
        setting = Setting(
            document.labels, numbers, sheet.content_width, sheet.content_height, TEXT_X, TEXT_WIDTH, entries
        )
        for leaf in flow(_items(section, sheet, setting), sheet):
            if not (leaves and _joined(*leaves[-1], section, leaf)):
                leaves.append((section, leaf))
    for number, (section, leaf) in enumerate(leaves, 1):
        yield _finished(document, section, leaf, (number, len(leaves)))


def _joined(before: Section, above: Leaf, section: Section, leaf: Leaf) -> bool:
    """Whether the short section `leaf` has been put below the end of the section before, on the same page."""
    room = above.sheet.content_height - above.used - _BETWEEN_SECTIONS
    starts = bool(leaf.placed) and section.anchor in leaf.placed[0][0].anchors
    alike = before.number and section.number and before.number.isdigit() == section.number.isdigit()
    if not alike or not starts or above.sheet != leaf.sheet or leaf.used > room:
        return False
    if leaf.used > _SHORT * leaf.sheet.content_height:
        return False
    for strip, y in leaf.placed:
        above.placed.append((strip, above.used + _BETWEEN_SECTIONS + y))
    above.used += _BETWEEN_SECTIONS + leaf.used
    return True


def _items(section: Section, sheet: Sheet, setting: Setting) -> Iterator[Item]:
    if not section.bare:
        yield from section_title(section, setting)
    blocks = list(section.blocks)
    while blocks:
        together = _on_one_page(blocks, section, sheet, setting)
        if together:
            yield together[0]
            del blocks[: together[1]]
            continue
        items = _block(blocks[0], section, sheet, setting)
        introduces = isinstance(blocks[0], Heading) and len(blocks) > 2 and isinstance(blocks[1], Paragraph)
        del blocks[0]
        yield from items
        if introduces and isinstance(blocks[1], Table | Figure):
            items = _block(blocks.pop(0), section, sheet, setting)
            yield from (replace(item, keep=True) if isinstance(item, Strip) else item for item in items)


def _on_one_page(blocks: list[Block], section: Section, sheet: Sheet, setting: Setting) -> tuple[OwnPage, int] | None:
    """A heading, one paragraph and a figure that gets a page of its own: all three on that page, if they fit."""
    kinds = [type(block) for block in blocks[:3]]
    if kinds != [Heading, Paragraph, Figure]:
        return None
    found = _block(blocks[2], section, sheet, setting)
    if not isinstance(found[0], OwnPage):
        return None
    text = [item for block in blocks[:2] for item in _block(block, section, sheet, setting)]
    strips = (*(item for item in text if isinstance(item, Strip)), *found[0].strips)
    if stacked(strips).height > LANDSCAPE.content_height:
        return None
    return OwnPage(strips), 3


def _block(block: Block, section: Section, sheet: Sheet, setting: Setting) -> list[Item]:  # noqa: C901, PLR0912
    """The strips of one block; the one place that knows all kinds."""
    found: list[Item] = []
    match block:
        case Heading():
            found += heading(block, setting)
        case Statement():
            found += statement(block, setting)
        case Lead():
            found += lead(block, setting)
        case Paragraph():
            found += paragraph(block, setting)
        case Bullets():
            found += bullets(block, setting)
        case Note():
            found += note(block, setting)
        case Table():
            found += table_strips(block, setting)
        case Figure():
            found += figure(block, setting)
        case Tiles():
            found += tiles(block, setting)
        case Facts():
            found += facts(block, setting)
        case Contents():
            found += contents(setting)
        case Cover():
            found.append(_anchored_cover(block, section, sheet, setting))
        case PageBreak():
            found.append(NewPage())
    return found


def _anchored_cover(block: Cover, section: Section, sheet: Sheet, setting: Setting) -> Item:
    return replace(cover(block, sheet, setting), anchors=(section.anchor,))


def _finished(document: Document, section: Section, leaf: Leaf, count: tuple[int, int]) -> Page:
    sheet = leaf.sheet
    primitives: list[Primitive] = []
    links: list[Link] = []
    anchors: dict[str, float] = {}
    for strip, y in leaf.placed:
        more, more_links = shifted(strip, sheet.left, sheet.top + y)
        primitives += more
        links += more_links
        anchors.update(dict.fromkeys(strip.anchors, sheet.top + y))
    if not section.bare:
        primitives += _furniture(document, section, sheet, count)
    primitives += _marking(document, sheet)
    return Page(count[0], sheet.width, sheet.height, tuple(primitives), tuple(links), anchors)


def _furniture(document: Document, section: Section, sheet: Sheet, count: tuple[int, int]) -> Iterator[Primitive]:
    """Running header and footer."""
    top, bottom = 14 * MM, sheet.height - 11 * MM
    right = sheet.width - sheet.right
    half = sheet.content_width * 0.62
    size = RUNNING.size
    left_text = elide(document.running_title, "regular", size, half)
    yield Label(sheet.left, top, printable(left_text), size, "muted")
    right_text = elide(section.part or document.running_owner, "regular", size, sheet.content_width - half - 9)
    yield Label(right, top, printable(right_text), size, "muted", anchor="end")
    yield Line(((sheet.left, top + 5), (right, top + 5)), stroke="rule", width=0.5)
    page = f"Page {count[0]} of {count[1]}"
    yield Label(right, bottom, page, size, "muted", anchor="end")
    room = sheet.content_width - text_width(page, "regular", size) - 18
    yield Label(sheet.left, bottom, printable(elide(document.footer, "regular", size, room)), size, "muted")


def _marking(document: Document, sheet: Sheet) -> Iterator[Primitive]:
    if document.marking:
        words = printable(document.marking.upper(), "semibold")
        for y in (9 * MM, sheet.height - 6 * MM):
            yield Label(sheet.width / 2, y, words, 8, "ink", "semibold", "middle")
