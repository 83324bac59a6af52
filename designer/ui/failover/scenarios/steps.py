"""The steps of a scenario: when, on what, and what happens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.app.trials.parts import ANYTHING, Choices, StepLine
from designer.drawing.theme import Theme
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.simulation.scenario.actions import LONGEST_S
from designer.ui.failover.scenarios.fields import paint_cross, remover, row, sentence
from designer.ui.panels.combo import ElidedComboBox
from designer.ui.panels.editors import TextEditor
from designer.ui.plain import ElidedLabel, PlainLabel, set_tip

MOST_STEPS = 60
"""So many steps are shown; a scenario of more is meant for programs."""

OF_SOMETHING = tr(" on {something}").format(something=ANYTHING)
"""What is left out where the subject stands in front."""

TIME_WIDTH, OBJECT_WIDTH = 62, 116


class Targets(ElidedComboBox):
    """The object that a step is about. `retargeted` carries another one that the user chose."""

    retargeted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._ids: list[Id] = []
        self.setAccessibleName(name)
        self.setMinimumWidth(70)
        self.setMaximumWidth(OBJECT_WIDTH)
        self.activated.connect(lambda place: self.retargeted.emit(self._ids[place]))

    def show_choices(self, choices: Choices, now: Id) -> None:
        """Offer these objects, with one of them chosen."""
        self._ids = [identifier for identifier, _ in choices]
        self.blockSignals(True)
        self.clear()
        self.addItems([" ".join(name.split()) for _, name in choices])
        self.setCurrentIndex(self._ids.index(now) if now in self._ids else -1)
        self.blockSignals(False)
        self.setEnabled(bool(choices))
        self.tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling through the page must not change what the pointer happens to pass."""
        event.ignore()


class StepRow(QWidget):
    """One step."""

    timed = Signal(str, int)
    aimed = Signal(str, str)
    valued = Signal(str, str)
    removed = Signal(str)
    complained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.step: Id = ""
        self.time = TextEditor(row("at_ms", tr("Time"), "time", 0, required=True))
        self.time.setFixedWidth(TIME_WIDTH)
        self.time.setAccessibleName(tr("Time of the step"))
        self.subject = Targets(tr("On what"))
        self.deed = ElidedLabel()
        self.value = Targets(tr("With what"))
        self.cross = remover(tr("Delete the step"))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.time)
        inside.addWidget(self.subject, 2)
        inside.addWidget(self.deed, 3)
        inside.addWidget(self.value, 1)
        inside.addWidget(self.cross)
        self.time.offered.connect(lambda at_ms: self.timed.emit(self.step, at_ms))
        self.time.complained.connect(self.complained)
        self.subject.retargeted.connect(lambda to: self.aimed.emit(self.step, to))
        self.value.retargeted.connect(lambda to: self.valued.emit(self.step, to))
        self.cross.clicked.connect(lambda: self.removed.emit(self.step))

    def show_line(self, line: StepLine) -> None:
        """Show another step, or another state of this one."""
        self.step = line.step
        key = f"time:{line.step}"
        self.time.show_row(row(key, tr("Time"), "time", line.at_ms, required=True, low=0, high=LONGEST_S * 1000))
        self.subject.show_choices(line.subjects, line.subject)
        said = _without_subject(line.deed) if line.subjects else tr("unknown: {deed}").format(deed=line.deed)
        known = any(one == line.subject and name != one for one, name in line.subjects)
        gone = sentence(line.problem) if known or not line.subjects else tr("is not in the design any more")
        self.deed.setText(gone if line.problem else " ".join(said.split()))
        self.deed.setProperty("kind", "error" if line.problem else "")
        self.deed.style().polish(self.deed)
        self.value.setVisible(bool(line.values) and bool(line.problem))
        if line.value is not None:
            self.value.show_choices(line.values, line.value)
        set_tip(self.deed, line.problem or said)


def _without_subject(deed: str) -> str:
    """What happens, as it reads behind its subject: "loses power", "cluster service stops"."""
    said = deed.removeprefix(f"{ANYTHING} ").replace(OF_SOMETHING, "")
    return said[:1].lower() + said[1:]


class StepList(QWidget):
    """All steps. The signals of its rows carry the id of the step."""

    timed = Signal(str, int)
    aimed = Signal(str, str)
    valued = Signal(str, str)
    removed = Signal(str)
    complained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[StepRow] = []
        self._theme: Theme | None = None
        self._nothing = PlainLabel(tr("Nothing happens."), "muted")
        self._more = PlainLabel("", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._more)

    def show_lines(self, lines: Sequence[StepLine], *, enabled: bool) -> None:
        """Show these steps; rows that are there already are used again."""
        shown = lines[:MOST_STEPS]
        while len(self.rows) < len(shown):
            self._add()
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for made, line in zip(self.rows, shown, strict=True):
            made.show_line(line)
            made.setEnabled(enabled)
        self._nothing.setVisible(not lines)
        self._more.setVisible(len(lines) > len(shown))
        self._more.setText(tr("and {count} more").format(count=plural(len(lines) - len(shown), "step")))

    def wear(self, theme: Theme) -> None:
        """Paint the crosses in the colours of a theme."""
        self._theme = theme
        for made in self.rows:
            paint_cross(made.cross, theme)

    def settle(self) -> None:
        """Take over what is being typed."""
        for made in tuple(self.rows):
            made.time.settle()

    def _add(self) -> None:
        made = StepRow()
        made.timed.connect(self.timed)
        made.aimed.connect(self.aimed)
        made.valued.connect(self.valued)
        made.removed.connect(self.removed)
        made.complained.connect(self.complained)
        if self._theme is not None:
            paint_cross(made.cross, self._theme)
        self._column.insertWidget(len(self.rows), made)
        self.rows.append(made)
