"""What could not be pasted, text by text: choosing one leads to its cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from designer.app.tables.paste import Refused
from designer.foundation.language import plural, tr
from designer.ui.icons import sign_pixmap
from designer.ui.look import Look
from designer.ui.plain import ElidedLabel

SIGN = 15
MOST_LINES = 4
PADDING = 4


class Refusals(QFrame):
    """The list; hidden where nothing was refused. `chosen` carries the refusal that the user wants to see."""

    chosen = Signal(object)
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusals")
        self._look = look
        self._shown: Sequence[Refused] = ()
        self._sign = QLabel()
        self._title = ElidedLabel(kind="strong")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Cells that were refused"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemClicked.connect(lambda item: self._choose(self.list.row(item)))
        self.dismiss = QPushButton(tr("Dismiss"))
        self.dismiss.setProperty("kind", "quiet")
        self.dismiss.clicked.connect(self.dismissed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        head.addWidget(self.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        self.hide()

    def show_refused(self, refused: Sequence[Refused], said: str = "") -> None:
        """List what was refused; the cells that it was meant for keep it as long as it stands here.

        `said` tells what became of the rest.
        """
        self._shown = refused
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([one.says for one in refused])
        self.list.blockSignals(False)
        height = self.list.sizeHintForRow(0) if refused else 0
        self.list.setFixedHeight(min(len(refused), MOST_LINES) * height + PADDING)
        self._title.setText(said or tr("{count} refused").format(count=plural(len(refused), "cell")))
        self.setVisible(bool(refused))
        self.paint_sign()

    def paint_sign(self) -> None:
        """Paint the sign in the colours of the theme."""
        self._sign.setPixmap(sign_pixmap(self._look.theme, "warning", SIGN, self.devicePixelRatioF()))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.chosen.emit(self._shown[place])
