"""The findings: walking through them, what they lead to, and waiving with a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from designer.edits.objects import delete, set_fields
from designer.edits.waivers import waive
from designer.foundation.dates import today
from designer.rules import engine
from designer.rules.api import Finding
from designer.rules.listing import entries
from designer.ui.panels.findings import WAIVED
from designer.ui.panels.findings_model import CLASS, LAST, MESSAGE, OBJECTS, RULE
from designer.ui.shell.dialogs import WaiverWords
from designer.ui.shell.waiving import NO_DATE, OVER, WaiveDialog
from tests.ui.desk import TestDesk


@pytest.fixture
def broken(desk: TestDesk) -> TestDesk:
    """Several findings of more than one class, on different objects."""
    servers = desk.session.snapshot.groups_of_kind("evs")
    address = next(one.id for one in desk.session.snapshot.members(servers[1].id) if one.type == "ip-address")
    desk.window.edit("Break", lambda design: delete(design, ["n4", address]))
    desk.window.edit("Break", lambda design: set_fields(design, servers[0].id, failback=True))
    desk.turn()
    assert len(desk.session.report.open) >= 3
    return desk


def cell(desk: TestDesk, row: int, column: int) -> str:
    model = desk.bench.findings.model
    return str(model.data(model.index(row, column)))


def test_the_status_line_opens_the_list(broken: TestDesk) -> None:
    assert not broken.window.sight.shows("findings")
    QTest.mouseClick(broken.window.status.summary, Qt.MouseButton.LeftButton)
    assert broken.bench.findings.isVisible()
    QTest.mouseClick(broken.window.status.summary, Qt.MouseButton.LeftButton)
    assert not broken.bench.findings.isVisible()


def test_gravest_first_with_class_rule_and_objects(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    first = broken.session.report.open[0]
    assert cell(broken, 0, CLASS) == "Error"
    assert cell(broken, 0, RULE) == first.code
    assert first.message.startswith(cell(broken, 0, MESSAGE))
    assert cell(broken, 0, OBJECTS) == broken.session.snapshot.name_of(first.subjects[0])


def test_clicking_a_finding_selects_what_it_is_about(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    row = next(i for i, one in enumerate(broken.session.report.open) if broken.session.snapshot.find(one.subjects[0]))
    place = panel.table.visualRect(panel.model.index(row, MESSAGE)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert set(broken.window.selection) == set(broken.session.report.open[row].subjects)


def test_the_explanation_says_what_why_and_how(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    panel.table.selectRow(0)
    rule = next(one for one in broken.session.report.rules if one.code == broken.session.report.open[0].code)
    said = [label.text() for label in panel.explanation.findChildren(QLabel) if label.isVisible()]
    assert {rule.title, rule.text.what, rule.text.why, rule.text.fix, rule.text.source} <= set(said)


def test_f8_walks_through_and_starts_again(broken: TestDesk) -> None:
    found = broken.session.report.open
    seen: list[Finding] = []
    for _ in range(len(found) + 1):
        QTest.keyClick(broken.window, Qt.Key.Key_F8)
        line = broken.bench.findings.current
        assert line is not None
        seen.append(line.entry.finding)
    assert seen == [*found, found[0]]
    QTest.keyClick(broken.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    line = broken.bench.findings.current
    assert line is not None
    assert line.entry.finding == found[-1]


def test_classes_can_be_hidden(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    everything = panel.model.rowCount()
    panel.chips["error"].click()
    assert panel.model.rowCount() == everything - broken.session.report.count("error")
    panel.chips["error"].click()
    assert panel.model.rowCount() == everything


def test_waiving_needs_a_reason_and_can_be_changed_and_taken_back(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    panel.table.selectRow(0)
    broken.turn()
    finding = broken.session.report.open[0]
    broken.answers.on_waive = WaiverWords("  ", "me")
    panel.waive.click()
    broken.turn()
    assert "reason" in broken.window.status.sentence.text()
    assert not broken.session.snapshot.waivers
    words = WaiverWords("agreed with the client", "A. Smith", "2004-06-01", "9999-12-31")
    broken.answers.on_waive = words
    panel.waive.click()
    broken.turn()
    (waiver,) = broken.session.snapshot.waivers.values()
    assert WaiverWords(waiver.reason, waiver.author, waiver.date, waiver.expires) == words
    assert waiver.rule == finding.code
    assert finding not in broken.session.report.open
    assert broken.memory.author() == "A. Smith"
    last = panel.model.rowCount() - 1
    assert cell(broken, last, CLASS) == "Waived"
    panel.table.selectRow(last)
    assert not panel.waive.isVisible()

    broken.answers.on_waive = WaiverWords("agreed in writing", "B. Jones", "2004-06-02")
    panel.edit.click()
    broken.turn()
    assert broken.answers.proposed[-1] == words
    (waiver,) = broken.session.snapshot.waivers.values()
    assert (waiver.reason, waiver.expires) == ("agreed in writing", "")
    broken.trigger("edit.undo")
    assert broken.session.snapshot.waivers[waiver.id].reason == "agreed with the client"

    panel.unwaive.click()
    broken.turn()
    assert finding.key in [one.key for one in broken.session.report.open]


def test_a_new_waiver_proposes_todays_date_and_the_last_name(broken: TestDesk) -> None:
    broken.memory.set_author("A. Smith")
    broken.trigger("view.findings")
    broken.bench.findings.table.selectRow(0)
    broken.turn()
    broken.trigger("design.waive")
    assert broken.answers.proposed == [WaiverWords("", "A. Smith", today().isoformat(), "")]


def test_waived_findings_are_told_as_everywhere(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    panel.table.selectRow(0)
    broken.turn()
    broken.answers.on_waive = WaiverWords("agreed", "A. Smith", "2004-06-01", "9999-12-31")
    panel.waive.click()
    broken.turn()
    panel.table.selectRow(panel.model.rowCount() - 1)
    (entry,) = [entry for entry in entries(broken.session.report) if entry.waiver]
    shown = [label.text() for label in panel.explanation.findChildren(QLabel) if label.isVisible()]
    assert f"{entry.reason} – {entry.accepted}" in shown
    assert panel.chips[WAIVED].text() == "1 waived"
    assert "1 waived" in broken.window.status.summary.accessibleName()
    assert [cell(broken, row, MESSAGE) for row in range(panel.model.rowCount())] == [
        entry.message for entry in entries(broken.session.report)
    ]
    panel.chips[WAIVED].click()
    assert panel.model.rowCount() == len(broken.session.report.open)


def test_a_finding_about_a_waiver_leads_to_the_waiver(desk: TestDesk) -> None:
    desk.window.edit("Waive", lambda design: waive(design, "EX-2.05", ["cluster"], reason="x", author="A", date=""))
    desk.turn()
    desk.trigger("view.findings")
    panel = desk.bench.findings
    panel.table.selectRow(panel.model.row_of(("DS-04", ("w1",))))
    assert panel.edit.isVisible()
    assert panel.waive.isVisible()
    desk.trigger("design.unwaive")
    assert not desk.session.snapshot.waivers


def test_cancelling_waives_nothing(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    broken.bench.findings.table.selectRow(0)
    broken.turn()
    broken.trigger("design.waive")
    assert broken.answers.asked[-1].startswith("waive")
    assert not broken.session.snapshot.waivers


def test_a_finding_that_is_gone_is_no_longer_listed(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    before = panel.model.rowCount()
    broken.trigger("edit.undo")
    assert panel.model.rowCount() < before


@pytest.fixture
def clean(empty_desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> TestDesk:
    """A design of which no rule finds anything, because there is only one."""
    (first, *_) = engine.discover()
    monkeypatch.setattr(engine, "discover", lambda: (first,))
    empty_desk.start()
    return empty_desk


def test_a_clean_design_says_so(clean: TestDesk) -> None:
    clean.trigger("view.findings")
    assert not clean.bench.findings.table.isVisible()
    said = [label.text() for label in clean.bench.findings.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("No findings") for text in said)
    assert not clean.bench.findings.explanation.isVisible()


@pytest.fixture
def dialog(qtbot: QtBot) -> WaiveDialog:
    made = WaiveDialog("EVS1: too many storage groups (EX-4.01)", WaiverWords(author="A. Smith", date="2004-06-01"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_dialog_accepts_no_empty_reason(dialog: WaiveDialog) -> None:
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.reason, "   ")
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.reason, "as agreed")
    assert dialog.accept_button.isEnabled()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == WaiveDialog.DialogCode.Accepted
    assert dialog.answer() == WaiverWords("as agreed", "A. Smith", "2004-06-01", "")


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [("soon", NO_DATE), ("2004-02-30", NO_DATE), ("31.12.2004", NO_DATE), ("2004-12-31", OVER), ("9999-12-31", "")],
)
def test_the_dialog_says_at_once_what_is_wrong_with_a_date(dialog: WaiveDialog, typed: str, complaint: str) -> None:
    QTest.keyClicks(dialog.reason, "as agreed")
    QTest.keyClicks(dialog.expires, typed)
    assert dialog.complaint.text() == complaint
    assert dialog.accept_button.isEnabled() == (not complaint)
    assert bool(dialog.expires.property("wrong")) == bool(complaint)
    dialog.expires.clear()
    assert dialog.accept_button.isEnabled()


def test_without_findings_the_panel_says_so_and_invites_to_nothing(clean: TestDesk) -> None:
    clean.trigger("view.findings")
    panel = clean.bench.findings
    assert panel.nothing.isVisible()
    assert panel.nothing.text() == "No findings: the design breaks none of the rules."
    assert not panel.explanation.isVisible()


def test_findings_that_are_switched_off_are_not_called_none(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    for chip in panel.chips.values():
        if chip.isVisible():
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert panel.nothing.isVisible()
    assert panel.nothing.text() == "Everything that was found is switched off above."


@pytest.fixture
def mendable(desk: TestDesk) -> TestDesk:
    """Two disks with the same fault that can be repaired, and one finding that cannot."""
    for disk in ("d2", "d3"):
        desk.window.edit("Break", lambda design, disk=disk: set_fields(design, disk, dynamic=True))
    desk.window.edit("Break", lambda design: set_fields(design, "cluster", bus="scsi"))
    desk.turn()
    desk.trigger("view.findings")
    return desk


def row_of(desk: TestDesk, code: str) -> int:
    model = desk.bench.findings.model
    return next(row for row in range(model.rowCount()) if cell(desk, row, RULE) == code)


def click_link(desk: TestDesk, row: int) -> None:
    panel = desk.bench.findings
    place = panel.table.visualRect(panel.model.index(row, LAST)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.turn()


def test_a_finding_with_a_fix_has_a_link_that_makes_it_as_one_edit(mendable: TestDesk) -> None:
    row = row_of(mendable, "EX-4.05")
    assert cell(mendable, row, LAST) == "Fix"
    assert cell(mendable, row_of(mendable, "EX-1.04"), LAST) == ""
    before = mendable.session.snapshot
    click_link(mendable, row)
    assert mendable.session.snapshot.disks["d2"].dynamic is False
    assert mendable.session.store.undo_label == "Make R: a basic disk"
    assert mendable.window.status.sentence.text() == "Done: Make R: a basic disk"
    mendable.trigger("edit.undo")
    assert mendable.session.snapshot == before


def test_a_click_beside_the_link_repairs_nothing(mendable: TestDesk) -> None:
    before = mendable.session.snapshot
    click_link(mendable, row_of(mendable, "EX-1.04"))
    panel = mendable.bench.findings
    place = panel.table.visualRect(panel.model.index(row_of(mendable, "EX-4.05"), MESSAGE)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    mendable.turn()
    assert mendable.session.snapshot is before


def test_selecting_previews_what_changes_and_which_findings_go(mendable: TestDesk) -> None:
    panel = mendable.bench.findings
    panel.table.selectRow(row_of(mendable, "EX-4.05"))
    card = panel.explanation.card
    assert card.isVisible()
    said = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert said == ["Quick fix", "Make R: a basic disk", "Disk R · Dynamic disk: yes → no", "Ends this finding"]
    panel.table.selectRow(row_of(mendable, "EX-1.04"))
    assert not card.isVisible()


def test_hovering_over_the_link_tells_the_same(mendable: TestDesk) -> None:
    model = mendable.bench.findings.model
    told = model.data(model.index(row_of(mendable, "EX-4.05"), LAST), Qt.ItemDataRole.ToolTipRole)
    assert "Make R: a basic disk" in told
    assert "Dynamic disk: yes" in told
    assert "Ends this finding" in told


def test_all_of_one_kind_are_fixed_at_once(mendable: TestDesk) -> None:
    panel = mendable.bench.findings
    panel.table.selectRow(row_of(mendable, "EX-4.05"))
    card = panel.explanation.card
    assert card.fix_all.text() == "Fix All 2"
    before = mendable.session.snapshot
    card.fix_all.click()
    mendable.turn()
    assert not any(disk.dynamic for disk in mendable.session.snapshot.disks.values())
    assert mendable.session.store.undo_label == "Fix 2 Findings of EX-4.05"
    mendable.trigger("edit.undo")
    assert mendable.session.snapshot == before


def test_the_key_fixes_and_goes_on_to_the_next_finding(mendable: TestDesk) -> None:
    panel = mendable.bench.findings
    panel.table.selectRow(row_of(mendable, "EX-4.05"))
    mendable.turn()
    for _ in range(2):
        mendable.window.menus.refresh()
        QTest.keySequence(mendable.window, QKeySequence("Ctrl+."))
        mendable.turn()
    assert not any(disk.dynamic for disk in mendable.session.snapshot.disks.values())


def test_the_menu_names_the_fix_and_offers_what_can_be_done(mendable: TestDesk) -> None:
    panel = mendable.bench.findings
    panel.table.selectRow(row_of(mendable, "EX-4.05"))
    mendable.turn()
    place = panel.table.visualRect(panel.model.index(row_of(mendable, "EX-4.05"), MESSAGE)).center()
    panel.table.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text().replace("&", "") for action in menu.actions() if action.isEnabled() and action.text()]
    menu.close()
    assert offered == ["Fix: Make R: a basic disk", "Fix All of This Kind", "Waive Finding…"]


def test_in_the_failover_workspace_a_fix_returns_to_the_design(mendable: TestDesk) -> None:
    mendable.window.enter("failover")
    mendable.trigger("view.findings")
    mendable.bench.findings.table.selectRow(row_of(mendable, "EX-4.05"))
    mendable.turn()
    mendable.trigger("design.fix")
    assert mendable.window.workspace == "design"
    assert mendable.session.snapshot.disks["d2"].dynamic is False


def test_what_a_newer_program_wrote_offers_no_fix(mendable: TestDesk) -> None:
    mendable.session.too_new = "the file was made by a newer program"
    panel = mendable.bench.findings
    panel.refresh()
    row = row_of(mendable, "EX-4.05")
    assert cell(mendable, row, LAST) == ""
    panel.table.selectRow(row)
    assert not panel.explanation.card.isVisible()


def test_the_rule_text_shows_a_bad_and_a_good_example(mendable: TestDesk) -> None:
    panel = mendable.bench.findings
    panel.table.selectRow(row_of(mendable, "EX-4.05"))
    rule = next(one for one in mendable.session.report.rules if one.code == "EX-4.05")
    said = {label.text() for label in panel.explanation.findChildren(QLabel) if label.isVisible()}
    assert {"Bad example", rule.text.bad, "Good example", rule.text.good} <= said
