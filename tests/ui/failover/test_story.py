"""What the canvas shows of a run in the window: the same picture at the same moment, and the line that tells it."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.catalog.loader import load_catalog, load_templates
from designer.edits.templates import from_template
from designer.ui.canvas.caption import Caption, CaptionBar
from designer.ui.canvas.view import Canvas
from designer.ui.failover.limelight import Limelight
from tests.support.volume import volume
from tests.ui.failover.conftest import Desk


@pytest.fixture
def lively(desk: Desk) -> Desk:
    """The desk with motion, two nodes lost one after the other, the playhead at the start."""
    for number, at in ((1, 10_000), (2, 400_000)):
        desk.panel.playback.add("power", f"n{number}", at)
    desk.freeze()
    desk.panel.playback.seek(0)
    desk.canvas.set_reduced_motion(False)
    return desk


def painted(canvas: Canvas) -> QImage:
    QApplication.processEvents()
    return canvas.viewport().grab().toImage()


def to(desk: Desk, at_ms: float) -> QImage:
    desk.panel.playback.seek(at_ms)
    return painted(desk.canvas)


def test_a_moment_looks_the_same_forwards_backwards_and_anew(lively: Desk, qtbot: QtBot) -> None:
    chance = random.Random(4)
    length = lively.panel.playback.length_ms
    times = sorted([*(chance.uniform(0, length) for _ in range(volume(160))), 13_900, 20_300, 27_200, 27_700, 28_900])
    forwards = {time: to(lively, time) for time in times}
    backwards = {time: to(lively, time) for time in reversed(times)}
    chance.shuffle(times)
    jumping = {time: to(lively, time) for time in times}
    for time in times:
        assert forwards[time] == backwards[time] == jumping[time], time
    for time in times[:4]:
        lively.panel.playback.seek(time)
        fresh = Canvas(lively.session)
        qtbot.addWidget(fresh)
        fresh.set_reduced_motion(True)
        fresh.resize(lively.canvas.size())
        fresh.set_mode("failover")
        fresh.show()
        Limelight(fresh, lively.panel.playback).follow(anew=True)
        fresh.set_reduced_motion(False)
        assert painted(fresh) == forwards[time], time
        fresh.close()


def test_a_run_that_was_played_leaves_the_same_picture_as_a_jump(lively: Desk) -> None:
    playback = lively.panel.playback
    playback.play()
    while playback.is_playing and playback.at_ms < 29_000:
        playback.advance(90)
        QApplication.processEvents()
    playback.pause()
    there, at = painted(lively.canvas), playback.at_ms
    playback.seek(300_000)
    assert to(lively, at) == there


def test_the_caption_tells_phase_sentence_and_users(lively: Desk) -> None:
    bar = lively.canvas.caption
    lively.panel.playback.seek(13_900)
    told = bar.caption
    assert (told.look, told.phase) == ("unknown", "Noticing the loss, 3.9 of 7.2 s")
    assert told.sentence == "NODE1 loses power, and Cluster Group and EVS1 stop with it."
    assert told.toll == "2 of 3 EVSs online · 4,000 of 6,000 users served"
    assert told.clock == "0:13.9"
    assert bar.accessibleName() == told.sentence
    assert told.toll in bar.accessibleDescription()
    assert not bar.visibleRegion().isEmpty()
    seen = bar.geometry().intersected(lively.canvas.viewport().geometry())
    assert seen.isEmpty()  # it covers nothing of the drawing
    lively.canvas.set_mode("design")
    assert bar.isHidden()
    lively.canvas.set_mode("failover")
    assert bar.isVisible()


def test_the_caption_is_large_when_it_is_presented(lively: Desk) -> None:
    bar = lively.canvas.caption
    small, room = bar.height(), lively.canvas.viewport().height()
    bar.set_large(True)
    assert bar.height() > 1.8 * small
    assert lively.canvas.viewport().height() < room
    painted(lively.canvas)
    bar.grab()
    bar.set_large(False)
    assert (bar.height(), lively.canvas.viewport().height()) == (small, room)


def test_reduced_motion_shows_no_pulse_and_no_gliding_but_the_progress(lively: Desk) -> None:
    lively.canvas.set_reduced_motion(True)
    first, second = to(lively, 1_300), to(lively, 1_700)
    assert first == second
    assert to(lively, 27_310) == to(lively, 27_390)
    lively.panel.playback.seek(46_000)
    assert any(name.startswith("line:") for name in lively.canvas.stage.lively.names)
    assert lively.canvas.caption.caption.phase == "Coming online: System Attendant, 7.8 of 15.0 s"


def test_a_card_on_its_way_is_where_it_is_framed(lively: Desk) -> None:
    evs1 = next(one.id for one in lively.session.snapshot.groups.values() if one.name == "EVS1")
    lively.panel.playback.seek(27_700)
    card, place = lively.canvas.stage.card(evs1), lively.canvas.settled.areas[evs1]
    assert card is not None
    assert (card.x(), card.y()) != (place.x, place.y)
    lively.panel.playback.seek(29_000)
    card = lively.canvas.stage.card(evs1)
    assert card is not None
    assert (card.x(), card.y()) == (place.x, place.y)


@pytest.mark.parametrize("view", ["dependencies", "networks", "storage", "owners"])
def test_every_view_shows_the_run(lively: Desk, view: str) -> None:
    lively.canvas.set_view(view)  # type: ignore[arg-type]
    for time in (13_900, 20_300, 27_700, 56_000, 530_000):
        there = to(lively, time)
        to(lively, 300_000)
        assert to(lively, time) == there
    lively.panel.playback.seek({"networks": 13_900, "storage": 29_000}.get(view, 56_000))
    assert view == "owners" or lively.canvas.stage.lively.names


def test_the_picture_of_a_moment_is_exported_with_what_moves(lively: Desk) -> None:
    lively.panel.playback.seek(20_300)
    told = [getattr(one, "text", "") for one in lively.canvas.for_paper().primitives]
    assert "NODE2 challenges, 7 s" in told


def test_sentences_are_spoken_no_faster_than_they_are_heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    def heard(event: QAccessibleEvent) -> None:
        spoken.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard)
    catalog = load_catalog()
    canvas = Canvas(Session(from_template(catalog, load_templates()["three-plus-one"]), catalog))
    qtbot.addWidget(canvas)
    bar = CaptionBar(canvas.stage.ink, canvas)
    for number in range(5):
        bar.tell(Caption(sentence=f"Sentence {number}."), aloud=True)
        qtbot.wait(20)
    bar.tell(Caption(sentence="Nobody is told this."))
    assert spoken == ["Sentence 0."]


def test_the_caption_tells_a_long_sentence_whole_on_demand(lively: Desk) -> None:
    lively.panel.playback.seek(870_000)
    bar = lively.canvas.caption
    assert "17 times" in bar.caption.sentence
    assert bar.childAt(QPoint(5, 5)) is None


def test_a_window_that_changes_during_a_gesture_is_filled_when_that_is_over(desk: Desk) -> None:
    canvas = desk.canvas
    desk.hand.press("n1")
    assert canvas.is_busy
    desk.window.resize(800, 1100)
    QApplication.processEvents()
    canvas.cancel_gesture()
    fresh = canvas.scenery.width
    canvas.zoom_to_fit()
    assert fresh == canvas.scenery.width


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_moment_that_comes_during_a_gesture_is_shown_once_that_is_over(lively: Desk, button: Qt.MouseButton) -> None:
    due = {time: to(lively, time) for time in (27_700, 20_300)}
    viewport, left = lively.canvas.viewport(), Qt.MouseButton.LeftButton
    for at, picture in due.items():
        QTest.mousePress(viewport, left, pos=QPoint(3, 3))
        QTest.mouseMove(viewport, QPoint(30, 30))
        lively.panel.playback.seek(at)
        lively.canvas.set_reduced_motion(False)
        if button != left:
            QTest.mousePress(viewport, button, pos=QPoint(30, 30))
        QTest.mouseRelease(viewport, button, pos=QPoint(30, 30))
        lively.canvas.stage.motion.finish()
        assert painted(lively.canvas) == picture, at
        QTest.mouseRelease(viewport, left, pos=QPoint(30, 30))
