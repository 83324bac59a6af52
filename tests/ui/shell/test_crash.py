"""Faults of the program: told once, never a flood, and without names that belong to the client."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.ui.shell.crash import CALM_S, MOST_ALIKE, FaultCatcher, Repeats
from tests.support.samples import catalog, three_plus_one

KIND = ("RuntimeError", "items.py", 7)
OTHER = ("RuntimeError", "items.py", 8)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def catcher(parent: QWidget) -> Iterator[FaultCatcher]:
    made = FaultCatcher(lambda: (parent, Session(three_plus_one(), catalog())))
    made.install()
    yield made
    made.remove()


def fail(words: str = "broken") -> None:
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_at_every_repaint_is_reported_three_times(
    catcher: FaultCatcher, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(500):
        fail()
    assert capsys.readouterr().err.count("RuntimeError: broken") == MOST_ALIKE
    assert catcher.dialog is not None
    assert catcher.dialog.repeats.text() == "Since then: 499 more faults"
    catcher.dialog.close()


def test_what_is_too_frequent_is_quiet_until_it_was_calm_for_long() -> None:
    repeats = Repeats()
    assert [repeats.is_too_many(KIND, 0.1 * count) for count in range(5)] == [False, False, False, True, True]
    assert not repeats.is_too_many(OTHER, 0.5)
    assert repeats.is_too_many(KIND, CALM_S - 1)
    assert repeats.is_too_many(KIND, 2 * CALM_S - 2)
    assert not repeats.is_too_many(KIND, 3 * CALM_S)


def test_what_happens_now_and_then_is_always_reported() -> None:
    repeats = Repeats()
    assert not any(repeats.is_too_many(KIND, 0.5 * count) for count in range(50))


def test_the_report_names_nobody(catcher: FaultCatcher, capsys: pytest.CaptureFixture[str]) -> None:
    fail("NODE1 is not on EVS1")
    assert catcher.dialog is not None
    report = catcher.dialog.text.toPlainText()
    assert "RuntimeError: <node 1> is not on <group" in report
    assert "NODE1" in capsys.readouterr().err
    catcher.dialog.close()
