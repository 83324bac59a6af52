"""The page of the scenarios: a list at the left, the details of what is chosen in it at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from designer.app.scenarios import added_test, ready, recorded, taken_over
from designer.app.session import Session
from designer.app.trials.expecting import suggestion
from designer.app.trials.listing import lines_of
from designer.app.trials.results import Results
from designer.app.trials.running import Running
from designer.app.trials.words import summary
from designer.edits.draft import EditError, added
from designer.edits.scenarios import delete_scenario, duplicate_scenario
from designer.foundation.dates import today
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.library import ReadyRun, ReadyScenario, offered
from designer.ui.bridge import listen
from designer.ui.failover.scenarios.choosing import ScenarioList
from designer.ui.failover.scenarios.head import ListHead
from designer.ui.failover.scenarios.nothing import Nothing
from designer.ui.failover.scenarios.ready import ReadySheet
from designer.ui.failover.scenarios.sheet import ScenarioSheet
from designer.ui.failover.theatre import Theatre

LIST_WIDTH = 310

OF_A_SCENARIO = ("run", "duplicate", "rename", "delete", "take over", "suggest")
"""What is done with the chosen scenario of the design."""

WHILE_RUNNING_MS = 200
"""So often the list is brought up to date while scenarios are played."""


class ScenariosPage(QWidget):
    """Scenarios are chosen, played, run, changed and kept here.

    Runs change nothing; what came of them is recorded in the design only when the user wants that. `new_wanted` tells
    that what is played shall become a scenario, which takes a name.
    """

    new_wanted = Signal()
    changed = Signal()
    """Another scenario is chosen, or something runs or has run."""

    def __init__(self, theatre: Theatre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theatre = theatre
        self._session: Session = theatre.session
        self._playback = theatre.playback
        ink = theatre.canvas.stage.ink
        self.results = Results(self._session)
        self.running: Running | None = None
        self.head = ListHead()
        self.list = ScenarioList(ink)
        self.sheet = ScenarioSheet(self._session, self.results, ink)
        self.ready = ReadySheet()
        self.nothing = Nothing()
        self._library: tuple[Snapshot | None, Sequence[ReadyScenario]] = (None, ())
        self._steps = QTimer(self)
        self._steps.setInterval(0)
        self._steps.timeout.connect(self._play_on)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self.refresh)
        self._build()
        self._connect()
        self.refresh()

    @property
    def selected(self) -> Id:
        """The scenario of the design that is chosen; "" for none."""
        key = self.list.current
        return key if key in self._session.snapshot.scenarios else ""

    @property
    def can_record(self) -> bool:
        """Whether there are results that hold and are not in the design."""
        return not self._session.too_new and bool(self.results.to_record())

    def select(self, key: str) -> None:
        """Choose a scenario, a test or a run, and show it."""
        self.refresh()
        self.list.choose(key)
        self._show_chosen()

    def settle(self) -> None:
        """Take over what is being typed."""
        if self._stack.currentWidget() is self.sheet:
            self.sheet.settle()

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._refresh.stop()
        snapshot = self._session.snapshot
        lines = lines_of(snapshot, self.results.status, self._tests())
        self.list.show_lines(lines)
        if not self.list.current and snapshot.scenarios:
            self.list.choose(next(iter(snapshot.scenarios)))
        self._show_chosen()
        self._show_head()

    # What can be done

    def play(self, key: str) -> None:
        """Play a scenario of the design, or a run of a test, on the drawing, and keep what comes of it."""
        snapshot = self._session.snapshot
        if key in snapshot.scenarios:
            try:
                script, actions = recorded(snapshot, key)
            except BadText as problem:
                raise EditError(str(problem)) from problem
            self.results.play(key)
            self._theatre.play_script(script, actions)
        elif (run := self._run_of(key)) is not None:
            self._theatre.play_script(*ready(run))

    def run(self, scenarios: Sequence[Id]) -> None:
        """Play scenarios without showing them, a few at a time."""
        self.settle()
        self.running = Running(self._session.snapshot, self._session.catalog, scenarios)
        self._steps.start()
        self._show_head()
        self.changed.emit()

    def run_all(self) -> None:
        """Play all scenarios of the design."""
        self.run(list(self._session.snapshot.scenarios))

    def cancel(self) -> None:
        """Play no further; what has been played keeps its result."""
        self._steps.stop()
        self.running = None
        self.refresh()

    def record(self) -> None:
        """Keep the results that hold in the design."""
        count = len(self.results.to_record())
        if self._session.do(tr("Record Results"), self.results.recording(today().isoformat())):
            self._theatre.told.emit(tr("{count} recorded in the design").format(count=plural(count, "result")))

    def duplicate(self) -> None:
        """Make a scenario like the chosen one, and choose it."""
        name = self._session.snapshot.name_of(self.selected)
        diff = duplicate_scenario(self._session.snapshot, self.selected)
        self._add(tr("Duplicate Scenario {name}").format(name=name[:40]), diff)

    def rename(self) -> None:
        """Let the user change the name of the chosen scenario."""
        self.sheet.focus_name()

    def delete(self) -> None:
        """Delete the chosen scenario."""
        name = self._session.snapshot.name_of(self.selected)
        diff = delete_scenario(self._session.snapshot, self.selected)
        self._session.do(tr("Delete Scenario {scenario}").format(scenario=name[:40]), diff)

    def take_over(self) -> None:
        """Let the chosen scenario do what is played now."""
        snapshot, playback = self._session.snapshot, self._playback
        diff = taken_over(snapshot, self.selected, playback.script, playback.actions)
        label = tr("Save to Scenario {name}").format(name=snapshot.name_of(self.selected)[:40])
        if not self._session.do(label, diff):
            self._theatre.told.emit(tr("The scenario does exactly this already"))

    def suggest(self) -> None:
        """Expect what is simulated now of every group of which nothing is expected yet."""
        diff, count = suggestion(self._session.snapshot, self._session.catalog, self.selected)
        if self._session.do(tr("Suggest Expectations"), diff):
            many = plural(count, "expectation")
            said = tr("{count} taken over from the simulated run, times with a margin of a fifth").format(count=many)
            self._theatre.told.emit(said)
        else:
            self._theatre.told.emit(tr("Something is expected of every group already"))

    def add_test(self, key: str) -> None:
        """Make scenarios of the design out of a test of the library, or out of one of its runs."""
        test = self._test_of(key)
        if test is not None:
            diff = added_test(self._session.snapshot, test, "" if key == test.test.code else key)
            self._add(tr("Add Test {test}").format(test=key), diff)

    # Putting it together

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        self._stack = QStackedWidget()
        for page in (self.nothing, self.sheet, self.ready):
            self._stack.addWidget(page)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self._stack)
        split.setStretchFactor(1, 1)
        split.setSizes([LIST_WIDTH, 900])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        listen(self, self._session.changed, lambda _: self._refresh_soon())
        listen(self, self.results.changed, lambda _: self._refresh_soon())
        listen(self, self._playback.changed, lambda _: self._refresh_soon())
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.played.connect(lambda key: self._attempt(lambda: self.play(key)))
        self.head.wanted.connect(self._do)
        self.sheet.wanted.connect(self._do)
        self.nothing.wanted.connect(self._do)
        self.ready.wanted.connect(self._do)
        self.list.wanted.connect(self._do)
        self.sheet.told.connect(self._theatre.told)
        self._theatre.canvas.theme_changed.connect(self._wear)
        self._wear()

    def _do(self, word: str) -> None:
        deeds = {
            "play": lambda: self.play(self.list.current),
            "run": lambda: self.run([self.selected]),
            "run all": self.run_all,
            "cancel": self.cancel,
            "record": self.record,
            "new": self.new_wanted.emit,
            "duplicate": self.duplicate,
            "rename": self.rename,
            "delete": self.delete,
            "add": lambda: self.add_test(self.list.current),
            "take over": self.take_over,
            "suggest": self.suggest,
        }
        self.settle()
        if word in OF_A_SCENARIO and not self.selected:
            self.refresh()  # it has just gone
        else:
            self._attempt(deeds[word])

    def _attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except EditError as problem:
            self._theatre.told.emit(str(problem))

    def _add(self, label: str, diff: Diff) -> None:
        if self._session.do(label, diff):
            self.select(added(diff, "scenarios")[0])

    def _play_on(self) -> None:
        """Play some more; the window goes on in between."""
        running = self.running
        if running is None:
            return
        self.results.take(running.advance())
        if running.is_done:
            self._tell_end(running)
            self.cancel()
        else:
            self.head.show_progress((len(running.results), running.total))

    def _tell_end(self, running: Running) -> None:
        standings = [self.results.status(one).standing for one in running.results if one in self._scenarios()]
        self._theatre.told.emit(
            tr("{count} played: {summary}").format(count=plural(running.total, "scenario"), summary=summary(standings))
        )

    def _scenarios(self) -> Sequence[Id]:
        return list(self._session.snapshot.scenarios)

    def _show_head(self) -> None:
        statuses = [self.results.status(one).standing for one in self._scenarios()]
        self.head.show_state(
            summary(statuses) if statuses else tr("No scenarios of its own yet"),
            any_own=bool(statuses),
            may_make=bool(self._playback.actions) and not self._session.too_new,
            may_record=self.can_record and self.running is None,
        )
        running = self.running
        self.head.show_progress((len(running.results), running.total) if running is not None else None)

    def _show_chosen(self) -> None:
        key, snapshot = self.list.current, self._session.snapshot
        if key in snapshot.scenarios:
            self.sheet.show_scenario(key, has_run=bool(self._playback.actions))
            self._stack.setCurrentWidget(self.sheet)
        elif (test := self._test_of(key)) is not None:
            self.settle()
            run = next((one for one in test.runs if one.name == key), None)
            self.ready.show_test(snapshot, test, run, may_edit=not self._session.too_new)
            self._stack.setCurrentWidget(self.ready)
        else:
            self.nothing.show_state(has_run=bool(self._playback.actions) and not self._session.too_new)
            self._stack.setCurrentWidget(self.nothing)
        self.changed.emit()

    def _tests(self) -> Sequence[ReadyScenario]:
        snapshot = self._session.snapshot
        if self._library[0] is not snapshot:
            self._library = (snapshot, offered(snapshot, self._session.catalog))
        return self._library[1]

    def _test_of(self, key: str) -> ReadyScenario | None:
        return next(
            (one for one in self._tests() if key == one.test.code or any(run.name == key for run in one.runs)), None
        )

    def _run_of(self, key: str) -> ReadyRun | None:
        """The run with this name; of a test the first one."""
        test = self._test_of(key)
        if test is None or not test.runs:
            return None
        return next((run for run in test.runs if run.name == key), test.runs[0])

    def _refresh_soon(self) -> None:
        """Refresh once at the end of this turn; not while nobody sees it."""
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start(0 if self.running is None else WHILE_RUNNING_MS)

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is shown now."""
        super().showEvent(event)
        self.refresh()

    def _wear(self) -> None:
        self.list.wear()
        self.sheet.wear()
