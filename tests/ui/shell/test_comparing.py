"""Two runs on one clock, with real events; one window for all of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from designer.app.rivals import Rival
from designer.edits.objects import set_fields
from designer.ui.failover.compare_chart import CompareChart
from designer.ui.failover.compare_page import ComparePage
from tests.ui.desk import TestDesk

LEFT = Qt.MouseButton.LeftButton


def opened(desk: TestDesk) -> ComparePage:
    desk.start()
    desk.trigger("failover.enter")
    desk.bench.failover.transport.pages.buttons["compare"].click()
    page = desk.bench.failover.page("compare")
    assert isinstance(page, ComparePage)
    return page


def struck(desk: TestDesk, kind: str = "power", subject: str = "n1") -> None:
    desk.bench.failover.add_fault(kind, subject)
    desk.bench.failover.playback.pause()
    desk.turn()


def row_of(chart: CompareChart, name: str) -> QPointF:
    assert chart.sheet is not None
    row = next(row for row in chart.sheet.rows if name in row.line.names)
    return chart.place(row).center()


def test_another_run_is_beside_the_one_that_is_watched(desk: TestDesk) -> None:
    page = opened(desk)
    playback, canvas, chart = desk.bench.failover.playback, desk.bench.canvas, page.chart
    assert "There is no run yet" in page.nothing.text()
    assert page.twin is None

    # A fault: both runs, their sentences, and the other cluster beside the canvas, which keeps focus and selection
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    canvas.setFocus()
    desk.qtbot.waitUntil(canvas.hasFocus)
    struck(desk)
    assert canvas.hasFocus()
    assert canvas.selection() == ()
    assert page.summary.texts[0].startswith("EVS1 is complete after 80.2")
    assert page.twin is not None
    assert page.twin.isVisible()
    assert abs(page.twin.width() - canvas.width()) < 4
    assert page.head is not None
    assert (page.head.name.text(), page.twin.head.name.text()) == ("Exchange 2003", "Exchange 2000")

    # The clock goes on until the longer run is over
    assert playback.timeline is not None
    assert playback.timeline.end == 80_200
    assert playback.length_ms > 90_200
    assert chart.sheet is not None
    assert chart.sheet.axis.end_ms == playback.length_ms

    # Pressing in the bars goes to that moment in both runs
    at = QPoint(round(chart.pixel(85_000)), round(row_of(chart, "Information Store").y()))
    QTest.mouseClick(chart, LEFT, pos=at)
    assert abs(playback.at_ms - 85_000) < 200
    theirs = page.twin.other.timeline
    assert theirs is not None
    state = page.twin.easel.scenery.state
    assert state is not None
    assert state == theirs.state_at(int(playback.at_ms))
    assert canvas.scenery.state == playback.timeline.state_at(int(playback.at_ms))
    assert page.head.standing.text().replace("\u00a0", " ") == "EVS1 back after 80.2 s"
    assert "EVS1 away for" in page.twin.head.standing.text()

    # Events of the other run are stepped to as well
    desk.trigger("failover.to-start")
    seen = []
    for _ in range(20):
        playback.next_event()
        seen.append(int(playback.at_ms))
    assert 85_200 in seen
    assert 90_200 in seen

    # The pointer tells both times, and a click on the names selects
    tells = chart.text_of(chart._row_at(row_of(chart, "HTTP")))
    assert "Exchange 2003: starts 0:43.2 to 0:48.2" in tells
    assert "Exchange 2000: waits for Information Store from 0:43.2 to 1:20.2; starts 1:20.2 to 1:25.2" in tells
    place = row_of(chart, "HTTP")
    QTest.mouseClick(chart, LEFT, pos=QPoint(30, round(place.y())))
    names = {desk.session.snapshot.resources[one].name.partition(" (")[0] for one in canvas.selection()}
    assert len(names) >= 2

    # So do the keys
    chart.setFocus()
    desk.turn()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert "IP Address" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert desk.session.snapshot.resources[canvas.selection()[0]].type == "ip-address"

    # Bars above each other; the canvas alone; both again
    heights = [row.height for row in chart.sheet.rows]
    page.bar.layouts.buttons["stacked"].click()
    assert chart.sheet is not None
    assert len(chart.sheet.rows) == 2 * len(heights)
    page.bar.twin.click()
    desk.turn()
    assert not page.twin.isVisible()
    page.bar.twin.click()
    desk.turn()
    assert page.twin.isVisible()

    # What it is compared with is chosen in a menu of the page
    page.bar.menu.aboutToShow.emit()
    entry = next(one for one in page.bar.menu.actions() if one.text() == "Exchange 2003")
    entry.trigger()
    assert page.summary.texts[0].startswith("Both runs are equal")
    assert page.bar.rival.text() == "Exchange 2003"
    assert desk.window.menus.actions["failover.compare-2003"].isEnabled()

    # The other view of the canvas is that of the other cluster, too
    desk.trigger("view.storage")
    page.twin.follow()
    assert page.twin.easel.scenery.view == "storage"
    desk.trigger("view.topology")

    # An edit, and the design as it was before it
    desk.session.do("Slow <b>", set_fields(desk.session.snapshot, "r10", online_ms=90_000))
    desk.trigger("failover.compare-edit")
    assert page.bar.rival.accessibleName() == "Compare with: Before “Slow <b>”"
    assert any("instead of" in text for text in page.summary.texts)
    page.compare_with(Rival("file", "/nowhere/x.cluster"))
    assert "x.cluster" in page.nothing.text()
    assert not page.twin.isVisible()

    # On another page the clock is that of the one run again, and the canvas is alone
    page.compare_with(Rival("tree", "exchange-2000"))
    desk.turn()
    assert playback.beside
    desk.bench.failover.turn_to("timeline")
    desk.turn()
    assert not playback.beside
    assert not page.twin.isVisible()
    desk.bench.failover.turn_to("compare")
    desk.turn()
    assert page.twin.isVisible()

    # Dark, and back to the design
    desk.trigger("view.appearance.dark")
    assert page.twin.easel.stage.ink.theme.is_dark
    desk.trigger("view.appearance.light")
    desk.window.enter("design")
    desk.turn()
    assert not page.twin.isVisible()
    assert canvas.isVisible()
