"""The bar below the menus: a few commands, the switch between workspaces, and what the canvas shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.actions import TOOLBAR, command
from designer.app.choices import plain
from designer.app.desk.words import Entry, Hanging, View, Workspace
from designer.foundation.language import tr
from designer.ui.plain import PlainLabel, set_tip
from designer.ui.shell.menus import Menus
from designer.ui.switch import Switch

HEIGHT = 44
BELOW = 38
"""What the second row adds, in the view of dependencies."""

WIDE = 1360
"""In a window so wide, in pixels, the first row has room for what otherwise stands in the second."""

LISTS = {"edit.undo": "edit.undo-list", "edit.redo": "edit.redo-list"}
"""The buttons with a list of all that they could do, one step after the other."""

VIEWS: Mapping[str, str] = {
    "topology": tr("Topology"),
    "dependencies": tr("Dependencies"),
    "networks": tr("Networks"),
    "storage": tr("Storage"),
    "owners": tr("Owners"),
}
"""What the canvas can show, as the switch says it."""


WORKSPACES: Mapping[str, str] = {"design": tr("Design"), "failover": tr("Failover"), "document": tr("Document")}
"""What the window can be arranged for, as the switch says it."""

COMPACT = 1080
"""In a narrower window, in pixels, there is no room for the names of the views."""

HANGINGS: Mapping[str, str] = {"own": tr("As drawn"), "2000": "2000", "2003": "2003", "both": tr("Side by side")}
"""Whose dependencies the canvas can show, as the switch says it."""

READING = tr("An arrow points from a resource to what it needs, which starts before it.")


def _show_icon(button: QToolButton, action: QAction) -> None:
    button.setIcon(action.icon())


class Bar(QFrame):
    """Commands at the left, workspaces in the middle, views and the document at the right.

    The view of dependencies has a second row in narrow windows: of which group, and by whose tree.
    """

    workspace_chosen = Signal(str)
    view_chosen = Signal(str)
    group_chosen = Signal(str)
    hanging_chosen = Signal(str)

    def __init__(self, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setFixedHeight(HEIGHT)
        self.workspaces = Switch(WORKSPACES, tr("Workspace"))
        self.views = Switch(VIEWS, tr("View"))
        self.group = QComboBox()
        self.group.setAccessibleName(tr("Group whose dependencies are shown"))
        self.group.setMinimumWidth(120)
        self.export = QPushButton(tr("Export PDF…"))
        self.export.setProperty("kind", "primary")
        self.export.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._exports = {
            "document": menus.actions["document.export"],
            "": menus.actions["file.export-document"],
        }
        self._workspace: Workspace = "design"
        self.hangings = Switch(HANGINGS, tr("Dependencies of"))
        self.below = self._below()
        self._has_more = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        layout = QGridLayout()
        layout.setContentsMargins(8, 0, 10, 0)
        self._left = self._commands(menus)
        layout.addLayout(self._left, 0, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.workspaces, 0, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(self._right(), 0, 2, Qt.AlignmentFlag.AlignRight)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)
        rows.addLayout(layout, 1)
        rows.addWidget(self.below)
        self.workspaces.chosen.connect(self.workspace_chosen)
        self._give_icons(menus)
        self.views.chosen.connect(self.view_chosen)
        self.hangings.chosen.connect(self.hanging_chosen)
        self.group.activated.connect(lambda _: self.group_chosen.emit(self.group.currentData()))
        self.export.clicked.connect(self._export)

    def show_state(self, workspace: Workspace, view: View, hanging: Hanging, groups: Sequence[Entry]) -> None:
        """Bring the switches in step; `groups` are what the dependencies can be shown of, the shown one checked."""
        self.workspaces.set_current(workspace)
        self.views.set_current(view)
        self.hangings.set_current(hanging)
        self._workspace = workspace
        self.views.setVisible(workspace != "document")
        self.export.setEnabled(self._export_action().isEnabled())
        self._has_more = view == "dependencies" and bool(groups) and workspace != "document"
        self.group.setVisible(self._has_more)
        self.hangings.setVisible(self._has_more and workspace == "design")
        self._arrange()
        shown = [(self.group.itemData(i), self.group.itemText(i)) for i in range(self.group.count())]
        if shown != [(entry.value, entry.label) for entry in groups]:
            self.group.clear()
            for entry in groups:
                self.group.addItem(entry.label, entry.value)
        self.group.setCurrentIndex(next((i for i, entry in enumerate(groups) if entry.checked), -1))

    def _export_action(self) -> QAction:
        """What the button does: in the Document workspace it is about the kind of document that is shown."""
        return self._exports["document" if self._workspace == "document" else ""]

    def _export(self) -> None:
        self._export_action().trigger()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window icons stand for the views."""
        super().resizeEvent(event)
        self.views.set_compact(self.width() < COMPACT)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """What moves into the second row does not keep the window from becoming narrower."""
        hint = super().minimumSizeHint()
        moves = [one for one in (self.group, self.hangings) if self._left.indexOf(one) >= 0 and not one.isHidden()]
        spare = sum(max(one.minimumWidth(), one.minimumSizeHint().width()) + self._left.spacing() for one in moves)
        return QSize(hint.width() - spare, hint.height())

    def _arrange(self) -> None:
        """What the view of dependencies offers stands in the first row where that is wide enough: the canvas needs the
        room."""
        wide = self.width() >= WIDE
        home = self._left if wide else self._second
        for place, widget in enumerate((self.group, self.hangings)):
            if home.indexOf(widget) < 0:
                (self._second if wide else self._left).removeWidget(widget)
                home.insertWidget(home.count() if wide else place, widget)
        self.below.setVisible(self._has_more and not wide)
        self.setFixedHeight(HEIGHT + (BELOW if self._has_more and not wide else 0))

    def _give_icons(self, menus: Menus) -> None:
        """The views look like their commands, whatever the theme."""
        for view, button in self.views.buttons.items():
            action = menus.give_icon(f"view.{view}")
            show = partial(_show_icon, button, action)
            action.changed.connect(show)
            show()
            set_tip(button, VIEWS[view])

    def _commands(self, menus: Menus) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for identifier in TOOLBAR:
            button = QToolButton()
            button.setDefaultAction(menus.give_icon(identifier))
            button.setIconSize(QSize(20, 20))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(plain(command(identifier).label))
            if identifier in LISTS:
                button.setMenu(menus.submenu(LISTS[identifier]))
                button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
            row.addWidget(button)
        row.addSpacing(8)
        return row

    def _below(self) -> QFrame:
        """The second row."""
        row = QFrame()
        self._second = layout = QHBoxLayout(row)
        layout.setContentsMargins(10, 0, 10, 6)
        layout.setSpacing(10)
        reading = PlainLabel(READING, "small")
        layout.addWidget(self.group)
        layout.addWidget(self.hangings)
        layout.addWidget(reading, 1)
        row.hide()
        return row

    def _right(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.views)
        row.addWidget(self.export)
        return row
