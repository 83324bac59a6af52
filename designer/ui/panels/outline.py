"""The outline: everything in the design by name, in step with the canvas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from designer.app.gestures import foresee
from designer.app.rearranging import Where, rearrange, step
from designer.app.session import Session
from designer.edits.draft import EditError
from designer.edits.legality.outcomes import Effect, Outcome
from designer.edits.objects import rename
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import CLUSTER_ID
from designer.ui.bridge import listen
from designer.ui.look import Look
from designer.ui.panels.branch import Branch
from designer.ui.panels.outline_delegate import Naming, OutlineDelegate
from designer.ui.panels.outline_items import DETAIL, ICON_NAME, ID, KNOWN_AS, OutlineItems, item_of
from designer.ui.panels.outline_model import outline_of
from designer.ui.panels.outline_tree import OutlineTree
from designer.ui.plain import PlainLabel

__all__ = ["DETAIL", "ID", "KNOWN_AS", "Outline"]

OPEN_AT_FIRST = {
    tr("Nodes"),
    tr("Groups on no node"),
    tr("Disks"),
    tr("Networks"),
    tr("Surroundings"),
    tr("Scenarios"),
    tr("Notes"),
}


class Outline(QFrame):
    """A tree with a filter, empty until the first `refresh`. `selected` tells which objects the user selected here.

    `activated` carries a double-clicked object that is not renamed in its place: what has no name, and scenarios.
    `told` carries sentences for the user; "" when what was said no longer holds.
    """

    selected = Signal(object)
    activated = Signal(str)
    menu_wanted = Signal(QPoint)
    told = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._session = session
        self._look = look
        self._shown: tuple[Branch, ...] = ()
        self._open: set[str] = set(OPEN_AT_FIRST)
        self._items: dict[Id, list[QStandardItem]] = {}
        self._following = False
        self._chosen: tuple[Id, ...] = ()
        self.filter = QLineEdit()
        self._model = OutlineItems(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setRecursiveFilteringEnabled(True)
        self._proxy.setFilterRole(KNOWN_AS)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tree = OutlineTree(self._rearranged)
        self.tree.setModel(self._proxy)
        naming = Naming(self._name_of, self._judge, self._rename)
        self.tree.setItemDelegate(OutlineDelegate(look, self.tree, naming))
        self.nothing = PlainLabel(tr("Nothing has such a name."), "muted", wrap=True)
        self._set_up_filter()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self.filter)
        layout.addLayout(head)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.nothing, 1)
        self._connect()

    def refresh(self) -> None:
        """Show the design as it is now; what was open or selected stays so."""
        branches = outline_of(self._session.snapshot, self._session.catalog)
        if branches == self._shown:
            return
        self._shown, self._items = branches, {}
        self._following = True
        self._model.clear()
        for branch in branches:
            self._model.appendRow(self._item(branch))
        self._expand()
        self._following = False
        self.select(self._chosen)
        self._say_if_empty()

    def selection(self) -> tuple[Id, ...]:
        """The selected objects among those that the filter shows."""
        ids = (str(index.data(ID) or "") for index in self.tree.selectionModel().selectedIndexes())
        return tuple(dict.fromkeys(identifier for identifier in ids if identifier))

    def select(self, ids: Sequence[Id]) -> None:
        """Select these objects here too, and bring the first into sight, without telling anybody."""
        self._chosen = tuple(ids)
        if set(ids) == set(self.selection()):
            return
        self._following = True
        wanted = QItemSelection()
        first = QModelIndex()
        for identifier in ids:
            for item in self._items.get(identifier, [])[:1]:
                index = self._proxy.mapFromSource(item.index())
                if index.isValid():  # the filter may hide it
                    wanted.select(index, index)
                    first = first if first.isValid() else index
        self.tree.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if first.isValid():
            self.tree.scrollTo(first)
            self.tree.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._following = False

    def _connect(self) -> None:
        self.tree.selectionModel().selectionChanged.connect(self._tell)
        self.tree.clicked.connect(self._toggle_heading)
        self.tree.doubleClicked.connect(self._activate)
        self.tree.dropped.connect(self._make)
        self.tree.told.connect(self._foretell)
        self.tree.step_wanted.connect(self._step)
        self.tree.expanded.connect(lambda index: self._note(index, opened=True))
        self.tree.collapsed.connect(lambda index: self._note(index, opened=False))
        self.tree.customContextMenuRequested.connect(
            lambda point: self.menu_wanted.emit(self.tree.viewport().mapToGlobal(point))
        )
        listen(self, self._session.changed, lambda _: self.refresh())
        self._look.changed.connect(self._paint)

    def _set_up_filter(self) -> None:
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter of the outline"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.filter)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.filter.clear)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(8, 16, 8, 0)
        self.nothing.hide()

    def rename_current(self) -> bool:
        """Let the user change the name of the current object in its place; False where that is not possible."""
        index = self.tree.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self.tree.edit(index)
        return self.tree.is_editing

    def _item(self, branch: Branch) -> QStandardItem:
        icon = self._look.icon(branch.icon, size=16) if branch.icon else None
        item = item_of(branch, icon, can_rename=self._has_name(branch.identifier))
        if branch.identifier:
            self._items.setdefault(branch.identifier, []).append(item)
        for below in branch.below:
            item.appendRow(self._item(below))
        return item

    def _has_name(self, identifier: Id) -> bool:
        record = self._session.snapshot.find(identifier) if identifier not in ("", CLUSTER_ID) else None
        return record is not None and hasattr(record, "name") and not self._session.too_new

    def _activate(self, index: QModelIndex) -> None:
        """A double click changes a name, or plays a scenario."""
        identifier = str(index.data(ID) or "")
        if identifier in self._session.snapshot.scenarios or not self.rename_current():
            self.activated.emit(identifier)

    def _name_of(self, identifier: Id) -> str:
        return self._session.snapshot.name_of(identifier)

    def _judge(self, identifier: Id, name: str) -> str:
        """Why an object cannot be called so."""
        try:
            rename(self._session.snapshot, self._session.catalog, identifier, name)
        except EditError as error:
            return str(error)
        return ""

    def _rename(self, identifier: Id, name: str) -> None:
        try:
            diff = rename(self._session.snapshot, self._session.catalog, identifier, name)
            self._session.do(
                tr("Rename {identifier}").format(identifier=self._session.snapshot.name_of(identifier)[:40]), diff
            )
        except EditError as error:
            self.told.emit(str(error))

    def _rearranged(self, ids: Sequence[Id], onto: Id, where: Where) -> Outcome:
        return rearrange(self._session.snapshot, self._session.catalog, ids, onto, where)

    def _step(self, by: int) -> None:
        identifier = str(self.tree.currentIndex().data(ID) or "")
        if identifier:
            outcome = step(self._session.snapshot, identifier, by)
            self._make(outcome) if isinstance(outcome, Effect) else self.told.emit(outcome.says)

    def _make(self, effect: Effect) -> None:
        try:
            self._session.do(effect.label, effect.diff)
        except EditError as error:
            self.told.emit(str(error))

    def _foretell(self, outcome: Outcome | None) -> None:
        self.told.emit(foresee(self._session, outcome).text if outcome is not None else "")

    def _filter(self, text: str) -> None:
        """Show what matches; what is selected stays so, even while it is not shown."""
        self._following = True
        self._proxy.setFilterFixedString(text.strip())
        if text.strip():
            self.tree.expandAll()
        else:
            self._expand()
        self._following = False
        self.select(self._chosen)
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        empty = bool(self.filter.text().strip()) and not self._proxy.rowCount()
        self.nothing.setVisible(empty)
        self.tree.setVisible(not empty)

    def _expand(self) -> None:
        for index in _all(self._proxy):
            self.tree.setExpanded(index, _key(index) in self._open or bool(self.filter.text().strip()))

    def _toggle_heading(self, index: QModelIndex) -> None:
        if not index.data(ID):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _note(self, index: QModelIndex, *, opened: bool) -> None:
        """Remember what the user opened and closed; a filter opens everything, which is nobody's wish for later."""
        if self._following or self.filter.text().strip():
            return
        if opened:
            self._open.add(_key(index))
        else:
            self._open.discard(_key(index))

    def _tell(self) -> None:
        if not self._following:
            self._chosen = self.selection()
            self.selected.emit(self.selection())

    def _paint(self) -> None:
        for index in _all(self._model):
            item = self._model.itemFromIndex(index)
            if item.data(ICON_NAME):
                item.setIcon(self._look.icon(item.data(ICON_NAME), size=16))


def _key(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(ID) or index.data())


def _all(model: QSortFilterProxyModel | QStandardItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent if parent is not None else QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        yield from _all(model, index)
