"""The dialog of six questions, with real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from designer.app.questions import usual_answers
from designer.edits.wizard import design_for
from designer.rules.engine import check
from designer.ui.look import Look
from designer.ui.plain import PlainLabel
from designer.ui.shell.qt_dialogs import QtDialogs
from designer.ui.shell.questions import QuestionsDialog
from tests.support.samples import catalog
from tests.ui.desk import TestDesk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> QuestionsDialog:
    made = QuestionsDialog(catalog(), look)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def choose(box: QComboBox, value: object) -> None:
    """Walk through the list with the arrow keys, as a hand would."""
    target = box.findData(value)
    while box.currentIndex() != target:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < target else Qt.Key.Key_Up)


def shown(dialog: QuestionsDialog) -> str:
    QApplication.processEvents()  # what is new in a layout is seen a moment later
    texts = [label.text() for label in dialog.card.findChildren(PlainLabel) if label.isVisible()]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def test_it_begins_with_the_recommended_layout(dialog: QuestionsDialog) -> None:
    assert dialog.answer() == design_for(catalog(), usual_answers(catalog()))
    assert "4: 3 active and 1 passive" in shown(dialog)
    assert "no errors, no warnings" in shown(dialog)
    assert dialog.create_button.isEnabled()


def test_the_proposal_follows_what_is_typed(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    write(dialog.users, "3000")
    qtbot.waitUntil(lambda: "1 EVS of 3,000 users" in shown(dialog))
    assert "2 nodes are enough for these users" in shown(dialog)


def test_what_cannot_be_is_told_and_cannot_be_created(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    choose(dialog.bus, "scsi")
    assert "SCSI carries at most 2 nodes: choose Fibre Channel, iSCSI or SAS, or 2 nodes" in shown(dialog)
    assert not dialog.create_button.isEnabled()
    assert dialog.hints["nodes"].text() == "Only 2"
    QTest.keyClick(dialog.users, Qt.Key.Key_Return)
    assert dialog.isVisible()
    choose(dialog.nodes, 2)
    assert "9,000 users need at least 4 nodes, and SCSI carries 2" in shown(dialog)
    assert dialog.users.property("wrong")
    write(dialog.users, "4,000")
    qtbot.waitUntil(dialog.create_button.isEnabled)
    assert not dialog.users.property("wrong")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("many", "Mailbox users: a whole number, such as 10"),
        ("", "Mailbox users: enter a number"),
        ("-3", "Mailbox users: at least 0"),
        ("0", "0 users are too few: choose between 1 and 24,000 users"),
        ("1000000000", "1,000,000,000 users are too many for one cluster"),
        ("9" * 300, "Mailbox users: "),
    ],
)
def test_senseless_users_are_told_apart(qtbot: QtBot, dialog: QuestionsDialog, text: str, sentence: str) -> None:
    write(dialog.users, text)
    if not text:
        QTest.keyClick(dialog.users, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: sentence in shown(dialog))
    assert dialog.users.property("wrong")
    assert not dialog.create_button.isEnabled()


def test_the_quota_follows_the_profile_until_it_is_typed(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    choose(dialog.profile, "heavy")
    assert dialog.quota.text() == "200\N{NO-BREAK SPACE}MB"
    write(dialog.quota, "1 GB")
    choose(dialog.profile, "light")
    assert dialog.quota.text() == "1 GB"
    assert "50\N{NO-BREAK SPACE}MB are usual for this profile" in dialog.hints["quota_mb"].text()


def test_enter_right_after_typing_creates_what_was_typed(dialog: QuestionsDialog) -> None:
    write(dialog.users, "3000")
    QTest.keyClick(dialog.users, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    design = dialog.answer()
    assert design is not None
    assert [evs.users for evs in design.groups_of_kind("evs")] == [3000]


@pytest.mark.parametrize("place", range(6))
def test_every_platform_can_be_had(dialog: QuestionsDialog, place: int) -> None:
    choose(dialog.nodes, 2)
    write(dialog.users, "2000")
    dialog.platform.setCurrentIndex(place)
    dialog.accept()
    design = dialog.answer()
    assert design is not None
    assert (design.cluster.windows, design.cluster.exchange) == dialog.platform.currentData()
    assert not [one for one in check(design, catalog()).open if one.level in ("error", "warning")]


def test_everything_is_reached_with_the_tab_key(dialog: QuestionsDialog) -> None:
    dialog.platform.setFocus()
    order = [dialog.platform, dialog.nodes, dialog.users, dialog.profile, dialog.quota, dialog.bus]
    for field in order[1:]:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is field
        assert field.accessibleName()


def test_the_dialog_follows_the_theme(dialog: QuestionsDialog, look: Look) -> None:
    before = dialog.card.grab().toImage()
    look.wear("dark")
    try:
        assert dialog.card.grab().toImage() != before
    finally:
        look.wear("light")


def test_the_answer_reaches_the_window(desk: TestDesk) -> None:
    desk.answers.on_new = design_for(catalog(), usual_answers(catalog(), users=800))
    desk.trigger("file.questions")
    assert desk.answers.asked[-1] == "questions"
    assert desk.session.path is None
    assert [evs.users for evs in desk.session.snapshot.groups_of_kind("evs")] == [800]


def test_a_cancelled_dialog_leaves_the_design_alone(desk: TestDesk) -> None:
    before = desk.session
    desk.trigger("file.questions")
    assert desk.session is before


def test_answers_leave_a_changed_design_open_in_its_own_window(desk: TestDesk) -> None:
    before = desk.window
    desk.trigger("design.add-node")
    nodes = len(desk.session.snapshot.nodes)
    desk.answers.on_new = design_for(catalog(), usual_answers(catalog()))
    desk.trigger("file.questions")
    assert desk.window is not before
    assert before.session is not None
    assert len(before.session.snapshot.nodes) == nodes


def test_cancel_makes_no_design(qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch, desk: TestDesk) -> None:
    monkeypatch.setattr(QuestionsDialog, "exec", lambda dialog: 0)
    assert QtDialogs(desk.window, look).new_design(catalog()) is None
    monkeypatch.setattr(QuestionsDialog, "exec", lambda dialog: dialog.accept() or dialog.result())
    assert QtDialogs(desk.window, look).new_design(catalog()) is not None
