"""How the commands of the Document menu are tried. The pages are made by a stand-in at once: see `quick_pages`."""

from __future__ import annotations

from typing import Any

from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, asked, do, workspace
from tests.ui.pages import with_quick_pages


def in_document(desk: TestDesk) -> None:
    """The pages of the design document are there."""
    with_quick_pages(desk)


def variant(desk: TestDesk) -> Any:
    return desk.window.document.variant


def section(desk: TestDesk) -> Any:
    return desk.bench.studio.section


DOCUMENT = {
    "document.enter": Case(seen=workspace, becomes="document"),
    "document.design": Case(seen=variant, first=[in_document, do("document.summary")], becomes="design"),
    **{
        f"document.{one}": Case(seen=variant, first=[in_document], becomes=one)
        for one in ("summary", "runbook", "testplan")
    },
    "document.next-section": Case(seen=section, first=[in_document]),
    "document.previous-section": Case(
        seen=section, first=[in_document, do("document.next-section", "document.next-section")]
    ),
    "document.fit-width": Case(
        seen=lambda desk: desk.bench.pages.view.fitting, first=[in_document, do("view.zoom-fit")], becomes="width"
    ),
    "document.refresh": Case(seen=lambda desk: id(desk.bench.studio.proof), first=[in_document]),
    "document.readiness": Case(
        seen=lambda desk: desk.window.sight.shows("readiness"), first=[in_document], becomes=False
    ),
    "document.export": Case(seen=asked, first=[in_document], becomes=("save",)),
    "document.export-all": Case(seen=asked, becomes=("save",)),
    "document.issue": Case(seen=asked, becomes=("version 1.0",)),
}
