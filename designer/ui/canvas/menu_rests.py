"""Faults in a menu can be rested on, with the pointer and with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from designer.app.faults import Blow


class MenuRests(QObject):
    """Watches a menu with its submenus, and goes with it. The entries carry their faults as data."""

    def __init__(
        self, menu: QMenu, rest: Callable[[Blow, Callable[[], QRect]], None], forget: Callable[[], None]
    ) -> None:
        super().__init__(menu)
        self._rest = rest
        self._forget = forget
        self._menus = [menu, *menu.findChildren(QMenu)]
        for one in self._menus:
            one.hovered.connect(self._hovered)
            one.aboutToHide.connect(forget)
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer leaves the menu."""
        if event.type() == QEvent.Type.Leave:
            self._forget()
        return False

    def _hovered(self, action: QAction) -> None:
        blow = action.data()
        if isinstance(blow, Blow):
            self._rest(blow, lambda: self._place(action))
        else:
            self._forget()

    def _place(self, action: QAction) -> QRect:
        """Where an entry is on the screen, as wide as its menu."""
        menu = next(one for one in self._menus if action in one.actions())
        line = menu.actionGeometry(action)
        return QRect(menu.mapToGlobal(line.topLeft()), line.size())
