"""The cells on the screen: selecting, editing, copying and pasting as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QTableView, QWidget

from designer.app.tables.clipboard import CannotRead, read_cells
from designer.foundation.cells import write_cells
from designer.foundation.language import tr
from designer.ui.panels.tables.delegate import CellDelegate
from designer.ui.panels.tables.model import Place, TableModel

LINE_HEIGHT = 26
NARROWEST, WIDEST = 56, 230

COPY_HEADINGS = QKeySequence("Ctrl+Shift+C")


class CellView(QTableView):
    """Shows a table. `told` carries sentences for the user."""

    told = Signal(str)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self.delegate = CellDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setProperty("kind", "cells")
        self.setAccessibleName(tr("Cells of the table"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab leaves the table, as it leaves everything else
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().setDefaultSectionSize(LINE_HEIGHT)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        model.modelReset.connect(self.fit_columns)
        self.horizontalScrollBar().valueChanged.connect(lambda value: model.name_lines(value > NARROWEST))

    @property
    def is_editing(self) -> bool:
        """Whether the user is typing into a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def places(self) -> list[Place]:
        """The selected cells, or the current one."""
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return [(index.row(), index.column()) for index in chosen if index.isValid()]

    def go_to(self, place: Place) -> None:
        """Make a cell the current one, and bring it into sight."""
        index = self.cells.index(*place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def fit_columns(self) -> None:
        """Give every column the width that it needs, within reason."""
        self.resizeColumnsToContents()
        for column in range(self.cells.columnCount()):
            self.setColumnWidth(column, min(max(self.columnWidth(column) + 6, NARROWEST), WIDEST))

    def copy(self, *, headings: bool = False) -> None:
        """Put the selected cells on the clipboard, for a spreadsheet or for another table."""
        lines = self.cells.block(self.places(), headings=headings)
        if lines:
            QGuiApplication.clipboard().setText(write_cells(lines))
            self.told.emit(tr("Copied {count:,} × {count_2:,} cells").format(count=len(lines), count_2=len(lines[0])))

    def paste(self) -> None:
        """Write what is on the clipboard: a single text into every selected cell, more from the first one on."""
        if self.cells.is_fixed:
            self.told.emit(tr("This design can only be looked at"))
            return
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:  # so it is while the clipboard is empty, whatever the type says
            data = QMimeData()
        as_csv = bytes(data.data("text/csv").data()).decode("utf-8", errors="replace")
        try:
            lines = read_cells(data.text(), as_csv, [column.label for column in self.cells.table.columns])
        except CannotRead as error:
            self.told.emit(str(error))
            return
        places = self.places()
        if not lines or not places:
            self.told.emit(tr("There are no cells on the clipboard") if places else tr("Choose a cell first"))
        elif len(lines) == 1 and len(lines[0]) == 1 and len(places) > 1:
            self.cells.fill(places, lines[0][0])
        else:
            self.cells.paste(lines, min(places))

    def clear_cells(self) -> None:
        """Unset the selected cells."""
        places = [place for place in self.places() if place[0] < len(self.cells.table.ids)]
        if places and not self.cells.is_fixed:
            self.cells.fill(places, "")

    def commands(self) -> list[tuple[str, QKeySequence, Callable[[], None]]]:
        """What can be done with the selected cells, with the keys that do it."""
        keys = QKeySequence.StandardKey
        return [
            (tr("&Copy"), QKeySequence(keys.Copy), self.copy),
            (tr("Copy with &Headings"), COPY_HEADINGS, lambda: self.copy(headings=True)),
            (tr("&Paste"), QKeySequence(keys.Paste), self.paste),
            (tr("C&lear"), QKeySequence(keys.Delete), self.clear_cells),
        ]

    def event(self, event: QEvent) -> bool:
        """Here the keys of the clipboard belong to the cells, not to the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._meant(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, clear and edit; the arrow keys are the table's own."""
        work = self._meant(event)
        if work is not None and not self.is_editing:
            work()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the cell below, as in spreadsheets."""
        super().closeEditor(editor, hint)
        self.delegate.judged.emit("")
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = min(self.currentIndex().row() + 1, self.cells.rowCount() - 1)
            self.go_to((below, self.currentIndex().column()))

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        pressed = QKeySequence(event.keyCombination())
        for _, keys, work in self.commands():
            if pressed.matches(keys) == QKeySequence.SequenceMatch.ExactMatch:
                return work
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return self.clear_cells
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return self.selectAll
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            return self._edit
        return None

    def _edit(self) -> None:
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
        else:
            self.told.emit(tr("This cell only says something, it cannot be changed"))

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, keys, work in self.commands():
            action = menu.addAction(label)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(work)
        menu.popup(self.viewport().mapToGlobal(point))
