"""What a rule says, what a finding says about this design, and what its repair would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from designer.app.fixes import Preview
from designer.foundation.language import tr
from designer.rules.api import Foundation, Rule
from designer.rules.listing import Entry
from designer.ui.panels.fix_card import FixCard
from designer.ui.plain import PlainLabel

PARAGRAPHS = (
    tr("Lost"),
    tr("Gained"),
    tr("Outages"),
    tr("Accepted"),
    tr("What"),
    tr("Why"),
    tr("Fix"),
    tr("Bad example"),
    tr("Good example"),
    tr("Source"),
)

FOUNDED: Mapping[Foundation, str] = {
    "published": tr("published"),
    "secondary": tr("reported, not seen in its source"),
    "general knowledge": tr("general knowledge, not published"),
}


class Explanation(QFrame):
    """The paragraphs of a rule; of a finding also its message, its repair and the reason of its waiver."""

    def __init__(self, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(260)
        self._title = PlainLabel(kind="strong", wrap=True)
        self._founded = PlainLabel(kind="small", wrap=True)
        self._message = PlainLabel(wrap=True)
        self.card = FixCard()
        self._paragraphs = {name: _Paragraph(name) for name in PARAGRAPHS}
        hint = PlainLabel(invitation, "muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setContentsMargins(24, 0, 24, 24)
        self._scroll = self._scrolled(self._sheet())
        self._pages = QStackedLayout(self)
        self._pages.addWidget(hint)
        self._pages.addWidget(self._scroll)

    def show_nothing(self) -> None:
        """Invite the user to choose something."""
        self._pages.setCurrentIndex(0)

    def show_rule(self, rule: Rule) -> None:
        """Explain a rule."""
        self.card.show_preview(None)
        self._tell(rule.title, f"{rule.code} · {tr(rule.level)} · {FOUNDED[rule.foundation]}", "", _texts(rule))

    def show_lists(self, title: str, remark: str, lists: Mapping[str, Sequence[str]]) -> None:
        """Show lines under some of the headings."""
        self.card.show_preview(None)
        bullets = {name: "\n".join(f"• {line}" for line in lines) for name, lines in lists.items()}
        self._tell(title, remark, "", bullets)

    def show_finding(self, entry: Entry, rule: Rule | None, preview: Preview | None = None, alike: int = 0) -> None:
        """Explain a finding by its rule, if that is still there, and its repair; `alike` findings have such a one."""
        finding = entry.finding
        texts = _texts(rule) if rule is not None else {}
        if entry.waiver is not None:
            texts[tr("Accepted")] = f"{entry.reason} – {entry.accepted}" if entry.accepted else entry.reason
        title = rule.title if rule is not None else finding.code
        founded = f"{finding.code} · {tr(finding.level)} · {FOUNDED[finding.foundation]}"
        self.card.show_preview(preview, alike)
        self._tell(title, founded, entry.message, texts)

    def _tell(self, title: str, founded: str, message: str, texts: Mapping[str, str]) -> None:
        if (title, message) != (self._title.text(), self._message.text()):
            self._scroll.verticalScrollBar().setValue(0)
        self._title.setText(title)
        self._founded.setText(founded)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        for name, paragraph in self._paragraphs.items():
            paragraph.show_text(texts.get(name, ""))
        self._pages.setCurrentIndex(1)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 6, 14, 14)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._founded)
        column.addSpacing(7)
        column.addWidget(self._message)
        column.addSpacing(5)
        column.addWidget(self.card)
        for paragraph in self._paragraphs.values():
            column.addWidget(paragraph)
        column.addStretch(1)
        return sheet

    @staticmethod
    def _scrolled(sheet: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        return scroll


class _Paragraph(QWidget):
    """A text under its caption; nothing at all without a text."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._text = PlainLabel(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(caption, "caption"))
        column.addWidget(self._text)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))


def _texts(rule: Rule) -> dict[str, str]:
    text = rule.text
    return {
        tr("What"): text.what,
        tr("Why"): text.why,
        tr("Fix"): text.fix,
        tr("Bad example"): text.bad,
        tr("Good example"): text.good,
        tr("Source"): text.source,
    }
