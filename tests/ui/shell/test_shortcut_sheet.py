"""The sheet of shortcuts comes with a key, lists everything, and can be searched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app.actions import COMMANDS
from designer.app.commands.command import Command
from designer.ui.shell.shortcut_sheet import ShortcutSheet
from tests.ui.desk import TestDesk


def sheet_of(desk: TestDesk) -> ShortcutSheet:
    (found,) = desk.window.findChildren(ShortcutSheet)
    return found


def shown(sheet: ShortcutSheet) -> list[str]:
    return [item.text(0) for _, *items in sheet._headings.values() for item in items if not item.isHidden()]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Question, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_it_opens_with_a_key(desk: TestDesk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(desk.bench.canvas, key, modifier)
    desk.turn()
    assert sheet_of(desk).isVisible()


def test_a_question_mark_can_still_be_typed(desk: TestDesk) -> None:
    field = desk.bench.outline.filter
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "?"
    assert desk.window.findChildren(ShortcutSheet) == []


def test_it_lists_every_command_with_a_shortcut_and_finds_by_name_and_key(desk: TestDesk) -> None:
    desk.trigger("help.shortcuts")
    sheet = sheet_of(desk)
    wanted = [one for one in COMMANDS if isinstance(one, Command) and one.keys]
    assert len(shown(sheet)) > len(wanted)
    QTest.keyClicks(sheet.filter, "zoom to fit")
    assert shown(sheet) == ["Zoom to Fit"]
    sheet.filter.clear()
    QTest.keyClicks(sheet.filter, "shift+f8")
    assert shown(sheet) == ["Previous Finding"]
