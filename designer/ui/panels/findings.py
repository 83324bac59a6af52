"""The findings: a table to walk through, and beside it what the rule behind a finding says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.session import Session
from designer.rules.api import LEVELS, Finding, Level
from designer.ui.bridge import listen
from designer.ui.icons import SIGN_OF_LEVEL
from designer.ui.look import Look
from designer.ui.panels.findings_model import (
    CLASS,
    MESSAGE,
    OBJECTS,
    RULE,
    FindingsModel,
    Line,
    lines_of,
    message_of,
    plural_of,
)
from designer.ui.plain import PlainLabel


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
        self.explanation = Explanation(session)
        self.waive = QPushButton("Waive…")
        self.unwaive = QPushButton("Take Waiver Back")
        self._nothing = PlainLabel("No findings", "muted")
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
        self._nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
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
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignCenter)
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
        self.explanation.show_line(line)
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


class Explanation(QFrame):
    """What, why, fix and source of the rule behind a finding, and the reason of its waiver."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title = PlainLabel(kind="strong", wrap=True)
        self._message = PlainLabel(wrap=True)
        self._founded = PlainLabel(kind="small", wrap=True)
        self._paragraphs = {name: PlainLabel(wrap=True) for name in ("Accepted", "What", "Why", "Fix", "Source")}
        self._captions = {name: PlainLabel(name, "caption") for name in self._paragraphs}
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 6, 14, 14)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._founded)
        column.addSpacing(7)
        column.addWidget(self._message)
        for name, label in self._paragraphs.items():
            column.addSpacing(7)
            column.addWidget(self._captions[name])
            column.addWidget(label)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        hint = PlainLabel("Choose a finding to read why it matters and what to do.", "muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setContentsMargins(24, 0, 24, 24)
        self.setMinimumWidth(260)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(hint)
        self._pages.addWidget(scroll)
        self.show_line(None)

    def show_line(self, line: Line | None) -> None:
        """Explain a line; None shows how to get an explanation."""
        self._pages.setCurrentIndex(0 if line is None else 1)
        if line is None:
            return
        finding = line.finding
        rule = next((rule for rule in self._session.report.rules if rule.code == finding.code), None)
        texts = dict.fromkeys(self._paragraphs, "")
        if rule is not None:
            text = rule.text
            texts |= {"What": text.what, "Why": text.why, "Fix": text.fix, "Source": text.source}
        if line.waiver is not None:
            by = f" {line.waiver.author}, {line.waiver.date}".rstrip(", ")
            texts["Accepted"] = f"{line.waiver.reason} –{by}" if by.strip() else line.waiver.reason
        self._message.setText(message_of(finding))
        self._title.setText(rule.title if rule is not None else finding.message)
        self._founded.setText(f"{finding.code} · {finding.level} · {_basis(finding)}")
        for name, label in self._paragraphs.items():
            label.setText(texts[name])
            label.setVisible(bool(texts[name]))
            self._captions[name].setVisible(bool(texts[name]))


def _basis(finding: Finding) -> str:
    words = {
        "published": "published",
        "secondary": "reported, not seen in its source",
        "general knowledge": "general knowledge, not published",
    }
    return words[finding.foundation]
