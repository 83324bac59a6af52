"""The program's own start, on the X server and window manager that `dev.py test` starts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from designer.ui.run import Application
    from designer.ui.shell.window import MainWindow
    from tests.realwindow.hand import RealHand

PICTURES = Path(__file__).parents[2] / "build" / "realwindow"
"""What the screen looked like at each stage, for whoever wants to see."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    from designer.ui.run import Application

    return Application


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["clusterwright"]


@pytest.fixture
def hand(qtbot: QtBot) -> RealHand:
    from tests.realwindow.hand import RealHand

    return RealHand(qtbot)


@pytest.fixture
def window(qtbot: QtBot, qapp: Application, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a copy of the recommended four-node design."""
    from PySide6.QtCore import QSettings

    from designer.ui.run import open_program
    from designer.ui.shell.memory import Memory

    sample = Path(__file__).parents[2] / "samples" / "four-node-3-plus-1.cluster"
    design = tmp_path / "client.cluster"
    design.write_bytes(sample.read_bytes())
    memory = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    memory.set_appearance("light")
    program = open_program(qapp, design, memory, tmp_path / "data")
    made = program.windows[0]
    made.move(0, 0)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=10_000)
    yield made
    for one in tuple(program.windows):
        one.close_unasked()
    program.finish()


def picture(window: MainWindow, name: str) -> None:
    """Keep what the screen shows."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    screen = window.screen()
    screen.grabWindow(0).save(str(PICTURES / f"{name}.png"))
