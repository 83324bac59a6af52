"""Findings by hand: repair one with a click and one with the keyboard, and look at another platform."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from designer.edits.objects import set_fields
from designer.ui.panels.findings import FindingsPanel
from designer.ui.panels.findings_model import LAST, MESSAGE, RULE
from designer.ui.shell.window import MainWindow
from tests.realwindow.conftest import picture
from tests.realwindow.hand import RealHand


def cell(panel: FindingsPanel, code: str, column: int) -> QPoint:
    """The middle of a cell in the first row about a rule."""
    model = panel.model
    row = next(row for row in range(model.rowCount()) if model.data(model.index(row, RULE)) == code)
    return panel.table.visualRect(model.index(row, column)).center()


def test_repair_and_compare(window: MainWindow, hand: RealHand, qtbot: QtBot) -> None:
    session, bench = window.session, window.bench
    assert session is not None
    assert bench is not None
    qtbot.waitUntil(lambda: bool(session.report.rules))
    for disk in ("d2", "d3"):
        window.edit("Break", lambda design, disk=disk: set_fields(design, disk, dynamic=True))
    hand.click(window.status.summary)
    panel = bench.findings
    qtbot.waitUntil(panel.isVisible)

    hand.click(panel.table.viewport(), cell(panel, "EX-4.05", LAST))
    qtbot.waitUntil(lambda: session.snapshot.disks["d2"].dynamic is False)
    hand.click(panel.table.viewport(), cell(panel, "EX-4.05", MESSAGE))
    qtbot.waitUntil(panel.explanation.card.isVisible)
    picture(window, "repairing")
    hand.keys("ctrl+period")
    qtbot.waitUntil(lambda: session.snapshot.disks["d3"].dynamic is False)
    hand.keys("ctrl+z")
    qtbot.waitUntil(lambda: session.snapshot.disks["d3"].dynamic is True)

    window.findings.compare("windows-2000-advanced-server+exchange-2000-enterprise")
    qtbot.waitUntil(panel.strip.isVisible)
    picture(window, "comparing")
    before = session.snapshot
    hand.click(panel.strip.back)
    qtbot.waitUntil(lambda: not panel.strip.isVisible())
    assert session.snapshot is before
