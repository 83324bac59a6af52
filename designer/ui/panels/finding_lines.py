"""The findings of what is selected, each with its repair: shown before it is made, made on one click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from designer.app.fixes import Preview, fix_for_all, fix_titles, fixable, preview
from designer.app.session import Session
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.rules.api import Finding, Fix
from designer.ui.icons import sign_pixmap
from designer.ui.levels import SIGN_OF_LEVEL
from designer.ui.look import Look
from designer.ui.panels.findings_model import message_of
from designer.ui.panels.fix_card import FixCard, told
from designer.ui.panels.sections import LEFT, RIGHT
from designer.ui.plain import PlainLabel, set_tip
from designer.ui.resting import rest_on_fix

SIGN = 15
FRAME = 4
"""Room around a finding for the line that shows where the focus is."""

LONGEST = 400
"""So many characters of a message; names may have thousands."""

MOST_FINDINGS = 12
"""So many stand below the fields; the others are in the list of all findings."""


def findings_about(session: Session, ids: Sequence[Id]) -> list[Finding]:
    """The open findings that name one of these objects, a resource of a group or an interface of a node among them."""
    wanted = set(ids)
    for group in wanted & set(session.snapshot.groups):
        wanted |= {member.id for member in session.snapshot.members(group)}
    wanted |= {one.id for one in session.snapshot.interfaces.values() if one.node in ids}
    return [finding for finding in session.report.open if wanted & set(finding.subjects)]


class FindingBlock(QWidget):
    """The findings below a caption; takes no room where there are none.

    `chosen` tells that the user wants to see a finding in the list, `fixed` the title of a repair that was made.
    `rebuilt` tells that there are other lines now.
    """

    chosen = Signal(object)
    fixed = Signal(str)
    rebuilt = Signal()
    rested = Signal(object)
    """The repair that is rested on (see `designer.ui.resting.Rested`), or None."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._shown: list[tuple[Finding, str]] = []
        self.lines: list[FindingLine] = []
        self.more = QToolButton()
        self.more.setProperty("kind", "link")
        self.more.hide()
        self.more.clicked.connect(lambda: self.chosen.emit(self._hidden[0]))
        self._hidden: list[Finding] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(LEFT - FRAME, 14, RIGHT - FRAME, 0)
        self._column.setSpacing(6)
        caption = PlainLabel(tr("Findings"), "caption")
        caption.setContentsMargins(FRAME, 0, 0, 0)
        self._column.addWidget(caption)
        self._column.addWidget(self.more)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these findings, with the repairs that there are now."""
        titles = fix_titles(self._session) if found else {}
        shown = [(finding, titles.get(finding.key, "")) for finding in found[:MOST_FINDINGS]]
        self._hidden = list(found[MOST_FINDINGS:])
        self.more.setText(tr("{count} in the list").format(count=plural(len(self._hidden), "more finding")))
        self.more.setVisible(bool(self._hidden))
        self.setVisible(bool(found))
        if shown != self._shown:
            self._shown = shown
            self._rebuild()

    def tab_chain(self) -> Iterator[QWidget]:
        """Lines and their buttons in the order of the Tab key."""
        for line in self.lines:
            yield from line.tab_chain()
        yield self.more

    def paint_signs(self) -> None:
        """Paint the signs in the colours of the theme."""
        for line in self.lines:
            line.paint_sign()

    def _rebuild(self) -> None:
        had_focus = any(widget.hasFocus() for widget in self.tab_chain())
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [FindingLine(finding, title, self._look) for finding, title in self._shown]
        for place, line in enumerate(self.lines, start=1):
            line.clicked.connect(partial(self.chosen.emit, line.finding))
            line.preview_wanted.connect(partial(self._show_preview, line))
            line.fix_wanted.connect(partial(self._fix, line))
            line.fix_all_wanted.connect(partial(self._fix_all, line.finding.code))
            for button in (line.fix, line.more):
                if button is not None:
                    rest_on_fix(button, partial(self._found, line.finding), self.rested.emit)
            self._column.insertWidget(place, line)
            line.show()
        if had_focus and self.lines:  # a button that is gone would hand it to anything
            self.lines[0].setFocus()
        self.rebuilt.emit()

    def _show_preview(self, line: FindingLine) -> None:
        shown = preview(self._session, line.finding)
        line.show_preview(shown, fixable(self._session, line.finding.code) if shown is not None else 0)

    def _found(self, finding: Finding) -> Fix | None:
        shown = preview(self._session, finding)
        return shown.fix if shown is not None else None

    def _fix(self, line: FindingLine) -> None:
        shown = preview(self._session, line.finding)
        if shown is None:
            line.show_preview(None, 0)
        else:
            self._make(shown.fix)

    def _fix_all(self, code: str) -> None:
        self._make(fix_for_all(self._session, code))

    def _make(self, repair: Fix | None) -> None:
        if repair is not None and self._session.do(repair.title, repair.diff):
            self.fixed.emit(repair.title)


class FindingLine(QFrame):
    """A finding in one paragraph: its sign and what it says, and below it what can be done about it.

    Clicking the paragraph opens it in the list. The repair is one click; what it would do unfolds on another, and is
    its tip.
    """

    clicked = Signal()
    fix_wanted = Signal()
    fix_all_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, finding: Finding, fix: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self._look = look
        self.setProperty("kind", "finding")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{tr(finding.level)}: {_cut(finding.message)}")
        self.setAccessibleDescription(tr("Opens it in the list of findings"))
        self._sign = QLabel()
        self._sign.setFixedWidth(SIGN + 1)
        self.fix: QPushButton | None = None
        self.more: QToolButton | None = None
        self.card: FixCard | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        row.setSpacing(8)
        self._column = QVBoxLayout()
        self._column.setSpacing(5)
        self._column.addWidget(PlainLabel(_cut(message_of(finding)), "small", wrap=True))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        if fix:
            self._add_fix(fix)
        self.paint_sign()

    def paint_sign(self) -> None:
        """Paint the sign in the colours of the theme."""
        kind = SIGN_OF_LEVEL[self.finding.level]
        self._sign.setPixmap(sign_pixmap(self._look.theme, kind, SIGN, self.devicePixelRatioF()))

    def show_preview(self, shown: Preview | None, alike: int) -> None:
        """Unfold what the repair would do; None where it would do harm or nothing."""
        if self.card is None:
            self.card = FixCard()
            self.card.fix_clicked.connect(self.fix_wanted)
            self.card.fix_all_clicked.connect(self.fix_all_wanted)
            self._column.addWidget(self.card)
        self.card.show_preview(shown, alike)
        if self.fix is not None:
            set_tip(self.fix, told(shown) if shown is not None else tr("It would do more harm than good here"))
            self.fix.setEnabled(shown is not None)

    def tab_chain(self) -> Iterator[QWidget]:
        """The paragraph and its buttons in the order of the Tab key."""
        yield self
        yield from (button for button in (self.fix, self.more) if button is not None)
        if self.card is not None:
            yield from (self.card.fix, self.card.fix_all)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the paragraph."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space are clicks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _add_fix(self, title: str) -> None:
        self.fix = QPushButton(tr("Fix"))
        self.fix.setProperty("kind", "quiet")
        self.fix.setAccessibleName(tr("Fix: {title}").format(title=title))
        self.fix.clicked.connect(self.fix_wanted)
        set_tip(self.fix, title)
        self.more = QToolButton()
        self.more.setProperty("kind", "link")
        self.more.setText(tr("Preview"))
        self.more.setCheckable(True)
        self.more.setAccessibleName(tr("Preview of {title}").format(title=title))
        self.more.toggled.connect(self._unfold)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.fix)
        row.addWidget(self.more)
        row.addStretch(1)
        self._column.addLayout(row)

    def _unfold(self, is_open: bool) -> None:
        if is_open:
            self.preview_wanted.emit()
        elif self.card is not None:
            self.card.hide()


def _cut(message: str) -> str:
    return message if len(message) <= LONGEST else f"{message[: LONGEST - 1]}…"
