"""The page that is shown while no design is open: what was open last, what to start from, and samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from designer.app.desk.words import Entry
from designer.catalog.schema import Template
from designer.foundation.language import tr
from designer.ui.look import Look
from designer.ui.plain import PlainLabel
from designer.ui.shell.start_cards import CardGroups, QuestionsCard, TemplateCard
from designer.ui.shell.start_recent import RecentRow
from designer.ui.shell.start_recovered import RecoveredDesigns
from designer.ui.shell.start_rows import INDENT, FileRow, folder_text

WIDEST = 1400
BESIDE_FROM = 760
"""Windows of this width and more have the files beside the cards, narrower ones below."""

ROOMY_FROM = 1200
"""Windows of this width and more have wide margins."""

ROOMY, CLOSE = (56, 44, 316), (32, 32, 248)
"""Margin, gap between the halves, and width of the files."""


class StartPage(QFrame):
    """Files at the left, questions and templates as cards; all of it scrolls where the window is low."""

    questions_wanted = Signal()
    template_chosen = Signal(str)
    file_chosen = Signal(str)
    sample_chosen = Signal(str)
    open_wanted = Signal()
    keep_wanted = Signal(str, bool)
    forget_wanted = Signal(str)

    def __init__(self, templates: Mapping[str, Template], offered: Sequence[Entry], look: Look) -> None:
        super().__init__()
        self.setObjectName("start")
        self._look = look
        self.recovered = RecoveredDesigns()
        self._recent = QVBoxLayout()
        self._samples = QVBoxLayout()
        self._files = QWidget()
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._new = QVBoxLayout()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._opening = FileRow(tr("Open a file…"), look, icon="open")
        self._opening.clicked.connect(self.open_wanted)
        self._fill_files()
        self.questions = QuestionsCard(look)
        self.questions.clicked.connect(self.questions_wanted)
        self.cards = {entry.value: TemplateCard(templates[entry.value], look) for entry in offered}
        for name, card in self.cards.items():
            card.clicked.connect(lambda _=False, name=name: self.template_chosen.emit(name))
        self._build(
            CardGroups([(title, [self.cards[one.value] for one in group]) for title, group in _by_section(offered)])
        )
        look.changed.connect(self._paint)

    def show_files(self, recent: Sequence[Entry], samples: Sequence[Entry]) -> None:
        """List files that can be opened."""
        chain: list[QWidget] = self.recovered.buttons()
        _clear(self._recent)
        for entry in recent:
            detail = folder_text(Path(entry.value)) if entry.enabled else tr("not found")
            row = self._row(entry, detail, self.file_chosen)
            held = RecentRow(row, entry, self._look)
            held.keep_wanted.connect(self.keep_wanted)
            held.forget_wanted.connect(self.forget_wanted)
            self._recent.addWidget(held)
            chain.append(row)
        chain.append(self._opening)
        if not recent:
            self._recent.addWidget(_indented(PlainLabel(tr("Designs that you open appear here"), "small")))
        _clear(self._samples)
        for position, (title, group) in enumerate(_by_section(samples)):
            if position:
                self._samples.addSpacing(14)
            self._samples.addWidget(_indented(PlainLabel(title, "caption")))
            self._samples.addSpacing(2)
            for entry in group:
                row = self._row(entry, "", self.sample_chosen)
                self._samples.addWidget(row)
                chain.append(row)
        if self.recovered.buttons():
            self.recovered.buttons()[0].setFocus()
        for one, other in pairwise([*chain, self.questions, *self.cards.values()]):
            QWidget.setTabOrder(one, other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window everything moves together, and in the narrowest the files come below the cards."""
        super().resizeEvent(event)
        margin, gap, files = ROOMY if self.width() >= ROOMY_FROM else CLOSE
        beside = self.width() >= BESIDE_FROM
        # Titles start where the rows' words do, so that rows stand out by their indent while they are pointed at.
        self._column.setContentsMargins(margin - INDENT, 36, margin, 40)
        self._new.setContentsMargins(0 if beside else INDENT, 0, 0, 0)
        self._halves.setSpacing(gap)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        if beside:
            self._files.setFixedWidth(files + INDENT)
        else:
            self._files.setMaximumWidth(WIDEST)
            self._files.setMinimumWidth(0)

    def _build(self, cards: CardGroups) -> None:
        head = PlainLabel("Clusterwright", "display")
        claim = PlainLabel(tr("Draw the cluster, break it, hand over the document."), "muted")
        self._new.setSpacing(0)
        self._new.addWidget(PlainLabel(tr("New design"), "title"))
        self._new.addSpacing(10)
        self._new.addWidget(self.questions)
        self._new.addSpacing(22)
        self._new.addWidget(cards)
        self._new.addStretch(1)
        self._halves.addWidget(self._files)
        self._halves.addLayout(self._new, 1)
        self._column.setSpacing(0)
        self._column.addWidget(_indented(head))
        self._column.addSpacing(4)
        self._column.addWidget(_indented(claim))
        self._column.addSpacing(30)
        self._column.addWidget(self.recovered)
        self._column.addLayout(self._halves)
        self._column.addStretch(1)
        self._sheet.setMaximumWidth(WIDEST)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._sheet, 1000)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _fill_files(self) -> None:
        column = QVBoxLayout(self._files)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_indented(PlainLabel(tr("Recent"), "title")))
        column.addSpacing(6)
        column.addLayout(self._recent)
        column.addSpacing(4)
        column.addWidget(self._opening)
        column.addSpacing(24)
        column.addWidget(_indented(PlainLabel(tr("Samples"), "title")))
        column.addSpacing(8)
        column.addLayout(self._samples)
        column.addStretch(1)

    def _row(self, entry: Entry, detail: str, chosen: SignalInstance) -> FileRow:
        row = FileRow(entry.label, self._look, detail=detail)
        row.setEnabled(entry.enabled)
        row.clicked.connect(lambda: chosen.emit(entry.value))
        return row

    def _paint(self) -> None:
        self.questions.paint_picture()
        for card in self.cards.values():
            card.paint_picture()


def _by_section(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Entries that follow each other with the same section, with its title."""
    for title, group in groupby(entries, key=lambda entry: entry.section):
        yield title, list(group)


def _indented(label: PlainLabel) -> PlainLabel:
    """The label, starting where the words of rows do."""
    label.setIndent(INDENT)
    return label


def _clear(rows: QVBoxLayout) -> None:
    while rows.count():
        item = rows.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
