"""The page that is shown while no design is open: what to start from, and what was open last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.app.desk import Entry
from designer.catalog.schema import Catalog, Template
from designer.drawing.topology import topology
from designer.edits.templates import from_template
from designer.ui.bridge import soon
from designer.ui.look import Look
from designer.ui.plain import ElidedLabel, PlainLabel, menu_text, set_tip
from designer.ui.shell.thumbnail import thumbnail

CARD = QSize(276, 266)
PICTURE = QSize(244, 146)


class TemplateCard(QToolButton):
    """One template: its picture, what it is, and what it is for."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self.setProperty("kind", "card")
        self.setFixedSize(CARD)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(template.title)
        self.setAccessibleDescription(template.summary)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addSpacing(10)
        title = PlainLabel(template.title, "strong", wrap=True)
        summary = PlainLabel(template.summary[:1].upper() + template.summary[1:], "small", wrap=True)
        column.addWidget(title)
        column.addWidget(summary)
        column.addStretch(1)
        for label in (self.picture, title, summary):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class StartPage(QFrame):
    """Templates as cards, samples and recent files as lists."""

    template_chosen = Signal(str)
    file_chosen = Signal(str)
    sample_chosen = Signal(str)
    open_wanted = Signal()

    def __init__(self, catalog: Catalog, templates: Mapping[str, Template], look: Look) -> None:
        super().__init__()
        self.setObjectName("start")
        self._catalog = catalog
        self._look = look
        self.cards = {name: TemplateCard(template) for name, template in templates.items()}
        for name, card in self.cards.items():
            card.clicked.connect(lambda _=False, name=name: self.template_chosen.emit(name))
        self._recent = QVBoxLayout()
        self._samples = QVBoxLayout()
        self._build()
        look.changed.connect(self._paint)
        # The cards come first, their pictures a moment later.
        soon(self._paint)

    def show_files(self, recent: Sequence[Entry], samples: Sequence[Entry]) -> None:
        """List files that can be opened."""
        _fill(
            self._recent, [self._file(entry, self.file_chosen) for entry in recent], "Designs that you open appear here"
        )
        _fill(self._samples, [self._file(entry, self.sample_chosen) for entry in samples], "")

    def _build(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(56, 48, 56, 40)
        column.setSpacing(0)
        column.addWidget(PlainLabel("Clusterwright", "display"))
        column.addSpacing(4)
        column.addWidget(PlainLabel("Draw the cluster, break it, hand over the document.", "muted"))
        column.addSpacing(34)
        column.addWidget(PlainLabel("Start from a template", "title"))
        column.addSpacing(12)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in self.cards.values():
            cards.addWidget(card)
        cards.addStretch(1)
        column.addLayout(cards)
        column.addSpacing(34)
        lists = QHBoxLayout()
        lists.setSpacing(48)
        lists.addLayout(self._list("Open", self._recent, with_button=True), 1)
        lists.addLayout(self._list("Samples", self._samples), 1)
        column.addLayout(lists)
        column.addStretch(1)
        sheet.setMaximumWidth(1000)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(sheet, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _list(self, title: str, rows: QVBoxLayout, *, with_button: bool = False) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "title"))
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(8)
        if with_button:
            button = QToolButton()
            button.setText("Open a file…")
            button.setProperty("kind", "row")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(self._look.icon("open", size=18))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self.open_wanted)
            column.addWidget(button)
        rows.setSpacing(0)
        column.addLayout(rows)
        column.addStretch(1)
        return column

    def _file(self, entry: Entry, chosen: SignalInstance) -> QWidget:
        button = QToolButton()
        button.setText(menu_text(entry.label))
        button.setProperty("kind", "row")
        button.setEnabled(entry.enabled)
        button.setIcon(self._look.icon("document", size=18))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_tip(button, entry.value)
        button.clicked.connect(lambda: chosen.emit(entry.value))
        return button

    def _paint(self) -> None:
        for card in self.cards.values():
            picture = topology(from_template(self._catalog, card.template), self._catalog)
            card.picture.setPixmap(thumbnail(picture, self._look.theme, PICTURE, self.devicePixelRatioF()))


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
