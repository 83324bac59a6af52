"""The list at the left of the page: scenarios and tests, each with the sign of how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from designer.app.trials.listing import LIBRARY, OWN, Line
from designer.foundation.language import tr
from designer.ui.canvas.ink import Ink
from designer.ui.icons import pixmap, sign_icon
from designer.ui.plain import tip

Index = QModelIndex | QPersistentModelIndex

KEY = Qt.ItemDataRole.UserRole
WORD = Qt.ItemDataRole.UserRole + 1
SORT = Qt.ItemDataRole.UserRole + 2

SIGN = 15
ARROW = 12
PADDING = 8
HEADING = 5
"""What brings headings in line with the buttons above them."""

INDENT = 12
LONGEST = 400
"""So many characters of a name are looked at."""

KEYS = {Qt.Key.Key_F2: "rename", Qt.Key.Key_Delete: "delete", Qt.Key.Key_Backspace: "delete"}

OF_TESTS = ((tr("Play"), "play"), (tr("Add to the Design"), "add"))
DEEDS = {
    "scenario": (
        (tr("Play"), "play"),
        (tr("Run"), "run"),
        ("", ""),
        (tr("Rename"), "rename"),
        (tr("Duplicate"), "duplicate"),
        ("", ""),
        (tr("Delete"), "delete"),
    ),
    "test": OF_TESTS,
    "run": OF_TESTS,
}
"""What the menu of a line offers."""

TONES = {
    tr("failed"): "error.text",
    tr("cannot be played"): "warning.text",
    tr("passed"): "ok.text",
    tr("stale"): "pending.text",
}
"""The colours of the words that say how a scenario stands; it is also told by the sign and the word."""


class ScenarioList(QTreeView):
    """Shows lines. `chosen` carries the key of the line that the user chose, `played` that of a double-clicked one;
    `wanted` carries what is to be done with the chosen line: run, duplicate, rename, delete, play or add."""

    chosen = Signal(str)
    played = Signal(str)
    wanted = Signal(str)

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._lines: tuple[Line, ...] = ()
        self._opened = {OWN, LIBRARY}
        self._following = False
        self._signs: dict[str, QIcon] = {}
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_LineDelegate(ink, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(SIGN, SIGN))
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Scenarios"))
        self.setAccessibleDescription(tr("Enter plays, F2 renames, Del deletes"))
        self.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        self.clicked.connect(self._toggle)
        self.activated.connect(self._play)
        self.customContextMenuRequested.connect(self._open_menu)
        self.expanded.connect(lambda index: self._opened.add(str(index.data(KEY))))
        self.collapsed.connect(lambda index: self._opened.discard(str(index.data(KEY))))

    @property
    def current(self) -> str:
        """The key of the chosen line; "" for none."""
        return str(self.currentIndex().data(KEY) or "")

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; what was chosen or open stays so."""
        if lines == self._lines:
            return
        old, self._lines = self._lines, lines
        if _keys(old) == _keys(lines):
            self._update(old, lines, self._model.invisibleRootItem())
            return
        before, place = self.current, self.verticalScrollBar().value()
        self._following = True
        self._model.clear()
        for line in lines:
            self._model.appendRow(self._item(line))
        for index in _all(self._model):
            self.setExpanded(index, str(index.data(KEY)) in self._opened)
        self._following = False
        self.choose(before)
        self.verticalScrollBar().setValue(place)

    def choose(self, key: str) -> bool:
        """Choose the line with this key without telling anybody; False where there is none."""
        found = next((index for index in _all(self._model) if index.data(KEY) == key), None) if key else None
        if found is None:
            return False
        self._following = True
        self.setCurrentIndex(found)
        self.scrollTo(found)
        self._following = False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Del are for scenarios of the design."""
        wanted = KEYS.get(Qt.Key(event.key()))
        if wanted is not None and self.currentIndex().data(SORT) == "scenario":
            self.wanted.emit(wanted)
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """What can be done with the chosen line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, word in DEEDS.get(str(self.currentIndex().data(SORT)), ()):
            if not word:
                menu.addSeparator()
            else:
                menu.addAction(label).triggered.connect(lambda _=False, word=word: self.wanted.emit(word))
        return menu

    def _open_menu(self, place: QPoint) -> None:
        if DEEDS.get(str(self.indexAt(place).data(SORT))):
            self.menu().popup(self.viewport().mapToGlobal(place))

    def wear(self) -> None:
        """Paint the signs in today's colours."""
        self._signs.clear()
        lines, self._lines = self._lines, ()
        self.show_lines(lines)
        self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """What can be opened has its arrow at the right."""

    def _update(self, old: Sequence[Line], new: Sequence[Line], above: QStandardItem) -> None:
        """Bring the items of lines with the same keys up to date."""
        for row, (before, line) in enumerate(zip(old, new, strict=True)):
            item = above.child(row)
            if before != line:
                self._fill(item, line)
                self._update(before.below, line.below, item)

    def _item(self, line: Line) -> QStandardItem:
        item = QStandardItem()
        self._fill(item, line)
        if line.sort == "heading":
            item.setSelectable(False)
        for below in line.below:
            item.appendRow(self._item(below))
        return item

    def _fill(self, item: QStandardItem, line: Line) -> None:
        item.setText(" ".join(line.name[:LONGEST].split()))
        item.setData(line.key, KEY)
        item.setData(line.word, WORD)
        item.setData(line.sort, SORT)
        item.setToolTip(tip("\n".join(part for part in (line.name[:LONGEST], line.more[:LONGEST]) if part)))
        item.setAccessibleText(", ".join(part for part in (line.name[:LONGEST], line.word, line.more) if part))
        if line.sign:
            item.setIcon(self._sign(line.sign))

    def _sign(self, kind: str) -> QIcon:
        if kind not in self._signs:
            self._signs[kind] = sign_icon(self._ink.theme, kind, SIGN, self.devicePixelRatioF())
        return self._signs[kind]

    def _tell(self, index: Index) -> None:
        if not self._following and index.data(SORT) not in (None, "heading"):
            self.chosen.emit(str(index.data(KEY)))

    def _toggle(self, index: QModelIndex) -> None:
        if index.data(SORT) in ("heading", "test"):
            self.setExpanded(index, not self.isExpanded(index))

    def _play(self, index: QModelIndex) -> None:
        if index.data(SORT) not in ("heading", "left out"):
            self.played.emit(str(index.data(KEY)))


