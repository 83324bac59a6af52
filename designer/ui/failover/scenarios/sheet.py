"""The details of one scenario of the design, changed where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.app.session import Session
from designer.app.trials.chance import chance_decides
from designer.app.trials.expecting import as_record, completions
from designer.app.trials.parts import expectation_lines, step_lines
from designer.app.trials.results import Results
from designer.app.trials.words import SIGNS, WORDS, status_text
from designer.edits.draft import EditError
from designer.edits.scenarios import (
    add_expectation,
    change_expectation,
    change_scenario,
    change_step,
    delete_expectation,
    delete_step,
)
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.scenarios import Scenario
from designer.simulation.trials.expectations import parse_expectation
from designer.ui.canvas.ink import Ink
from designer.ui.failover.scenarios.expectations import NEW, ExpectationList
from designer.ui.failover.scenarios.fields import button, judged, row, sentence
from designer.ui.failover.scenarios.steps import StepList
from designer.ui.icons import sign_pixmap
from designer.ui.panels.editors import NotesEditor, TextEditor
from designer.ui.plain import ElidedLabel, PlainLabel

SIGN = 20
BESIDE_SIGN = 20
"""What brings a button in line with the expectations above it."""

NARROW = 760
"""Below so many pixels there are two columns instead of three."""

LARGEST_SEED = 1_000_000
NOON = "12:00"
"""When a scenario begins that does not say it."""


class ScenarioSheet(QWidget):
    """Shows one scenario; empty until `show_scenario`. Every change is one step of undo.

    `wanted` carries what one of the buttons asks for: play, run, take over, suggest, duplicate, delete. `told` carries
    what an edit was refused for.
    """

    wanted = Signal(str)
    told = Signal(str)

    def __init__(self, session: Session, results: Results, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results = results
        self._ink = ink
        self.scenario: Id = ""
        self.sign = QLabel()
        self.name = TextEditor(row("name", tr("Name"), "text", "", required=True))
        self.status = ElidedLabel(kind="small")
        self.complaint = ElidedLabel(kind="error")
        self.notes = NotesEditor(row("notes", tr("Description"), "notes", ""))
        self.begins = TextEditor(row("starts_at", tr("Begins at"), "text", ""))
        self.seed = TextEditor(row("seed", tr("Seed"), "number", 0, required=True))
        self.steps = StepList()
        self.expectations = ExpectationList(self._understand, self._complete)
        self.buttons = {
            "play": button(tr("Play"), tr("Play it on the drawing, from its beginning")),
            "run": button(tr("Run"), tr("See what comes of it, without watching")),
            "duplicate": button(tr("Duplicate"), tr("Make a scenario like this one")),
            "delete": button(tr("Delete"), tr("Delete the scenario")),
            "take over": button(tr("Take Over What Is Played"), tr("Let the scenario do what the time strip shows")),
            "suggest": button(
                tr("Suggest"),
                tr("Expect of groups without an expectation what is simulated now, with a margin of a fifth"),
            ),
        }
        self._chance: tuple[object, bool] = ((), False)
        self._build()
        self._connect()

    def show_scenario(self, scenario: Id, *, has_run: bool) -> None:
        """Show a scenario as it is now; `has_run` tells whether anything is played that could be taken over."""
        snapshot = self._session.snapshot
        other = scenario != self.scenario
        if other:
            self.settle()
            self.scenario = scenario
        record = snapshot.scenarios[scenario]
        may_edit = not self._session.too_new
        self.name.show_row(row(f"name:{scenario}", tr("Name"), "text", record.name, required=True))
        self.notes.show_row(row(f"notes:{scenario}", tr("Description"), "notes", record.notes))
        self.notes.setPlaceholderText(tr("What it is for, and what was agreed"))
        self.begins.show_row(row(f"starts:{scenario}", tr("Begins at"), "text", record.starts_at or None))
        self.begins.setPlaceholderText(NOON)
        self.seed.show_row(
            row(f"seed:{scenario}", tr("Seed"), "number", record.seed, required=True, low=0, high=LARGEST_SEED)
        )
        self._show_seed(record)
        self.steps.show_lines(step_lines(snapshot, scenario), enabled=may_edit)
        if other:
            self.expectations.forget_new(scenario)
        for widget in (self.name, self.notes, self.begins, self.seed):
            widget.setEnabled(may_edit)
        for word in ("duplicate", "delete", "suggest"):
            self.buttons[word].setEnabled(may_edit)
        self.buttons["take over"].setEnabled(may_edit and has_run)
        self.show_status()

    def show_status(self) -> None:
        """Show what came of the scenario."""
        status = self._results.status(self.scenario)
        theme = self._ink.theme
        self.sign.setPixmap(sign_pixmap(theme, SIGNS[status.standing], SIGN, self.devicePixelRatioF()))
        self.sign.setAccessibleName(WORDS[status.standing])
        self.status.setText(" ".join(status_text(status).split()))
        self.expectations.show_lines(
            expectation_lines(self._session.snapshot, self.scenario),
            status.verdicts,
            theme,
            holds=status.changed is None,
            enabled=not self._session.too_new,
        )

    def settle(self) -> None:
        """Take over what is being typed."""
        if self.scenario in self._session.snapshot.scenarios:
            for editor in (self.name, self.notes, self.begins, self.seed):
                editor.settle()
            self.steps.settle()
            self.expectations.settle()

    def focus_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def wear(self) -> None:
        """Paint signs in the colours of today's theme."""
        self.steps.wear(self._ink.theme)
        if self.scenario in self._session.snapshot.scenarios:
            self.show_status()

    # Building

    def _build(self) -> None:
        self.name.setAccessibleName(tr("Name of the scenario"))
        self.name.setMaxLength(255)
        self.notes.setAccessibleName(tr("Description"))
        self.begins.setAccessibleName(tr("Time of day at which it begins"))
        self.begins.setMaximumWidth(80)
        self.seed.setAccessibleName(tr("Seed of what happens by chance"))
        self.seed.setMaximumWidth(80)
        self.sign.setFixedSize(SIGN, SIGN)
        self.complaint.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.sign)
        head.addWidget(self.name, 1)
        for word in ("play", "run", "duplicate", "delete"):
            head.addWidget(self.buttons[word])
        self._parts = (self._about(), self._of_steps(), self._of_expectations())
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 6, 6)
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(10)
        self._columns = 0
        self._arrange(3)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 0)
        column.setSpacing(3)
        column.addLayout(head)
        below = QHBoxLayout()
        below.setContentsMargins(SIGN + 15, 0, 0, 4)
        below.addWidget(self.status)
        below.addWidget(self.complaint)
        column.addLayout(below)
        column.addWidget(scroll, 1)

    def _about(self) -> QWidget:
        times = QHBoxLayout()
        times.setSpacing(6)
        times.addWidget(PlainLabel(tr("Begins at"), "small"))
        times.addWidget(self.begins)
        self._seed_label = PlainLabel(tr("Seed"), "small")
        times.addSpacing(6)
        times.addWidget(self._seed_label)
        times.addWidget(self.seed)
        times.addStretch(1)
        made, column = _part(tr("Description"))
        column.addWidget(self.notes)
        column.addLayout(times)
        column.addStretch(1)
        return made

    def _of_steps(self) -> QWidget:
        made, column = _part(tr("Steps"))
        column.addWidget(self.steps)
        column.addLayout(_left(self.buttons["take over"]))
        column.addStretch(1)
        return made

    def _of_expectations(self) -> QWidget:
        made, column = _part(tr("Expectations"))
        column.addWidget(self.expectations)
        column.addLayout(_left(self.buttons["suggest"], BESIDE_SIGN))
        column.addStretch(1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow pages have fewer columns."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() < NARROW else 3)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        about, steps, expected = self._parts
        for part in self._parts:
            self._grid.removeWidget(part)
        if columns == 3:
            places = ((about, 0, 0), (steps, 0, 1), (expected, 0, 2))
        else:
            places = ((steps, 0, 0), (expected, 0, 1), (about, 1, 0))
        for part, line, place in places:
            self._grid.addWidget(part, line, place)
        for place, share in enumerate((3, 5, 5) if columns == 3 else (1, 1, 0)):
            self._grid.setColumnStretch(place, share)

    def _connect(self) -> None:
        for word, made in self.buttons.items():
            made.clicked.connect(lambda _=False, word=word: self.wanted.emit(word))
        self.name.judge = judged(lambda text: change_scenario(self._session.snapshot, self.scenario, name=text))
        self.begins.judge = judged(
            lambda text: change_scenario(self._session.snapshot, self.scenario, starts_at=text or "")
        )
        self.name.offered.connect(lambda text: self._set(self.name, "name", text))
        self.begins.offered.connect(lambda text: self._set(self.begins, "starts_at", text or ""))
        self.seed.offered.connect(lambda number: self._set(self.seed, "seed", number))
        self.notes.offered.connect(lambda text: self._set(None, "notes", text or ""))
        self.steps.timed.connect(lambda step, at_ms: self._step(step, at_ms=at_ms))
        self.steps.aimed.connect(lambda step, to: self._step(step, subject=to))
        self.steps.valued.connect(lambda step, to: self._step(step, value=to))
        self.steps.removed.connect(
            lambda step: self._do(tr("Delete Step"), lambda: delete_step(self._session.snapshot, step))
        )
        self.expectations.written.connect(self._write)
        self.expectations.removed.connect(self._forget)
        editors = (self.name, self.begins, self.seed, self.steps, self.expectations)
        for one in editors:
            one.complained.connect(self._complain)

    # Changing

    def _set(self, editor: TextEditor | None, field: str, value: Any) -> None:
        scenario, label = self.scenario, tr("Change Scenario {name}").format(name=self._name())
        diff = self._made(lambda: change_scenario(self._session.snapshot, scenario, **{field: value}), editor)
        if diff is not None:
            self._session.do(label, diff, ":".join((scenario, field)))

    def _step(self, step: Id, **values: Any) -> None:
        merge = ":".join((step, *values))
        self._do(tr("Change Step"), lambda: change_step(self._session.snapshot, step, **values), merge)

    def _write(self, expectation: str, text: str) -> None:
        """An expectation was typed; an empty one is deleted."""
        snapshot, scenario = self._session.snapshot, self.scenario
        if not text:
            self._forget(expectation)
            return
        record = as_record(parse_expectation(text, snapshot))
        if expectation == NEW:
            self._do(tr("Add Expectation"), lambda: add_expectation(snapshot, scenario, record))
            self.expectations.forget_new(scenario)
        else:
            values = {name: getattr(record, name) for name in ("group", "state", "node", "within_ms")}
            self._do(tr("Change Expectation"), lambda: change_expectation(snapshot, expectation, **values), expectation)

    def _forget(self, expectation: str) -> None:
        if expectation != NEW:
            self._do(tr("Delete Expectation"), lambda: delete_expectation(self._session.snapshot, expectation))

    def _do(self, label: str, make: Callable[[], Diff], merge: str | None = None) -> None:
        diff = self._made(make, None)
        if diff is not None:
            self._session.do(label, diff, merge)

    def _made(self, make: Callable[[], Diff], editor: TextEditor | None) -> Diff | None:
        """The edit; None, and the reason told, where there is none."""
        try:
            return make()
        except EditError as problem:
            if editor is not None:
                editor.setModified(True)
                editor.complain(str(problem))
            else:
                self.told.emit(str(problem))
            return None

    def _understand(self, text: str) -> object:
        return parse_expectation(text, self._session.snapshot)

    def _complete(self, text: str) -> list[str]:
        return completions(text, self._session.snapshot)

    def _complain(self, problem: str) -> None:
        """Say what is wrong with what is typed instead of how it stands; as long as something is, it stays said."""
        if not problem and any(one.property("wrong") for one in self.findChildren(TextEditor)):
            return
        self.complaint.setText(sentence(problem[:300]))
        self.complaint.setVisible(bool(problem))
        self.status.setVisible(not problem)

    def _show_seed(self, record: Scenario) -> None:
        """The seed is there only where chance has a say."""
        snapshot = self._session.snapshot
        known = (self.scenario, snapshot)
        if self._chance[0] != known:
            self._chance = (known, chance_decides(snapshot, self._session.catalog, self.scenario))
        shown = bool(record.seed) or self._chance[1]
        self.seed.setVisible(shown)
        self._seed_label.setVisible(shown)

    def _name(self) -> str:
        return self._session.snapshot.name_of(self.scenario)[:40]


def _part(title: str) -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(PlainLabel(title, "caption"))
    return made, column


def _left(widget: QWidget, indent: int = 0) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(indent, 0, 0, 0)
    line.addWidget(widget)
    line.addStretch(1)
    return line
