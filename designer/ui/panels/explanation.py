"""What a rule says, and what a finding says about this design."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from designer.model.records import Waiver
from designer.rules.api import Finding, Foundation, Rule
from designer.ui.panels.findings_model import message_of
from designer.ui.plain import PlainLabel

PARAGRAPHS = ("Accepted", "What", "Why", "Fix", "Source")

FOUNDED: Mapping[Foundation, str] = {
    "published": "published",
    "secondary": "reported, not seen in its source",
    "general knowledge": "general knowledge, not published",
}


class Explanation(QFrame):
    """What, why, fix and source of a rule; of a finding also its message and the reason of its waiver."""

    def __init__(self, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(260)
        self._title = PlainLabel(kind="strong", wrap=True)
        self._founded = PlainLabel(kind="small", wrap=True)
        self._message = PlainLabel(wrap=True)
        self._paragraphs = {name: PlainLabel(wrap=True) for name in PARAGRAPHS}
        self._captions = {name: PlainLabel(name, "caption") for name in PARAGRAPHS}
        hint = PlainLabel(invitation, "muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setContentsMargins(24, 0, 24, 24)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(hint)
        self._pages.addWidget(self._scrolled(self._sheet()))

    def show_nothing(self) -> None:
        """Invite the user to choose something."""
        self._pages.setCurrentIndex(0)

    def show_rule(self, rule: Rule) -> None:
        """Explain a rule."""
        self._tell(rule.title, f"{rule.code} · {rule.level} · {FOUNDED[rule.foundation]}", "", _texts(rule))

    def show_finding(self, finding: Finding, rule: Rule | None, waiver: Waiver | None) -> None:
        """Explain a finding by its rule, if that is still there."""
        texts = _texts(rule) if rule is not None else {}
        if waiver is not None:
            signed = ", ".join(part for part in (waiver.author, waiver.date) if part)
            texts["Accepted"] = f"{waiver.reason} – {signed}" if signed else waiver.reason
        title = rule.title if rule is not None else finding.code
        founded = f"{finding.code} · {finding.level} · {FOUNDED[finding.foundation]}"
        self._tell(title, founded, message_of(finding), texts)

    def _tell(self, title: str, founded: str, message: str, texts: Mapping[str, str]) -> None:
        self._title.setText(title)
        self._founded.setText(founded)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        for name, label in self._paragraphs.items():
            text = texts.get(name, "")
            label.setText(text)
            label.setVisible(bool(text))
            self._captions[name].setVisible(bool(text))
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
        for name in PARAGRAPHS:
            column.addSpacing(7)
            column.addWidget(self._captions[name])
            column.addWidget(self._paragraphs[name])
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


def _texts(rule: Rule) -> dict[str, str]:
    text = rule.text
    return {"What": text.what, "Why": text.why, "Fix": text.fix, "Source": text.source}
