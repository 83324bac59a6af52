"""Presenting a run: large letters, a remote control that goes away, and nothing that is not for others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from designer.edits.notes import add_note
from designer.edits.objects import set_fields
from designer.ui.shell import presenting
from designer.ui.shell.presenting import Presenter
from tests.ui.desk import TestDesk


def presented(desk: TestDesk) -> Presenter:
    desk.trigger("view.present")
    desk.turn()
    presenter = desk.window.sight.presenter
    assert presenter is not None
    return presenter


def begun(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.window.player.add_fault("power", "n1")
    desk.bench.failover.playback.pause()
    desk.turn()


def test_a_run_is_presented_with_large_letters_and_a_remote_control(desk: TestDesk) -> None:
    begun(desk)
    caption = desk.bench.canvas.caption
    height = caption.height()
    presenter = presented(desk)
    assert caption.is_large
    assert caption.height() > 1.5 * height
    assert caption.isVisible()
    assert presenter.remote.isVisible()
    assert desk.bench.canvas.viewport().geometry().contains(presenter.remote.geometry())
    playback = desk.bench.failover.playback
    QTest.mouseClick(list(presenter.remote.buttons.values())[3], Qt.MouseButton.LeftButton)
    first = playback.at_ms
    assert first > 0
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_Right)
    assert playback.at_ms > first
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_Home)
    assert playback.at_ms == 0
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_Space)
    assert playback.is_playing
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_Escape)
    desk.turn()
    assert desk.window.sight.presenter is None
    assert not desk.window.sight.is_presenting
    assert not caption.is_large
    assert caption.height() == height


def test_the_remote_control_goes_when_the_mouse_rests_and_comes_back(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "AWAKE_MS", 60)
    begun(desk)
    presenter = presented(desk)
    viewport = desk.bench.canvas.viewport()
    desk.qtbot.waitUntil(lambda: not presenter.remote.isVisible(), timeout=5_000)
    assert viewport.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(viewport, QPoint(40, 40))
    QTest.mouseMove(viewport, QPoint(60, 60))
    desk.qtbot.waitUntil(presenter.remote.isVisible, timeout=5_000)
    assert viewport.cursor().shape() != Qt.CursorShape.BlankCursor
    desk.trigger("view.present")
    assert viewport.cursor().shape() != Qt.CursorShape.BlankCursor


def test_with_reduced_motion_nothing_fades(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presenting, "AWAKE_MS", 30)
    desk.window.sight.toggle_reduced_motion()
    begun(desk)
    presenter = presented(desk)
    desk.qtbot.waitUntil(lambda: not presenter.remote.isVisible(), timeout=5_000)
    desk.window.sight.toggle_reduced_motion()


def test_the_type_grows_with_the_screen(desk: TestDesk) -> None:
    begun(desk)
    caption = desk.bench.canvas.caption
    presented(desk)
    sizes = []
    for height in (700, 1400):
        desk.window.showNormal()
        desk.window.resize(1200, height)
        desk.turn()
        sizes.append(caption.font().pointSizeF())
    assert sizes[1] > 1.4 * sizes[0]


def test_notes_and_findings_are_not_for_others(desk: TestDesk) -> None:
    desk.window.edit("Note", lambda snapshot: add_note(snapshot, "Do not say this aloud", subject="n1"))
    desk.window.edit("Break", lambda snapshot: set_fields(snapshot, "d2", dynamic=True))
    desk.session.check_now()
    desk.turn()
    canvas = desk.bench.canvas
    note = next(iter(desk.session.snapshot.notes))
    assert note in canvas.settled.areas
    assert canvas.stage._marks
    presented(desk)
    assert note not in canvas.settled.areas
    assert not canvas.stage._marks
    desk.trigger("view.present")
    assert note in canvas.settled.areas
    assert canvas.stage._marks


def test_without_a_run_there_is_no_remote_control(desk: TestDesk) -> None:
    presenter = presented(desk)
    assert not presenter.remote.isVisible()
    desk.window.enter("failover")
    desk.turn()
    QTest.mouseMove(desk.bench.canvas.viewport(), QPoint(50, 50))
    desk.qtbot.waitUntil(presenter.remote.isVisible, timeout=5_000)
    desk.window.enter("design")
    desk.turn()
    assert not presenter.remote.isVisible()
