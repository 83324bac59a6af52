"""Everything that the keyboard can do, in one list with a search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.app.keyboard import KeyLine, key_lines
from designer.app.matching import contains
from designer.foundation.language import tr

OR = tr("  or  ")


class ShortcutSheet(QDialog):
    """The commands by menu with their keys, and the keys of the canvas. The search takes names and keys."""

    def __init__(self, parent: QWidget | None = None, *, mac: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard Shortcuts"))
        self.resize(620, 640)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by name or key"))
        self.filter.setAccessibleName(tr("Filter of the shortcuts"))
        self.filter.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Shortcuts"))
        self.tree.setHeaderLabels([tr("Command"), tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self._headings: dict[str, list[QTreeWidgetItem]] = {}
        self._fill(key_lines(mac=mac))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(12)
        for widget in (self.filter, self.tree, buttons):
            layout.addWidget(widget)
        self.filter.textChanged.connect(self._filter)

    def _fill(self, lines: list[KeyLine]) -> None:
        for line in lines:
            if line.where not in self._headings:
                heading = QTreeWidgetItem(self.tree, [line.where])
                self._headings[line.where] = [heading]
                font = heading.font(0)
                font.setWeight(font.Weight.DemiBold)
                heading.setFont(0, font)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            keys = OR.join(native(one) for one in line.keys)
            items = self._headings[line.where]
            items.append(QTreeWidgetItem(items[0], [line.label, keys]))
        self.tree.expandAll()

    def _filter(self, text: str) -> None:
        for heading, *items in self._headings.values():
            for item in items:
                item.setHidden(not contains(text, f"{item.text(0)} {item.text(1)} {heading.text(0)}"))
            heading.setHidden(all(item.isHidden() for item in items))


def native(keys: str) -> str:
    """Keys as this system writes them; words that are no keys, such as "Wheel", stay as they are."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
