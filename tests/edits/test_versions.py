from __future__ import annotations

import pytest

from designer.edits.draft import EditError
from designer.edits.versions import issue_version, withdraw_version
from designer.files.issued import unpack
from designer.files.load import from_text
from designer.files.text import fingerprint, to_text
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from tests.support.samples import three_plus_one


def issued(number: str = "1.0") -> Snapshot:
    design = three_plus_one()
    return apply(design, issue_version(design, number, "2026-11-22", "A. Consultant", "First issue"))


def test_an_issued_version_is_the_whole_design_of_that_day() -> None:
    design = issued()
    (version,) = design.versions.values()
    assert (version.number, version.date, version.author, version.change) == (
        "1.0",
        "2026-11-22",
        "A. Consultant",
        "First issue",
    )
    assert unpack(version.text).nodes == design.nodes
    changed = apply(design, changing(design, "nodes", "n1", ram_mb=1024))
    assert unpack(version.text).nodes != changed.nodes


def test_the_documents_are_of_that_version_and_issued() -> None:
    paper = issued().paper
    assert (paper.version, paper.status, paper.change) == ("1.0", "issued", "First issue")


def test_the_fingerprint_is_that_of_the_documents_that_are_handed_over() -> None:
    design = issued()
    (version,) = design.versions.values()
    assert version.fingerprint == fingerprint(design)
    assert fingerprint(unpack(version.text)) == version.fingerprint


def test_it_survives_saving() -> None:
    assert from_text(to_text(issued())).snapshot == issued()


@pytest.mark.parametrize("number", ["", "  ", "1\n0", "1" * 21])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(EditError, match="needs a number"):
        issued(number)


def test_a_number_is_given_once() -> None:
    with pytest.raises(EditError, match=r"Version 1\.0 was issued already"):
        issue_version(issued(), " 1.0 ", "2026-11-23")


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(EditError, match="is no date"):
        issue_version(three_plus_one(), "1.0", "22.11.2026")


def test_undone_it_was_never_issued() -> None:
    design = three_plus_one()
    diff = issue_version(design, "1.0", "2026-11-22")
    assert apply(apply(design, diff), diff.inverse()) == design


def test_a_version_can_be_withdrawn() -> None:
    design = issued()
    assert not apply(design, withdraw_version(design, next(iter(design.versions)))).versions
    with pytest.raises(EditError, match="no longer part"):
        withdraw_version(three_plus_one(), "v1")
