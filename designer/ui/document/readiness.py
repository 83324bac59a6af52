"""What the document still lacks, as a list; choosing a line leads to the place where it is mended."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from designer.app.document.readiness import Gap, gaps
from designer.app.document.studio import News, Studio
from designer.foundation.language import tr
from designer.ui.bridge import listen
from designer.ui.look import Look
from designer.ui.plain import PlainLabel, set_tip, tip

SIGN = 14


class ReadinessPanel(QFrame):
    """Lists the gaps of the chosen document. `chosen` carries where one is closed, `closed` that the panel shall go."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, studio: Studio, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readiness")
        self._studio = studio
        self._look = look
        self._gaps: tuple[Gap, ...] | None = None
        self.badge = PlainLabel(kind="badge")
        self.list = QListWidget()
        self.ready = PlainLabel(kind="muted", wrap=True)
        self.leave = QToolButton()
        self._build()
        self.list.itemClicked.connect(self._choose)
        self.leave.clicked.connect(self.closed)
        listen(self, studio.changed, self._studio_changed)
        listen(self, studio.session.changed, lambda _: self.refresh())
        listen(self, studio.session.checked, lambda _: self.refresh())
        look.changed.connect(self._paint)
        self.refresh()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is listed."""
        return self._gaps or ()

    def refresh(self) -> None:
        """Show what is missing now."""
        session = self._studio.session
        found = gaps(session.snapshot, self._studio.variant, session.report, self._studio.proof)
        if found != self._gaps:
            self._gaps = found
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place of the line that the keyboard is on."""
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.list.setAccessibleName(tr("What is missing"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(SIGN, SIGN))
        self.leave.setIconSize(QSize(16, 16))
        self.leave.setAccessibleName(tr("Close the readiness"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.addWidget(PlainLabel(tr("Readiness"), "strong"))
        self.badge.setFixedHeight(16)
        head.addSpacing(6)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addLayout(head)
        self.ready.setContentsMargins(16, 4, 16, 0)
        self.ready.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.ready, 1)
        column.addWidget(self.list, 1)
        self._paint_close()

    def _studio_changed(self, news: News) -> None:
        if news in ("variant", "proof"):
            self.refresh()
            self._show_whether_ready()

    def _fill(self) -> None:
        place = self.list.currentRow()
        self.list.clear()
        for gap in self.gaps:
            sign = "warning" if gap.weight == "needed" else "info"
            item = QListWidgetItem(self._look.sign(sign, SIGN), gap.text)
            item.setToolTip(tip(gap.text))
            weight = tr("needed") if gap.weight == "needed" else tr("advised")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{gap.text}, {weight}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(place, self.list.count() - 1))
        needed = sum(gap.weight == "needed" for gap in self.gaps)
        self.badge.setText(str(needed))
        self.badge.setVisible(bool(needed))
        set_tip(self.badge, tr("So much is needed before the document is more than a draft"))
        self._show_whether_ready()
        self.list.setVisible(bool(self.gaps))
        self.ready.setVisible(not self.gaps)

    def _show_whether_ready(self) -> None:
        """Nobody calls pages ready that nobody has seen."""
        looked = self._studio.proof is not None
        said = tr("Nothing is missing.") if looked else tr("The pages are looked through as soon as they are made.")
        self.ready.setText(said)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self.gaps[self.list.row(item)].target)

    def _paint_close(self) -> None:
        self.leave.setIcon(self._look.icon("close", size=16))

    def _paint(self) -> None:
        self._paint_close()
        self._fill()
