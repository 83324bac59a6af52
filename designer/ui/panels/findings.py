"""The findings: a table to walk through, and beside it the explanation of the current one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QToolButton, QVBoxLayout, QWidget

from designer.app.fixes import fix_titles, fixable, preview
from designer.app.platforms import lens_summary, look_through
from designer.app.session import Session
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.records import Waiver
from designer.rules.api import LEVELS, Finding, Level, Rule
from designer.rules.lens import Lens
from designer.rules.listing import Entry, counted, entries
from designer.rules.platforms import Platform, platform_text
from designer.ui.bridge import listen
from designer.ui.levels import SIGN_OF_LEVEL, plural_of
from designer.ui.look import Look
from designer.ui.panels.explanation import Explanation
from designer.ui.panels.findings_model import FindingsModel, Line
from designer.ui.panels.findings_table import FindingsTable
from designer.ui.panels.fix_card import told
from designer.ui.panels.fix_rests import FixRests
from designer.ui.panels.lens_strip import LensStrip
from designer.ui.plain import PlainLabel

NONE = tr("No findings: the design breaks none of the rules.")
HIDDEN = tr("Everything that was found is switched off above.")
WAIVED = "waived"
BREAKS, GOES, STAYS = tr("Breaks"), tr("Goes away"), tr("Stays")
STANDINGS = {BREAKS: tr("would break"), GOES: tr("would go away"), STAYS: tr("would stay")}
"""What becomes of a finding on another platform, and what their numbers are called."""

Chip = Level | str
"""What can be switched off: a class of findings, the waived ones, or what becomes of them elsewhere."""


class FindingsPanel(QFrame):
    """All findings. `chosen` carries the finding that the user turned to, or None; the others what is to be done."""

    chosen = Signal(object)
    fix_wanted = Signal(object)
    fix_all_wanted = Signal(str)
    waive_wanted = Signal(object)
    edit_wanted = Signal(object)
    unwaive_wanted = Signal(object)
    menu_wanted = Signal(QPoint)
    switch_wanted = Signal()
    opened = Signal()
    """The user wants to go on with the objects of the current finding."""
    closed = Signal()
    rested = Signal(object)
    """The repair that is rested on (see `designer.ui.resting.Rested`), or None."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottom")
        self._session = session
        self._look = look
        self._hidden: set[Chip] = set()
        self._filling = False
        self._key: object = None
        self._lens: Lens | None = None
        self.platform: Platform | None = None
        self.chips: dict[Chip, QToolButton] = {}
        self.model = FindingsModel(look, self._tell_fix, self)
        self.table = FindingsTable(self.model)
        self.explanation = Explanation(tr("Choose a finding to read why it matters and what to do."))
        self.waive = QPushButton(tr("Waive…"))
        self.edit = QPushButton(tr("Edit Waiver…"))
        self.unwaive = QPushButton(tr("Take Waiver Back"))
        self.compare = QToolButton()
        self.leave = QToolButton()
        self.strip = LensStrip()
        self.nothing = PlainLabel(kind="muted")
        self._build()
        self._connect()
        self.refresh()

    @property
    def current(self) -> Line | None:
        """The line that the user is on."""
        return self.model.line(self.table.currentIndex().row())

    @property
    def current_waiver(self) -> Waiver | None:
        """The waiver of the line that the user is on, or the one that it is about."""
        line = self.current
        if self._lens is not None:
            return None
        if line is None or line.entry.waiver is not None:
            return line.entry.waiver if line is not None else None
        return self._session.snapshot.waivers.get(line.entry.finding.subjects[0])

    def show_platform(self, platform: Platform | None) -> None:
        """Show the findings as they would be on another platform; None leads back to those of the design."""
        self.platform = platform
        self._key = None
        self.table.setCurrentIndex(QModelIndex())
        self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now, and stay on the same one, or at the same place when that is gone."""
        place = self.table.currentIndex().row()
        self.leave.setIcon(self._look.icon("close", size=16))
        self._lens = look_through(self._session, self.platform) if self.platform is not None else None
        everything = self._lines()
        self._show_chips(everything)
        self._show_strip()
        lines = [line for line in everything if self._chip_of(line) not in self._hidden]
        self._filling = True
        self.model.show(lines, self._session.snapshot)
        row = self.model.row_of(self._key) if self._key is not None else -1
        if row < 0 and self._key is not None and place >= 0 and lines:
            row = min(place, len(lines) - 1)
        if row >= 0:
            self.table.selectRow(row)
            self._key = lines[row].entry.finding.key
        self._filling = False
        self.nothing.setText(HIDDEN if everything else NONE)
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.explanation.setVisible(bool(lines) or self._lens is not None)
        self._explain()

    def go_to(self, finding: Finding) -> None:
        """Turn to a finding."""
        self._hidden.discard(finding.level)
        self.chips[finding.level].setChecked(True)
        self.refresh()
        row = self.model.row_of(finding.key)
        if row >= 0:
            self.table.selectRow(row)

    def show_all(self) -> None:
        """Switch every class on again."""
        for chip in self.chips.values():
            chip.setChecked(True)

    def step(self, by: int) -> None:
        """Turn to the next finding (1) or the one before (-1), beginning again at the end."""
        count = self.model.rowCount()
        if count:
            row = self.table.currentIndex().row()
            self.table.selectRow((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))

    def follow(self, selected: Sequence[Id], host: Callable[[Id], Id]) -> None:
        """Turn to the first finding about what was selected elsewhere, without showing its objects once more.

        Where the finding already turned to is about it, nothing changes. `host` tells where an object is drawn.
        """
        line = self.current
        if line is not None and set(selected) & set(line.entry.finding.subjects):
            return
        row = self.model.row_about(selected, host)
        if row >= 0:
            self._filling = True
            self.table.selectRow(row)
            self._filling = False
            self._key = self.model.key_of(row)
            self._explain()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.strip)
        layout.addWidget(self._body(), 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        # A click on the current row shows its objects again.
        self.table.clicked.connect(lambda _: self._tell())
        self.table.link_clicked.connect(self._fix_row)
        FixRests(self._session, self.table, self.model.line, self.explanation.card.fix, self.rested.emit)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.explanation.card.fix_clicked.connect(lambda: self._emit(self.fix_wanted))
        self.explanation.card.fix_all_clicked.connect(self._fix_all)
        self.strip.overview_wanted.connect(lambda: self.show_platform(self.platform))
        self.strip.switch_wanted.connect(self.switch_wanted)
        self.strip.back_wanted.connect(lambda: self.show_platform(None))
        self.waive.clicked.connect(lambda: self._emit(self.waive_wanted))
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self.current_waiver))
        self.unwaive.clicked.connect(lambda: self.unwaive_wanted.emit(self.current_waiver))
        listen(self, self._session.checked, lambda _: self.refresh())
        self._look.changed.connect(self.refresh)
        self.table.entered_row.connect(lambda _: self.opened.emit())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 8, 7)
        head.setSpacing(4)
        head.addWidget(PlainLabel(tr("Findings"), "strong"))
        head.addSpacing(10)
        for name in (*LEVELS, WAIVED, *STANDINGS):
            chip = QToolButton()
            chip.setProperty("kind", "status")
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.toggled.connect(lambda shown, name=name: self._filter(name, shown))
            self.chips[name] = chip
            head.addWidget(chip)
        head.addStretch(1)
        self.compare.setText(tr("Compare with Platform"))
        self.compare.setProperty("kind", "menu")
        self.compare.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        head.addWidget(self.compare)
        head.addSpacing(4)
        for button in (self.waive, self.edit, self.unwaive):
            head.addWidget(button)
        head.addSpacing(8)
        self.leave.setAccessibleName(tr("Close the findings"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.leave.clicked.connect(self.closed)
        head.addWidget(self.leave)
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

    def _lines(self) -> list[Line]:
        if self._lens is not None:
            seen = ((BREAKS, self._lens.breaks), (GOES, self._lens.goes), (STAYS, self._lens.stays))
            return [Line(Entry(finding), last=standing) for standing, findings in seen for finding in findings]
        report = self._session.report
        fixes = fix_titles(self._session)
        return [
            Line(entry, title, tr("Fix") if title else "")
            for entry in entries(report)
            for title in ("" if entry.waiver else fixes.get(entry.finding.key, ""),)
        ]

    def _show_chips(self, lines: list[Line]) -> None:
        numbers = Counter(map(self._chip_of, lines))
        for name, chip in self.chips.items():
            chip.setText(_chip_text(name, numbers[name]))
            chip.setIcon(self._look.sign(SIGNS.get(name, "none"), 14))
            chip.setVisible(numbers[name] > 0)

    def _chip_of(self, line: Line) -> Chip:
        if self._lens is not None:
            return line.last
        return WAIVED if line.entry.waiver else line.entry.finding.level

    def _show_strip(self) -> None:
        self.strip.setVisible(self._lens is not None)
        self.strip.switch.setEnabled(not self._session.too_new)
        self.table.widen_last(self._lens is not None)
        if self._lens is not None:
            self.strip.show_platform(self._platform_name(self._lens))

    def _platform_name(self, seen: Lens) -> str:
        return platform_text(self._session.catalog, seen.report.snapshot.cluster)

    def _filter(self, name: Chip, shown: bool) -> None:
        if shown:
            self._hidden.discard(name)
        else:
            self._hidden.add(name)
        self.refresh()

    def _turned(self, index: QModelIndex) -> None:
        if self._filling:
            return
        line = self.model.line(index.row())
        self._key = line.entry.finding.key if line is not None else None
        self._explain()
        self._tell()

    def _explain(self) -> None:
        line = self.current
        if line is None and self._lens is not None:
            remark = tr("{breaks} would come, {goes} would go away").format(
                breaks=counted(self._lens.breaks), goes=counted(self._lens.goes)
            )
            summary = lens_summary(self._session, self._lens)
            self.explanation.show_lists(self._platform_name(self._lens), remark, summary)
        elif line is None:
            self.explanation.show_nothing()
        else:
            finding = line.entry.finding
            shown = preview(self._session, finding) if line.fix else None
            alike = fixable(self._session, finding.code) if shown is not None else 0
            self.explanation.show_finding(line.entry, self._rule(finding.code), shown, alike)
        self.waive.setVisible(line is not None and line.entry.waiver is None and self._lens is None)
        for button in (self.edit, self.unwaive):
            button.setVisible(self.current_waiver is not None)
        for button in (self.waive, self.edit, self.unwaive):
            button.setEnabled(not self._session.too_new)

    def _rule(self, code: str) -> Rule | None:
        return next((rule for rule in self._session.report.rules if rule.code == code), None)

    def _tell_fix(self, line: Line) -> str:
        shown = preview(self._session, line.entry.finding)
        return told(shown) if shown is not None else ""

    def _tell(self) -> None:
        line = self.current
        self.chosen.emit(line.entry.finding if line is not None else None)

    def _emit(self, wanted: SignalInstance) -> None:
        if self.current is not None:
            wanted.emit(self.current.entry.finding)

    def _fix_row(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.fix_wanted.emit(line.entry.finding)

    def _fix_all(self) -> None:
        if self.current is not None:
            self.fix_all_wanted.emit(self.current.entry.finding.code)

    def _open_menu(self, place: QPoint) -> None:
        if self.table.indexAt(place).isValid():
            self.menu_wanted.emit(self.table.viewport().mapToGlobal(place))


SIGNS: dict[Chip, str] = {**{level: SIGN_OF_LEVEL[level] for level in LEVELS}, BREAKS: "error", GOES: "ok"}


def _chip_text(name: Chip, count: int) -> str:
    if name == WAIVED:
        return tr("{count} waived").format(count=count)
    level = next((level for level in LEVELS if level == name), None)
    return plural_of(level, count) if level is not None else f"{count} {STANDINGS[name]}"
