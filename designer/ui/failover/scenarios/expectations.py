"""What a scenario is expected to lead to: lines to type, each with its verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.app.entry import EntryError
from designer.app.trials.parts import ExpectationLine
from designer.drawing.theme import Theme
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.expectations import Verdict
from designer.ui.failover.scenarios.fields import paint_cross, remover, row, sentence
from designer.ui.icons import sign_pixmap
from designer.ui.panels.editors import TextEditor
from designer.ui.plain import ElidedLabel, PlainLabel, set_tip

SIGN = 14
MOST_LINES = 60
NEW = "new"
"""Stands for the id of an expectation that is being added."""


class ExpectationEditor(TextEditor):
    """A line with an expectation as text. While it is typed, ways to go on are offered and what is wrong is said."""

    def __init__(self, understand: Callable[[str], object], complete: Callable[[str], Sequence[str]]) -> None:
        self._understand = understand
        super().__init__(row("text", tr("Expectation"), "text", ""))
        self._complete = complete
        self._offers = QStringListModel(self)
        helper = QCompleter(self._offers, self)
        helper.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        helper.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        helper.activated.connect(self._picked)
        popup = helper.popup()
        if popup is not None:
            popup.setObjectName("offers")
        self.setCompleter(helper)
        self.setMaxLength(600)
        self.textEdited.connect(self._offer)

    def show_text(self, key: str, text: str) -> None:
        """Show another expectation."""
        self.show_row(row(key, tr("Expectation"), "text", text))

    def settle(self) -> None:
        """Offer the expectation; while one of the ways to go on is being picked, nothing is settled yet."""
        popup = self.completer().popup()
        if popup is not None and popup.isVisible() and popup.selectedIndexes():
            return
        if self.text() != self.shown.text:  # what is picked is not typed
            self.setModified(True)
        super().settle()

    def _picked(self, text: str) -> None:
        """A way to go on was picked: it counts as typed, and where it is no whole expectation, more is offered."""
        self.setModified(True)
        try:
            self._understand(text)
        except BadText:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self.hasFocus():
            self.insert(" ")
            self._offer(self.text())
            self.completer().complete()

    def _offer(self, text: str) -> None:
        self._offers.setStringList(list(self._complete(text)) if text.strip() else [])

    def _value(self) -> str:
        """The text, if it is understood."""
        text = " ".join(self.text().split())
        if text:
            try:
                self._understand(text)
            except BadText as problem:
                raise EntryError(str(problem).removeprefix(f"{text}: ")) from problem
        return text


class ExpectationRow(QWidget):
    """One expectation: sign, text, cross; below, why it was met or not."""

    written = Signal(str, str)
    removed = Signal(str)
    complained = Signal(str)

    def __init__(self, understand: Callable[[str], object], complete: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self.key = NEW
        self._sign = ""
        self.sign = QLabel()
        self.sign.setFixedWidth(SIGN)
        self.text = ExpectationEditor(understand, complete)
        self.cross = remover(tr("Delete the expectation"))
        self.reason = ElidedLabel(kind="small")
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.sign)
        line.addWidget(self.text, 1)
        line.addWidget(self.cross)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(1)
        inside.addLayout(line)
        below = QHBoxLayout()
        below.setContentsMargins(SIGN + 13, 0, 0, 0)
        below.addWidget(self.reason)
        inside.addLayout(below)
        self.text.offered.connect(lambda text: self.written.emit(self.key, text))
        self.text.complained.connect(self.complained)
        self.cross.clicked.connect(lambda: self.removed.emit(self.key))

    def show_line(self, line: ExpectationLine | None, verdict: Verdict | None, *, holds: bool) -> None:
        """Show an expectation, or with None room for a new one; `holds` tells whether the verdict still does."""
        self.key = line.expectation if line is not None else NEW
        self.text.show_text(self.key, line.text if line is not None else "")
        self.text.setAccessibleName(tr("Expectation") if line is not None else tr("New expectation"))
        if line is None:
            self.text.setPlaceholderText(tr("EVS1 online on NODE4 within 120 s"))
        self.cross.setVisible(line is not None)
        said = verdict.reason if verdict is not None else ""
        if line is not None and line.problem:
            said, self._sign = sentence(line.problem), "warning"
        elif verdict is not None:
            self._sign = ("ok" if verdict.met else "error") if holds else "pending"
            said = said if holds else tr("{reason}, when it was played").format(reason=said)
        else:
            self._sign = "none" if line is not None else ""
        self.reason.setText(" ".join(said.split()))
        self.reason.setVisible(bool(said))
        set_tip(self.reason, said)
        words = {"ok": tr("met"), "error": tr("not met"), "pending": tr("stale"), "warning": tr("cannot be judged")}
        self.sign.setAccessibleName(words.get(self._sign, tr("not judged")))
        self.text.setAccessibleDescription(", ".join(part for part in (words.get(self._sign, ""), said) if part))

    def wear(self, theme: Theme) -> None:
        """Paint sign and cross in the colours of a theme."""
        paint_cross(self.cross, theme)
        if self._sign:
            self.sign.setPixmap(sign_pixmap(theme, self._sign, SIGN, self.devicePixelRatioF()))
        else:
            self.sign.clear()


class ExpectationList(QWidget):
    """All expectations, and a line for another one."""

    written = Signal(str, str)
    """The id of an expectation or `NEW`, and its text; "" to delete it."""
    removed = Signal(str)
    complained = Signal(str)

    def __init__(self, understand: Callable[[str], object], complete: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._understand = understand
        self._complete = complete
        self.rows: list[ExpectationRow] = []
        self._more = PlainLabel("", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.new = self._made()
        self._column.addWidget(self._more)
        self._column.addWidget(self.new)
        self.new.show_line(None, None, holds=True)

    def show_lines(
        self, lines: Sequence[ExpectationLine], verdicts: Sequence[Verdict], theme: Theme, *, holds: bool, enabled: bool
    ) -> None:
        """Show these expectations with what came of them."""
        shown = lines[:MOST_LINES]
        while len(self.rows) < len(shown):
            made = self._made()
            self._column.insertWidget(len(self.rows), made)
            self.rows.append(made)
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        known: dict[object, Verdict] = {verdict.expected: verdict for verdict in verdicts}
        for made, line in zip(self.rows, shown, strict=True):
            made.show_line(line, known.get(line.expected), holds=holds)
        self._more.setVisible(len(lines) > len(shown))
        self._more.setText(tr("and {count} more").format(count=plural(len(lines) - len(shown), "expectation")))
        self.new.setVisible(enabled)
        for made in (*self.rows, self.new):
            made.setEnabled(enabled)
            made.wear(theme)

    def settle(self) -> None:
        """Take over what is being typed."""
        for made in (*self.rows, self.new):
            made.text.settle()

    def forget_new(self, scenario: Id) -> None:
        """Begin with an empty line for another expectation, of this scenario."""
        self.new.text.drop()
        self.new.text.show_text(f"{scenario}:{NEW}", "")
        self.new.text.setPlaceholderText(tr("EVS1 online on NODE4 within 120 s"))

    def _made(self) -> ExpectationRow:
        made = ExpectationRow(self._understand, self._complete)
        made.written.connect(self.written)
        made.removed.connect(self.removed)
        made.complained.connect(self.complained)
        return made
