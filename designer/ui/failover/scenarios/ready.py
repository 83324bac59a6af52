"""The details of a ready test: what it is for, how it is done, what should come of it, and its runs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from designer.app.trials.listing import REASONS
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.wording import action_text
from designer.simulation.trials.expectations import expectation_text
from designer.simulation.trials.library import ReadyRun, ReadyScenario
from designer.ui.failover.scenarios.fields import button
from designer.ui.plain import ElidedLabel, PlainLabel

MOST_STEPS = 8
"""So many steps and expectations of a run are told; the others are only counted."""


class ReadySheet(QWidget):
    """Shows a test, or one of its runs. `wanted` carries play or add."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(kind="title")
        self.play = button(tr("Play"), tr("Play it on the drawing, from its beginning"))
        self.add = button(tr("Add to the Design"), tr("Keep it as a scenario of this design, with its expectations"))
        self.about = PlainLabel("", wrap=True)
        self.procedure = PlainLabel("", wrap=True)
        self.expected = PlainLabel("", wrap=True)
        self.run = PlainLabel("", wrap=True)
        self._captions: dict[str, PlainLabel] = {}
        self.play.clicked.connect(lambda: self.wanted.emit("play"))
        self.add.clicked.connect(lambda: self.wanted.emit("add"))
        self._build()

    def show_test(self, snapshot: Snapshot, test: ReadyScenario, run: ReadyRun | None, *, may_edit: bool) -> None:
        """Show a test; with a run, what happens in it on this design."""
        words = test.test
        name = run.name if run is not None and len(test.runs) > 1 else words.code
        self.title.setText(f"{name}  {words.title}")
        why = f"{REASONS[test.status]}: {test.reason}." if test.status in REASONS else ""
        said = [why, words.purpose, tr("Warning: {warning}").format(warning=words.warning) if words.warning else ""]
        self._say("", self.about, "\n".join(part for part in said if part))
        numbered = [f"{number}. {step}" for number, step in enumerate(words.procedure, start=1)]
        self._say("procedure", self.procedure, "\n".join(numbered))
        self._say("expected", self.expected, words.expected)
        shown = run or (test.runs[0] if len(test.runs) == 1 else None)
        self._say("run", self.run, _told(snapshot, shown) if shown is not None else "")
        self.play.setVisible(bool(test.runs))
        self.add.setVisible(bool(test.runs))
        self.add.setEnabled(may_edit)
        single = run is not None or len(test.runs) == 1
        self.add.setText(tr("Add to the Design") if single else tr("Add All to the Design"))

    def _say(self, key: str, label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
        if key in self._captions:
            self._captions[key].setVisible(bool(text))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.play)
        head.addWidget(self.add)
        left = self._column(("", "", self.about), ("expected", tr("What should come of it"), self.expected))
        middle = self._column(("procedure", tr("How it is done"), self.procedure))
        right = self._column(("run", tr("On this design"), self.run))
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 6, 6)
        columns.setSpacing(22)
        for column, share in ((left, 4), (middle, 5), (right, 5)):
            columns.addLayout(column, share)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 8, 8, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)

    def _column(self, *parts: tuple[str, str, PlainLabel]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(5)
        for key, caption, label in parts:
            if key:
                self._captions[key] = PlainLabel(caption, "caption")
                column.addWidget(self._captions[key])
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        return column


def _told(snapshot: Snapshot, run: ReadyRun) -> str:
    """What happens in a run and what it expects, line by line."""
    steps = [f"{one.at_ms / 1000:g} s  {action_text(one, snapshot)}" for one in run.actions]
    expected = [f"→ {expectation_text(one, snapshot)}" for one in run.expected]
    return "\n".join([*_few(steps), *_few(expected)])


def _few(lines: list[str]) -> list[str]:
    if len(lines) <= MOST_STEPS:
        return lines
    return [*lines[: MOST_STEPS - 1], tr("and {count} more").format(count=len(lines) - MOST_STEPS + 1)]
