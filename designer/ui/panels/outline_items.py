"""The lines of the outline as items of a model, and what a drag of them carries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel

from designer.foundation.ids import Id
from designer.ui.panels.branch import Branch
from designer.ui.plain import tip

ID = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
ICON_NAME = Qt.ItemDataRole.UserRole + 2
KNOWN_AS = Qt.ItemDataRole.UserRole + 3

MIME = "application/x-clusterwright-outline"

LONGEST = 400
"""So many characters of a name are painted, told as a tip, and found by."""


class OutlineItems(QStandardItemModel):
    """The items; a drag of some carries their ids, which mean something in this very outline only."""

    def mimeTypes(self) -> list[str]:
        """Only what comes from an outline."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex | QPersistentModelIndex]) -> QMimeData:
        """The ids of the dragged objects."""
        ids = dict.fromkeys(str(index.data(ID) or "") for index in indexes)
        data = QMimeData()
        data.setData(MIME, "\n".join([str(id(self)), *(one for one in ids if one)]).encode())
        return data

    def dragged(self, data: QMimeData) -> list[Id]:
        """The ids that a drag carries; none for a drag from elsewhere."""
        whose, *ids = data.data(MIME).toStdString().split("\n") if data.hasFormat(MIME) else [""]
        return ids if whose == str(id(self)) else []

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Whether that is so is told by the view, which knows what a drop would do."""
        return bool(self.dragged(data))


def item_of(branch: Branch, icon: QIcon | None, *, can_rename: bool) -> QStandardItem:
    """The item of one line, without those below it."""
    item = QStandardItem(branch.name[:LONGEST])
    item.setData(branch.identifier, ID)
    item.setData(branch.detail, DETAIL)
    item.setData(branch.icon, ICON_NAME)
    item.setData(" ".join((branch.name[:LONGEST], branch.detail, branch.full[:LONGEST])), KNOWN_AS)
    told = branch.full or ", ".join(part for part in (branch.name, branch.detail) if part)
    item.setToolTip(tip(told[:LONGEST]))
    item.setEditable(can_rename)
    item.setDragEnabled(bool(branch.identifier))
    if icon is not None:
        item.setIcon(icon)
    else:
        item.setSelectable(False)
    return item
