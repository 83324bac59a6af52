"""A document from the design to the file, looked through on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from designer.catalog.schema import Catalog
from designer.model.paper import PAPER_ID, Sheet
from designer.model.snapshot import Snapshot
from designer.report.blocks import Document
from designer.report.build import build, build_parts, make_context
from designer.report.context import Context, issue_of
from designer.report.layout.pages import Layout, paginate
from designer.report.lint.flaw import Flaw
from designer.report.lint.run import lint
from designer.report.variants import VARIANTS, VariantId

Progress = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""

STEPS = 4
"""Steps of one document."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. Without `version` and `sheet` the design's own; `date` is ISO."""

    date: str
    variant: VariantId = "design"
    version: str = ""
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document: its PDF in `data`, what it was made from, and what is wrong with it."""

    contexts: tuple[Context, ...]
    document: Document
    layout: Layout
    data: bytes
    flaws: tuple[Flaw, ...]

    @property
    def fingerprints(self) -> frozenset[str]:
        """Of the designs that it is about."""
        return frozenset(context.issue.fingerprint for context in self.contexts)


def print_designs(
    designs: Sequence[tuple[Snapshot, str]],
    catalog: Catalog,
    order: Order,
    *,
    file_name: str = "",
    progress: Progress | None = None,
) -> Printed:
    """One document about the designs, which are given with their fingerprints.

    `file_name` is the name that it is to have, if that says version and date.
    """
    from designer.report.pdf import write_pdf

    said = progress or (lambda done, total: None)
    said(0, STEPS)
    contexts = [_context(snapshot, fingerprint, catalog, order) for snapshot, fingerprint in designs]
    document = build(contexts[0]) if len(contexts) == 1 else build_parts(contexts)
    said(1, STEPS)
    layout = paginate(document)
    said(2, STEPS)
    data = write_pdf(document, layout=layout)
    said(3, STEPS)
    flaws = lint(document, layout, data, contexts, file_name=file_name)
    said(4, STEPS)
    return Printed(tuple(contexts), document, layout, data, flaws)


def _context(snapshot: Snapshot, fingerprint: str, catalog: Catalog, order: Order) -> Context:
    issue = issue_of(snapshot, date=order.date, fingerprint=fingerprint, version=order.version)
    if order.sheet is not None and snapshot.paper.sheet != order.sheet:
        snapshot = replace(snapshot, papers={PAPER_ID: replace(snapshot.paper, sheet=order.sheet)})
    return make_context(snapshot, catalog, issue, VARIANTS[order.variant])
