"""What the calculators suggest for what is selected: compact, with one button that makes the design so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.session import Session
from designer.app.suggestions import Line, Offer, Standing, Suggestion, suggestions
from designer.edits.changes import change_lines
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.rules.api import Fix
from designer.rules.listing import counted, message_of
from designer.ui.bridge import listen
from designer.ui.icons import sign_pixmap
from designer.ui.look import Look
from designer.ui.panels.sections import LEFT, RIGHT, SectionBox
from designer.ui.plain import ElidedLabel, PlainLabel, set_tip
from designer.ui.resting import rest_on_fix

PAUSE_MS = 60
"""So long after a change the suggestions are made anew; several changes in a row are one."""

LABEL_WIDTH = 58
SIGN = 15
MOST_LINES = 12

SIGN_OF: Mapping[Standing, str] = {"agrees": "ok", "differs": "info", "lacking": "warning"}


class SuggestionPanel(QWidget):
    """The sections with suggestions; takes no room where there are none. Works only while it can be seen.

    `applied` tells the title of an edit that was made; `rebuilt` that there are other buttons now.
    """

    applied = Signal(str)
    rebuilt = Signal()
    rested = Signal(object)
    """The edit that is rested on (see `designer.ui.resting.Rested`), or None."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._ids: tuple[Id, ...] = ()
        self._open: dict[str, bool] = {}
        self._is_stale = True
        self.shown: list[Suggestion] = []
        self.blocks: list[SuggestionBlock] = []
        self.box: SectionBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        listen(self, session.changed, lambda _: self._later())
        look.changed.connect(self._paint)

    def select(self, ids: Sequence[Id]) -> None:
        """Suggest something for other objects."""
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self._pause.stop()
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Make the suggestions anew, and show them if they are others."""
        self._pause.stop()
        self._is_stale = False
        found = suggestions(self._session, self._ids)
        if found != self.shown:
            self.shown = found
            self._rebuild()

    def tab_chain(self) -> Iterator[QWidget]:
        """The heading and the buttons, in the order in which the Tab key goes through them."""
        if self.box is not None and self.box.head is not None:
            yield self.box.head
        for block in self.blocks:
            yield from (button for button in (block.apply, block.more) if button is not None)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is caught up with."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _later(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._pause.start()

    def _rebuild(self) -> None:
        had_focus = self.focusWidget() is not None and self.focusWidget().hasFocus()
        if self.box is not None:
            self.box.hide()
            self.box.deleteLater()
        self.box, self.blocks = None, []
        if self.shown:
            alone = len(self.shown) == 1
            title = self.shown[0].title if alone else tr("Plans")
            self.box = SectionBox(title, self._look, is_open=self._open.get(title, True))
            self.box.opened.connect(partial(self._toggled, self.box))
            body = QWidget()
            column = QVBoxLayout(body)
            column.setContentsMargins(LEFT, 2, RIGHT, 12)
            column.setSpacing(14)
            for suggestion in self.shown:
                block = SuggestionBlock(suggestion, self._look, with_title=not alone)
                block.apply_wanted.connect(self._apply)
                if block.apply is not None and suggestion.offer is not None:
                    rest_on_fix(block.apply, partial(_fix_of, suggestion.offer), self.rested.emit)
                self.blocks.append(block)
                column.addWidget(block)
            self.box.fill(body)
            body.setVisible(self.box.is_open)
            self.box.show_count(0)
            self._column.addWidget(self.box)
            if had_focus and self.box.head is not None:  # a button that is gone would hand it to anything
                self.box.head.setFocus()
        self.rebuilt.emit()

    def _toggled(self, box: SectionBox, is_open: bool) -> None:
        self._open[box.title] = is_open
        box.show_count(0)

    def _apply(self, offer: Offer) -> None:
        """Make the edit of an offer, unless the design has changed since it was made."""
        self.refresh()
        if any(one.offer is not None and one.offer.fix == offer.fix for one in self.shown):
            self._session.do(offer.fix.title, offer.fix.diff)
            self.applied.emit(offer.fix.title)

    def _paint(self) -> None:
        for block in self.blocks:
            block.paint_sign()
        if self.box is not None and self.box.head is not None:
            self.box.head.update()


def _fix_of(offer: Offer) -> Fix:
    return offer.fix


class SuggestionBlock(QFrame):
    """One suggestion: how the design stands to it, the button that applies it, facts, disks and remarks."""

    apply_wanted = Signal(object)

    def __init__(self, suggestion: Suggestion, look: Look, *, with_title: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign_name = SIGN_OF[suggestion.standing]
        self._sign = QLabel()
        self._sign.setFixedWidth(SIGN + 1)
        self.apply: QPushButton | None = None
        self.more: QToolButton | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        if with_title:
            column.addWidget(PlainLabel(suggestion.title, "strong"))
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(suggestion.says, wrap=True), 1)
        column.addLayout(head)
        if suggestion.offer is not None:
            self._add_offer(column, suggestion.verb, suggestion.offer)
        if suggestion.rows:
            column.addLayout(_facts(suggestion.rows))
        if suggestion.disks:
            column.addLayout(_disks(suggestion.disks))
        for remark in suggestion.remarks:
            column.addWidget(PlainLabel(remark, "small", wrap=True))
        self.paint_sign()

    def paint_sign(self) -> None:
        """Paint the sign in the colours of the theme."""
        self._sign.setPixmap(sign_pixmap(self._look.theme, self._sign_name, SIGN, self.devicePixelRatioF()))

    def _add_offer(self, column: QVBoxLayout, verb: str, offer: Offer) -> None:
        """The button, what it brings and ends, and all that it changes for those who want to know."""
        lines = change_lines(offer.changes)
        self.apply = QPushButton(verb)
        self.apply.setAccessibleName(offer.fix.title)
        self.apply.clicked.connect(lambda: self.apply_wanted.emit(offer))
        self.more = QToolButton()
        self.more.setProperty("kind", "link")
        self.more.setText(plural(len(lines), "change"))
        self.more.setCheckable(True)
        self.more.setAccessibleDescription(tr("Show what applying it changes"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.apply)
        row.addWidget(self.more)
        row.addStretch(1)
        column.addLayout(row)
        for kind, text in _outcome(offer):
            column.addWidget(PlainLabel(text, kind, wrap=True))
        changes = PlainLabel("\n".join(_few(lines)), "small", wrap=True)
        changes.hide()
        self.more.toggled.connect(changes.setVisible)
        column.addWidget(changes)


def _outcome(offer: Offer) -> Iterator[tuple[str, str]]:
    """What applying it brings and ends, with the look of the line."""
    gone, new = offer.findings.gone, offer.findings.appeared
    if gone:
        only = f": {message_of(gone[0])}" if len(gone) == 1 else ""
        yield "small", tr("Ends {gone}{only}").format(gone=counted(gone), only=only)
    if new:
        only = f": {message_of(new[0])}" if len(new) == 1 else ""
        is_grave = any(finding.level in ("error", "warning") for finding in new)
        yield "error" if is_grave else "small", tr("Brings {new}{only}").format(new=counted(new), only=only)


def _few(lines: Sequence[str]) -> list[str]:
    if len(lines) <= MOST_LINES:
        return list(lines)
    return [
        *lines[: MOST_LINES - 1],
        tr("and {count}").format(count=plural(len(lines) - MOST_LINES + 1, "more change")),
    ]


def _facts(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for line, (label, text) in enumerate(rows):
        name = PlainLabel(label, "small")
        name.setMaximumWidth(3 * LABEL_WIDTH // 2)
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(text, "fact", wrap=True), line, 1)
    return grid


def _disks(disks: Sequence[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(0, 1)
    for line, disk in enumerate(disks):
        name = ElidedLabel(f"{disk.place} · {disk.purpose}", "fact")
        room = PlainLabel(disk.room, "small")
        set_tip(room, f"{disk.place}, {disk.purpose}: {disk.room}")
        grid.addWidget(name, line, 0)
        grid.addWidget(room, line, 1, Qt.AlignmentFlag.AlignRight)
    return grid
