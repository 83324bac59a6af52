"""Commands about the failover that is played."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from designer.edits.draft import EditError
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.ui.shell.dialogs import Dialogs
from designer.ui.shell.menus import Menus

if TYPE_CHECKING:
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.shell.bench import Bench


class Window(Protocol):
    """What commands about the failover need of the window."""

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    @property
    def menus(self) -> Menus:
        """All menus."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""


class PlayerDesk:
    """Acts on the failover panel of the open design; before that is needed, nothing plays."""

    def __init__(self, window: Window, dialogs: Dialogs) -> None:
        self._window = window
        self._dialogs = dialogs

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""
        panel = self._panel()
        return panel is not None and panel.is_playing

    @property
    def has_faults(self) -> bool:
        """Whether anything happens at all."""
        panel = self._panel()
        return panel is not None and panel.has_faults

    @property
    def damage(self) -> Damage:
        """What is broken at the playhead."""
        bench = self._window.bench
        return bench.canvas.damage if bench is not None else NO_DAMAGE

    @property
    def paused(self) -> frozenset[Id]:
        """The nodes that are paused at the playhead."""
        bench = self._window.bench
        return bench.canvas.paused if bench is not None else frozenset()

    def play_pause(self) -> None:
        """Start or stop the clock."""
        if (panel := self._panel()) is not None:
            panel.play_pause()

    def step_forward(self) -> None:
        """Go to the next event."""
        if (panel := self._panel()) is not None:
            panel.step_forward()

    def step_back(self) -> None:
        """Go to the event before."""
        if (panel := self._panel()) is not None:
            panel.step_back()

    def to_start(self) -> None:
        """Go to the beginning."""
        if (panel := self._panel()) is not None:
            panel.to_start()

    def to_end(self) -> None:
        """Go to the end."""
        if (panel := self._panel()) is not None:
            panel.to_end()

    def add_fault(self, kind: str, subject: Id) -> None:
        """Let something happen to an object at the playhead."""
        bench = self._window.bench
        if bench is not None:
            bench.failover.add_fault(kind, subject)

    def clear_faults(self) -> None:
        """Let nothing happen any more."""
        if (panel := self._panel()) is not None:
            panel.clear_faults()

    def play_scenario(self, scenario: Id) -> None:
        """Play a scenario of the design. Raises `EditError` for one that does not fit the design any more."""
        from designer.app.scenarios import recorded  # brings the simulation along
        from designer.simulation.scenario.names import BadText

        bench = self._window.bench
        if bench is not None:
            try:
                script, actions = recorded(bench.session.snapshot, scenario)
            except BadText as problem:
                raise EditError(str(problem)) from problem
            bench.failover.play_script(script, actions)

    def play_ready(self, code: str) -> None:
        """Play a test of the library; the user chooses which run of it when there are several."""
        from designer.app.scenarios import ready, ready_tests

        bench = self._window.bench
        if bench is None:
            return
        tests = ready_tests(bench.session.snapshot, bench.session.catalog)
        runs = next((test.runs for test in tests if test.test.code == code), ())
        if len(runs) == 1:
            bench.failover.play_script(*ready(runs[0]))
        elif runs:
            play = bench.failover.play_script
            self._window.menus.choose([(run.name, partial(play, *ready(run))) for run in runs])

    def save_scenario(self) -> None:
        """Keep what happens as a scenario of the design, under a name that the user gives."""
        from designer.app.scenarios import saved

        bench, panel = self._window.bench, self._panel()
        if bench is None or panel is None:
            return
        session, playback = bench.session, panel.playback
        taken = [one.name for one in session.snapshot.scenarios.values()]
        name = self._dialogs.scenario_name(playback.script.name, taken)
        if name is not None:
            diff = saved(session.snapshot, name, playback.script, playback.actions)
            session.do(tr("Save Scenario {name}").format(name=name), diff)
            playback.rename(name)
            self._window.say(tr("Saved as scenario {name}").format(name=name))

    def _panel(self) -> FailoverPanel | None:
        bench = self._window.bench
        return bench.started_failover if bench is not None else None
