"""The matrix as a table: faults stay in sight at the left, groups at the top, and a cursor goes from cell to cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from designer.drawing.geometry import Rect
from designer.drawing.matrix.cells import cell, heading, heading_of, named, noted
from designer.drawing.matrix.facts import SUMMARY, Line, Matrix
from designer.drawing.matrix.view import HEADER, ROW, SECTION, columns_of
from designer.drawing.matrix.words import cell_sentence, line_sentence
from designer.drawing.primitives import Primitive
from designer.foundation.language import tr
from designer.simulation.studies.sweep.cases import Case
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of
from designer.ui.failover.picture_area import ENLARGED
from designer.ui.plain import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """The cells of a matrix as sentences, for tips and assistive technology; the view paints them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None

    def show(self, matrix: Matrix | None) -> None:
        """Hold another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line of a row."""
        lines = self.matrix.lines if self.matrix is not None else ()
        return lines[row] if 0 <= row < len(lines) else None

    def column(self, place: int) -> str:
        """The group, or the sum, of a column."""
        columns = self.matrix.columns if self.matrix is not None else ()
        return columns[place] if 0 <= place < len(columns) else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row per line."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Groups and sums."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is in a cell, in words."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self.told(index)
        return tip(self.told(index)) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Faults and groups by name."""
        if self.matrix is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.ToolTipRole:
                return tip(tr("Click to have the worst for this first"))
            return heading_of(self.matrix, self.column(section)) if role == Qt.ItemDataRole.DisplayRole else None
        line = self.line(section)
        if line is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line_sentence(self.matrix.sweep, line.cases) or f"{line.title}: {line.note}")
        return line.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def told(self, index: Index) -> str:
        """A cell as sentences: the faults, and what becomes of the group."""
        line = self.line(index.row())
        if line is None or line.case is None or self.matrix is None:
            return f"{line.title}, {line.note}" if line is not None else ""
        column = self.column(index.column())
        if column in SUMMARY:
            return f"{line.title}. {self._summed(self.matrix, line.case)}"
        said = cell_sentence(self.matrix.sweep, line.case, column, self.matrix.targets.get(column))
        return f"{line.title}. {said}"

    def _summed(self, matrix: Matrix, case: Case) -> str:
        return tr("{online} of {all} online, {without:,} users without mail.").format(
            online=matrix.online(case), all=len(matrix.counted), without=matrix.without(case)
        )


class MatrixTable(QTableView):
    """Shows a matrix. A click on a cell, or Enter, chooses its case; a click on a heading sorts by it."""

    chosen = Signal(object)
    """The case that is to be played."""
    sorted_by = Signal(str)
    """The column whose heading was clicked."""
    pointed_out = Signal(object)
    """The case under the pointer or the cursor, or None."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.cells = MatrixModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(_Painted(self))
        self.setVerticalHeader(_Names(self))
        self.setHorizontalHeader(_Headings(self))
        self.setProperty("kind", "matrix")
        self.setAccessibleName(tr("Failure matrix: faults by groups"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.clicked.connect(self._choose)
        self.entered.connect(self._point_out)
        self.horizontalHeader().sectionClicked.connect(lambda place: self.sorted_by.emit(self.cells.column(place)))
        self.verticalHeader().sectionClicked.connect(lambda row: self._choose(self.cells.index(row, 0)))

    def show_matrix(self, matrix: Matrix | None) -> None:
        """Show another matrix; cursor and place stay with the line they were at."""
        line, column = self.cells.line(self.currentIndex().row()), self.currentIndex().column()
        top = self.verticalScrollBar().value()
        same = matrix is not None and self.cells.matrix is not None and matrix.columns == self.cells.matrix.columns
        self.cells.show(matrix)
        self._lay_out(columns=not same)
        if matrix is None:
            return
        self.clearSpans()
        for row, one in enumerate(matrix.lines):
            if one.case is None:
                self.setSpan(row, 0, 1, len(matrix.columns))
                self.setRowHeight(row, _pixels(SECTION))
            if line is not None and one.key == line.key and column >= 0:
                self.selectionModel().setCurrentIndex(
                    self.cells.index(row, column), self.selectionModel().SelectionFlag.NoUpdate
                )
        self.verticalScrollBar().setValue(top)

    def set_ink(self, ink: Ink) -> None:
        """Paint in other colours."""
        self.ink = ink
        for part in (self.viewport(), self.verticalHeader().viewport(), self.horizontalHeader().viewport()):
            part.update()

    def paint(self, painter: QPainter, rect: QRect, primitives: Iterable[Primitive]) -> None:
        """Paint what is drawn for a rectangle whose corner is at (0, 0), enlarged as everything here."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(rect)
        painter.translate(rect.left(), rect.top())
        painter.scale(ENLARGED, ENLARGED)
        grid = grid_of(painter.deviceTransform())
        for stroke in strokes_of(tuple(primitives)):
            stroke.paint(painter, self.ink, grid)
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays the cell; the arrow keys are the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)
        self._point_out(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other columns."""
        super().resizeEvent(event)
        self._lay_out(columns=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor is not shown any more."""
        super().focusOutEvent(event)
        self.pointed_out.emit(None)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self.pointed_out.emit(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer; over no cell, nothing is."""
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.pointed_out.emit(None)

    def _lay_out(self, *, columns: bool) -> None:
        matrix = self.cells.matrix
        if matrix is None or not columns:
            return
        whole = self.width() - self.verticalScrollBar().sizeHint().width() - len(matrix.columns)  # each is rounded
        laid = columns_of(matrix, whole / ENLARGED)
        self.verticalHeader().setFixedWidth(_pixels(laid.names))
        for place, column in enumerate(matrix.columns):
            self.setColumnWidth(place, _pixels(laid.places[column][1]))

    def _choose(self, index: Index) -> None:
        line = self.cells.line(index.row())
        if line is not None and line.case is not None:
            self.chosen.emit(line.case)

    def _point_out(self, index: Index) -> None:
        line = self.cells.line(index.row())
        self.pointed_out.emit(line.case if line is not None else None)


class _Painted(QStyledItemDelegate):
    """Paints the cells as the picture for paper shows them."""

    def __init__(self, table: MatrixTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell, or what a heading says beside its title."""
        table, matrix = self._table, self._table.cells.matrix
        line = table.cells.line(index.row())
        if matrix is None or line is None:
            return
        rect: QRect = option.rect
        area = Rect(0, 0, rect.width() / ENLARGED, rect.height() / ENLARGED)
        if line.case is None:
            painter.fillRect(rect, table.ink.colour("inset"))
            table.paint(painter, rect, noted(line, area))
        else:
            table.paint(painter, rect, cell(matrix, line, table.cells.column(index.column()), area))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.ink.colour("grid"))
        if table.hasFocus() and index == table.currentIndex():
            painter.setPen(table.ink.pen("selection", 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))


class _Names(QHeaderView):
    """What the lines are about, beside them."""

    def __init__(self, table: MatrixTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(_pixels(ROW))
        self.setMinimumSectionSize(_pixels(ROW))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The faults of one line."""
        table, matrix = self._table, self._table.cells.matrix
        line = table.cells.line(logicalIndex)
        if matrix is None or line is None:
            return
        ground = "inset" if line.case is None else "card"
        painter.fillRect(rect, table.ink.colour(ground))
        area = Rect(0, 0, rect.width() / ENLARGED, rect.height() / ENLARGED)
        table.paint(painter, rect, named(matrix, replace(line, note=""), area))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.ink.colour("grid"))


class _Headings(QHeaderView):
    """The groups, above their columns."""

    def __init__(self, table: MatrixTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """As high as the picture's headings."""
        return QSize(super().sizeHint().width(), _pixels(HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One heading."""
        table, matrix = self._table, self._table.cells.matrix
        column = table.cells.column(logicalIndex)
        painter.fillRect(rect, table.ink.colour("card"))
        if matrix is not None and column:
            area = Rect(0, 0, rect.width() / ENLARGED, rect.height() / ENLARGED)
            table.paint(painter, rect, heading(matrix, column, area))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.ink.colour("rule"))


def _pixels(points: float) -> int:
    return round(points * ENLARGED)
