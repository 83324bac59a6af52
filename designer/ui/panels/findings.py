"""The findings: a table to walk through, and beside it the explanation of the current one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.session import Session
from designer.rules.api import LEVELS, Finding, Level
from designer.ui.bridge import listen
from designer.ui.levels import SIGN_OF_LEVEL, plural_of
from designer.ui.look import Look
from designer.ui.panels.explanation import Explanation
from designer.ui.panels.findings_model import (
    CLASS,
    MESSAGE,
    OBJECTS,
    RULE,
    FindingsModel,
    Line,
    lines_of,
)
from designer.ui.plain import PlainLabel

NONE = "No findings: the design breaks none of the rules."
HIDDEN = "Every class that has findings is switched off above."


class FindingsPanel(QFrame):
    """All findings. `chosen` carries the finding that the user turned to, or None."""

    chosen = Signal(object)
    waive_wanted = Signal(object)
    unwaive_wanted = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottom")
        self._session = session
        self._look = look
        self._hidden: set[Level] = set()
        self._filling = False
        self._current: Finding | None = None
        self.chips: dict[Level, QToolButton] = {}
        self.model = FindingsModel(look, self)
        self.table = QTableView()
        self.explanation = Explanation("Choose a finding to read why it matters and what to do.")
        self.waive = QPushButton("Waive…")
        self.unwaive = QPushButton("Take Waiver Back")
        self.nothing = PlainLabel(kind="muted")
        self._build()
        listen(self, session.checked, lambda _: self.refresh())
        look.changed.connect(self.refresh)
        self.refresh()

    @property
    def current(self) -> Line | None:
        """The line that the user is on."""
        return self.model.line(self.table.currentIndex().row())

    def refresh(self) -> None:
        """Show the findings as they are now, and stay on the same one if it is still there."""
        report = self._session.report
        counts = report.counts()
        for level, chip in self.chips.items():
            chip.setText(plural_of(level, counts.get(level, 0)))
            chip.setIcon(self._look.sign(SIGN_OF_LEVEL[level], 14))
            chip.setVisible(level in counts)
        lines = [line for line in lines_of(report) if line.waiver or line.finding.level not in self._hidden]
        self._filling = True
        self.model.show(lines, self._session.snapshot)
        row = self.model.row_of(self._current) if self._current is not None else -1
        if row >= 0:
            self.table.selectRow(row)
        self._filling = False
        self.nothing.setText(HIDDEN if counts else NONE)
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.explanation.setVisible(bool(lines))
        self._explain()

    def go_to(self, finding: Finding) -> None:
        """Turn to a finding."""
        self._hidden.discard(finding.level)
        self.chips[finding.level].setChecked(True)
        self.refresh()
        row = self.model.row_of(finding)
        if row >= 0:
            self.table.selectRow(row)

    def step(self, by: int) -> None:
        """Turn to the next finding (1) or the one before (-1), beginning again at the end."""
        count = self.model.rowCount()
        if count:
            row = self.table.currentIndex().row()
            self.table.selectRow((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))

    def _build(self) -> None:
        self._set_up_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._body(), 1)
        self.waive.clicked.connect(self._waive)
        self.unwaive.clicked.connect(self._unwaive)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 8, 7)
        head.setSpacing(4)
        head.addWidget(PlainLabel("Findings", "strong"))
        head.addSpacing(10)
        for level in LEVELS:
            chip = QToolButton()
            chip.setProperty("kind", "status")
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.toggled.connect(lambda shown, level=level: self._filter(level, shown))
            self.chips[level] = chip
            head.addWidget(chip)
        head.addStretch(1)
        for button in (self.waive, self.unwaive):
            head.addWidget(button)
        head.addSpacing(8)
        close = QToolButton()
        close.setIcon(self._look.icon("close", size=16))
        close.setAccessibleName("Close the findings")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        return head

    def _body(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignCenter)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.explanation)
        split.setHandleWidth(1)
        split.setStretchFactor(0, 1)
        split.setSizes([640, 340])
        return split

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Findings")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((CLASS, 126), (RULE, 82), (OBJECTS, 150)):
            header.resizeSection(column, width)
        table.selectionModel().currentRowChanged.connect(self._turned)
        # A click on the current row shows its objects again.
        table.clicked.connect(lambda _: self._tell())

    def _filter(self, level: Level, shown: bool) -> None:
        if shown:
            self._hidden.discard(level)
        else:
            self._hidden.add(level)
        self.refresh()

    def _turned(self, index: QModelIndex) -> None:
        if self._filling:
            return
        line = self.model.line(index.row())
        self._current = line.finding if line is not None else None
        self._explain()
        self._tell()

    def _explain(self) -> None:
        line = self.current
        if line is None:
            self.explanation.show_nothing()
        else:
            rules = self._session.report.rules
            rule = next((rule for rule in rules if rule.code == line.finding.code), None)
            self.explanation.show_finding(line.finding, rule, line.waiver)
        self.waive.setVisible(line is not None and line.waiver is None)
        self.unwaive.setVisible(line is not None and line.waiver is not None)
        for button in (self.waive, self.unwaive):
            button.setEnabled(not self._session.too_new)

    def _tell(self) -> None:
        line = self.current
        self.chosen.emit(line.finding if line is not None else None)

    def _waive(self) -> None:
        if self.current is not None:
            self.waive_wanted.emit(self.current.finding)

    def _unwaive(self) -> None:
        if self.current is not None and self.current.waiver is not None:
            self.unwaive_wanted.emit(self.current.waiver)
