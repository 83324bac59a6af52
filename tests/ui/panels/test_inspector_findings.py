"""Findings of what is selected, in the inspector: counted beside the name, shown, and repaired there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app.fixes import preview
from designer.edits.objects import set_fields
from designer.ui.panels.finding_lines import FindingLine
from tests.ui.desk import TestDesk


@pytest.fixture
def line(desk: TestDesk) -> FindingLine:
    """A line about something that can be repaired."""
    desk.session.do("x", set_fields(desk.session.snapshot, "n2", name="NODE_NUMBER_TWO_OF_MANY"))
    group = desk.session.snapshot.groups_of_kind("evs")[0].id
    desk.session.do("x", set_fields(desk.session.snapshot, group, failback=True))
    for ids in ((), (group,), ("n2",)):
        desk.window.select(ids)
        desk.turn()
        found = [one for one in desk.bench.inspector.findings.lines if one.fix is not None]
        if found:
            return found[0]
    raise AssertionError("nothing can be repaired")


def test_the_name_tells_how_many_there_are(desk: TestDesk, line: FindingLine) -> None:
    inspector = desk.bench.inspector
    assert inspector.chip.isVisible()
    assert inspector.chip.text() == str(len(inspector.findings.lines))
    QTest.mouseClick(inspector.chip, Qt.MouseButton.LeftButton)
    assert inspector.findings.lines[0].hasFocus()


def test_a_repair_is_shown_and_made(desk: TestDesk, line: FindingLine) -> None:
    assert line.more is not None
    QTest.mouseClick(line.more, Qt.MouseButton.LeftButton)
    shown = preview(desk.session, line.finding)
    assert shown is not None
    assert line.card is not None
    assert line.card.isVisible()
    QTest.mouseClick(line.card.fix, Qt.MouseButton.LeftButton)
    desk.turn()
    assert desk.session.store.undo_label == shown.fix.title
    assert line.finding.key not in {one.key for one in desk.session.check_now().open}


def test_one_click_repairs_by_keyboard_too(desk: TestDesk, line: FindingLine) -> None:
    assert line.fix is not None
    line.fix.setFocus()
    QTest.keyClick(line.fix, Qt.Key.Key_Space)
    desk.turn()
    assert line.finding.key not in {one.key for one in desk.session.check_now().open}
    desk.trigger("edit.undo")
    assert line.finding.key in {one.key for one in desk.session.check_now().open}
