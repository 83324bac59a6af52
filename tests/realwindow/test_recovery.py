"""After a crash, by hand: the start page offers what was not saved, a click restores it, and saving settles it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from designer.edits.objects import rename
from designer.files.load import load
from designer.files.recovery.draft import Heading, write_draft
from designer.files.recovery.shelf import DRAFT, new_shelf
from designer.files.text import to_text
from designer.model.diff import apply
from tests.realwindow.conftest import picture
from tests.realwindow.hand import RealHand
from tests.support.samples import SAMPLES, catalog

if TYPE_CHECKING:
    from designer.ui.program.program import Program
    from designer.ui.run import Application


@pytest.fixture
def design(tmp_path: Path) -> Path:
    sample = next(path for path in SAMPLES if path.stem == "four-node-3-plus-1")
    path = tmp_path / "Contoso.cluster"
    path.write_bytes(sample.read_bytes())
    return path


@pytest.fixture
def crashed(design: Path, tmp_path: Path) -> Path:
    """The folder in which a program left a draft that died."""
    loaded = load(design)
    edited = apply(loaded.snapshot, rename(loaded.snapshot, catalog(), "n1", "MAILHOST1"))
    shelf = new_shelf(tmp_path / "data" / "recovery")
    now = datetime.datetime.now(datetime.UTC)
    heading = Heading(name=design.name, path=design, base=loaded.digest, program="1", time=now, steps=1)
    write_draft(shelf.place(), heading, to_text(edited))
    shelf.leave()
    return tmp_path / "data"


@pytest.fixture
def program(qtbot: QtBot, qapp: Application, crashed: Path, tmp_path: Path) -> Iterator[Program]:
    from PySide6.QtCore import QSettings

    from designer.ui.run import open_program
    from designer.ui.shell.memory import Memory

    memory = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    memory.set_appearance("light")
    made = open_program(qapp, None, memory, crashed)
    made.windows[0].move(0, 0)
    made.windows[0].activateWindow()
    qtbot.waitUntil(made.windows[0].isActiveWindow, timeout=10_000)
    yield made
    for window in tuple(made.windows):
        window.close_unasked()
    made.finish()


def test_restore_and_save(program: Program, hand: RealHand, qtbot: QtBot, design: Path, crashed: Path) -> None:
    from designer.ui.shell.start import StartPage

    window = program.windows[0]
    page = window.findChild(StartPage)
    assert page is not None
    qtbot.waitUntil(lambda: "MAILHOST1" in page.recovered.rows[0].what.text())
    picture(window, "recovered")
    hand.click(page.recovered.rows[0].buttons["restore"])
    qtbot.waitUntil(lambda: window.session is not None and window.bench is not None)
    session = window.session
    assert session is not None
    assert session.snapshot.nodes["n1"].name == "MAILHOST1"
    qtbot.waitUntil(window.isWindowModified)
    qtbot.wait(1500)
    picture(window, "restored")
    hand.keys("ctrl+s")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert load(design).snapshot.nodes["n1"].name == "MAILHOST1"
    qtbot.waitUntil(lambda: not list(crashed.glob(f"recovery/*/*{DRAFT}")))

    hand.keys("ctrl+alt+n")
    qtbot.waitUntil(lambda: len(program.windows) == 2 and program.windows[1].isActiveWindow())
    hand.keys("ctrl+F6")
    qtbot.waitUntil(window.isActiveWindow)
    theirs = design.read_text(encoding="utf-8").replace("MAILHOST1", "THEIRS")
    design.write_text(theirs, encoding="utf-8")
    qtbot.waitUntil(lambda: window.notices.about("file") is not None)
    picture(window, "changed-on-disk")
    hand.keys("alt+l")
    qtbot.waitUntil(lambda: session.snapshot.nodes["n1"].name == "THEIRS")
