"""What the Document workspace says."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.language import tr
from designer.report.variants import VariantId

KINDS: Mapping[VariantId, str] = {
    "design": tr("Design document"),
    "summary": tr("Executive summary"),
    "runbook": tr("Build runbook"),
    "testplan": tr("Failover test plan"),
}
"""The kinds of document (`designer.report.variants`), as they are chosen."""

PURPOSES: Mapping[VariantId, str] = {
    "design": tr("Everything, for those who review and approve"),
    "summary": tr("Four pages for those who decide"),
    "runbook": tr("Every step and value, for those who build"),
    "testplan": tr("Cases with pass limits, for those who test"),
}
"""What each of them is for."""


def page_words(page: int, count: int) -> str:
    """Where one is: "Page 3 of 48", counting from 0."""
    return tr("Page {page} of {count}").format(page=page + 1, count=count)
