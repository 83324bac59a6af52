"""A section's blocks as items for the flow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from designer.report.blocks import (
    Block,
    Bullets,
    Card,
    Contents,
    Cover,
    Facts,
    Fields,
    Figure,
    Heading,
    Hold,
    Lead,
    Masthead,
    Note,
    PageBreak,
    Paragraph,
    ReadingGuide,
    Section,
    SmallPrint,
    Statement,
    Steps,
    Table,
    Tiles,
)
from designer.report.layout.cards import card, fields, hold
from designer.report.layout.contents import contents, reading_guide
from designer.report.layout.cover import cover
from designer.report.layout.figures import figure
from designer.report.layout.masthead import masthead
from designer.report.layout.prose import (
    bullets,
    facts,
    heading,
    lead,
    note,
    paragraph,
    section_title,
    small_print,
    statement,
    tiles,
)
from designer.report.layout.sheet import Sheet
from designer.report.layout.steps import steps
from designer.report.layout.strips import Across, Item, NewPage, OwnPage, Setting, Strip, stacked
from designer.report.layout.tables import fits_in_lines, table_strips
from designer.report.walk import prints_pages


def items(section: Section, sheet: Sheet, setting: Setting) -> Iterator[Item]:
    """The section's title and everything below it."""
    bands = [masthead(block, setting) for block in section.blocks if isinstance(block, Masthead)]
    yield from (replace(band, anchors=(section.anchor,)) for band in bands)
    title = [] if section.bare or bands else section_title(section, setting)
    blocks: list[Block] = [block for block in section.blocks if not isinstance(block, Masthead)]
    while blocks:
        together = _on_one_page(title, blocks, section, sheet, setting) or _across(title, blocks, section, setting)
        if together is not None:
            yield together
        else:
            introduces = isinstance(blocks[0], Heading) and len(blocks) > 2 and isinstance(blocks[1], Lead | Paragraph)
            yield from [*title, *_block(blocks.pop(0), section, sheet, setting)]
            if introduces and isinstance(blocks[1], Table | Figure):
                lines = _block(blocks.pop(0), section, sheet, setting)
                yield from (replace(item, keep=True) if isinstance(item, Strip) else item for item in lines)
        title = []


def _on_one_page(
    title: list[Strip], blocks: list[Block], section: Section, sheet: Sheet, setting: Setting
) -> OwnPage | None:
    """Text that leads up to a figure which gets a page of its own: all on that page, if it fits.

    What is used is taken out of `blocks`. Only text from the section's title or from a heading on is taken along.
    """
    count = next((index for index, block in enumerate(blocks) if not isinstance(block, Heading | Lead | Paragraph)), -1)
    if (
        count < (0 if title else 1)
        or not isinstance(blocks[count], Figure)
        or not (title or isinstance(blocks[0], Heading))
    ):
        return None
    page = _block(blocks[count], section, sheet, setting)[0]
    if not isinstance(page, OwnPage):
        return None
    wide = setting.across
    text = [item for block in blocks[:count] for item in _block(block, section, sheet, wide)]
    heading_ = section_title(section, wide) if title else []
    strips = (*heading_, *(item for item in text if isinstance(item, Strip)), *page.strips)
    if stacked(strips).height > wide.height:
        return None
    del blocks[: count + 1]
    return OwnPage(strips, floats=False)


_LEADS_UP = Heading | Lead | Paragraph | Bullets | Note | Hold
_FOLLOWS = Paragraph | Bullets | Note | Hold | Fields | Facts


def _across(title: list[Strip], blocks: list[Block], section: Section, setting: Setting) -> Across | None:
    """A table that is too wide for an upright page, with the text around it; what is used is taken out of `blocks`.

    Text before it is taken along from the section's title, from a heading or from another such table on.
    """
    count = next((index for index, block in enumerate(blocks) if not isinstance(block, _LEADS_UP)), -1)
    if count < 0 or not (title or count == 0 or isinstance(blocks[0], Heading)):
        return None
    table = blocks[count]
    if not isinstance(table, Table) or not table.wide or fits_in_lines(table, setting):
        return None
    count += 1
    while count < len(blocks) and isinstance(blocks[count], _FOLLOWS):
        count += 1
    wide = setting.across
    heading_ = section_title(section, wide) if title else []
    content = [item for block in blocks[:count] for item in _block(block, section, wide.sheets.landscape, wide)]
    del blocks[:count]
    return Across((*heading_, *(item for item in content if isinstance(item, Strip))))


def _block(block: Block, section: Section, sheet: Sheet, setting: Setting) -> list[Item]:
    """The strips of one block, from the round before if they cannot have changed."""
    key = (id(block), setting.width)
    if key not in setting.finished:
        strips = _strips(block, section, sheet, setting)
        if isinstance(block, Contents | ReadingGuide) or prints_pages(block):
            return strips
        setting.finished[key] = strips
    return setting.finished[key]


_MAKERS: Mapping[type, Callable[[Any, Setting], Sequence[Item]]] = {
    Heading: heading,
    Statement: statement,
    Lead: lead,
    Paragraph: paragraph,
    Bullets: bullets,
    Note: note,
    Table: table_strips,
    Figure: figure,
    Tiles: tiles,
    Facts: facts,
    Fields: fields,
    Steps: steps,
    Hold: hold,
    ReadingGuide: reading_guide,
    SmallPrint: small_print,
    PageBreak: lambda _block, _setting: [NewPage()],
}
"""How blocks are set that need to know nothing but the setting."""


def _strips(block: Block, section: Section, sheet: Sheet, setting: Setting) -> list[Item]:
    """The strips of one block, made; the one place that knows all kinds."""
    match block:
        case Card():
            return [*card(block, setting, lambda inner, inside: _strips(inner, section, sheet, inside))]
        case Contents():
            title = stacked(section_title(section, setting))
            return [*contents(block, setting, setting.height - title.height - title.after)]
        case Cover():
            return [_anchored_cover(block, section, sheet, setting)]
        case _:
            return [*_MAKERS[type(block)](block, setting)]


def _anchored_cover(block: Cover, section: Section, sheet: Sheet, setting: Setting) -> Item:
    return replace(cover(block, sheet, setting), anchors=(section.anchor,))