class _LineDelegate(QStyledItemDelegate):
    """Headings in the caption's voice, and at the right how a line stands."""

    def __init__(self, ink: Ink, view: QTreeView) -> None:
        super().__init__(view)
        self._ink = ink
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Headings are bold and quiet, what cannot be played is faint; room is left for the word."""
        super().initStyleOption(option, index)
        sort = index.data(SORT)
        if sort == "heading":
            option.font.setBold(True)
        if sort in ("heading", "left out"):
            option.palette.setColor(option.palette.ColorRole.Text, self._ink.colour("faint"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line, its word, and the arrow of what can be opened."""
        word, opens = str(index.data(WORD) or ""), bool(index.model().hasChildren(index))
        room = option.fontMetrics.horizontalAdvance(word) + PADDING if word else 0
        rect: QRect = option.rect
        behind = rect.adjusted(0, 0, -PADDING - (ARROW + 4 if opens else 0), 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._ink.colour("accent.tint"))
        narrow = QStyleOptionViewItem(option)
        narrow.rect = behind.adjusted(HEADING if index.data(SORT) == "heading" else 0, 0, -room, 0)
        super().paint(painter, narrow, index)
        painter.save()
        painter.setPen(self._ink.colour(TONES.get(word, "faint")))
        painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, word)
        painter.restore()
        if opens:
            name = "down" if option.state & QStyle.StateFlag.State_Open else "right"
            picture = pixmap(self._ink.theme, name, "faint", ARROW, self._view.devicePixelRatioF())
            painter.drawPixmap(rect.right() - ARROW - PADDING + 1, rect.center().y() - ARROW // 2 + 1, picture)


def _all(model: QStandardItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent if parent is not None else QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        yield from _all(model, index)


def _keys(lines: Sequence[Line]) -> list[object]:
    """What lines there are, whatever they say."""
    return [(line.key, _keys(line.below)) for line in lines]
