"""Menus, shortcuts and toolbar buttons out of the table of commands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QCursor, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from designer.app.actions import COMMANDS, MENU_LABELS, MENUS
from designer.app.commands.command import Command, Scope, Submenu
from designer.app.desk.desk import Desk
from designer.foundation.language import tr
from designer.ui.look import Look
from designer.ui.plain import menu_text, tip

ROLES = {
    "": QAction.MenuRole.NoRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}

Run = Callable[[Callable[[], object]], None]
"""Runs a command and deals with what goes wrong in it."""


class Menus(QObject):
    """All commands as Qt actions, kept in step with the desk by `refresh`."""

    def __init__(
        self, bar: QMenuBar, desk: Desk, run: Run, look: Look, *, mac: bool = sys.platform == "darwin"
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._desk = desk
        self._run = run
        self._look = look
        self._mac = mac
        self.actions: dict[str, QAction] = {}
        self._submenus: dict[str, QMenu] = {}
        self._menus: dict[str, QMenu] = {}
        self._sections: dict[str, int] = {}
        for title in MENUS:
            self._menus[title] = self._new_menu(bar.addMenu(MENU_LABELS.get(title, f"&{tr(title)}")))
        for command in COMMANDS:
            self._add(command)
        self._with_icon: set[str] = set()
        look.changed.connect(self._paint)
        self.refresh()

    def attach(self, widget: QWidget, *scopes: Scope) -> None:
        """Let the shortcuts of these scopes work while `widget`, or something in it, has the focus."""
        for command in COMMANDS:
            if isinstance(command, Command) and command.scope in scopes:
                widget.addAction(self.actions[command.id])

    def refresh(self) -> None:
        """Bring labels, availability and check marks up to date."""
        for command in COMMANDS:
            enabled = command.enabled(self._desk)
            if isinstance(command, Submenu):
                self._submenus[command.id].menuAction().setEnabled(enabled)
                continue
            action = self.actions[command.id]
            action.setEnabled(enabled)
            if command.says is not None:
                action.setText(menu_text(command.says(self._desk)))
            if command.checked is not None:
                action.setChecked(command.checked(self._desk))

    def context_menu(self, parent: QWidget, *identifiers: str) -> QMenu:
        """A menu with some of the commands; an empty id draws a line."""
        menu = self._new_menu(QMenu(parent))
        for identifier in identifiers:
            if not identifier:
                menu.addSeparator()
            elif identifier in self._submenus:
                menu.addMenu(self._submenus[identifier])
            else:
                menu.addAction(self.actions[identifier])
        return menu

    def submenu(self, identifier: str) -> QMenu:
        """The submenu with this id."""
        return self._submenus[identifier]

    def choose(self, choices: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
        """Let the user choose one of several things at the pointer, each with its label."""
        menu = self._new_menu(QMenu(self._bar))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, deed in choices:
            action = menu.addAction(menu_text(label))
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.triggered.connect(partial(self._choose, deed))
        menu.popup(QCursor.pos())
        return menu

    def _choose(self, deed: Callable[[], object], checked: bool = False) -> None:
        self._run(deed)

    def _add(self, command: Command | Submenu) -> None:
        menu = self._menu(command.menu, command.section)
        if isinstance(command, Submenu):
            submenu = self._new_menu(menu.addMenu(command.label))
            submenu.aboutToShow.connect(partial(self._fill, submenu, command))
            self._submenus[command.id] = submenu
            return
        action = QAction(command.label, self)
        action.setObjectName(command.id)
        action.setMenuRole(ROLES[command.role])
        action.setCheckable(command.checked is not None)
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts(mac=self._mac)])
        if command.scope != "window":
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(tip(_described(command, action)))
        action.triggered.connect(partial(self._trigger, command))
        self.actions[command.id] = action
        menu.addAction(action)

    def _trigger(self, command: Command, checked: bool = False) -> None:
        self._run(partial(command.call, self._desk))

    def _menu(self, path: str, section: int) -> QMenu:
        """The menu of that path, with a line at its end when a new section begins."""
        top, _, below = path.partition("/")
        if below and path not in self._menus:
            parent = self._menu(top, section)
            self._menus[path] = self._new_menu(parent.addMenu(tr(below)))
        menu = self._menus[path]
        if not below and self._sections.get(path, section) != section:
            menu.addSeparator()
        self._sections[path] = section
        return menu

    def _fill(self, submenu: QMenu, command: Submenu) -> None:
        submenu.clear()
        section = ""
        for entry in command.entries(self._desk):
            if entry.section != section and section:
                submenu.addSeparator()
            section = entry.section
            action = submenu.addAction(menu_text(entry.label))
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.setEnabled(entry.enabled)
            if entry.checked:
                action.setCheckable(True)
                action.setChecked(True)
            action.triggered.connect(partial(self._pick, command, entry.value))

    def _pick(self, command: Submenu, value: str, checked: bool = False) -> None:
        self._run(partial(command.pick, self._desk, value))

    def give_icon(self, identifier: str) -> QAction:
        """The action of a command, with its icon: for buttons. Menus show no icons, they would be too many."""
        if identifier not in self._with_icon:
            self._with_icon.add(identifier)
            self._paint()
        return self.actions[identifier]

    def _paint(self) -> None:
        for command in COMMANDS:
            if command.id in self._with_icon and isinstance(command, Command):
                self.actions[command.id].setIcon(self._look.icon(command.icon))
                self.actions[command.id].setIconVisibleInMenu(False)

    @staticmethod
    def _new_menu(menu: QMenu) -> QMenu:
        menu.setToolTipsVisible(False)
        menu.menuAction().setMenuRole(QAction.MenuRole.NoRole)
        return menu


def _described(command: Command, action: QAction) -> str:
    text = command.hint or command.label.replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
