"""The findings as a table: gravest first, waived ones last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from designer.model.records import Waiver
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding
from designer.rules.engine import Report
from designer.ui.levels import SIGN_OF_LEVEL
from designer.ui.look import Look
from designer.ui.plain import tip

COLUMNS = ("Class", "Rule", "Finding", "Objects")
CLASS, RULE, MESSAGE, OBJECTS = range(4)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a finding, and the waiver that accepts it, if any."""

    finding: Finding
    waiver: Waiver | None = None


def message_of(finding: Finding) -> str:
    """What was found, without the code behind it: the code has a place of its own here."""
    return finding.message.removesuffix(f" ({finding.code})")


def lines_of(report: Report) -> list[Line]:
    """Every finding of a report: open ones by class, then waived ones."""
    return [*(Line(one) for one in report.open), *(Line(one.finding, one.waiver) for one in report.waived)]


class FindingsModel(QAbstractTableModel):
    """Shows lines with the names that the objects have now."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
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

    def row_of(self, finding: Finding) -> int:
        """The row of a finding, -1 when it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.finding.key == finding.key), -1)

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
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == CLASS:
            return self._look.sign("none" if line.waiver else SIGN_OF_LEVEL[line.finding.level], 15)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (MESSAGE, OBJECTS):
            return tip(self._text(line, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and (line.waiver or index.column() in (RULE, OBJECTS)):
            return self._look.colour("faint" if line.waiver else "muted")
        return None

    def _text(self, line: Line, column: int) -> str:
        finding = line.finding
        if column == CLASS:
            return "Waived" if line.waiver else finding.level.capitalize()
        if column == RULE:
            return finding.code
        if column == MESSAGE:
            return message_of(finding)
        return ", ".join(map(self._snapshot.name_of, finding.subjects))
