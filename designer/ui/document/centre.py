"""The middle of the Document workspace: the pages below a line that says where one is and what is under way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.document.proof import Place
from designer.app.document.studio import News, Studio
from designer.app.document.words import KINDS, page_words
from designer.foundation.language import tr
from designer.ui.bridge import listen
from designer.ui.document.pages import PagesView
from designer.ui.look import Look
from designer.ui.plain import ElidedLabel, PlainLabel, set_tip

POLL_MS = 40
PAUSE_MS = 600
"""So long after the last edit the pages are made anew."""


class PagesPanel(QFrame):
    """Shows the pages of the chosen document, and has them made while it is in sight. `told` carries sentences."""

    told = Signal(str)
    turned = Signal()
    """Another page is read."""

    def __init__(self, studio: Studio, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._studio = studio
        self._look = look
        self.view = PagesView(look)
        self.title = ElidedLabel(kind="strong")
        self.page = PlainLabel(kind="small")
        self.work = PlainLabel(tr("Making the pages…"), "small")
        self.progress = QProgressBar()
        self.cancel = QToolButton()
        self.again = QPushButton(tr("&Try Again"))
        self.width_button = self._fit_button("width", tr("Fit Width"))
        self.page_button = self._fit_button("fit", tr("Fit Page"))
        self._nothing_title = PlainLabel(kind="title")
        self._nothing = PlainLabel(kind="muted", wrap=True)
        self._stack = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._build()
        self._connect()
        self._show_work()
        self._show_proof()

    def refresh(self) -> None:
        """Make the pages anew, whether or not anything has changed."""
        self._studio.make(anew=True)

    def show_section(self, anchor: str) -> None:
        """Bring the beginning of a section into sight, if it is printed."""
        proof = self._studio.proof
        place = proof.places.get(anchor) if proof is not None else None
        if place is not None:
            self.view.show_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        """In sight: make what is not there."""
        super().showEvent(event)
        if not self._studio.is_current:
            self._pause.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for pages that nobody sees."""
        super().hideEvent(event)
        self._pause.stop()
        self._studio.cancel()

    def _build(self) -> None:
        self.progress.setRange(0, 0)
        self.progress.setFixedWidth(72)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Making the pages"))
        self.cancel.setText(tr("Cancel"))
        self.cancel.setProperty("kind", "link")
        self.cancel.setAccessibleName(tr("Cancel making the pages"))
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        strip = QFrame()
        strip.setObjectName("strip")
        strip.setFixedHeight(36)
        row = QHBoxLayout(strip)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(10)
        row.addWidget(self.title, 1)
        for widget in (self.work, self.progress, self.cancel):
            row.addWidget(widget)
        row.addSpacing(6)
        for widget in (self.page, self.width_button, self.page_button):
            row.addWidget(widget)
        self._stack.addWidget(self.view)
        self._empty_page = self._empty()
        self._stack.addWidget(self._empty_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._stack, 1)

    def _empty(self) -> QWidget:
        """What stands in the place of the pages as long as there are none."""
        made = QWidget()
        made.setObjectName("nothing")
        column = QVBoxLayout(made)
        column.setSpacing(8)
        column.addStretch(2)
        self._nothing.setFixedWidth(440)
        self._nothing.setMinimumHeight(40)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(tr("Pages"))
        self._nothing_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._nothing_title, 0, centre)
        column.addWidget(self._nothing, 0, centre)
        column.addSpacing(8)
        column.addWidget(self.again, 0, centre)
        column.addStretch(3)
        return made

    def _fit_button(self, icon: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setIconSize(QSize(16, 16))
        button.setIcon(self._look.icon(icon, size=16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(label)
        set_tip(button, label)
        return button

    def _connect(self) -> None:
        self._pause.timeout.connect(self._studio.make)
        self._poll.timeout.connect(self._studio.poll)
        self.cancel.clicked.connect(self._give_up)
        self.again.clicked.connect(self.refresh)
        self.width_button.clicked.connect(lambda: self.view.zoom_to_fit("width"))
        self.page_button.clicked.connect(lambda: self.view.zoom_to_fit("page"))
        self.view.turned.connect(self._turned)
        self.view.scaled.connect(lambda _: self._show_fitting())
        self.view.picked.connect(self._pick)
        listen(self, self._studio.changed, self._studio_changed)
        listen(self, self._studio.session.changed, lambda _: self._design_changed())
        self._look.changed.connect(self._paint)

    def _design_changed(self) -> None:
        if self.isVisible():
            self._pause.start(PAUSE_MS)

    def _studio_changed(self, news: News) -> None:
        if news == "variant":
            self._show_proof()
            if self.isVisible():
                self._studio.make()
        elif news == "proof":
            self._show_proof()
        if news != "section":
            self._show_work()

    def _show_work(self) -> None:
        busy = self._studio.is_busy
        if busy and not self._poll.isActive():
            self._poll.start()
        elif not busy:
            self._poll.stop()
        for widget in (self.work, self.progress, self.cancel):
            widget.setVisible(busy)
        has_pages = self._studio.proof is not None
        if self._studio.trouble:
            trouble = tr("The pages could not be made: {reason}").format(reason=self._studio.trouble)
            self.told.emit(trouble)
            self._nothing_title.setText(tr("No pages"))
            self._nothing.setText(trouble)
        elif busy:
            self._nothing_title.setText(tr("Making the pages…"))
            self._nothing.setText(tr("The design is checked and simulated for it. That takes a few seconds."))
        else:
            self._nothing_title.setText(tr("No pages yet"))
            self._nothing.setText(tr("They are made from the design as it is now."))
        self.again.setText(tr("&Try Again") if self._studio.trouble else tr("&Make the Pages"))
        self.again.setVisible(not busy)
        self._turn_to(self.view if has_pages else self._empty_page)

    def _turn_to(self, shown: QWidget) -> None:
        """Show the pages, or what stands in their place, which then has the focus."""
        before = self._empty_page if shown is self.view else self.view
        had_focus = before.hasFocus()
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        if had_focus:
            shown.setFocus()

    def _show_proof(self) -> None:
        proof = self._studio.proof
        if self.view.proof is not proof:
            self.view.show_proof(proof)
        self.title.setText(KINDS[self._studio.variant])
        self._turned(self.view.page)

    def _turned(self, page: int) -> None:
        proof = self._studio.proof
        self.page.setText(page_words(page, len(proof.sizes)) if proof is not None and page >= 0 else "")
        self.turned.emit()

    def _show_fitting(self) -> None:
        self.width_button.setChecked(self.view.fitting == "width")
        self.page_button.setChecked(self.view.fitting == "page")

    def _pick(self, place: Place) -> None:
        """A click on a page selects the section that stands there."""
        proof = self._studio.proof
        section = proof.section_at(place.page, place.y) if proof is not None else ""
        if section:
            self._studio.select(section)

    def _give_up(self) -> None:
        self._studio.cancel()
        self.told.emit(tr("The pages stay as they were"))

    def _paint(self) -> None:
        self.width_button.setIcon(self._look.icon("width", size=16))
        self.page_button.setIcon(self._look.icon("fit", size=16))
