"""The dialogs themselves, without ever blocking: `exec` is replaced by a click."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListWidget, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from designer import __version__
from designer.rules.engine import discover
from designer.rules.reference import find_rule
from designer.ui.look import Look
from designer.ui.plain import PlainLabel
from designer.ui.shell.crash import FaultCatcher
from designer.ui.shell.differences import DifferencesDialog
from designer.ui.shell.help_dialogs import AboutDialog, RulesDialog
from designer.ui.shell.qt_dialogs import QtDialogs

MARKUP = '<img src="//host/x.png">AT&T R&D'

Click = Callable[[str], list[QMessageBox]]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialogs(parent: QWidget, look: Look) -> QtDialogs:
    return QtDialogs(parent, look)


@pytest.fixture
def click(monkeypatch: pytest.MonkeyPatch) -> Click:
    """Answer the next message box by clicking the button with this label ("" closes it); returns the boxes seen."""

    def answer(label: str) -> list[QMessageBox]:
        seen: list[QMessageBox] = []

        def run(box: QMessageBox) -> int:
            seen.append(box)
            texts = {button.text().replace("&", ""): button for button in box.buttons()}
            if label:
                texts[label].click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", run)
        return seen

    return answer


@pytest.mark.parametrize(("label", "answer"), [("Save", "save"), ("Don't Save", "discard"), ("Cancel", "cancel")])
def test_unsaved_changes(dialogs: QtDialogs, click: Click, label: str, answer: str) -> None:
    seen = click(label)
    assert dialogs.unsaved(f"{MARKUP}.cluster") == answer
    assert MARKUP in seen[0].text()
    assert seen[0].textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("label", "answer"), [("Save As…", "save as"), ("Overwrite", "overwrite"), ("Cancel", "cancel")]
)
def test_a_file_changed_by_somebody_else(dialogs: QtDialogs, click: Click, label: str, answer: str) -> None:
    click(label)
    assert dialogs.changed_on_disk("x.cluster") == answer


@pytest.mark.parametrize(
    ("label", "answer"), [("Read-Only", "look"), ("A Copy", "copy"), ("Take Over", "take over"), ("Cancel", "cancel")]
)
def test_a_file_that_somebody_left_open(dialogs: QtDialogs, click: Click, label: str, answer: str) -> None:
    seen = click(label)
    assert dialogs.in_use("x.cluster", f"{MARKUP} on HOST", is_gone=True) == answer
    assert MARKUP in seen[0].text()
    assert seen[0].textFormat() == Qt.TextFormat.PlainText


def test_who_works_on_a_file_cannot_be_overtaken(dialogs: QtDialogs, click: Click) -> None:
    seen = click("")
    assert dialogs.in_use("x.cluster", "anna on HOST", is_gone=False) == "cancel"
    assert "Take Over" not in {button.text().replace("&", "") for button in seen[0].buttons()}


@pytest.mark.parametrize(("label", "answer"), [("Give Up", True), ("Cancel", False), ("", False)])
def test_what_cannot_be_undone_is_confirmed(dialogs: QtDialogs, click: Click, label: str, answer: bool) -> None:
    seen = click(label)
    assert dialogs.confirm(f"Give up {MARKUP}?", "It is gone then.", "&Give Up") is answer
    assert seen[0].textFormat() == Qt.TextFormat.PlainText
    default = seen[0].defaultButton()
    assert default is not None
    assert default.text().replace("&", "") == "Cancel"


def test_differences_are_a_text_to_read(dialogs: QtDialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[DifferencesDialog] = []
    monkeypatch.setattr(DifferencesDialog, "exec", lambda dialog: seen.append(dialog) or 0)
    dialogs.differences(f"What {MARKUP} would change", ["one", MARKUP])
    assert seen[0].text.toPlainText() == f"one\n{MARKUP}"
    assert seen[0].text.isReadOnly()


def test_closing_a_question_is_cancelling(dialogs: QtDialogs, click: Click) -> None:
    click("")
    assert dialogs.unsaved("x") == "cancel"
    assert dialogs.changed_on_disk("x") == "cancel"


def test_errors_are_plain_text(dialogs: QtDialogs, click: Click) -> None:
    seen = click("")
    dialogs.error(f"{MARKUP}: cannot be read")
    assert seen[0].textFormat() == Qt.TextFormat.PlainText


def test_a_name_without_an_ending_gets_one(dialogs: QtDialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers = iter([(str(tmp_path / "plan"), ""), (str(tmp_path / "plan.cluster"), ""), ("", "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: next(answers))
    suggestion = tmp_path / "Untitled.cluster"
    assert dialogs.save_file(suggestion, "") == tmp_path / "plan.cluster"
    assert dialogs.save_file(suggestion, "") == tmp_path / "plan.cluster"
    assert dialogs.save_file(suggestion, "") is None


def test_choosing_no_file_opens_none(dialogs: QtDialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: ("", ""))
    assert dialogs.open_file(tmp_path) is None


def test_about_names_version_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    texts = "\n".join(edit.toPlainText() for edit in dialog.findChildren(QPlainTextEdit))
    assert "MIT" in texts
    assert "SIL OPEN FONT LICENSE" in texts
    assert any(__version__ in child.text() for child in dialog.findChildren(QWidget) if hasattr(child, "text"))


def test_the_rule_reference_holds_every_rule_and_filters(qtbot: QtBot, look: Look) -> None:
    dialog = RulesDialog(look)
    qtbot.addWidget(dialog)
    rules = dialog.findChild(QListWidget)
    assert rules is not None
    assert rules.count() == len(discover())
    dialog.filter.setText("EX-4.01")
    shown = [rules.item(i).text() for i in range(rules.count()) if not rules.item(i).isHidden()]
    assert shown
    assert len(shown) < rules.count()
    said = [label.text() for label in dialog.explanation.findChildren(PlainLabel)]
    assert find_rule("EX-4.01") is not None
    assert find_rule("EX-4.01").text.why in said  # type: ignore[union-attr]
    dialog.filter.setText("there is no such rule")
    assert all(rules.item(i).isHidden() for i in range(rules.count()))


def test_a_fault_of_the_program_is_shown_once_and_can_be_copied(
    qtbot: QtBot, parent: QWidget, capsys: pytest.CaptureFixture[str]
) -> None:
    catcher = FaultCatcher(lambda: (parent, None))
    before = sys.excepthook
    catcher.install()
    try:
        for number in range(3):
            try:
                raise RuntimeError(f"number {number}")
            except RuntimeError as error:
                sys.excepthook(type(error), error, error.__traceback__)
        dialogs = [dialog for dialog in parent.findChildren(QDialog) if dialog.isVisible()]
        assert dialogs == [catcher.dialog]
        assert catcher.dialog is not None
        assert "number 0" in catcher.dialog.text.toPlainText()
        assert __version__ in catcher.dialog.text.toPlainText()
        catcher.dialog.copy.click()
        assert "RuntimeError: number 0" in QApplication.clipboard().text()
        catcher.dialog.close()
        qtbot.waitUntil(lambda: catcher.dialog is None)
    finally:
        catcher.remove()
    assert sys.excepthook is before
    assert "number 2" in capsys.readouterr().err
