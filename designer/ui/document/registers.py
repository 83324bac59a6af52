"""The registers as tables at the bottom of the Document workspace, with the way to another entry."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from designer.app.document.registers import added_entry, deleted, offered_entries
from designer.app.session import Session
from designer.edits.draft import EditError, added
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.ui.look import Look
from designer.ui.panels.tables.panel import TablesPanel
from designer.ui.plain import menu_text


class RegistersPanel(TablesPanel):
    """Shows and changes the registers; entries are added and deleted by buttons as well."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent, place="document")
        self.add = _button(tr("Add"), tr("Add an entry to the register"))
        self.delete = _button(tr("Delete"), tr("Delete the selected entries"))
        self.choices = QMenu(self)
        for button in (self.add, self.delete):
            self.head.insertWidget(self.head.indexOf(self.copy), button)
        self.add.clicked.connect(self._offer)
        self.delete.clicked.connect(self._delete)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.tabs.currentChanged.connect(lambda _: self._enable())
        self.model.modelReset.connect(self._enable)
        self._enable()

    def add_entry(self, value: str = "") -> None:
        """Add an entry, and put the cursor into it; `value` tells which, where there are several (see the menu)."""
        table = self.model.table.kind.table
        try:
            label, diff = added_entry(self.session.snapshot, table, value)
        except EditError as error:
            self.told.emit(str(error))
            return
        if not self.session.do(label, diff):
            return
        self.model.refresh()
        new = [one for one in added(diff, table) if one in self.model.table.ids]
        if new:
            self.show_line(new[0])
            self.selected.emit(tuple(new))

    def lines(self) -> tuple[Id, ...]:
        """The entries of the selected cells."""
        ids = self.model.table.ids
        return tuple(ids[line] for line in sorted({line for line, _ in self.view.places()}) if line < len(ids))

    def _offer(self) -> None:
        """Add what there is one of; where there are several, let the user choose."""
        offers = offered_entries(self.session.snapshot, self.model.table.kind.table)
        if len(offers) == 1:
            self.add_entry(offers[0].value)
            return
        self.choices.clear()
        for offer in offers:
            action = self.choices.addAction(menu_text(offer.label))
            action.triggered.connect(lambda _=False, value=offer.value: self.add_entry(value))
        self.choices.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _delete(self) -> None:
        lines = self.lines()
        if lines:
            self.view.setFocus()
            self.session.do(*deleted(self.session.snapshot, lines))

    def _enable(self) -> None:
        offers = offered_entries(self.session.snapshot, self.model.table.kind.table)
        self.add.setEnabled(not self.model.is_fixed and bool(offers))
        self.delete.setEnabled(not self.model.is_fixed and bool(self.lines()))


def _button(text: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setProperty("kind", "status")
    made.setAccessibleName(name)
    return made
