"""Why beside the timeline, and faults that are rested on: what is seen follows the selection and the playhead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.edits.objects import set_fields
from designer.ui.canvas.foreboding import Foreboding
from designer.ui.failover.why_view import WhyView
from tests.ui.failover.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(desk: Desk) -> WhyView:
    """The list with the answer, in sight, about a run in which the first node is lost."""
    desk.panel.playback.add("power", "n1", 0)
    desk.freeze()
    desk.panel.ask_why()
    made = desk.timeline.side.page("why")
    assert isinstance(made, WhyView)
    return made


def settled(desk: Desk, at_ms: float) -> None:
    desk.panel.scrub(at_ms)
    QTest.qWait(1)
    QApplication.processEvents()


def row_with(view: WhyView, words: str) -> int:
    return next(number for number, row in enumerate(view._model.rows) if words in row.plain)


def point_of(view: WhyView, words: str, link: str) -> QPoint:
    """A pixel of a link in a row."""
    number = row_with(view, words)
    index = view._model.index(number)
    view.scrollTo(index)
    rect = view.visualRect(index)
    for y in range(rect.top(), rect.bottom(), 2):
        for x in range(rect.left(), rect.right(), 3):
            if view._delegate.link_at(index, x, y) == link:
                return QPoint(x, y)
    raise AssertionError(f"no link {link} in {words}")


def move(view: WhyView, at: QPoint) -> None:
    port = view.viewport()
    nothing = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), port.mapToGlobal(QPointF(at)), nothing, nothing, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(port, event)


def test_the_answer_follows_selection_and_playhead_and_leads_on(desk: Desk, view: WhyView, qtbot: QtBot) -> None:
    settled(desk, 45_000)
    assert view.answer is not None
    assert "If NODE4 were lost now" not in [part.title for part in view.answer.parts], "not while the playhead moves"
    qtbot.waitUntil(lambda: "If NODE4 were lost now" in [row.text for row in view._model.rows], timeout=5_000)
    assert (view.subject, view.answer.says) == ("g2", "EVS1 is on NODE4, coming online since 0:17.2.")
    assert view.hasFocus()
    settled(desk, 3_000)
    assert view.answer.says == "EVS1 is offline since 0:00.0: NODE1 is down, and the others have not noticed yet."
    desk.canvas.select(("n4",))
    QTest.qWait(1)
    assert (view.subject, view.answer.says) == ("n4", "NODE4 is up since the beginning.")
    desk.canvas.select(("g3",))
    QTest.qWait(1)
    assert view.answer.says == "EVS2 is on NODE2, online since the beginning."
    desk.canvas.select(())
    settled(desk, 45_000)
    assert view.subject == "g2", "the group of what has just happened"

    wanted: list[str] = []
    desk.timeline.rule_wanted.connect(wanted.append)
    QTest.mouseClick(view.viewport(), LEFT, pos=point_of(view, "NODE2  runs EVS2", "EX-2.03"))
    assert wanted == ["EX-2.03"]
    move(view, point_of(view, "NODE2  runs EVS2", ""))
    assert desk.canvas._hover == "n2"
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert desk.canvas._hover == ""
    QTest.mouseClick(view.viewport(), LEFT, pos=point_of(view, "The remaining nodes notice", "time"))
    assert desk.panel.playback.at_ms == 7_200


def test_the_answer_is_walked_through_and_copied(desk: Desk, view: WhyView) -> None:
    settled(desk, 45_000)
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("EVS1 is on NODE4, coming online since 0:17.2.\nWhat it waits for\n0:43.2  now  ")
    assert "NODE3  runs EVS3, which anti-affinity keeps apart from EVS1  [anti-affinity (Ant" in copied
    number = row_with(view, "NODE3  runs EVS3")
    view.setCurrentIndex(view._model.index(number - 1))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == number
    assert desk.canvas._hover == "n3"
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text().startswith("NODE3  runs EVS3")
    wanted: list[str] = []
    view.rule_wanted.connect(wanted.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted == ["EX-2.03"]
    view.setCurrentIndex(view._model.index(row_with(view, "0:00.0  NODE1 loses power")))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.panel.playback.at_ms == 0


def test_without_faults_it_tells_why_everything_is_at_home(desk: Desk) -> None:
    desk.canvas.select(("g3",))
    desk.panel.ask_why()
    QTest.qWait(1)
    view = desk.timeline.side.page("why")
    assert isinstance(view, WhyView)
    assert view.isVisible()
    assert view.answer is not None
    assert view.answer.says == "EVS2 is on NODE2, online since the beginning."
    desk.timeline.side.turn_to("story")
    assert desk.timeline.invitation.isVisible()
    hostile = "<b>EVS</b> & <img src=x>"
    desk.session.do("Rename", set_fields(desk.session.snapshot, "g3", name=hostile))
    desk.panel.ask_why()
    QTest.qWait(1)
    assert view.answer.says == f"{hostile} is on NODE2, online since the beginning."


def has_ghost(desk: Desk) -> bool:
    return desk.canvas.ghost is not None


def is_gone(foreboding: Foreboding) -> bool:
    return foreboding.shown is None and (foreboding.card is None or not foreboding.card.isVisible())


def rested(qtbot: QtBot, foreboding: Foreboding) -> str:
    qtbot.waitUntil(lambda: foreboding.shown is not None, timeout=5_000)
    assert foreboding.shown is not None
    return foreboding.shown.title


def test_resting_on_an_entry_shows_a_ghost_that_goes_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.playback.add("power", "n1", 0)
    desk.freeze()
    settled(desk, desk.panel.playback.length_ms)
    before, run = desk.session.snapshot, desk.panel.playback.timeline
    picture, foreboding = desk.canvas.stage.picture, desk.canvas.foreboding
    told: list[str] = []
    desk.canvas.told.connect(told.append)
    menu = desk.canvas.menu_of("n2")
    menu.popup(desk.window.mapToGlobal(QPoint(300, 200)))
    entry = menu.actions()[0]
    place = menu.actionGeometry(entry).center()
    QTest.mouseMove(menu, place - QPoint(1, 0))
    QTest.mouseMove(menu, place)
    assert is_gone(foreboding)
    assert rested(qtbot, foreboding) == "NODE2 loses power"
    assert foreboding.card is not None
    assert foreboding.card.isVisible()
    assert not foreboding.card.geometry().intersects(menu.geometry()), "it lies beside the entry"
    assert "EVS2: failed at the end, on NODE4" in foreboding.card.accessibleName()
    assert told[-1].startswith("NODE2 loses power. EVS2 would not come back.")
    ghost = desk.canvas.stage.picture
    node, group = ghost.areas["n4"], ghost.areas["g3"]
    assert node.contains(*group.centre), "the ghost stands where the group would end"
    assert desk.canvas.settled is not ghost

    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert is_gone(foreboding)
    assert desk.canvas.stage.picture == picture
    assert rested(qtbot, foreboding) == "Cluster service on NODE2 stops", "the keyboard rests, too"
    QApplication.sendEvent(menu, QEvent(QEvent.Type.Leave))
    assert is_gone(foreboding)
    menu.close()
    assert not has_ghost(desk)
    assert desk.session.snapshot is before
    assert desk.panel.playback.timeline is run


def test_a_fault_that_is_held_over_its_target_tells_what_would_come_of_it(desk: Desk, qtbot: QtBot) -> None:
    foreboding = desk.canvas.foreboding
    assert desk.hand.bring("fault:power", "n1")
    assert rested(qtbot, foreboding) == "NODE1 loses power"
    assert has_ghost(desk)
    assert foreboding.card is None, "the note at the pointer tells it"
    assert desk.hand.carry_on("n2")
    assert is_gone(foreboding)
    assert rested(qtbot, foreboding) == "NODE2 loses power"
    desk.hand.take_away()
    assert not has_ghost(desk)
    assert not desk.panel.has_faults
    assert desk.canvas.stage.picture == desk.canvas.settled


def test_an_entry_that_is_chosen_leaves_no_ghost(desk: Desk, qtbot: QtBot) -> None:
    menu: QMenu = desk.canvas.menu_of("n1")
    menu.popup(desk.window.mapToGlobal(QPoint(300, 200)))
    menu.setActiveAction(menu.actions()[0])
    rested(qtbot, desk.canvas.foreboding)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.freeze()
    assert [one.subject for one in desk.panel.playback.actions] == ["n1"]
    assert not has_ghost(desk)


def test_a_ghost_stays_while_the_run_goes_on(desk: Desk, qtbot: QtBot) -> None:
    desk.canvas.set_reduced_motion(False)
    desk.panel.playback.add("power", "n1", 0)
    desk.freeze()
    settled(desk, 17_300)
    menu = desk.canvas.menu_of("n2")
    menu.popup(desk.window.mapToGlobal(QPoint(300, 200)))
    menu.setActiveAction(menu.actions()[0])
    rested(qtbot, desk.canvas.foreboding)
    ghost = desk.canvas.stage.picture
    for at in (18_300, 19_000, 44_000):
        settled(desk, at)
        assert desk.canvas.stage.picture.areas == ghost.areas
        assert desk.canvas._scenery.state is not None
        assert desk.canvas._scenery.state.owners["g3"] == "n2", "what is goes on below it"
    menu.close()
    assert desk.canvas.stage.picture == desk.canvas.settled
    assert desk.canvas.settled.areas["n2"].contains(*desk.canvas.settled.areas["g3"].centre)
