"""Documents to be spoilt, so that the linter has something to find."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pikepdf

from designer.drawing.primitives import Box, Label, Line, Shape
from designer.model.snapshot import Snapshot
from designer.report.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Document,
    Lead,
    Row,
    Section,
    Table,
)
from designer.report.build import make_context
from designer.report.context import Context, issue_of
from designer.report.layout.pages import Layout, Page, paginate
from designer.report.lint.flaw import Flaw
from designer.report.lint.run import lint
from designer.report.pdf import write_pdf
from tests.report.designs import CATALOG
from tests.report.pages import of_sections

SAID = "Node one holds the mail of all users and hands it over when it fails."

COVER = Cover(
    "Cluster design document", "Title", "", (("Version", "1.0"), ("Date", "22\N{NO-BREAK SPACE}November 2026"))
)
"""A cover that is as it should be."""


def pages(*blocks: Block, **values: object) -> Document:
    """A small whole document: contents and one section."""
    sections = (
        Section("contents", "Contents", (Contents(),)),
        Section("one", "The one section", (Lead(SAID), *blocks), "1"),
    )
    return of_sections(*sections, keywords=("cluster",), **values)


def flaws(
    made: Document,
    contexts: Sequence[Context] = (),
    *,
    layout: Callable[[Layout], Layout] | None = None,
    pdf: Callable[[pikepdf.Pdf], None] | None = None,
    file_name: str = "",
) -> tuple[Flaw, ...]:
    """What is found in a document whose pages or file somebody has spoilt."""
    laid_out = paginate(made)
    data = write_pdf(made, layout=laid_out)
    if pdf is not None:
        with pikepdf.open(io.BytesIO(data)) as opened:
            pdf(opened)
            buffer = io.BytesIO()
            opened.save(buffer)
            data = buffer.getvalue()
    return lint(made, layout(laid_out) if layout else laid_out, data, contexts, file_name=file_name)


def points(*arguments: object, **options: object) -> set[int]:
    return {flaw.point for flaw in flaws(*arguments, **options)}  # type: ignore[arg-type]


def last_page(change: Callable[[Page], Page]) -> Callable[[Layout], Layout]:
    return lambda layout: replace(layout, pages=(*layout.pages[:-1], change(layout.pages[-1])))


def drawn(*more: Box | Label | Line | Shape) -> Callable[[Layout], Layout]:
    """The last page with something more on it."""
    return last_page(lambda page: replace(page, primitives=(*page.primitives, *more)))


def grid(*rows: Row, title: str = "What there is", notes: str = "") -> Table:
    return Table(title, (Column("Name"), Column("Count", "right")), rows, notes)


def context_of(design: Snapshot, **values: str) -> Context:
    return make_context(design, CATALOG, issue_of(design, date="2026-11-22", **values))
