"""Work that takes long leaves the window alive and can be given up."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from designer.ui.shell.patience import GivenUp, patiently
from tests.ui.desk import TestDesk


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def when_asked(parent: QWidget, deed: str, go: threading.Event) -> QTimer:
    """Press Cancel in the dialog once it is there, or let the work end."""
    timer = QTimer(parent)

    def look() -> None:
        for dialog in parent.findChildren(QProgressDialog):
            if dialog.isVisible():
                timer.stop()
                if deed == "cancel":
                    QTest.mouseClick(dialog.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
                else:
                    go.set()

    timer.timeout.connect(look)
    timer.start(5)
    return timer


def test_what_is_quick_asks_nothing(parent: QWidget) -> None:
    assert patiently(parent, "Adding…", lambda: 1 + 1) == 2
    assert parent.findChildren(QProgressDialog) == []


def test_what_fails_fails_where_it_was_asked_for(parent: QWidget) -> None:
    with pytest.raises(ZeroDivisionError):
        patiently(parent, "Dividing…", lambda: 1 / 0)


def test_the_window_goes_on_and_gets_the_result(parent: QWidget) -> None:
    go = threading.Event()
    timer = when_asked(parent, "wait", go)
    assert patiently(parent, "Waiting…", lambda: go.wait(30)) is True
    assert not timer.isActive()


def test_it_can_be_given_up(parent: QWidget) -> None:
    go = threading.Event()
    when_asked(parent, "cancel", go)
    with pytest.raises(GivenUp):
        patiently(parent, "Waiting…", lambda: go.wait(30))
    go.set()


def test_opening_a_large_file_can_be_given_up(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from designer.ui.shell import opening

    go = threading.Event()
    path = desk.folder / "large.cluster"
    desk.answers.save = path
    desk.trigger("file.save")
    session = desk.session

    def slow(path: object) -> None:
        go.wait(30)

    monkeypatch.setattr(opening, "LARGE", 0)
    monkeypatch.setattr(opening, "load", slow)
    other = desk.folder / "other.cluster"
    other.write_bytes(path.read_bytes())
    when_asked(desk.window, "cancel", go)
    assert desk.window.files.open_path(str(other)) is False
    go.set()
    assert desk.session is session
    assert desk.answers.errors == []
