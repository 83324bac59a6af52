from __future__ import annotations

from typing import Any

import pytest

from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from designer.rules import engine
from designer.rules.applying import apply_fixes, has_fix, offer_of
from designer.rules.engine import Report, check
from tests.rules.designs import catalog, plus, three_plus_one
from tests.rules.stand_ins import EVERY


@pytest.fixture(autouse=True)
def only_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "discover", lambda: EVERY)


def checked(**disks: dict[str, Any]) -> Report:
    """The 3 + 1 design with some fields of some disks set, by their ids."""
    design = three_plus_one()
    for identifier, values in disks.items():
        design = apply(design, changing(design, "disks", identifier, **values))
    return check(design, catalog())


def value(design: Snapshot, disk: str, field: str) -> Any:
    return getattr(design.disks[disk], field)


def test_everything_is_repaired_one_after_the_other() -> None:
    before = checked(d2={"raid": "0"}, d3={"raid": "0"})
    repaired = apply_fixes(before)
    assert [step.fix.title for step in repaired.steps] == ["Mend Disk R", "Mend Disk S"]
    assert repaired.report.open == ()
    assert apply(before.snapshot, repaired.diff) == repaired.report.snapshot
    assert [value(repaired.report.snapshot, disk, "raid") for disk in ("d2", "d3")] == ["1", "1"]


def test_only_what_is_wanted_is_repaired() -> None:
    before = checked(d2={"raid": "0"}, d3={"raid": "0"})
    repaired = apply_fixes(before, lambda finding: finding.subjects == ("d3",))
    assert [finding.subjects for finding in repaired.report.open] == [("d2",)]


@pytest.mark.parametrize("values", [{"dynamic": True}, {"file_system": "fat"}], ids=["stays", "harms"])
def test_a_repair_that_breaks_its_promise_is_left_out(values: dict[str, Any]) -> None:
    before = checked(d2=values)
    repaired = apply_fixes(before)
    assert repaired.steps == ()
    assert not repaired.diff
    assert repaired.report is before


def test_a_repair_may_bring_what_was_there_already() -> None:
    before = checked(d2={"file_system": "fat", "raid": "0"})
    repaired = apply_fixes(before, lambda finding: finding.code == "XX-3")
    assert [step.finding.code for step in repaired.steps] == ["XX-3"]
    assert [finding.code for finding in repaired.report.open] == ["XX-1"]


def test_repairs_that_undo_each_other_come_to_an_end() -> None:
    repaired = apply_fixes(checked(d2={"spindles": 1}))
    assert [step.finding.code for step in repaired.steps] == ["XX-4", "XX-5"]


def test_only_repairs_that_change_something_without_harm_are_offered() -> None:
    report = checked(d2={"raid": "0"}, d3={"aligned": False}, d4={"masked": False}, d5={"file_system": "fat"})
    assert [finding.code for finding in report.open if offer_of(report, finding)] == ["XX-1"]
    assert [finding.code for finding in report.open if has_fix(report, finding)] == ["XX-1", "XX-3"]
    assert len(report.open) == 4


def test_waived_findings_are_left_alone() -> None:
    report = checked(d2={"raid": "0"})
    design = plus(report.snapshot, "waivers", rule="XX-1", subjects=("d2",), reason="Agreed.")
    assert apply_fixes(check(design, catalog())).steps == ()
