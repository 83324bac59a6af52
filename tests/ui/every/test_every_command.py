"""Every command of the table does what can be seen, from the menu and by each of its shortcuts, with real events."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from designer.app.actions import COMMANDS
from designer.app.commands.command import Command, Submenu
from tests.ui.desk import TestDesk
from tests.ui.every.case import Case
from tests.ui.every.cases import CASES
from tests.ui.monkey.means import leave_dialogs

Way = Callable[[TestDesk, "Command | Submenu", Case], None]


def test_every_command_has_a_case() -> None:
    """A new command needs an entry in `cases`: how it comes to be enabled, and what is to be seen of it."""
    assert {one.id for one in COMMANDS} == set(CASES)


def by_menu(desk: TestDesk, command: Command | Submenu, case: Case) -> None:
    """Open the menu with the mouse, go to the entry, and press Enter."""
    desk.window.menus.refresh()
    bar = desk.window.menuBar()
    top = next(one for one in bar.actions() if one.text().replace("&", "") == command.menu.partition("/")[0])
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(top).center())
    for label in command.menu.split("/")[1:]:
        enter(label, opens=True)
    if isinstance(command, Submenu):
        enter(command.label, opens=True)
        entries = [one for one in popup().actions() if one.isEnabled() and not one.isSeparator()]
        assert entries, "the submenu is empty"
        chosen = [one for one in entries if one.text().startswith(case.entry)] if case.entry else entries
        popup().setActiveAction(chosen[-1])
        QTest.keyClick(popup(), Qt.Key.Key_Return)
    else:
        action = desk.window.menus.actions[command.id]
        assert action in popup().actions()
        assert action.isEnabled(), "the command is not enabled"
        popup().setActiveAction(action)
        QTest.keyClick(popup(), Qt.Key.Key_Return)


def popup() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu), found
    return found


def enter(label: str, *, opens: bool) -> None:
    menu = popup()
    action = next(one for one in menu.actions() if one.text() == label)
    assert action.isEnabled(), f"{label} is not enabled"
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    assert popup() is not menu, f"{label} does not open"


def by_key(combination: QKeyCombination) -> Way:
    def way(desk: TestDesk, command: Command | Submenu, case: Case) -> None:
        desk.window.menus.refresh()
        target = QApplication.focusWidget() or desk.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    return way


def ways(desk: TestDesk, command: Command | Submenu) -> dict[str, Way]:
    """All that leads to a command."""
    found: dict[str, Way] = {"menu": by_menu}
    if isinstance(command, Command):
        for sequence in desk.window.menus.actions[command.id].shortcuts():
            found[sequence.toString()] = by_key(sequence[0])
    return found


@pytest.fixture
def doorman(desk: TestDesk) -> Iterator[None]:
    """Closes every dialog, also one that waits for an answer, and remembers what it was."""
    desk.answers.dialogs = []
    timer = QTimer()

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, QDialog):
            desk.answers.dialogs.append(type(found).__name__)
            found.reject()

    timer.timeout.connect(look)
    timer.start(20)
    yield
    timer.stop()


def tried(desk: TestDesk, command: Command | Submenu, name: str, way: Way) -> str:
    """Try a command on a new design; returns what is wrong, "" for nothing."""
    case = CASES[command.id]
    if not desk.program.windows:
        desk.program.new_window().show()
    desk.window.showNormal()
    desk.answers.asked.clear()
    desk.answers.dialogs.clear()
    desk.start()
    desk.window.sight.reset_panels()
    extra = case.keyed.get(name)
    for step in (*case.first, *([extra] if extra is not None else [])):
        step(desk)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    before = case.seen(desk)
    try:
        way(desk, command, case)
        after = case.seen(desk)
        if after == before:
            desk.qtbot.wait(50)
            after = case.seen(desk)
    except AssertionError as error:
        return str(error)
    finally:
        leave_dialogs()
    if after == before:
        return f"nothing to be seen of it: {str(before)[:80]}"
    if case.becomes is not None and extra is None and after != case.becomes:
        return f"{str(after)[:80]}, not {case.becomes}"
    return ""


@pytest.mark.parametrize("identifier", sorted(CASES))
def test_every_command_can_be_seen_to_work(desk: TestDesk, doorman: None, identifier: str) -> None:
    found = next((one for one in COMMANDS if one.id == identifier), None)
    assert found is not None, "a case for a command that there is not"
    problems = {name: tried(desk, found, name, way) for name, way in ways(desk, found).items()}
    assert not any(problems.values()), problems
