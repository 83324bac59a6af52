"""A table of the design for a view: texts, what is faint or wrong about them, and edits of the cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from designer.app.fields.field import Context
from designer.app.rows import Row, brief
from designer.app.session import Session
from designer.app.tables.clipboard import Lines
from designer.app.tables.columns import TableKind
from designer.app.tables.paste import Refused, Written, block, fill, paste
from designer.app.tables.table import Cell, Table, table_of
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.ui.look import Look
from designer.ui.plain import tip

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
"""A cell by its line and column."""

LONGEST = 400
"""So many characters of a text are painted and told as a tip."""

Role = Qt.ItemDataRole


class TableModel(QAbstractTableModel):
    """The cells of one table. `written` tells what became of an edit."""

    written = Signal(object)

    def __init__(self, session: Session, look: Look, kind: TableKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._cells: dict[Place, Cell] = {}
        self._named_lines = False
        self.refused: dict[tuple[Id, str], Refused] = {}
        self.table: Table = self._made(kind)

    @property
    def is_fixed(self) -> bool:
        """Whether nothing can be changed."""
        return bool(self._session.too_new)

    def show_kind(self, kind: TableKind) -> None:
        """Show another table."""
        self.beginResetModel()
        self.refused = {}
        self._cells = {}
        self.table = self._made(kind)
        self.endResetModel()

    def refresh(self) -> None:
        """Show the design as it is now."""
        if self.table.context.snapshot is self._session.snapshot:
            return
        new, old = self._made(self.table.kind), self.table
        if (new.ids, _keys(new)) == (old.ids, _keys(old)):
            self.table, self._cells = new, {}
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self.table, self._cells = new, {}
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """The objects, and an empty line for a new one where there can be one."""
        if parent is not None and parent.isValid():
            return 0
        return len(self.table.ids) + (self.table.kind.add is not None and not self.is_fixed)

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns of the table."""
        return 0 if parent is not None and parent.isValid() else len(self.table.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be selected; edited only what changes something."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_new = index.row() >= len(self.table.ids)
        if not self.is_fixed and (is_new or self.cell(index).row is not None):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Headings with their explanations, and the numbers of the lines."""
        if orientation == Qt.Orientation.Vertical:
            return self._line_head(section) if role == Role.DisplayRole else None
        column = self.table.columns[section]
        if role == Role.DisplayRole:
            return column.label
        if role == Role.ToolTipRole:
            return tip(column.help)
        return (
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if role == Role.TextAlignmentRole else None
        )

    def name_lines(self, named: bool) -> None:
        """Let the heads of lines tell names, when the columns with these are out of sight, or numbers."""
        if named != self._named_lines:
            self._named_lines = named
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a view asks about a cell."""
        if not index.isValid():
            return None
        cell, refused = self.cell(index), self.refused_at(index)
        if role == Role.DisplayRole:
            return _one_line(refused.text if refused is not None else cell.text or cell.unset)
        if role == Role.EditRole:
            return refused.text if refused is not None else cell.text
        if role == Role.ForegroundRole:
            if refused is not None:
                return self._look.colour("error.text")
            return self._look.colour("ink" if cell.text and cell.row is not None else "faint")
        if role == Role.BackgroundRole:
            if refused is not None:
                return self._look.colour("error.tint")
            return None if cell.row is not None or index.row() >= len(self.table.ids) else self._look.colour("inset")
        if role == Role.ToolTipRole:
            lines = [refused.reason] if refused is not None else []
            return tip("\n".join([*lines, cell.text][:2])[:LONGEST])
        if role == Role.AccessibleTextRole:
            return self._spoken(index, cell, refused)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Write a text into one cell."""
        if role != Role.EditRole or str(value) == self.data(index, Role.EditRole):
            return False
        self.fill([(index.row(), index.column())], str(value))
        return True

    def cell(self, index: Index) -> Cell:
        """The cell at an index; an empty one in the line for a new object."""
        place = (index.row(), index.column())
        if place[0] >= len(self.table.ids):
            noun = tr(self.table.kind.noun)
            return Cell("", tr("New {noun}…").format(noun=noun) if index.column() == 0 else "")
        if place not in self._cells:
            self._cells[place] = self.table.cell(*place)
        return self._cells[place]

    def refused_at(self, index: Index) -> Refused | None:
        """What could not be written into the cell."""
        if index.row() >= len(self.table.ids):
            return None
        return self.refused.get((self.table.ids[index.row()], self.table.columns[index.column()].key))

    def row_for(self, index: Index) -> Row | None:
        """What a cell changes; in the line for a new object, what it would change of the object above."""
        line = min(index.row(), len(self.table.ids) - 1)
        return self.cell(self.index(line, index.column())).row if line >= 0 else None

    def place_of(self, refused: Refused) -> Place | None:
        """Where something was refused, if there is such a cell."""
        keys = _keys(self.table)
        if refused.identifier in self.table.ids and refused.key in keys:
            return self.table.ids.index(refused.identifier), keys.index(refused.key)
        return None

    def fill(self, places: Sequence[Place], text: str) -> None:
        """Write one text into cells, as one edit."""
        written = fill(self.table, places, text)
        cells = {
            (self.table.ids[line], self.table.columns[column].key)
            for line, column in places
            if line < len(self.table.ids)
        }
        self.refused = {key: one for key, one in self.refused.items() if key not in cells}
        self._take(written, self._name(places, text))

    def paste(self, lines: Lines, place: Place) -> None:
        """Write a block of texts into the table, its upper left corner at a cell, as one edit."""
        written = paste(self.table, lines, *place)
        self.refused = {}
        what = plural(written.changed, "cell") if written.changed else plural(len(written.added), self.table.kind.noun)
        self._take(written, tr("Paste {what} into {kind}").format(what=what, kind=self.table.kind.label))

    def block(self, places: Sequence[Place], *, headings: bool = False) -> Lines:
        """The texts of cells, for the clipboard."""
        return block(self.table, places, headings=headings)

    def forget_refused(self) -> None:
        """What was refused is no longer of interest."""
        self.refused = {}
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _line_head(self, line: int) -> str:
        if line >= len(self.table.ids):
            return "+"
        name = self._session.snapshot.name_of(self.table.ids[line])
        return _one_line(brief(name)) if self._named_lines else str(line + 1)

    def _take(self, written: Written, name: str) -> None:
        self.refused |= {(one.identifier, one.key): one for one in written.refused if one.identifier and one.key}
        self._session.do(name, written.diff)
        self.refresh()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.written.emit(written)

    def _name(self, places: Sequence[Place], text: str) -> str:
        """What filling cells is called: "Set Size of Disk R to 20"."""
        kind, names = self.table.kind, self._session.snapshot.name_of
        lines = sorted({line for line, _ in places})
        if lines and lines[-1] >= len(self.table.ids):
            return tr("Add {noun}").format(noun=tr(kind.noun))
        columns = {column for _, column in places}
        what = (
            self.table.columns[places[0][1]].label.partition(" (")[0]
            if len(columns) == 1
            else plural(len(places), "cell")
        )
        whose = (
            brief(names(self.table.ids[lines[0]]))
            if len(lines) == 1
            else plural(len(lines), kind.noun, _many(kind.noun))
        )
        return (
            tr("Set {what} of {whose} to {text}").format(what=what, whose=whose, text=brief(text))
            if text.strip()
            else tr("Clear {what} of {whose}").format(what=what, whose=whose)
        )

    def _spoken(self, index: Index, cell: Cell, refused: Refused | None) -> str:
        """A cell for those who cannot see the headings."""
        name = (
            self._session.snapshot.name_of(self.table.ids[index.row()])
            if index.row() < len(self.table.ids)
            else tr("New")
        )
        column = self.table.columns[index.column()].label
        said = (
            tr("{refused}, refused: {reason}").format(refused=refused.text, reason=refused.reason)
            if refused is not None
            else cell.text or cell.unset or tr("empty")
        )
        return f"{brief(name)}, {column}: {said[:LONGEST]}"

    def _made(self, kind: TableKind) -> Table:
        return table_of(Context(self._session.snapshot, self._session.catalog), kind)


def _keys(table: Table) -> list[str]:
    return [column.key for column in table.columns]


def _many(noun: str) -> str:
    return "addresses" if noun == "address" else ""


def _one_line(text: str) -> str:
    """A text as one line, cut where nobody would see the rest."""
    return " ↵ ".join(text[:LONGEST].splitlines())
