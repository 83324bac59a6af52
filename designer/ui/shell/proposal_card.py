"""What answers would make: a small picture, a line per fact, remarks; or the sentence that says what to change."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.app.questions import Proposal
from designer.catalog.schema import Catalog
from designer.drawing.topology import topology
from designer.foundation.language import tr
from designer.ui.icons import sign_pixmap
from designer.ui.look import Look
from designer.ui.plain import PlainLabel
from designer.ui.shell.thumbnail import thumbnail

WIDTH = 420
HEIGHT = 540
"""Room for everything that there can be, so that the dialog keeps its size."""

PICTURE = QSize(WIDTH - 36, 176)
LABEL_WIDTH = 108
SIGN = 16


class ProposalCard(QFrame):
    """Shows a proposal; as large for one as for another, so that nothing moves while answers change."""

    def __init__(self, catalog: Catalog, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proposal")
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(HEIGHT)
        self._catalog = catalog
        self._look = look
        self._proposal: Proposal | None = None
        self.title = PlainLabel(kind="strong", wrap=True)
        self._picture = QLabel()
        self._picture.setFixedSize(PICTURE)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(tr("What will be built"), "caption"))
        column.addWidget(self.title)
        column.addWidget(self._picture)
        column.addLayout(self._facts)
        column.addStretch(1)
        look.changed.connect(self._paint)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show another proposal."""
        self._proposal = proposal
        design = proposal.design
        self.title.setText(design.cluster.title if design is not None else tr("Nothing yet"))
        self._paint()

    def _paint(self) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        _clear(self._facts)
        self._picture.setVisible(proposal.design is not None)
        if proposal.design is not None:
            drawing = topology(proposal.design, self._catalog)
            self._picture.setPixmap(thumbnail(drawing, self._look.theme, PICTURE, self.devicePixelRatioF()))
            self._facts.addWidget(_table(proposal.rows))
        for remark in proposal.remarks:
            self._facts.addWidget(_told("info", remark, self._look))
        if proposal.refusal:
            self._facts.addWidget(_told("error", proposal.refusal, self._look))


def _table(rows: tuple[tuple[str, str], ...]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for line, (label, text) in enumerate(rows):
        grid.addWidget(PlainLabel(label, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(text, wrap=True), line, 1)
    return table


def _told(sign: str, sentence: str, look: Look) -> QWidget:
    """A sentence behind a sign."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    mark = QLabel()
    mark.setPixmap(sign_pixmap(look.theme, sign, SIGN, line.devicePixelRatioF()))
    mark.setFixedWidth(SIGN)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(sentence, "small" if sign == "info" else "", wrap=True), 1)
    return line


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
