"""Faults of networks, disks and nodes, dropped on the canvas and repaired there."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from tests.ui.failover.conftest import Desk


def test_a_network_fails_and_is_repaired_by_drops(desk: Desk) -> None:
    assert desk.hand.bring("fault:network", "net1")
    desk.hand.drop()
    desk.freeze()
    desk.panel.playback.seek(20_000)
    assert desk.hand.bring("fault:repair", "net1")
    desk.hand.drop()
    desk.freeze()
    assert [(one.kind, one.subject) for one in desk.panel.playback.actions] == [("network", "net1"), ("repair", "net1")]
    assert not desk.hand.bring("fault:repair", "net2"), "it is whole"
    desk.hand.take_away()


def test_for_whom_a_disk_is_lost_is_chosen(desk: Desk) -> None:
    assert desk.hand.bring("fault:disk", "d2")
    desk.hand.drop()
    menu = next(one for one in desk.canvas.findChildren(QMenu) if one.isVisible())
    assert [one.text() for one in menu.actions()] == ["For Every Node", *(f"For NODE{n}" for n in range(1, 5))]
    menu.actions()[2].trigger()
    menu.close()
    desk.freeze()
    assert [(one.kind, one.value) for one in desk.panel.playback.actions] == [("disk", "n2")]


def test_dropped_on_a_paused_node_the_same_item_resumes_it(desk: Desk) -> None:
    for _ in range(2):
        desk.hand.bring("fault:pause", "n2")
        desk.hand.drop()
        desk.freeze()
        desk.panel.playback.seek(desk.panel.playback.length_ms)
    assert [one.kind for one in desk.panel.playback.actions] == ["pause", "resume"]
