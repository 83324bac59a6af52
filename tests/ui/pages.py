"""Pages of documents without the seconds that real ones take."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from designer.app.background import JobFailed
from designer.app.document.proof import Proof, make_proof
from designer.catalog.loader import load_templates
from designer.edits.templates import from_template
from designer.files.text import to_text
from designer.model.snapshot import Snapshot
from designer.report.variants import VariantId
from tests.support.samples import catalog
from tests.ui.desk import TestDesk


@cache
def real_proof(variant: VariantId = "runbook") -> Proof:
    """The pages of the recommended four-node design as they are really made."""
    snapshot = from_template(catalog(), load_templates()["three-plus-one"])
    return make_proof(to_text(snapshot), "2004-01-05", variant)


class QuickJob:
    """Has its result the first time that it is asked; or fails, or never ends."""

    def __init__(self, proof: Proof | None, trouble: str = "", *, ends: bool = True) -> None:
        self._proof, self._trouble, self._ends = proof, trouble, ends
        self.cancelled = False

    def poll(self) -> Proof | None:
        if self._trouble:
            raise JobFailed(self._trouble)
        return self._proof if self._ends else None

    def cancel(self) -> None:
        self.cancelled = True


def quick(snapshot: Snapshot, date: str, variant: VariantId) -> QuickJob:
    """A job that has the pages of the runbook for every kind of document, each time others."""
    return QuickJob(replace(real_proof(), variant=variant))


def with_quick_pages(desk: TestDesk) -> None:
    """Enter the Document workspace, and wait for the pages."""
    real_proof()  # made before anybody waits for it
    desk.bench.studio._start = quick  # type: ignore[assignment]
    desk.window.enter("document")
    desk.qtbot.waitUntil(lambda: desk.bench.studio.proof is not None)
    desk.turn()
