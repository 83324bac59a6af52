"""The Document menu."""

from __future__ import annotations

from functools import partial

from designer.app.commands.command import Command, Submenu, has_design, may_edit
from designer.app.desk.desk import Desk
from designer.app.document.words import KINDS, PURPOSES
from designer.foundation.language import tr
from designer.report.variants import VariantId

ENTER_FIRST = tr("Go to the Document workspace first")

ACCESS = {
    "design": tr("&Design Document"),
    "summary": tr("Executive &Summary"),
    "runbook": tr("Build &Runbook"),
    "testplan": tr("Failover &Test Plan"),
}


def _in_document(desk: Desk) -> bool:
    return desk.session is not None and desk.workspace == "document"


def _reads(desk: Desk) -> bool:
    return _in_document(desk) and desk.document.has_pages


def _choose(desk: Desk, variant: VariantId) -> None:
    desk.enter("document")
    desk.document.choose(variant)


def _shows(desk: Desk, variant: VariantId) -> bool:
    return _in_document(desk) and desk.document.variant == variant


DOCUMENT: tuple[Command | Submenu, ...] = (
    Command(
        id="document.enter",
        menu="Document",
        label=tr("&Document Workspace"),
        call=lambda desk: desk.enter("document"),
        keys=("F6",),
        enabled=has_design,
        checked=lambda desk: desk.workspace == "document",
    ),
    *(
        Command(
            id=f"document.{variant}",
            menu="Document/&Kind",
            label=ACCESS[variant],
            call=partial(_choose, variant=variant),
            section=1,
            hint=PURPOSES[variant],
            enabled=has_design,
            checked=partial(_shows, variant=variant),
        )
        for variant in KINDS
    ),
    Command(
        id="document.next-section",
        menu="Document",
        label=tr("&Next Section"),
        call=lambda desk: desk.document.step(1),
        section=2,
        keys=("Alt+PgDown",),
        needs=ENTER_FIRST,
        enabled=_reads,
    ),
    Command(
        id="document.previous-section",
        menu="Document",
        label=tr("&Previous Section"),
        call=lambda desk: desk.document.step(-1),
        section=2,
        keys=("Alt+PgUp",),
        needs=ENTER_FIRST,
        enabled=_reads,
    ),
    Command(
        id="document.fit-width",
        menu="Document",
        label=tr("Fit &Width"),
        call=lambda desk: desk.document.fit_width(),
        section=2,
        keys=("Ctrl+3",),
        icon="width",
        needs=ENTER_FIRST,
        enabled=_reads,
        checked=lambda desk: _reads(desk) and desk.document.fits_width,
    ),
    Command(
        id="document.refresh",
        menu="Document",
        label=tr("&Make Pages Anew"),
        call=lambda desk: desk.document.refresh(),
        section=2,
        hint=tr("They are made anew by themselves after every edit"),
        needs=ENTER_FIRST,
        enabled=_in_document,
    ),
    Command(
        id="document.readiness",
        menu="Document",
        label=tr("&Readiness"),
        call=lambda desk: desk.sight.toggle("readiness"),
        section=2,
        hint=tr("What the document still lacks"),
        icon="ready",
        needs=ENTER_FIRST,
        enabled=_in_document,
        checked=lambda desk: desk.sight.shows("readiness"),
    ),
    Command(
        id="document.export",
        menu="Document",
        label=tr("&Export This Document…"),
        call=lambda desk: desk.document.export(),
        section=3,
        keys=("Ctrl+Alt+E",),
        hint=tr("Write the kind of document that is shown as a PDF file"),
        needs=ENTER_FIRST,
        enabled=_in_document,
    ),
    Command(
        id="document.export-all",
        menu="Document",
        label=tr("Export &All…"),
        call=lambda desk: desk.document.export_all(),
        section=3,
        hint=tr("Write all documents, their tables and their figures into a folder"),
        enabled=has_design,
    ),
    Command(
        id="document.issue",
        menu="Document",
        label=tr("&Issue Version…"),
        call=lambda desk: desk.document.issue(),
        section=3,
        hint=tr("Keep the design as it is now under a version number; later documents tell what has changed since"),
        enabled=may_edit,
    ),
)
