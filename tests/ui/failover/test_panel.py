"""The failover workspace: faults dropped on the canvas, time played, stepped and scrubbed, everything in step."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.catalog.loader import load_catalog
from designer.edits.objects import delete
from designer.edits.templates import empty_design
from designer.ui.canvas.view import Canvas
from designer.ui.failover.limelight import Limelight
from tests.support.volume import volume
from tests.ui.failover.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def struck(desk: Desk, qtbot: QtBot, node: str = "n1") -> None:
    """Let a node lose power at 0, and hold the clock."""
    desk.panel.add_fault("power", node)
    desk.freeze()
    qtbot.wait(1)


def test_a_power_failure_dropped_on_a_node_starts_the_clock(desk: Desk) -> None:
    assert desk.hand.bring("fault:power", "n1")
    desk.hand.drop()
    assert [(one.kind, one.subject) for one in desk.panel.playback.actions] == [("power", "n1")]
    assert desk.panel.is_playing
    assert desk.panel.has_faults
    desk.freeze()


def test_a_fault_is_refused_where_it_means_nothing(desk: Desk) -> None:
    assert not desk.hand.bring("fault:power", (400.0, 2.0))
    desk.hand.take_away()
    assert not desk.hand.bring("fault:resource", "n4")
    desk.hand.take_away()
    assert not desk.panel.has_faults


def test_a_fault_is_announced_with_its_time_before_it_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    desk.panel.playback.seek(30_000)
    told: list[str] = []
    desk.canvas.told.connect(told.append)
    desk.hand.bring("fault:service", "n2")
    assert told[-1] == "Cluster service on NODE2 stops at 0:30.0"
    desk.hand.take_away()
    assert len(desk.panel.playback.actions) == 1


def test_a_disk_fails_as_the_resource_that_it_is(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.canvas.dropped_fault) as signal:
        desk.hand.bring("fault:resource", "d2")
        desk.hand.drop()
    kind, resource = signal.args[0]
    assert kind == "resource"
    assert desk.session.snapshot.resources[resource].disk == "d2"
    desk.freeze()


def test_of_a_group_the_user_chooses_what_fails(desk: Desk) -> None:
    desk.hand.bring("fault:resource", "g3")
    desk.hand.drop()
    assert not desk.panel.has_faults
    menu = next(one for one in desk.canvas.findChildren(QMenu) if one.isVisible())
    members = desk.session.snapshot.members("g3")
    assert [one.text() for one in menu.actions()] == [one.name for one in members]
    menu.actions()[2].trigger()
    menu.close()
    assert desk.panel.playback.actions[0].subject == members[2].id
    desk.freeze()


def test_a_group_dragged_to_another_node_is_a_planned_move(desk: Desk) -> None:
    before = desk.session.snapshot
    desk.hand.drag("g3", "n4")
    action = desk.panel.playback.actions[0]
    assert (action.kind, action.subject, action.value) == ("move", "g3", "n4")
    assert desk.session.snapshot is before
    desk.freeze()


def test_the_design_cannot_be_edited_meanwhile(desk: Desk) -> None:
    before = desk.session.snapshot
    desk.hand.drag("n1", "n3")
    desk.hand.click("g3")
    desk.hand.key(Qt.Key.Key_Delete)
    assert not desk.hand.bring("node", "n2")
    assert desk.session.snapshot is before
    assert not desk.panel.has_faults


def test_the_canvas_shows_the_state_at_the_playhead_wherever_it_goes(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    run = desk.panel.playback.timeline
    assert run is not None
    chance = random.Random(3)
    for _ in range(volume(600)):
        at = chance.uniform(0, desk.panel.playback.length_ms)
        desk.panel.playback.seek(at)
        shown, expected = desk.state, run.state_at(int(at))
        assert shown is not None
        for part in ("nodes", "resources", "owners", "groups"):
            assert getattr(shown, part) == getattr(expected, part)


def painted(canvas: Canvas) -> QImage:
    """What is on the screen, most of it painted earlier and kept: a state that was left behind would be seen."""
    QApplication.processEvents()
    return canvas.viewport().grab().toImage()


def test_scrubbing_leaves_nothing_behind_on_the_canvas(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    desk.panel.playback.seek(40_000)
    desk.panel.add_fault("power", "n4")
    desk.freeze()
    chance = random.Random(9)
    for _ in range(volume(300)):
        desk.panel.playback.seek(chance.uniform(0, desk.panel.playback.length_ms))
        fresh = Canvas(desk.session)
        qtbot.addWidget(fresh)
        fresh.resize(desk.canvas.size())
        fresh.set_reduced_motion(True)
        fresh.set_mode("failover")
        fresh.show()
        Limelight(fresh, desk.panel.playback).follow(anew=True)
        assert painted(desk.canvas) == painted(fresh)
        fresh.close()


def test_the_group_goes_where_the_state_says(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    areas = desk.canvas.settled.areas
    assert areas["n1"].overlaps(areas["g2"])
    desk.panel.run("end")
    areas = desk.canvas.settled.areas
    assert areas["n4"].overlaps(areas["g2"])
    desk.panel.run("start")
    assert desk.canvas.settled.areas["n1"].overlaps(desk.canvas.settled.areas["g2"])


def test_playing_moves_the_playhead_and_stops_at_the_end(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    desk.panel.run("play")
    playback = desk.panel.playback
    qtbot.waitUntil(lambda: playback.at_ms > 0)
    playback.seek(playback.length_ms - 1)
    qtbot.waitUntil(lambda: not playback.is_playing)
    assert playback.at_ms == playback.length_ms


def test_space_plays_and_pauses_but_not_when_it_moved_the_paper(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    desk.hand.key(Qt.Key.Key_Space)
    assert desk.panel.is_playing
    desk.hand.key(Qt.Key.Key_Space)
    assert not desk.panel.is_playing
    QTest.keyPress(desk.canvas, Qt.Key.Key_Space)
    desk.hand.drag((300.0, 3.0), (340.0, 30.0))
    QTest.keyRelease(desk.canvas, Qt.Key.Key_Space)
    assert not desk.panel.is_playing


def test_editing_and_coming_back_plays_the_new_design(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    desk.canvas.set_mode("design")
    assert desk.state is None
    desk.session.do("Delete NODE4", delete(desk.session.snapshot, ["n4"]))
    desk.canvas.set_mode("failover")
    assert desk.panel.playback.timeline is not None
    assert "n4" not in desk.panel.playback.timeline.initial.nodes
    assert desk.state is not None
    assert [one.subject for one in desk.panel.playback.actions] == ["n1"]


def test_going_back_to_the_design_stops_the_clock(desk: Desk) -> None:
    desk.panel.add_fault("power", "n1")
    desk.canvas.set_mode("design")
    assert not desk.panel.is_playing
    assert desk.state is None


def test_faults_never_reach_undo_or_file(desk: Desk, qtbot: QtBot) -> None:
    struck(desk, qtbot)
    desk.panel.clear_faults()
    assert desk.session.store.undo_label is None
    assert not desk.session.store.modified


def test_a_design_without_nodes_says_why_nothing_can_be_played(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Session(empty_design(), load_catalog()))
    assert "no nodes" in desk.timeline.invitation.accessibleName()
    desk.panel.run("play")
    assert not desk.panel.is_playing


def test_a_card_in_flight_is_never_online(desk: Desk, qtbot: QtBot) -> None:
    """Whatever the jump: a card that travels shows a group that is not up."""
    desk.canvas.set_reduced_motion(False)
    struck(desk, qtbot)
    run, playback = desk.panel.playback.timeline, desk.panel.playback
    assert run is not None
    moments = sorted({event.at for event in run.events})
    chance = random.Random(11)
    travelled = 0
    for _ in range(volume(800)):
        playback.seek(chance.choice(moments))
        for group, owner in run.state_at(int(playback.at_ms)).owners.items():
            card = desk.canvas.stage.card(group)
            area = desk.canvas.settled.areas[group]
            if card is not None and abs(card.x() - area.x) > 1:
                travelled += 1
                assert run.state_at(int(playback.at_ms)).groups[group] not in ("online", "partially online"), owner
        desk.canvas.stage.motion.finish()
    assert travelled
