"""Keys of a real keyboard: what a layout makes of Shift and a digit only a real server tells."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from designer.ui.shell.shortcut_sheet import ShortcutSheet
from designer.ui.shell.window import MainWindow
from tests.realwindow.conftest import picture
from tests.realwindow.hand import RealHand


def test_everything_can_be_reached_with_keys(window: MainWindow, hand: RealHand, qtbot: QtBot) -> None:
    bench = window.bench
    assert bench is not None
    qtbot.waitUntil(lambda: bool(bench.session.report.rules))
    bench.canvas.setFocus()
    hand.keys("ctrl+plus", "ctrl+plus")
    qtbot.waitUntil(lambda: not bench.canvas.camera.fitting)
    hand.keys("shift+1")
    qtbot.waitUntil(lambda: bench.canvas.camera.fitting)

    hand.keys("shift+slash")
    qtbot.waitUntil(lambda: len(window.findChildren(ShortcutSheet)) == 1)
    picture(window, "shortcuts")
    hand.keys("Escape")
    qtbot.waitUntil(lambda: window.findChildren(ShortcutSheet) == [])

    hand.keys("ctrl+shift+p")
    palette = window.search.palette
    assert palette is not None
    qtbot.waitUntil(palette.isVisible)
    hand.do("type", "--delay", "30", "node3")
    picture(window, "palette")
    hand.keys("Return")
    qtbot.waitUntil(lambda: window.selection == ("n3",))

    hand.keys("ctrl+f")
    hand.do("type", "--delay", "30", "node")
    hand.keys("F3")
    picture(window, "finding")
    qtbot.waitUntil(lambda: window.selection not in ((), ("n3",)))
    hand.keys("Escape", "shift+F11")
    qtbot.waitUntil(lambda: window.isFullScreen() and not window.bar.isVisible())
    hand.keys("Escape")
    qtbot.waitUntil(window.bar.isVisible)
