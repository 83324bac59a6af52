"""A strip above the canvas: what loading a file had to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from designer.app.session import Session
from designer.foundation.language import tr
from designer.ui.icons import sign_pixmap
from designer.ui.look import Look
from designer.ui.plain import PlainLabel


class Banner(QFrame):
    """Stays until the user closes it or opens something else."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._look = look
        self._sign = QLabel()
        self.text = PlainLabel(wrap=True)
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close the message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._paint)
        self._paint()
        self.hide()

    def show_messages(self, messages: Sequence[str], session: Session | None) -> None:
        """Show what was said about a file; hides when nothing was."""
        lines = list(messages)
        if session is not None and session.too_new and session.too_new not in lines:
            lines.insert(0, session.too_new)
        self.text.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _paint(self) -> None:
        self._sign.setPixmap(sign_pixmap(self._look.theme, "warning", 16, self.devicePixelRatioF()))
        self._close.setIcon(self._look.icon("close", size=16))
