"""Take the README's pictures of the window anew; with a FOLDER, take every scene light and dark into it instead,
or those that are named after it.

Needs no screen. The pictures show the four-node sample at 1440 x 900, as the program draws it today.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QPointF, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.app.desk.words import Appearance
from designer.edits.objects import delete
from designer.ui.run import Application, open_program
from designer.ui.shell.memory import Memory
from designer.ui.shell.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "four-node-3-plus-1.cluster"
MIDDLE_MS = 36_000
"""The moment of the failover that is shown: EVS1 is coming online on its new node."""


def wait(ms: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def design(window: MainWindow) -> None:
    """The design workspace with an EVS selected."""
    assert window.bench is not None
    window.select([window.bench.session.snapshot.groups_of_kind("evs")[0].id])


def findings(window: MainWindow) -> None:
    """What is found when the passive node is taken away."""
    assert window.bench is not None
    window.edit("Delete NODE4", lambda snapshot: delete(snapshot, ["n4"]))
    wait(200)
    window.findings.next()


def failover(window: MainWindow) -> None:
    """A node has lost its power, and its groups are on their way."""
    assert window.bench is not None
    window.enter("failover")
    window.player.add_fault("power", "n1")
    window.player.run("pause")
    window.bench.failover.playback.seek(MIDDLE_MS)


def beside(window: MainWindow) -> None:
    """The same failover on the dependency tree of Exchange 2000, both clusters on one clock."""
    failover(window)
    window.menus.actions["failover.compare-2000"].trigger()


def dependencies(window: MainWindow) -> None:
    """The dependency tree of an EVS."""
    window.sight.show_view("dependencies")


def networks(window: MainWindow) -> None:
    """The networks as buses with their addresses."""
    window.sight.show_view("networks")


def storage(window: MainWindow) -> None:
    """Arrays, disks, and what is kept on them."""
    window.sight.show_view("storage")


def owners(window: MainWindow) -> None:
    """Which group may go where."""
    window.sight.show_view("owners")


def history(window: MainWindow) -> None:
    """The steps that undo would take back."""
    for command in ("design.add-node", "design.add-disk"):
        window.menus.actions[command].trigger()
    window.sight.toggle("history")


def tables(window: MainWindow) -> None:
    """Addresses, disks and owners as tables."""
    window.sight.toggle("tables")


def palette(window: MainWindow) -> None:
    """The command palette."""
    window.search.choose_command()
    QTest.keyClicks(QApplication.focusWidget(), "add")


def dragging(window: MainWindow) -> None:
    """A group over the node that would become its home."""
    assert window.bench is not None
    canvas = window.bench.canvas
    group = window.bench.session.snapshot.groups_of_kind("evs")[0].id
    start, end = (QPointF(*canvas.settled.areas[one].centre) for one in (group, "n4"))
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.mapFromScene(start))
    for step in range(1, 9):
        QTest.mouseMove(canvas.viewport(), canvas.mapFromScene(start + (end - start) * step / 8))


def compared(window: MainWindow) -> None:
    """The trees of two Exchange versions side by side."""
    window.sight.show_hanging("both")


def document(window: MainWindow) -> None:
    """The pages of the design document."""
    assert window.bench is not None
    window.enter("document")
    while window.bench.studio.proof is None and not window.bench.studio.trouble:
        wait(50)
    window.bench.go_to_section("topology")


def start(window: MainWindow) -> None:
    """The page to begin with."""
    window.adopt(None)


IN_README = {("design", "light"), ("failover", "dark")}

SCENES: tuple[Callable[[MainWindow], None], ...] = (
    *(design, findings, failover, beside, dependencies, compared, networks, storage, owners),
    *(history, tables, palette, dragging, document, start),
)


def take(app: Application, scene: Callable[[MainWindow], None], appearance: Appearance, path: Path) -> None:
    """Open the sample in a fresh window, set the scene, and keep what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        memory = Memory(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        memory.set_appearance(appearance)
        program = open_program(app, SAMPLE, memory, Path(folder))
        window = program.windows[0]
        wait(300)
        scene(window)
        wait(700)
        window.grab().save(str(path))
        window.close_unasked()
        program.finish()
    print(path)


def main() -> None:
    """Take the pictures."""
    everything = len(sys.argv) > 1
    target = Path(sys.argv[1]) if everything else ROOT / "docs" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    app = Application([sys.argv[0]])
    wanted = sys.argv[2:]
    appearances: tuple[Appearance, ...] = ("light", "dark")
    for appearance in appearances:
        for scene in SCENES:
            if wanted and scene.__name__ not in wanted:
                continue
            if everything or (scene.__name__, appearance) in IN_README:
                take(app, scene, appearance, target / f"{scene.__name__}-{appearance}.png")


if __name__ == "__main__":
    main()
