"""The outline: everything in the design by name, in step with the canvas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeySequence, QPainter, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from designer.app.session import Session
from designer.foundation.ids import Id
from designer.ui.bridge import listen
from designer.ui.icons import pixmap
from designer.ui.look import Look
from designer.ui.panels.branch import Branch
from designer.ui.panels.outline_model import outline_of
from designer.ui.plain import PlainLabel, tip

ID = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
ICON_NAME = Qt.ItemDataRole.UserRole + 2
KNOWN_AS = Qt.ItemDataRole.UserRole + 3

INDENT = 9
ARROW = 12
HEADING = 5
"""What brings headings in line with the filter above them."""

BESIDE_NAME = 22
"""What a line needs beside its name: the icon and what is around it."""

GAP = 8
PADDING = 8


class Outline(QFrame):
    """A tree with a filter, empty until the first `refresh`. `selected` tells which objects the user selected here."""

    selected = Signal(object)
    activated = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._session = session
        self._look = look
        self._shown: tuple[Branch, ...] = ()
        self._open: set[str] = {"Nodes", "Groups on no node", "Disks", "Networks", "Surroundings"}
        self._items: dict[Id, list[QStandardItem]] = {}
        self._following = False
        self._chosen: tuple[Id, ...] = ()
        self.filter = QLineEdit()
        self._model = QStandardItemModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setRecursiveFilteringEnabled(True)
        self._proxy.setFilterRole(KNOWN_AS)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tree = QTreeView()
        self.tree.setModel(self._proxy)
        self._set_up_tree()
        self.nothing = PlainLabel("Nothing has such a name.", "muted", wrap=True)
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
        self.tree.selectionModel().selectionChanged.connect(self._tell)
        self.tree.clicked.connect(self._toggle_heading)
        self.tree.doubleClicked.connect(lambda index: self.activated.emit(str(index.data(ID) or "")))
        self.tree.expanded.connect(lambda index: self._note(index, opened=True))
        self.tree.collapsed.connect(lambda index: self._note(index, opened=False))
        self.tree.customContextMenuRequested.connect(
            lambda point: self.menu_wanted.emit(self.tree.viewport().mapToGlobal(point))
        )
        listen(self, session.changed, lambda _: self.refresh())
        look.changed.connect(self._paint)

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

    def _set_up_filter(self) -> None:
        self.filter.setPlaceholderText("Filter")
        self.filter.setAccessibleName("Filter of the outline")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.filter)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.filter.clear)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(8, 16, 8, 0)
        self.nothing.hide()

    def _set_up_tree(self) -> None:
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(INDENT)
        self.tree.setRootIsDecorated(False)
        self.tree.setIconSize(QSize(16, 16))
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName("Outline")
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setItemDelegate(_Delegate(self._look, self.tree))

    def _item(self, branch: Branch) -> QStandardItem:
        item = QStandardItem(branch.name)
        item.setData(branch.identifier, ID)
        item.setData(branch.detail, DETAIL)
        item.setData(branch.icon, ICON_NAME)
        item.setData(" ".join((branch.name, branch.detail, branch.full)), KNOWN_AS)
        item.setToolTip(tip(branch.full or ", ".join(part for part in (branch.name, branch.detail) if part)))
        item.setEditable(False)
        if branch.icon:
            item.setIcon(self._look.icon(branch.icon, size=16))
        else:
            item.setSelectable(False)
        if branch.identifier:
            self._items.setdefault(branch.identifier, []).append(item)
        for below in branch.below:
            item.appendRow(self._item(below))
        return item

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


class _Delegate(QStyledItemDelegate):
    """Headings in the caption's voice with an arrow, names, and details in a quieter voice where there is room left."""

    def __init__(self, look: Look, tree: QTreeView) -> None:
        super().__init__(tree)
        self._look = look
        self._tree = tree

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if not index.data(ID):
            option.font.setBold(True)
            option.palette.setColor(option.palette.ColorRole.Text, self._look.colour("faint"))
            option.rect.setLeft(option.rect.left() + HEADING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if not index.data(ID):
            self._paint_arrow(painter, option.rect, opened=bool(option.state & QStyle.StateFlag.State_Open))
            return
        room, shown = _detail(option, index)
        if shown:
            painter.save()
            painter.setPen(self._look.colour("faint"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
            painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Offer the tip only where the line does not tell all of it."""
        room, shown = _detail(option, index)
        whole = room.width() >= 0 and shown == (index.data(DETAIL) or "")
        if whole and index.data(KNOWN_AS).rstrip() == f"{index.data()} {shown}".rstrip():
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_arrow(self, painter: QPainter, rect: QRect, *, opened: bool) -> None:
        """The arrow of a heading: at the right, as those of the inspector, so that names have more room."""
        density = self._tree.devicePixelRatioF()
        picture = pixmap(self._look.theme, "down" if opened else "right", "faint", ARROW, density)
        painter.drawPixmap(rect.right() - ARROW - PADDING + 1, rect.center().y() - ARROW // 2 + 1, picture)


def _detail(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> tuple[QRect, str]:
    """The room behind a name, narrower than nothing if the name is cut off, and as much of the detail as fits there."""
    metrics = option.fontMetrics
    room = option.rect.adjusted(metrics.horizontalAdvance(str(index.data())) + BESIDE_NAME, 0, -PADDING, 0)
    shown = metrics.elidedText(index.data(DETAIL) or "", Qt.TextElideMode.ElideRight, room.width() - GAP)
    return room, shown if room.width() - GAP > metrics.averageCharWidth() * 4 else ""


def _key(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(ID) or index.data())


def _all(model: QSortFilterProxyModel | QStandardItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent if parent is not None else QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        yield from _all(model, index)
