"""The findings as a table: gravest first, waived ones last, and a link to the repair of those that have one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.rules.listing import Entry, object_names
from designer.rules.listing import message_of as message_of
from designer.ui.levels import SIGN_OF_LEVEL
from designer.ui.look import Look
from designer.ui.plain import tip

COLUMNS = (tr("Class"), tr("Rule"), tr("Finding"), tr("Objects"), "")
CLASS, RULE, MESSAGE, OBJECTS, LAST = range(5)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. `fix` is the title of the repair; `last` what the last column says."""

    entry: Entry
    fix: str = ""
    last: str = ""


class FindingsModel(QAbstractTableModel):
    """Shows lines with the names that the objects have now; `explain_fix` tells more about the repair of a line."""

    def __init__(self, look: Look, explain_fix: Callable[[Line], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._explain_fix = explain_fix
        self._lines: list[Line] = []
        self._snapshot = Snapshot()

    def show(self, lines: Sequence[Line], snapshot: Snapshot) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines, self._snapshot = list(lines), snapshot
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: object) -> int:
        """The row of the finding with this key, -1 when it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.entry.finding.key == key), -1)

    def key_of(self, row: int) -> object:
        """What identifies the finding in a row."""
        return self._lines[row].entry.finding.key

    def row_about(self, chosen: Collection[Id], host: Callable[[Id], Id]) -> int:
        """The row of the gravest finding about one of these objects, -1 when there is none.

        Those come first of which it is the chief object, last those that only are its `host`: where it is drawn.
        """
        wanted = set(chosen)
        about = [line.entry.finding.subjects for line in self._lines]
        ways = ([one[:1] for one in about], about, [tuple(map(host, one[:1])) for one in about])
        return next((row for way in ways for row, one in enumerate(way) if wanted & set(one)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.DecorationRole and column == CLASS:
            return self._look.sign("none" if line.entry.waiver else SIGN_OF_LEVEL[line.entry.finding.level], 15)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._tip(line, column))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == LAST and line.fix:
            return tr("Fix: {fix}").format(fix=line.fix)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, column)
        return None

    def _colour(self, line: Line, column: int) -> Any:
        if column == LAST and line.fix:
            return self._look.colour("accent")
        if line.entry.waiver:
            return self._look.colour("faint")
        return self._look.colour("muted") if column in (RULE, OBJECTS, LAST) else None

    def _tip(self, line: Line, column: int) -> str:
        if column == LAST and line.fix:
            return self._explain_fix(line)
        return self._text(line, column) if column in (MESSAGE, OBJECTS) else ""

    def _text(self, line: Line, column: int) -> str:
        finding = line.entry.finding
        texts = {
            CLASS: tr("Waived") if line.entry.waiver else tr(finding.level).capitalize(),
            RULE: finding.code,
            MESSAGE: line.entry.message,
            OBJECTS: ", ".join(object_names(self._snapshot, finding)),
            LAST: line.last,
        }
        return texts[column]
