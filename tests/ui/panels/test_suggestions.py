"""Suggestions in the inspector, on the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from designer.edits.objects import set_fields
from designer.foundation.ids import Id
from designer.model.snapshot import CLUSTER_ID
from designer.ui.panels.suggestions import SuggestionBlock, SuggestionPanel
from tests.support.samples import group
from tests.ui.desk import TestDesk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def evs(desk: TestDesk) -> Id:
    identifier = group(desk.session.snapshot, "EVS1")
    desk.window.select((identifier,))
    desk.turn()
    return identifier


def panel(desk: TestDesk) -> SuggestionPanel:
    return desk.bench.inspector.suggestions


def only(desk: TestDesk) -> SuggestionBlock:
    (block,) = panel(desk).blocks
    return block


def texts(desk: TestDesk) -> str:
    QApplication.processEvents()
    labels = [label.text() for label in panel(desk).findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels).replace("\N{NO-BREAK SPACE}", " ")


def test_one_click_applies_the_layout_and_undo_takes_it_back(desk: TestDesk, evs: Id) -> None:
    before = desk.session.snapshot
    assert "EVS1 is laid out differently" in texts(desk)
    assert "R: · queues" in texts(desk)
    button = only(desk).apply
    assert button is not None
    assert button.text() == "Apply Layout"
    button.setFocus()
    QTest.mouseClick(button, LEFT)
    desk.turn()
    assert len(desk.session.snapshot.disks) == len(before.disks) + 2
    desk.qtbot.waitUntil(lambda: "EVS1 is laid out like this" in texts(desk))
    assert only(desk).apply is None
    box = panel(desk).box
    assert box is not None
    assert box.head is not None
    assert box.head.hasFocus()
    desk.trigger("edit.undo")
    assert desk.session.snapshot == before
    desk.qtbot.waitUntil(lambda: "EVS1 is laid out differently" in texts(desk))


def test_what_would_change_can_be_read_first(desk: TestDesk, evs: Id) -> None:
    more = only(desk).more
    assert more is not None
    assert "Disk T · Size: 400 GB → 188 GB" not in texts(desk)
    QTest.mouseClick(more, LEFT)
    assert "Disk T · Size: 400 GB → 188 GB" in texts(desk)


def test_the_suggestion_follows_the_users(desk: TestDesk, evs: Id) -> None:
    desk.enter("users", "4800")
    desk.qtbot.waitUntil(lambda: "4,800 with 126 MB each" in texts(desk))
    assert "4,000 on one node is the most published" in texts(desk)
    assert desk.bench.inspector.editors["users"].isVisible()


def test_without_users_it_says_what_to_enter(desk: TestDesk, evs: Id) -> None:
    for store in desk.session.snapshot.stores:
        desk.session.do("Forget", set_fields(desk.session.snapshot, store, users=None))
    desk.enter("users", "")
    desk.qtbot.waitUntil(lambda: "Enter the users of EVS1 first" in texts(desk))
    assert only(desk).apply is None


def test_nothing_is_suggested_for_what_no_calculator_knows(desk: TestDesk, evs: Id) -> None:
    desk.window.select((next(iter(desk.session.snapshot.nodes)),))
    desk.turn()
    assert panel(desk).blocks == []
    assert panel(desk).box is None


def test_the_cluster_gets_plans_and_missing_addresses_with_one_click(desk: TestDesk, evs: Id) -> None:
    for interface in list(desk.session.snapshot.interfaces)[:2]:
        desk.session.do("Forget", set_fields(desk.session.snapshot, interface, address=""))
    desk.window.select((CLUSTER_ID,))
    desk.turn()
    assert "2 addresses missing" in texts(desk)
    buttons = [block.apply for block in panel(desk).blocks if block.apply is not None]
    assert [button.text() for button in buttons] == ["Give Addresses"]
    QTest.mouseClick(buttons[0], LEFT)
    desk.qtbot.waitUntil(lambda: "Every adapter and IP Address resource has one" in texts(desk))
    assert all(one.address for one in desk.session.snapshot.interfaces.values())


def test_it_rests_while_nobody_sees_it(desk: TestDesk, evs: Id) -> None:
    desk.trigger("view.inspector")
    before = panel(desk).shown
    desk.session.do("Many", set_fields(desk.session.snapshot, evs, users=3100))
    desk.qtbot.wait(120)
    assert panel(desk).shown == before
    desk.trigger("view.inspector")
    assert "3,100 with" in texts(desk)


def test_an_offer_that_is_out_of_date_is_not_applied(desk: TestDesk, evs: Id) -> None:
    button = only(desk).apply
    assert button is not None
    desk.session.do("Many", set_fields(desk.session.snapshot, evs, users=3100))
    after = desk.session.snapshot
    QTest.mouseClick(button, LEFT)
    assert desk.session.snapshot is after
    assert "3,100 with" in texts(desk)


def test_a_closed_section_stays_closed(desk: TestDesk, evs: Id) -> None:
    box = panel(desk).box
    assert box is not None
    assert box.head is not None
    box.head.click()
    desk.enter("users", "2500")
    desk.qtbot.wait(120)
    assert panel(desk).box is not box
    assert "2,500" not in texts(desk)


def test_the_tab_key_reaches_the_buttons(desk: TestDesk, evs: Id) -> None:
    chain = list(desk.bench.inspector.tab_chain())
    head, apply, more = panel(desk).tab_chain()
    assert [one for one in chain if one in (head, apply, more)] == [head, apply, more]
    assert chain.index(head) == chain.index(desk.editor("retention_days")) + 1


def test_a_design_that_can_only_be_looked_at_has_no_button(desk: TestDesk, evs: Id) -> None:
    desk.session.too_new = "Written by a newer program"
    panel(desk).refresh()
    assert only(desk).apply is None


def test_signs_follow_the_theme(desk: TestDesk, evs: Id) -> None:
    sign = only(desk).findChildren(QLabel)[0]
    before = sign.pixmap().toImage()
    desk.trigger("view.appearance.dark")
    try:
        assert sign.pixmap().toImage() != before
    finally:
        desk.trigger("view.appearance.light")
