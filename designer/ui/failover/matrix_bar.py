"""The line above the matrix: what is in sight, which faults of it, and how far the work is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QProgressBar, QToolButton, QWidget

from designer.app.sweeping import Progress
from designer.drawing.matrix.facts import Choice, Effects, Length
from designer.foundation.language import tr
from designer.ui.plain import ElidedLabel, set_tip
from designer.ui.switch import Switch

SIGHTS = {
    "matrix": tr("Matrix"),
    "ladder": tr("Ladder"),
    "capacity": tr("Capacity"),
    "options": tr("Options"),
}

LENGTHS: Mapping[str, tuple[str, Length, int]] = {
    "all": (tr("Single faults and pairs"), "all", 2),
    "single": (tr("Single faults"), "single", 2),
    "pairs": (tr("Pairs"), "several", 2),
    "triples": (tr("Up to three nodes"), "all", 3),
}
"""What stands in the first box, which lengths that shows, and how deep the sweep goes for it."""

EFFECTS: Mapping[Effects, str] = {
    "all": tr("Every effect"),
    "losses": tr("Losses only"),
    "new": tr("New losses only"),
}

SIDE, GAP = 8, 6
"""Pixels beside and between the parts of the line."""

AT_RIGHT = 230
"""Room for what is said at the right, with its button."""


class MatrixBar(QWidget):
    """Chooses; `choice` is what is chosen."""

    sight_chosen = Signal(str)
    choice_changed = Signal()
    deeper = Signal()
    """More or fewer faults one after the other are wanted."""
    stopped = Signal()
    resumed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by = ""
        self._chooses = True
        self.sights = Switch(SIGHTS, tr("Shown"))
        self.sights.set_current("matrix")
        self.sights.chosen.connect(self.sight_chosen)
        self.length = _box(tr("Faults"), [label for label, _, _ in LENGTHS.values()])
        self.effects = _box(tr("Effects"), list(EFFECTS.values()))
        set_tip(self.effects, tr("New losses: what two faults take away and neither takes alone"))
        self.fold = QCheckBox(tr("Fold"))
        self.fold.setChecked(True)
        set_tip(self.fold, tr("Faults with the same effect in one row"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Filter faults"))
        self.text.setAccessibleName(tr("Filter faults"))
        self.text.setClearButtonEnabled(True)
        self.text.setMaximumWidth(170)
        self.message = ElidedLabel("", "small")
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(110)
        self.progress.setAccessibleName(tr("Faults played"))
        self.button = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._resumes = False
        self._build()
        self._connect()
        self.tell("")

    @property
    def choice(self) -> Choice:
        """What of the sweep is wanted."""
        return Choice(
            length=self._length[1],
            effects=list(EFFECTS)[self.effects.currentIndex()],
            text=self.text.text(),
            by=self._by,
            unfolded=not self.fold.isChecked(),
        )

    @property
    def deepest(self) -> int:
        """How many faults one after the other are wanted."""
        return self._length[2]

    @property
    def _length(self) -> tuple[str, Length, int]:
        return list(LENGTHS.values())[self.length.currentIndex()]

    def show_sight(self, sight: str) -> None:
        """Show what is in sight; only the matrix has something to choose from."""
        self.sights.set_current(sight)
        self._chooses = sight == "matrix"
        self._fit()

    def sort_by(self, column: str) -> None:
        """Have the worst for a column first; for the same column once more the order of the sweep."""
        self._by = "" if column == self._by else column
        self.choice_changed.emit()

    def tell(self, text: str, *, resume: str = "") -> None:
        """Say something, with a button that begins again if that is named."""
        self.progress.setVisible(False)
        self.message.setText(text)
        self.button.setVisible(bool(resume))
        self.button.setText(resume)
        self._resumes = True

    def show_progress(self, progress: Progress, *, old: bool) -> None:
        """Say how far the work is; with `old`, what is shown is of the design before."""
        self.progress.setVisible(True)
        self.progress.setMaximum(progress.total)
        self.progress.setValue(progress.done)
        said = tr("{done:,} of {total:,}").format(done=progress.done, total=progress.total) if progress.total else ""
        if old:
            said = tr("Shown: the design before its last change. {said}").format(said=said)
        self.message.setText(said)
        self.button.setVisible(True)
        self.button.setText(tr("Cancel"))
        self._resumes = False

    def minimumSizeHint(self) -> QSize:
        """No wider than the switch: what there is no room for is not shown."""
        return QSize(self.sights.sizeHint().width() + 2 * SIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show of what can be chosen as much as there is room for, the most important first."""
        left = self.width() - 2 * SIDE - self.sights.sizeHint().width() - AT_RIGHT
        for widget in (self.length, self.effects, self.text, self.fold):
            left -= widget.sizeHint().width() + GAP
            widget.setVisible(self._chooses and left >= 0)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 2, SIDE, 4)
        row.setSpacing(GAP)
        chosen: tuple[QWidget, ...] = (self.sights, self.length, self.effects, self.fold, self.text)
        for widget in chosen:
            row.addWidget(widget)
        row.addWidget(self.message, 1)
        row.addWidget(self.progress)
        row.addWidget(self.button)

    def _connect(self) -> None:
        self.length.currentIndexChanged.connect(self._length_chosen)
        self.effects.currentIndexChanged.connect(lambda _: self.choice_changed.emit())
        self.fold.toggled.connect(lambda _: self.choice_changed.emit())
        self.text.textChanged.connect(lambda _: self.choice_changed.emit())
        self.button.clicked.connect(self._pressed)

    def _length_chosen(self) -> None:
        self.choice_changed.emit()
        self.deeper.emit()

    def _pressed(self) -> None:
        (self.resumed if self._resumes else self.stopped).emit()


def _box(name: str, labels: list[str]) -> QComboBox:
    made = QComboBox()
    made.addItems(labels)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
