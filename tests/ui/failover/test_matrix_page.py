"""The page of the failure matrix, with real events: it fills, follows the design, and plays what is clicked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.drawing.matrix.facts import ONLINE
from designer.edits.objects import set_fields
from designer.simulation.outcome.outages import outcomes
from designer.ui.failover.matrix_page import MatrixPage
from designer.ui.failover.matrix_table import MatrixTable
from tests.support.samples import group
from tests.ui.failover.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


def opened(desk: Desk, qtbot: QtBot) -> MatrixPage:
    """The page, with all cases played."""
    desk.panel.transport.pages.buttons["matrix"].click()
    page = desk.panel.page("matrix")
    assert isinstance(page, MatrixPage)
    complete(page, qtbot)
    return page


def complete(page: MatrixPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.sweeper.is_complete and not page.sweeper.is_busy, timeout=PATIENCE_MS)


def row_of(table: MatrixTable, title: str) -> int:
    rows = range(table.cells.rowCount())
    return next(row for row in rows if table.cells.headerData(row, Qt.Orientation.Vertical) == title)


def middle(table: MatrixTable, row: int, column: int) -> QPoint:
    index = table.cells.index(row, column)
    table.scrollTo(index)
    return table.visualRect(index).center()


def test_the_matrix_fills_tells_sorts_and_plays_its_cells(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    table, snapshot = page.table, desk.session.snapshot
    assert table.cells.rowCount() > 60
    headings = [table.cells.headerData(place, Qt.Orientation.Horizontal) for place in range(table.cells.columnCount())]
    assert headings[:4] == ["EVS1", "EVS2", "EVS3", "Cluster Group"]
    row = row_of(table, "NODE1, then NODE2")
    told = table.cells.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "NODE1, then NODE2. EVS2 stays offline. Every node that is left runs a virtual server already."

    # Resting on a cell points out what fails
    QTest.mouseMove(table.viewport(), middle(table, row, 1))
    qtbot.waitUntil(lambda: bool(desk.canvas._hover))
    assert {desk.canvas._hover, *desk.canvas._pointed} == {"n1", "n2"}

    # A click plays the case from its beginning, polls as late as in the sweep
    QTest.mouseClick(table.viewport(), LEFT, pos=middle(table, row, 1))
    playback = desk.panel.playback
    assert desk.panel.page_word == "timeline"
    assert playback.script.name == "NODE1, then NODE2"
    assert QApplication.focusWidget() is desk.canvas  # Space pauses, and presses no button of the page
    assert [(one.kind, one.subject) for one in playback.actions] == [("power", "n1"), ("power", "n2")]
    desk.freeze()
    playback.seek(playback.length_ms)
    assert playback.state is not None
    assert playback.state.groups[group(snapshot, "EVS2")] != "online"

    # Back again nothing has to be played anew; the cursor goes by keys, and Enter plays
    done = page.sweeper.sweep
    desk.panel.turn_to("matrix")
    assert page.sweeper.sweep is done
    assert not page.sweeper.is_busy
    table.setFocus()
    first = row_of(table, "NODE2")
    table.setCurrentIndex(table.cells.index(first - 1, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (first, 1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert playback.script.name == "NODE2"
    desk.freeze()

    # The outage that is played is the one in the cell
    assert page.matrix is not None
    case = page.matrix.lines[first].cases[0]
    two = group(snapshot, "EVS2")
    assert playback.timeline is not None
    assert outcomes(playback.timeline)[two] == case.outcomes[two]


def test_choosing_what_is_shown_and_a_design_that_changes(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    table, bar = page.table, page.bar
    everything = table.cells.rowCount()

    bar.length.setCurrentIndex(1)
    singles = table.cells.rowCount()
    assert 0 < singles < everything
    bar.fold.click()
    assert table.cells.rowCount() > singles
    bar.fold.click()
    QTest.keyClicks(bar.text, "node1")
    assert {line.title for line in table.cells.matrix.lines if line.case is not None} >= {"NODE1"}  # type: ignore[union-attr]
    QTest.keyClicks(bar.text, "zzz")
    assert page.picture.isVisible()
    bar.text.clear()
    bar.length.setCurrentIndex(0)
    assert table.cells.rowCount() == everything

    header = table.horizontalHeader()
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(header.sectionViewportPosition(4) + 20, 8))
    assert page.bar.choice.by == ONLINE

    for sight in ("ladder", "capacity"):
        bar.sights.buttons[sight].click()
        assert page.picture.isVisible()
        assert page.picture.picture is not None
        assert page.picture.picture.description
    assert not bar.text.isVisible()
    bar.sights.buttons["options"].click()
    qtbot.waitUntil(lambda: bool(page.options), timeout=PATIENCE_MS)
    assert [one.key for one in page.options] == ["design", "1+1", "2+1", "3+1", "A/A"]
    bar.sights.buttons["matrix"].click()

    # Out of sight nothing is played; what is shown is of the design before, and says so
    old = page.sweeper.sweep
    desk.panel.turn_to("timeline")
    evs = group(desk.session.snapshot, "EVS1")
    desk.session.do("Fewer users", set_fields(desk.session.snapshot, evs, users=10))
    assert page.sweeper.sweep is old
    assert "before its last change" in bar.message.text()

    # In sight it is played anew; that can be ended and taken up again
    desk.panel.turn_to("matrix")
    assert "Shown: the design before" in bar.message.text()
    assert bar.button.text() == "Cancel"
    bar.button.click()
    assert bar.button.text() == "Play Again"
    bar.button.click()
    complete(page, qtbot)
    assert page.sweeper.fits(desk.session.snapshot)
    qtbot.waitUntil(lambda: bar.message.text() == "", timeout=PATIENCE_MS)


def test_what_plays_the_matrix_is_there_before_it_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    assert not desk.panel.sweeper.is_warm
    qtbot.waitUntil(lambda: desk.panel.sweeper.is_warm, timeout=PATIENCE_MS)
    assert not desk.panel.sweeper.is_busy
    page = opened(desk, qtbot)
    assert page.sweeper is desk.panel.sweeper
