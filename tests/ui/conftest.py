"""Window tests run offscreen, and a test that hangs ends the run with a traceback instead of a silence."""

from __future__ import annotations

import faulthandler
import os
from typing import TYPE_CHECKING, TextIO

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from designer.ui.look import Look
    from tests.ui.desk import TestDesk

# Before any test module imports Qt; a missing display would abort the process.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

LEASH = 60
"""Seconds that one test may take."""


@pytest.fixture(scope="session")
def traceback_file(request: pytest.FixtureRequest) -> Iterator[TextIO]:
    """Open the terminal's error stream as it is outside of output capture."""
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        descriptor = os.dup(2)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        yield stream


@pytest.fixture(autouse=True)
def leash(traceback_file: TextIO) -> Iterator[None]:
    """End the whole run with every thread's traceback if the test hangs."""
    faulthandler.dump_traceback_later(LEASH, exit=True, file=traceback_file)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The look of the program, light; the style sheet is the application's, so one look serves all tests."""
    from designer.ui.look import Look

    return Look(qapp, "light")


@pytest.fixture(autouse=True)
def usual_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows are as large as on a usual screen, however small the one is that nobody looks at."""
    from designer.ui.shell import place, window

    monkeypatch.setattr(window, "first_size", lambda screen: place.COMFORTABLE)


@pytest.fixture(autouse=True)
def light_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test has made of the look, the next one finds it light."""
    yield
    if "look" in request.fixturenames:
        request.getfixturevalue("look").wear("light")


@pytest.fixture
def empty_desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[TestDesk]:
    """The window without a design."""
    from tests.ui.desk import TestDesk

    made = TestDesk(qtbot, look, tmp_path)
    yield made
    made.end()


@pytest.fixture
def desk(empty_desk: TestDesk) -> TestDesk:
    """The window on the recommended four-node design."""
    empty_desk.start()
    return empty_desk
