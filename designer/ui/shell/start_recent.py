"""A recent file on the start page: to open, to keep at the head of the list, or to forget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from designer.app.desk.words import Entry
from designer.foundation.language import tr
from designer.ui.look import Look
from designer.ui.plain import set_tip
from designer.ui.shell.start_rows import HEIGHT, FileRow

KEEP, RELEASE, FORGET = tr("Keep at the Head"), tr("Do Not Keep at the Head"), tr("Remove from This List")
ICON = 14


class RecentRow(QWidget):
    """The file with two small buttons, which appear while it is pointed at; Delete and P do the same."""

    keep_wanted = Signal(str, bool)
    forget_wanted = Signal(str)

    def __init__(self, file: FileRow, entry: Entry, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = entry.value
        self._is_kept = entry.checked
        self._file = file
        self._look = look
        self.setFixedHeight(HEIGHT)
        self.keep = self._button(f"{RELEASE if entry.checked else KEEP}: {entry.label}")
        self.forget = self._button(f"{FORGET}: {entry.label}")
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(file, 1)
        row.addWidget(self.keep)
        row.addWidget(self.forget)
        file.installEventFilter(self)
        look.changed.connect(self._paint)
        self._paint()
        self._show_buttons(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the buttons."""
        super().enterEvent(event)
        self._show_buttons(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Leave room for the words again."""
        super().leaveEvent(event)
        self._show_buttons(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete forgets the file that has the focus, and P keeps it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() == Qt.Key.Key_Delete:
                self._forget()
                return True
            if event.key() == Qt.Key.Key_P:
                self._keep()
                return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same as a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(RELEASE if self._is_kept else KEEP, self._keep)
        menu.addAction(FORGET, self._forget)
        for action in menu.actions():
            action.setMenuRole(QAction.MenuRole.NoRole)
        menu.popup(event.globalPos())

    def _keep(self) -> None:
        self.keep_wanted.emit(self._path, not self._is_kept)

    def _forget(self) -> None:
        self.forget_wanted.emit(self._path)

    def _show_buttons(self, shown: bool) -> None:
        self.keep.setVisible(shown or self._is_kept)
        self.forget.setVisible(shown)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        button.setFixedSize(HEIGHT, HEIGHT)
        button.setAccessibleName(name)
        set_tip(button, name.partition(":")[0])
        return button

    def _paint(self) -> None:
        self.keep.setIcon(self._look.icon("pin", "accent" if self._is_kept else "icon", ICON))
        self.forget.setIcon(self._look.icon("close", "icon", ICON))
