"""The dialogs of the Help menu: about the program, and the rule reference."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer import __version__
from designer.foundation.language import tr
from designer.foundation.paths import resources
from designer.rules.engine import discover
from designer.rules.reference import explanation
from designer.ui.icons import program_icon
from designer.ui.levels import SIGN_OF_LEVEL
from designer.ui.look import Look
from designer.ui.panels.explanation import Explanation
from designer.ui.plain import PlainLabel
from designer.ui.switch import Switch

PARTS = (
    ("Python", "PSF-2.0", platform.python_version()),
    ("Qt and PySide6", "LGPL-3.0", f"{qVersion()} / {PySide6.__version__}"),
    ("networkx", "BSD-3-Clause", ""),
    ("reportlab", "BSD-3-Clause", ""),
    ("Source Sans 3, Source Code Pro", "OFL-1.1", ""),
)
"""What the program is made of, and under which licence it comes."""

FONT_LICENCES = {"Source Sans 3": "LICENSE-SourceSans3.md", "Source Code Pro": "LICENSE-SourceCodePro.md"}
"""The licences of the bundled fonts, under `resources/fonts`."""


class AboutDialog(QDialog):
    """Version, and the licences of the program and of what it contains."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Clusterwright"))
        self.resize(560, 430)
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(64, 64))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(PlainLabel("Clusterwright", "display"))
        names.addWidget(PlainLabel(tr("Version {version}").format(version=__version__), "muted"))
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(picture)
        head.addLayout(names, 1)
        texts = {"Clusterwright": _about(), **{title: _licence(file) for title, file in FONT_LICENCES.items()}}
        switch = Switch({title: title for title in texts}, tr("Licence"))
        pages = QStackedWidget()
        for text in texts.values():
            pages.addWidget(_text(text))
        switch.chosen.connect(lambda title: pages.setCurrentIndex(list(texts).index(title)))
        switch.set_current("Clusterwright")
        buttons = _close_button(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 26, 28, 20)
        layout.setSpacing(18)
        layout.addLayout(head)
        layout.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(pages, 1)
        layout.addWidget(buttons)


class RulesDialog(QDialog):
    """All rules with a filter, and what each one says."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rule Reference"))
        self.resize(940, 560)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by code or words"))
        self.filter.setAccessibleName(tr("Filter of the rules"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rules"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.explanation = Explanation(tr("No rule fits."))
        self._rules = discover()
        for rule in self._rules:
            self.list.addItem(QListWidgetItem(look.sign(SIGN_OF_LEVEL[rule.level]), f"{rule.code}  {rule.title}"))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.filter)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(left, 2)
        row.addWidget(self.explanation, 3)
        buttons = _close_button(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(row, 1)
        layout.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show)
        self.filter.textChanged.connect(self._filter)
        self.list.setCurrentRow(0)

    def go_to(self, code: str) -> None:
        """Turn to a rule; nothing happens for a code that there is not."""
        place = next((number for number, rule in enumerate(self._rules) if rule.code == code), None)
        if place is not None:
            self.list.setCurrentRow(place)
            self.list.scrollToItem(self.list.item(place))

    def _show(self, position: int) -> None:
        if position < 0:
            self.explanation.show_nothing()
        else:
            self.explanation.show_rule(self._rules[position])

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        shown = [wanted in explanation(rule).casefold() for rule in self._rules]
        for position, is_shown in enumerate(shown):
            self.list.item(position).setHidden(not is_shown)
        current = self.list.currentRow()
        if current < 0 or not shown[current]:
            self.list.setCurrentRow(shown.index(True) if any(shown) else -1)


def _about() -> str:
    lines = [tr("Clusterwright is free software under the MIT licence."), "", tr("It contains, unchanged:"), ""]
    lines += [f"{name} {version}".rstrip() + f", {licence}" for name, licence, version in PARTS]
    return "\n".join(lines)


def _text(content: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setPlainText(content)
    return made


def _licence(file: str) -> str:
    return (resources() / "fonts" / file).read_text(encoding="utf-8")


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    buttons.rejected.connect(dialog.reject)
    return buttons
