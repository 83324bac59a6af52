"""The right of the Document workspace: the author's words in a section, the document, the branding, an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from designer.app.document.readiness import Target
from designer.app.document.studio import News, Studio
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.registers import PREFIXES
from designer.ui.bridge import listen
from designer.ui.document.brand import BrandPage
from designer.ui.document.form import FormView
from designer.ui.document.words import WordsPage
from designer.ui.look import Look
from designer.ui.panels.inspector import Inspector
from designer.ui.plain import PlainLabel
from designer.ui.switch import Switch

PageId = Literal["section", "document", "brand", "entry"]

PAGES: Mapping[str, str] = {
    "section": tr("Section"),
    "document": tr("Document"),
    "brand": tr("Branding"),
    "entry": tr("Entry"),
}

ENTRIES = (*PREFIXES, "options")
"""The tables whose records the page of an entry shows."""


class PaperPanel(QFrame):
    """Everything that is said about documents, a page at a time. `told` carries sentences."""

    told = Signal(str)

    def __init__(self, studio: Studio, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self._studio = studio
        session = studio.session
        self.switch = Switch(PAGES, tr("Page"))
        self.switch.setProperty("narrow", True)
        self.words = WordsPage(studio, look)
        self.document = FormView(session, look, "document")
        self.brand = BrandPage(session, look)
        self.entry = Inspector(session, look)
        self.nothing = PlainLabel(tr("Select an entry in the tables below."), "muted", wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self.switch.chosen.connect(self.show_page)
        self.words.told.connect(self.told)
        self.brand.told.connect(self.told)
        listen(self, studio.changed, self._studio_changed)
        self.show_page("section")

    @property
    def page(self) -> PageId:
        """The page that is shown."""
        return cast("PageId", next(key for key, button in self.switch.buttons.items() if button.isChecked()))

    def show_page(self, page: PageId) -> None:
        """Turn to a page."""
        self.settle()
        self.switch.set_current(page)
        self._stack.setCurrentIndex(list(PAGES).index(page))

    def show_entry(self, ids: Sequence[Id]) -> None:
        """Show an entry of a register that was selected; of anything else nothing is shown here."""
        entries = [one for one in ids if self._studio.session.snapshot.table_of(one) in ENTRIES]
        if entries:
            self.entry.select(tuple(entries))
            self._shelf.setCurrentWidget(self.entry)
            self.show_page("entry")
        else:
            self._shelf.setCurrentWidget(self._none)

    def go_to(self, target: Target) -> None:
        """Put the cursor to where something is missing."""
        if target.part == "document":
            self.show_page("document")
            self.document.reveal(target.what)
        elif target.part == "brand":
            self.show_page("brand")
            self.brand.reveal(target.what)
        elif target.part == "section":
            self.show_page("section")
            self.words.write()

    def settle(self) -> None:
        """Take over what is being typed."""
        for part in (self.words, self.document, self.brand, self.entry):
            part.settle()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 8)
        head.addWidget(self.switch)
        head.addStretch(1)
        self._shelf = QStackedWidget()
        self._none = QWidget()
        column = QVBoxLayout(self._none)
        column.setContentsMargins(16, 10, 16, 0)
        column.addWidget(self.nothing)
        column.addStretch(1)
        self._shelf.addWidget(self._none)
        self._shelf.addWidget(self.entry)
        for page in (self.words, self.document, self.brand, self._shelf):
            self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        for chain in (self.words.tab_chain(), self.document.tab_chain(), self.brand.tab_chain()):
            for one, other in pairwise(chain):
                QWidget.setTabOrder(one, other)

    def _studio_changed(self, news: News) -> None:
        if news == "section" and self._studio.section:
            self.show_page("section")
