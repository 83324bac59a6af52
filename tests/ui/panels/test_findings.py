"""The findings: walking through them, what they lead to, and waiving with a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.edits.objects import delete, set_fields
from designer.rules.api import Finding
from designer.ui.panels.findings_model import CLASS, MESSAGE, OBJECTS, RULE
from designer.ui.shell.waiving import WaiveDialog
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
        seen.append(line.finding)
    assert seen == [*found, found[0]]
    QTest.keyClick(broken.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    line = broken.bench.findings.current
    assert line is not None
    assert line.finding == found[-1]


def test_classes_can_be_hidden(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    everything = panel.model.rowCount()
    panel.chips["error"].click()
    assert panel.model.rowCount() == everything - broken.session.report.count("error")
    panel.chips["error"].click()
    assert panel.model.rowCount() == everything


def test_waiving_needs_a_reason_and_can_be_taken_back(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    panel = broken.bench.findings
    panel.table.selectRow(0)
    broken.turn()
    finding = broken.session.report.open[0]
    broken.answers.on_waive = ("  ", "me")
    panel.waive.click()
    broken.turn()
    assert "reason" in broken.window.status.sentence.text()
    assert not broken.session.snapshot.waivers
    broken.answers.on_waive = ("agreed with the client", "A. Smith")
    panel.waive.click()
    broken.turn()
    (waiver,) = broken.session.snapshot.waivers.values()
    assert (waiver.rule, waiver.reason, waiver.author) == (finding.code, "agreed with the client", "A. Smith")
    assert finding not in broken.session.report.open
    last = panel.model.rowCount() - 1
    assert cell(broken, last, CLASS) == "Waived"
    panel.table.selectRow(last)
    assert not panel.waive.isVisible()
    panel.unwaive.click()
    broken.turn()
    assert finding.key in [one.key for one in broken.session.report.open]
    assert broken.memory.author() == "A. Smith"


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


def test_a_clean_design_says_so(desk: TestDesk) -> None:
    desk.trigger("view.findings")
    assert not desk.bench.findings.table.isVisible()
    said = [label.text() for label in desk.bench.findings.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("No findings") for text in said)
    assert not desk.bench.findings.explanation.isVisible()


def test_the_dialog_accepts_no_empty_reason(qtbot: QtBot) -> None:
    finding = Finding("EX-4.01", "error", "published", ("g2",), "EVS1: too many storage groups (EX-4.01)")
    dialog = WaiveDialog(finding, "A. Smith")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.reason, "   ")
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.reason, "as agreed")
    assert dialog.accept_button.isEnabled()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == WaiveDialog.DialogCode.Accepted
    assert dialog.answer() == ("as agreed", "A. Smith")


def test_without_findings_the_panel_says_so_and_invites_to_nothing(desk: TestDesk) -> None:
    desk.trigger("view.findings")
    panel = desk.bench.findings
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
    assert panel.nothing.text() == "Every class that has findings is switched off above."
