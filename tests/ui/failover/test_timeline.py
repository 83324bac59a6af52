"""The timeline by real events: zoomed, panned, folded, measured, and in step with the canvas and the list beside it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.app.scenarios import TRIAL
from designer.model.diff import adding, changing
from designer.model.records import Group
from designer.simulation.scenario.actions import Action, parse_event
from designer.simulation.trials.expectations import Expected
from tests.support.volume import volume
from tests.ui.failover.conftest import Desk

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def play(desk: Desk, qtbot: QtBot, *events: str, expected: tuple[Expected, ...] = ()) -> None:
    """Let this happen, and hold the clock at 0."""
    actions = [parse_event(text, desk.session.snapshot) for text in events]
    desk.panel.playback.play_script(replace(TRIAL, name="Test" if expected else "", expected=expected), actions)
    desk.freeze()
    qtbot.wait(1)


def wheel(desk: Desk, at: QPoint, x: int = 0, y: int = 0, held: Qt.KeyboardModifier = NONE, pixels: int = 0) -> None:
    view = desk.timeline.chart.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(pixels, 0),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def drag(
    desk: Desk, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = NONE
) -> None:
    view = desk.timeline.chart.viewport()
    QTest.mousePress(view, button, held, start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, button, held, end)


def place(desk: Desk, subject: str, at_ms: float) -> QPoint:
    found = desk.timeline.chart.place_of(subject, at_ms)
    assert found is not None
    return found


def span(desk: Desk) -> tuple[float, float]:
    return desk.timeline.lens.span.start, desk.timeline.lens.span.end


@pytest.fixture
def struck(desk: Desk, qtbot: QtBot) -> Desk:
    play(desk, qtbot, "power:NODE1")
    return desk


def test_the_wheel_and_the_keys_zoom_and_pan(struck: Desk, qtbot: QtBot) -> None:
    desk, page = struck, struck.timeline
    whole = span(desk)
    assert not page.overview.isVisible()
    at = place(desk, desk.session.snapshot.members("g2")[0].id, 30_000)
    wheel(desk, at, y=120, held=CONTROL)
    start, end = span(desk)
    assert whole[0] < start < 30_000 < end < whole[1]
    assert page.sheet is not None
    assert page.sheet.x(30_000) == pytest.approx(at.x(), abs=1.5)
    assert page.overview.isVisible()
    assert page.strip.sheet is page.sheet
    before = span(desk)
    wheel(desk, at, y=-120, held=SHIFT)
    assert span(desk)[0] > before[0]
    wheel(desk, at, x=-40, pixels=40)
    assert span(desk)[0] < span(desk)[1]
    page.chart.setFocus()
    moves: list[tuple[Qt.Key, Callable[[tuple[float, float], tuple[float, float]], bool]]] = [
        (Qt.Key.Key_W, lambda old, new: new[1] - new[0] < old[1] - old[0]),
        (Qt.Key.Key_D, lambda old, new: new[0] > old[0]),
        (Qt.Key.Key_A, lambda old, new: new[0] < old[0]),
        (Qt.Key.Key_S, lambda old, new: new[1] - new[0] > old[1] - old[0]),
        (Qt.Key.Key_F, lambda old, new: new == whole),
    ]
    for key, holds in moves:
        old = span(desk)
        QTest.keyClick(page.chart, key)
        assert holds(old, span(desk)), key
    assert not page.overview.isVisible()
    wheel(desk, at, y=120, held=CONTROL)
    drag(desk, at, at - QPoint(60, 0), MIDDLE)
    assert span(desk)[0] > 0
    bar = page.chart.verticalScrollBar()
    wheel(desk, at, y=-120)
    assert bar.value() > 0


def test_pressing_scrubs_and_shift_measures(struck: Desk, qtbot: QtBot) -> None:
    desk, page = struck, struck.timeline
    heading = desk.session.snapshot.groups["g2"].id
    for first, second in ((10_000, 40_000), (60_000, 5_000)):
        start, end = place(desk, heading, first), place(desk, heading, second)
        QTest.mousePress(page.chart.viewport(), LEFT, NONE, start)
        assert desk.panel.playback.at_ms == pytest.approx(first, abs=200)
        QTest.mouseMove(page.chart.viewport(), end)
        QTest.mouseRelease(page.chart.viewport(), LEFT, NONE, end)
        assert desk.panel.playback.at_ms == pytest.approx(second, abs=200)
    at = desk.panel.playback.at_ms
    drag(desk, place(desk, heading, 20_000), place(desk, heading, 30_000), held=SHIFT)
    assert page.chart.stretch == pytest.approx((20_000, 30_000), abs=200)
    assert desk.panel.playback.at_ms == at
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Z)
    assert span(desk) == pytest.approx((20_000, 30_000), abs=1_000)
    QTest.mouseClick(page.strip, LEFT, NONE, QPoint(round(page.strip.sheet.x(25_000)), page.strip.height() - 6))  # type: ignore[union-attr]
    assert desk.panel.playback.at_ms == pytest.approx(25_000, abs=100)


def test_rows_and_canvas_point_at_each_other(struck: Desk, qtbot: QtBot) -> None:
    desk, page = struck, struck.timeline
    members = desk.session.snapshot.members("g2")
    QTest.mouseMove(desk.canvas.viewport(), desk.hand.point("g2"))
    assert page.chart.marked >= {one.id for one in members}
    view, resource = page.chart.viewport(), page.sheet.layout.lines[2].track.row.subject  # type: ignore[union-attr]
    bar = next(one for one in page.sheet.layout.lines[2].track.bars if one.kind == "online")  # type: ignore[union-attr]
    pointed: list[str] = []
    page.chart.pointed_out.connect(pointed.append)
    QTest.mouseMove(view, place(desk, resource, bar.start_ms + 300))
    assert pointed[-1] == resource
    told = page.chart.tip_at(QPointF(place(desk, resource, bar.start_ms + 300)))
    assert "comes online on NODE4" in told
    assert "Because of 0:17.2 EVS1 is on NODE4" in told
    assert "Float" in told
    before = desk.panel.playback.at_ms
    QTest.mouseClick(view, LEFT, NONE, place(desk, resource, bar.start_ms + 300))
    assert desk.canvas.selection() == (resource,)
    assert desk.panel.playback.at_ms == before
    QTest.mouseDClick(view, LEFT, NONE, place(desk, resource, bar.start_ms + 300))
    assert desk.panel.playback.at_ms == bar.start_ms
    assert span(desk)[0] < bar.start_ms < bar.end_ms < span(desk)[1]
    assert span(desk)[1] - span(desk)[0] < 2 * (bar.end_ms - bar.start_ms)
    page.lens.fit()
    QTest.mouseClick(view, LEFT, NONE, QPoint(30, place(desk, members[1].id, 0).y()))
    assert desk.canvas.selection() == (members[1].id,)
    page.chart.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(page.chart, key)
    assert desk.canvas.selection() != (members[1].id,)
    assert desk.panel.playback.at_ms > 0


def test_headings_fold_their_rows_and_stay_in_sight(struck: Desk, qtbot: QtBot) -> None:
    desk, page = struck, struck.timeline
    page.chart.verticalScrollBar().setValue(40)
    assert page.sheet is not None
    pinned = page.sheet.layout.pinned(40)
    assert pinned is not None
    assert (pinned[0].track.row.subject, pinned[1]) == ("g2", 40)
    rows = len(page.sheet.layout.lines)
    QTest.mouseClick(page.chart.viewport(), LEFT, NONE, QPoint(30, 8))
    assert len(page.sheet.layout.lines) == rows - len(desk.session.snapshot.members("g2"))
    assert page.sheet.row(desk.session.snapshot.members("g2")[0].id) is None
    QTest.mouseClick(page.chart.viewport(), LEFT, NONE, QPoint(30, place(desk, "g2", 0).y()))
    assert len(page.sheet.layout.lines) == rows


def test_the_part_that_is_shown_is_dragged_on_the_whole_run(struck: Desk, qtbot: QtBot) -> None:
    desk, page = struck, struck.timeline
    page.lens.look_at(20_000, 30_000)
    qtbot.wait(1)
    axis, bar = page.overview.axis, page.overview
    assert axis is not None
    middle = QPoint(round(axis.x(25_000)), bar.height() // 2)
    QTest.mousePress(bar, LEFT, NONE, middle)
    QTest.mouseMove(bar, QPoint(round(axis.x(45_000)), middle.y()))
    QTest.mouseRelease(bar, LEFT, NONE, middle)
    assert sum(span(desk)) / 2 == pytest.approx(45_000, abs=500)
    start, end = span(desk)
    edge = QPoint(round(axis.x(end)), middle.y())
    QTest.mousePress(bar, LEFT, NONE, edge)
    QTest.mouseMove(bar, QPoint(round(axis.x(70_000)), middle.y()))
    QTest.mouseRelease(bar, LEFT, NONE, edge)
    assert span(desk) == pytest.approx((start, 70_000), abs=300)
    QTest.mouseClick(bar, LEFT, NONE, QPoint(round(axis.x(5_000)), middle.y()))
    assert span(desk)[0] == 0
    QTest.mouseDClick(bar, LEFT, NONE, middle)
    assert page.lens.span.is_whole


def test_a_line_leads_to_its_moment_its_object_and_its_cause(struck: Desk, qtbot: QtBot) -> None:
    desk, page = struck, struck.timeline
    events, playback = page.events, desk.panel.playback
    sentence = next(one for one in playback.sentences if "goes to NODE4" in one.text)
    row = playback.sentences.index(sentence)
    events.scrollTo(events.model().index(row, 0))
    QTest.mouseClick(events.viewport(), LEFT, NONE, events.visualRect(events.model().index(row, 0)).center())
    assert playback.at_ms == sentence.at
    assert desk.canvas.selection() == ("g2",)
    assert events.lines[events.current].event == sentence.event
    QTest.mouseClick(page.side.switch.buttons["events"], LEFT)
    run = playback.timeline
    assert run is not None
    assert len(events.lines) == len(run.events)
    row = next(number for number, line in enumerate(events.lines) if line.text == "EVS1 is on NODE4")
    events.scrollTo(events.model().index(row, 0))
    rect = events.visualRect(events.model().index(row, 0))
    QTest.mouseClick(events.viewport(), LEFT, NONE, QPoint(rect.center().x(), rect.bottom() - 6))
    assert events.lines[events.current].text == "EVS1 is to go to NODE4"
    events.setFocus()
    events.setCurrentIndex(events.model().index(3, 0))
    QTest.keyClick(events, Qt.Key.Key_Down)
    QTest.keyClick(events, Qt.Key.Key_Return)
    assert events.current == 4
    QTest.keyClick(events, Qt.Key.Key_Left)
    assert events.lines[events.current].event == events.lines[4].cause
    assert "because of" in str(events.model().data(events.model().index(4, 0)))


def test_filters_leave_what_they_say(struck: Desk, qtbot: QtBot) -> None:
    page = struck.timeline
    assert not page.pane.filters.isVisible()
    QTest.mouseClick(page.filtering, LEFT)
    assert page.pane.filters.isVisible()
    counts = {topic: int(button.text()) for topic, button in page.pane.topics.items()}
    assert counts["deeds"] == 1
    QTest.mouseClick(page.pane.topics["resources"], LEFT)
    assert len(page.events.lines) == sum(counts.values()) - counts["resources"]
    QTest.keyClicks(page.pane.words, "node4")
    assert page.events.lines
    assert all("NODE4" in line.text for line in page.events.lines)
    QTest.keyClicks(page.pane.words, " nothing like it")
    assert not page.events.lines
    assert "filter" in page.events.empty
    page.pane._go_to_cause(0)
    assert page.events.lines[0].event == 0
    assert len(page.events.lines) == sum(counts.values())


def test_what_is_expected_is_held_against_the_outage(desk: Desk, qtbot: QtBot) -> None:
    expected = (Expected("g2", within_ms=60_000), Expected("g1", "stays online"))
    play(desk, qtbot, "power:NODE1", expected=expected)
    story = desk.timeline.story
    assert story is not None
    services = {row.subject: row.service for row in story.rows if row.service is not None}
    assert services["g2"].met is False
    assert services["g2"].allowed_ms == 60_000
    assert "Missed, down 80.2\u00a0s of 60\u00a0s allowed" in desk.timeline.chart.accessibleDescription()


def test_a_run_without_interruption_and_one_without_events_say_so(desk: Desk, qtbot: QtBot) -> None:
    page = desk.timeline
    play(desk, qtbot, "power:NODE4")
    assert page.note.isVisible()
    assert page.note.text() == "No group was interrupted."
    assert page.story is not None
    assert [row.label for row in page.story.rows] == ["Cluster", "NODE4"]
    assert not page.tallies.isVisible()
    play(desk, qtbot, "repair:Private")
    assert page.note.isVisible()
    play(desk, qtbot, "power:NODE1", "power:NODE4@40")
    assert not page.note.isVisible()
    assert page.tallies.isVisible()
    assert "10 of 10 failovers" in page.tallies.accessibleDescription()
    desk.panel.clear_faults()
    assert page.invitation.isVisible()


def test_a_run_that_was_ended_and_a_group_without_resources(desk: Desk, qtbot: QtBot) -> None:
    session, page = desk.session, desk.timeline
    resource = next(one.id for one in session.snapshot.members("g2") if "smtp" in one.type)
    empty = Group(id="g9", name="Empty", kind="other", owner="n1")
    session.do("Empty group", adding([("groups", empty)]))
    session.do("Forever", changing(session.snapshot, "resources", resource, restart_threshold=100_000))
    desk.panel.playback.play_script(TRIAL, [Action("start-failure", resource, count=90_000), Action("power", "n1")])
    desk.freeze()
    qtbot.wait(1)
    assert "again and again" in page.note.text()
    assert page.note.isVisible()
    assert page.story is not None
    assert "Empty" not in {row.label for row in page.story.rows}
    assert "of 100000 restarts" in page.tallies.accessibleDescription()
    page.chart.viewport().grab()


def test_the_part_that_is_shown_follows_the_playhead(struck: Desk, qtbot: QtBot) -> None:
    desk, page = struck, struck.timeline
    page.lens.look_at(20_000, 25_000)
    desk.panel.playback.seek(60_000)
    assert span(desk)[0] < 60_000 < span(desk)[1]
    QTest.mouseClick(page.strip, LEFT, NONE, QPoint(round(page.strip.sheet.x(59_000)), page.strip.height() - 6))  # type: ignore[union-attr]
    assert desk.panel.playback.at_ms == pytest.approx(59_000, abs=50)
    desk.canvas.show_object("g2")
    assert page.chart.marked >= {one.id for one in desk.session.snapshot.members("g2")}
    QTest.mouseMove(desk.canvas.viewport(), desk.hand.point("g3"))
    QTest.mouseMove(desk.canvas.viewport(), QPoint(4, 4))
    assert page.chart.marked >= {one.id for one in desk.session.snapshot.members("g2")}


def test_thousands_of_events(desk: Desk, qtbot: QtBot) -> None:
    """A resource that flaps all day: everything is listed, the rows paint what can be seen."""
    resource = next(one for one in desk.session.snapshot.members("g2") if "smtp" in one.type)
    actions = [Action("resource", resource.id, at_ms=900_000 * number) for number in range(600)]
    desk.panel.playback.play_script(TRIAL, actions)
    desk.freeze()
    qtbot.wait(1)
    page, run = desk.timeline, desk.panel.playback.timeline
    assert run is not None
    assert len(run.events) > 2_000
    QTest.mouseClick(page.side.switch.buttons["events"], LEFT)
    assert len(page.events.lines) == len(run.events)
    page.lens.zoom(5_000, 450_000_000)
    page.chart.viewport().grab()
    assert page.sheet is not None
    assert 0 < span(desk)[1] - span(desk)[0] < 200_000


def test_whatever_is_done_to_it_the_parts_keep_one_scale(struck: Desk, qtbot: QtBot) -> None:
    """Clicks, drags, wheels and keys anywhere on it, in any order."""
    desk, page, dice = struck, struck.timeline, random.Random(6)
    keys = (Qt.Key.Key_W, Qt.Key.Key_S, Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_F, Qt.Key.Key_Z, Qt.Key.Key_Down)

    def anywhere(widget: QWidget) -> QPoint:
        return QPoint(dice.randrange(max(1, widget.width())), dice.randrange(max(1, widget.height())))

    for _ in range(volume(1500)):
        widget = dice.choice([page.chart.viewport()] * 4 + [page.overview, page.band, page.tallies.rows, page.strip])
        if not widget.isVisible():
            continue
        what = dice.randrange(6)
        if what == 0:
            QTest.mouseClick(widget, LEFT, dice.choice([NONE, SHIFT]), anywhere(widget))
        elif what == 1:
            QTest.mouseDClick(widget, LEFT, NONE, anywhere(widget))
        elif what == 2:
            drag(desk, anywhere(widget), anywhere(widget), dice.choice([LEFT, MIDDLE]), dice.choice([NONE, SHIFT]))
        elif what == 3:
            held = dice.choice([NONE, SHIFT, CONTROL])
            wheel(desk, anywhere(widget), dice.choice([0, -240, 240]), dice.choice([-480, 120, 720]), held)
        elif what == 4:
            page.chart.setFocus()
            QTest.keyClick(page.chart, dice.choice(keys))
        else:
            desk.panel.playback.seek(dice.uniform(0, desk.panel.playback.length_ms))
        sheet, whole = page.sheet, desk.panel.playback.length_ms
        assert sheet is not None
        assert 0 <= page.lens.span.start < page.lens.span.end <= whole + 1e-6
        assert {id(one.sheet) for one in (page.strip, page.band, page.chart, page.overview)} == {id(sheet)}
        assert page.overview.isVisible() != page.lens.span.is_whole
        assert sheet.axis.start_ms == round(page.lens.span.start)
