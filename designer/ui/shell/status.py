"""The line at the bottom: findings at a glance, what was just said, work under way, and the zoom."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QWidget,
)

from designer.foundation.language import tr
from designer.rules.engine import Report
from designer.ui.icons import sign_pixmap
from designer.ui.levels import SIGN_OF_LEVEL, plural_of
from designer.ui.look import Look
from designer.ui.plain import ElidedLabel, PlainLabel
from designer.ui.shell.menus import Menus

HEIGHT = 28
LASTING_MS = 8000
"""So long a sentence stays that nothing replaces."""


class Status(QFrame):
    """Says things and offers the findings."""

    findings_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, menus: Menus, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(HEIGHT)
        self.summary = Summary(look)
        self.sentence = ElidedLabel(kind="muted")
        self.sentence.setAccessibleName(tr("Message"))
        self.undo = _link(tr("Undo"))
        self.undo.clicked.connect(menus.actions["edit.undo"].trigger)
        self.undo.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedWidth(110)
        self.progress.setTextVisible(False)
        self.cancel = _link(tr("Cancel"))
        self.zoom = PlainLabel("100 %", "small")
        self.zoom.setAccessibleName(tr("Zoom"))
        self.zoom.setMinimumWidth(46)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(LASTING_MS)
        self._calm.timeout.connect(lambda: self.say(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.summary)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.undo)
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        self._zoom_buttons = [self._button(menus, name) for name in ("view.zoom-out", "view.zoom-in", "view.zoom-fit")]
        row.addWidget(self._zoom_buttons[0])
        row.addWidget(self.zoom)
        for button in self._zoom_buttons[1:]:
            row.addWidget(button)
        row.setSpacing(2)
        self.summary.clicked.connect(self.findings_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.set_busy(False)

    def say(self, sentence: str, *, lasting: bool = False, undo: bool = False) -> None:
        """Say a sentence; an empty one is silence. A lasting one stays until the next; `undo` is offered beside it."""
        self.sentence.setText(sentence)
        self.undo.setVisible(undo and bool(sentence))
        self._calm.stop()
        if sentence and not lasting:
            self._calm.start()

    def set_busy(self, busy: bool) -> None:
        """Show that work is under way, and how to end it."""
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)

    def show_zoom(self, scale: float) -> None:
        """Say how large the drawing is."""
        self.zoom.setText(f"{round(scale * 100)} %")

    def show_design(self, shown: bool) -> None:
        """Offer what only makes sense with a design."""
        for widget in (self.summary, self.zoom, *self._zoom_buttons):
            widget.setVisible(shown)

    def follow(self, widget: QWidget) -> None:
        """Come after this widget when the user presses Tab."""
        for one, other in pairwise([widget, self.summary, self.cancel, *self._zoom_buttons]):
            QWidget.setTabOrder(one, other)

    @staticmethod
    def _button(menus: Menus, identifier: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(menus.give_icon(identifier))
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(menus.actions[identifier].text().replace("&", ""))
        return button


def _link(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("kind", "link")
    return button


class Summary(QToolButton):
    """How many findings of which class; a click opens them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: Report | None = None
        self.setProperty("kind", "status")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 10, 0)
        self._row.setSpacing(5)
        look.changed.connect(self._fill)

    def show_report(self, report: Report | None) -> None:
        """Show these findings; None while the design has not been checked yet."""
        before, self._report = self._report, report
        if before is None or report is None or _parts(before) != _parts(report):
            self._fill()

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self._row.sizeHint()

    def _fill(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._report is None:
            self._row.addWidget(PlainLabel(tr("Checking…"), "small"))
            return
        parts = _parts(self._report)
        for position, (sign, words) in enumerate(parts or [("ok", tr("No findings"))]):
            if position:
                self._row.addSpacing(8)
            picture = QLabel()
            picture.setPixmap(sign_pixmap(self._look.theme, sign, 14, self.devicePixelRatioF()))
            self._row.addWidget(picture)
            self._row.addWidget(PlainLabel(words, "small"))
        self.setAccessibleName(tr("Findings: ") + (", ".join(words for _, words in parts) or tr("none")))
        self.updateGeometry()


def _parts(report: Report) -> list[tuple[str, str]]:
    """Sign and words for every class of which there are findings, and for those that are waived."""
    parts = [(SIGN_OF_LEVEL[level], plural_of(level, count)) for level, count in report.counts().items()]
    return [*parts, ("none", tr("{count} waived").format(count=len(report.waived)))] if report.waived else parts
