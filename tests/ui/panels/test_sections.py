"""The inspector's sections: open, closed, counted and remembered."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from designer.edits.objects import set_fields
from designer.ui.panels.sections import SectionBox, SectionHead
from tests.ui.desk import TestDesk


def box(desk: TestDesk, title: str) -> SectionBox:
    (found,) = (one for one in desk.bench.inspector.findChildren(SectionBox) if one.title == title and one.isVisible())
    return found


def head(desk: TestDesk, title: str) -> SectionHead:
    found = box(desk, title).head
    assert found is not None
    return found


def test_a_closed_section_says_how_much_is_set_and_opens_on_a_click(desk: TestDesk) -> None:
    desk.session.do("x", set_fields(desk.session.snapshot, "n1", mtbf_h=50_000, mttr_h=4, boot_delay_s=None))
    desk.window.select(("n1",))
    assert head(desk, "Availability").count_text == "2"
    assert "mtbf_h" not in desk.bench.inspector.editors
    QTest.mouseClick(head(desk, "Availability"), Qt.MouseButton.LeftButton)
    desk.turn()
    editor = desk.bench.inspector.editors["mtbf_h"]
    assert isinstance(editor, QLineEdit)
    assert editor.isVisible()
    assert editor.text() == "50000\N{NO-BREAK SPACE}h"
    QTest.mouseClick(head(desk, "Availability"), Qt.MouseButton.LeftButton)
    assert not editor.isVisible()


def test_the_count_follows_edits(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    before = int(head(desk, "Availability").count_text or 0)
    desk.session.do("x", set_fields(desk.session.snapshot, "n1", mttr_h=4))
    assert int(head(desk, "Availability").count_text) == before + 1
    desk.trigger("edit.undo")
    assert int(head(desk, "Availability").count_text or 0) == before


def test_what_was_opened_stays_open_for_objects_of_the_same_kind(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    box(desk, "Availability").set_open(True)
    box(desk, "Hardware").set_open(False)
    desk.window.select((next(iter(desk.session.snapshot.disks)),))
    assert not box(desk, "Availability").is_open
    desk.window.select(("n2",))
    assert box(desk, "Availability").is_open
    assert not box(desk, "Hardware").is_open
    desk.window.select(("n1", "n3"))
    assert box(desk, "Availability").is_open


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_sections_open_from_the_keyboard(desk: TestDesk, key: Qt.Key) -> None:
    desk.window.select(("n1",))
    desk.press(head(desk, "Availability"), key)
    assert box(desk, "Availability").is_open
    assert head(desk, "Availability").hasFocus()


def test_the_tab_key_goes_through_headings_and_fields_in_their_order(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    box(desk, "Availability").set_open(True)
    chain = list(desk.bench.inspector.tab_chain())
    places = [one.mapTo(desk.bench.inspector, QPoint(0, 0)).y() for one in chain if one.isVisible()]
    assert places == sorted(places)
    for one, other in pairwise(chain):
        following = one.nextInFocusChain()
        while following is not None and not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
            following = following.nextInFocusChain()
        assert following is other
