"""The page that is shown while no design is open: what to start from, and what was open last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from designer.app.desk import Entry
from designer.catalog.schema import Catalog, Template
from designer.drawing.topology import topology
from designer.edits.templates import from_template
from designer.ui.icons import pixmap
from designer.ui.look import Look
from designer.ui.plain import ElidedLabel, PlainLabel
from designer.ui.shell.start_parts import PICTURE, Card, CardGrid, FileRow
from designer.ui.shell.thumbnail import thumbnail

LISTS_WIDTH = 300
BESIDE_FROM = 960
"""Windows of this width and more have the files beside the cards, narrower ones below."""

QUESTIONS_ICON = 44


class StartPage(QFrame):
    """Questions and templates as cards, samples and recent files as lists."""

    questions_wanted = Signal()
    template_chosen = Signal(str)
    file_chosen = Signal(str)
    sample_chosen = Signal(str)
    open_wanted = Signal()

    def __init__(self, catalog: Catalog, templates: Mapping[str, Template], look: Look) -> None:
        super().__init__()
        self.setObjectName("start")
        self._catalog = catalog
        self._look = look
        self._templates = dict(sorted(templates.items(), key=lambda item: _order(catalog, item[1])))
        self.questions = Card(
            "Answer six questions", "Platform, nodes, users, profile, quota and bus: the rest follows"
        )
        self.questions.clicked.connect(self.questions_wanted)
        self.cards = {
            name: Card(template.title, _capital(template.summary)) for name, template in self._templates.items()
        }
        for name, card in self.cards.items():
            card.clicked.connect(lambda _=False, name=name: self.template_chosen.emit(name))
        self._recent = QVBoxLayout()
        self._samples = QVBoxLayout()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._unpainted: list[str] = []
        self._next = QTimer(self)
        self._next.timeout.connect(self._paint_next)
        self._build()
        look.changed.connect(self._paint)
        self._paint()

    def show_files(self, recent: Sequence[Entry], samples: Sequence[Entry]) -> None:
        """List files that can be opened."""
        _fill(
            self._recent, [self._file(entry, self.file_chosen) for entry in recent], "Designs that you open appear here"
        )
        _fill(self._samples, [self._file(entry, self.sample_chosen) for entry in samples], "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the files come below the cards."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)

    def _build(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(56, 30, 56, 30)
        column.setSpacing(0)
        column.addWidget(PlainLabel("Clusterwright", "display"))
        column.addSpacing(4)
        column.addWidget(PlainLabel("Draw the cluster, break it, hand over the document.", "muted"))
        column.addSpacing(24)
        self._halves.setSpacing(44)
        self._halves.addLayout(self._starts(), 1)
        self._halves.addLayout(self._lists())
        column.addLayout(self._halves)
        column.addStretch(1)
        sheet.setMaximumWidth(1320)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(sheet, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _starts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(PlainLabel("Start with questions or a template", "title"))
        column.addWidget(CardGrid([self.questions, *self.cards.values()]))
        column.addStretch(1)
        return column

    def _lists(self) -> QVBoxLayout:
        button = FileRow("Open a file…", LISTS_WIDTH)
        button.setIcon(self._look.icon("open", size=18))
        button.clicked.connect(self.open_wanted)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(PlainLabel("Open", "title"))
        column.addSpacing(6)
        column.addWidget(button)
        column.addLayout(self._recent)
        column.addSpacing(26)
        column.addWidget(PlainLabel("Samples", "title"))
        column.addSpacing(6)
        column.addLayout(self._samples)
        column.addStretch(1)
        for rows in (self._recent, self._samples):
            rows.setSpacing(0)
        return column

    def _file(self, entry: Entry, chosen: SignalInstance) -> QWidget:
        row = FileRow(entry.label, LISTS_WIDTH, entry.value)
        row.setEnabled(entry.enabled)
        row.setIcon(self._look.icon("document", size=18))
        row.clicked.connect(lambda: chosen.emit(entry.value))
        return row

    def _paint(self) -> None:
        theme, density = self._look.theme, self.devicePixelRatioF()
        self.questions.picture.setPixmap(pixmap(theme, "questions", "accent", QUESTIONS_ICON, density))
        self.questions.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._unpainted = list(self.cards)
        self._next.start()

    def _paint_next(self) -> None:
        """Paint one template in a turn of the event loop: the cards come first, and nothing holds up the user."""
        name = self._unpainted.pop(0)
        if not self._unpainted:
            self._next.stop()
        picture = topology(from_template(self._catalog, self._templates[name]), self._catalog)
        self.cards[name].picture.setPixmap(thumbnail(picture, self._look.theme, PICTURE, self.devicePixelRatioF()))


def _order(catalog: Catalog, template: Template) -> tuple[int, int, str]:
    """The latest Exchange first, what goes without Exchange last; small clusters before large ones."""
    exchange = catalog.exchange.get(template.exchange)
    return -int(exchange.version) if exchange is not None else 0, template.nodes, template.title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fill(rows: QVBoxLayout, widgets: Sequence[QWidget], empty: str) -> None:
    while rows.count():
        item = rows.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        rows.addWidget(widget)
    if not widgets and empty:
        rows.addWidget(ElidedLabel(empty, "small"))
