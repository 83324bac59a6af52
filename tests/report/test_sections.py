"""Every section reads as it did: a text for each, so that a change shows where it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from designer.report.build import build, make_context
from designer.report.chapters import discover
from designer.report.context import issue_of
from designer.report.variants import VARIANTS
from tests.conftest import Golden
from tests.report.apart import texts
from tests.report.designs import CATALOG, DESIGNS

GOLDEN = Path(__file__).parent / "golden"
WITHOUT = ("contents", "rules", "glossary")
"""Nothing but titles; one line for each rule; what all other sections say."""


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", ["three-plus-one", "two-node"])
def test_the_sections_read_as_they_did(name: str, variant: str, golden: Golden) -> None:
    snapshot = DESIGNS[name]()
    issue = issue_of(snapshot, date="2026-11-22", fingerprint="0123456789ab")
    context = make_context(snapshot, CATALOG, issue, VARIANTS[variant])
    found = texts(context, build(context))
    folder = GOLDEN / name / variant
    for anchor, text in found.items():
        if anchor not in WITHOUT:
            golden(folder / f"{anchor}.txt", re.sub(r"\b\d+ rules\b", "all rules", text))
    stale = {path.stem for path in folder.glob("*.txt")} - set(found)
    assert not stale, f"no section says this any more: {sorted(stale)}"


def test_every_section_has_an_id_of_its_own() -> None:
    anchors = [module.anchor for module in discover()]
    assert len(anchors) == len(set(anchors))
