"""The menus that the table of commands becomes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit
from pytestqt.qtbot import QtBot

from designer.app.actions import COMMANDS, MENUS
from designer.app.commands.command import Command, Submenu
from designer.edits.objects import rename
from designer.ui.look import Look
from designer.ui.shell.menus import Menus
from tests.ui.desk import TestDesk

Role = QAction.MenuRole


def actions_in(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if action.isSeparator():
            continue
        yield action
        below = submenu_of(action)
        if below is not None:
            yield from actions_in(below)


def submenu_of(action: QAction) -> QMenu | None:
    below = action.menu()
    return below if isinstance(below, QMenu) else None


def everything(bar: QMenuBar) -> list[QAction]:
    return [one for top in bar.actions() if (menu := submenu_of(top)) is not None for one in actions_in(menu)]


def open_submenu(desk: TestDesk, identifier: str) -> QMenu:
    """A submenu, filled as it is when it opens."""
    menu = desk.window.menus.submenu(identifier)
    menu.aboutToShow.emit()
    return menu


def test_every_command_is_in_its_menu(desk: TestDesk) -> None:
    bar = desk.window.menuBar()
    assert [action.text().replace("&", "") for action in bar.actions()] == list(MENUS)
    texts = {action.objectName() for action in everything(bar)}
    assert texts >= {one.id for one in COMMANDS if isinstance(one, Command)}


def test_only_three_entries_leave_their_menu_on_a_mac(desk: TestDesk) -> None:
    for one in COMMANDS:
        if isinstance(one, Submenu):
            open_submenu(desk, one.id)
    roles = {action.objectName(): action.menuRole() for action in everything(desk.window.menuBar())}
    assert roles.pop("file.quit") == Role.QuitRole
    assert roles.pop("file.settings") == Role.PreferencesRole
    assert roles.pop("help.about") == Role.AboutRole
    assert set(roles.values()) == {Role.NoRole}


def test_no_entry_of_ours_leaves_it_to_qt_to_guess_its_role(desk: TestDesk) -> None:
    """Qt would move "Cluster Configuration" into the application menu of a Mac, for the word in it."""
    group = desk.session.snapshot.groups_of_kind("evs")[0].id
    for one in COMMANDS:
        if isinstance(one, Submenu):
            open_submenu(desk, one.id)
    desk.window.select((group,))
    opened: list[QMenu] = [desk.bench.canvas.menu_of(one) for one in ("n1", group)]
    desk.window.enter("failover")
    opened += [desk.bench.canvas.menu_of(one) for one in ("n1", group)]
    desk.trigger("help.rules")
    desk.trigger("file.settings")
    desk.window.menus.choose([("Options", lambda: None)])
    found = [
        action
        for widget in QApplication.allWidgets()
        if not isinstance(widget, (QLineEdit, QPlainTextEdit))
        for action in (
            *widget.actions(),
            *widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly),
        )
        if action.text() and not action.isSeparator() and not isinstance(action.parent(), (QLineEdit, QPlainTextEdit))
    ]
    assert len(found) > len(COMMANDS)
    guessed = {action.text() for action in found if action.menuRole() == Role.TextHeuristicRole}
    assert guessed == set()


@pytest.mark.parametrize("mac", [False, True])
def test_shortcuts_are_those_of_the_table(qtbot: QtBot, desk: TestDesk, look: Look, mac: bool) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menus = Menus(bar, desk.window, desk.window.attempt, look, mac=mac)
    for one in COMMANDS:
        if isinstance(one, Command):
            shown = [
                sequence.toString(QKeySequence.SequenceFormat.PortableText)
                for sequence in menus.actions[one.id].shortcuts()
            ]
            assert len(shown) == len(one.shortcuts(mac=mac)), one.id
            assert all(shown), one.id


def test_submenus_follow_the_design(desk: TestDesk) -> None:
    names = [action.text() for action in open_submenu(desk, "failover.power").actions()]
    assert names == ["NODE1", "NODE2", "NODE3", "NODE4"]
    desk.window.edit("Rename", lambda design: rename(design, desk.session.catalog, "n1", "R&D"))
    assert open_submenu(desk, "failover.power").actions()[0].text() == "R&&D"


def test_picking_an_entry_does_it(desk: TestDesk) -> None:
    evs = desk.session.snapshot.groups_of_kind("evs")[0].id
    desk.window.select((evs,))
    desk.turn()
    entries = {action.text(): action for action in open_submenu(desk, "design.move").actions()}
    assert entries["NODE1"].isChecked()
    entries["NODE4"].trigger()
    assert desk.session.snapshot.groups[evs].owner == "n4"
    desk.turn()
    assert desk.window.menus.actions["edit.undo"].isEnabled()


def test_commands_rest_without_a_design(empty_desk: TestDesk) -> None:
    empty_desk.window.adopt(None)
    actions = empty_desk.window.menus.actions
    assert not actions["file.save"].isEnabled()
    assert not actions["design.add-node"].isEnabled()
    assert actions["file.open"].isEnabled()
    assert not empty_desk.window.menus.submenu("failover.power").menuAction().isEnabled()


def test_the_outline_has_the_commands_for_what_is_selected(desk: TestDesk) -> None:
    menu = desk.window.menus.context_menu(desk.window, "edit.rename", "", "design.move")
    texts = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Rename", "Move Group to"]


@pytest.mark.parametrize("name", ["file.templates", "file.samples"])
def test_lines_divide_the_groups_of_a_submenu(empty_desk: TestDesk, name: str) -> None:
    (command,) = [one for one in COMMANDS if isinstance(one, Submenu) and one.id == name]
    entries = empty_desk.entries(command)
    submenu = empty_desk.window.menus.submenu(name)
    submenu.aboutToShow.emit()
    shown = [action.isSeparator() for action in submenu.actions()]
    assert shown.count(False) == len(entries)
    assert shown.count(True) == len({entry.section for entry in entries}) - 1
    assert not shown[0]
    assert not shown[-1]
