"""Strips above the canvas that ask for a decision, but not at once: work can go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.ui.icons import sign_pixmap
from designer.ui.look import Look
from designer.ui.plain import PlainLabel

Choice = tuple[str, Callable[[], object]]
"""A button's label, with its access key, and what it does."""


class Notice(QFrame):
    """One strip: a sentence and buttons."""

    def __init__(self, text: str, choices: Sequence[Choice], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._look = look
        self._sign = QLabel()
        self.text = PlainLabel(text, wrap=True)
        self.buttons = [QPushButton(label) for label, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        for button, (_, deed) in zip(self.buttons, choices, strict=True):
            button.setProperty("kind", "notice")
            button.clicked.connect(lambda _=False, deed=deed: deed())
            row.addWidget(button)
        self.setAccessibleName(text)
        look.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self._sign.setPixmap(sign_pixmap(self._look.theme, "warning", 16, self.devicePixelRatioF()))


class Notices(QWidget):
    """The strips of a window, at most one about each matter."""

    def __init__(self, look: Look, run: Callable[[Callable[[], object]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._run = run
        self._shown: dict[str, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setVisible(False)

    def show_notice(self, matter: str, text: str, *choices: Choice) -> None:
        """Show a strip, in place of an earlier one about the same matter."""
        old = self._shown.get(matter)
        if old is not None and old.text.text() == text:
            return
        self.clear(matter)
        deeds = [(label, partial(self._run, deed)) for label, deed in choices]
        notice = Notice(text, deeds, self._look, self)
        self._shown[matter] = notice
        self._column.addWidget(notice)
        self.setVisible(True)

    def clear(self, *matters: str) -> None:
        """Take the strips about these matters away; without any matter, all of them."""
        for matter in matters or tuple(self._shown):
            notice = self._shown.pop(matter, None)
            if notice is not None:
                self._column.removeWidget(notice)
                notice.hide()
                notice.deleteLater()
        self.setVisible(bool(self._shown))

    def about(self, matter: str) -> Notice | None:
        """The strip about a matter."""
        return self._shown.get(matter)
