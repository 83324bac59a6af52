"""All checks of a finished document, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from designer.report.blocks import Document
from designer.report.context import Context
from designer.report.layout.pages import Layout
from designer.report.lint import (
    breaks,
    codes,
    contrast,
    drafts,
    file,
    fonts,
    furniture,
    glyphs,
    issue,
    mentions,
    names,
    navigation,
    numbers,
    page,
    pictures,
    registers,
    times,
    totals,
    wording,
)
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made, made

CHECKS: tuple[Callable[[Made], Iterator[Flaw]], ...] = (
    file.check,
    fonts.check,
    pictures.check,
    navigation.check,
    furniture.check,
    page.check,
    glyphs.check,
    breaks.check,
    contrast.check,
    wording.check,
    numbers.check,
    names.check,
    registers.check,
    codes.check,
    drafts.check,
    times.check,
    totals.check,
    issue.check,
    mentions.check,
)

MOST_OF_A_KIND = 8
"""So many flaws of one point are told; the rest is counted."""


def lint(
    document: Document, layout: Layout, data: bytes, contexts: Sequence[Context], *, file_name: str = ""
) -> tuple[Flaw, ...]:
    """What is wrong with a document, its pages and its file, by the numbers of the points.

    `contexts` are those that the document was built from; `file_name` is the name that the file is to have, if that
    says version and date.
    """
    whole = made(document, layout, data, contexts, file_name)
    found = dict.fromkeys(flaw for check in CHECKS for flaw in check(whole))
    return tuple(sorted(found, key=lambda flaw: flaw.point))


def told(flaws: Sequence[Flaw]) -> Iterator[str]:
    """The flaws as lines for people, not too many of a kind."""
    for point in dict.fromkeys(flaw.point for flaw in flaws):
        alike = [flaw for flaw in flaws if flaw.point == point]
        yield from (flaw.text for flaw in alike[:MOST_OF_A_KIND])
        if len(alike) > MOST_OF_A_KIND:
            yield f"(and {len(alike) - MOST_OF_A_KIND} more like this)"
