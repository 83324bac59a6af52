from __future__ import annotations

import pytest

from designer.app.fixes import fix_for_all, fix_titles, fixable, preview
from designer.app.session import Session
from designer.edits.objects import set_fields
from designer.rules import engine
from tests.rules.stand_ins import EVERY
from tests.support.samples import catalog, three_plus_one


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    """Two disks with the same fault and one with another that nothing mends."""
    monkeypatch.setattr(engine, "discover", lambda: EVERY)
    session = Session(three_plus_one(), catalog())
    for disk, values in (("d2", {"raid": "0"}), ("d3", {"raid": "0"}), ("d4", {"aligned": False})):
        session.do("Break", set_fields(session.snapshot, disk, **values))
    return session


def test_a_preview_tells_what_changes_and_which_findings_go(session: Session) -> None:
    before = session.snapshot
    seen = preview(session, session.report.open[0])
    assert seen is not None
    assert seen.fix.title == "Mend Disk R"
    assert [change.subject for change in seen.changes] == ["d2"]
    assert [finding.subjects for finding in seen.findings.gone] == [("d2",)]
    assert seen.findings.appeared == ()
    assert session.snapshot is before


def test_there_is_no_fix_for_what_offers_none_and_for_what_is_gone(session: Session) -> None:
    silent = next(finding for finding in session.report.open if finding.code == "XX-6")
    assert preview(session, silent) is None
    gone = session.report.open[0]
    seen = preview(session, gone)
    assert seen is not None
    session.do(seen.fix.title, seen.fix.diff)
    assert preview(session, gone) is None


def test_a_fix_that_would_do_harm_is_listed_but_not_made(session: Session) -> None:
    session.do("Break", set_fields(session.snapshot, "d5", file_system="fat"))
    harming = next(finding for finding in session.report.open if finding.code == "XX-3")
    assert fix_titles(session)[harming.key] == "Mend Disk U"
    assert preview(session, harming) is None
    assert fix_for_all(session, "XX-3") is None


def test_all_of_one_kind_are_one_edit(session: Session) -> None:
    assert fixable(session, "XX-1") == 2
    repair = fix_for_all(session, "XX-1")
    assert repair is not None
    assert repair.title == "Fix 2 Findings of XX-1"
    session.do(repair.title, repair.diff)
    assert {disk.raid for disk in session.snapshot.disks.values()} == {"1", "10"}
    assert fixable(session, "XX-1") == 0
    assert fix_for_all(session, "XX-1") is None


def test_what_a_newer_program_wrote_is_not_repaired(session: Session) -> None:
    session.too_new = "made by a newer program"
    assert preview(session, session.report.open[0]) is None
    assert fix_titles(session) == {}
    assert fix_for_all(session, "XX-1") is None
    assert fixable(session, "XX-1") == 0
