"""Commands about the failover that is played."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from designer.app.desk.player import Deed
from designer.app.desk.words import Entry
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

    def run(self, deed: Deed) -> None:
        """Do what a command asks."""
        if (panel := self._panel()) is not None:
            panel.run(deed)

    def can(self, deed: Deed) -> bool:
        """Whether a command makes sense now."""
        panel = self._panel()
        return panel is not None and panel.can(deed)

    def does(self, deed: Deed) -> bool:
        """Whether a switch is on."""
        bench, panel = self._window.bench, self._panel()
        if bench is None or panel is None:
            return False
        if deed == "enlarge":
            return bench.sides.enlarged == "failover"
        return panel.playback.loops if deed == "loop" else panel.playback.skips

    def speeds(self) -> Sequence[Entry]:
        """The speeds at which time may pass, the chosen one marked."""
        from designer.app.pace import SPEEDS

        panel = self._panel()
        chosen = panel.playback.speed if panel is not None else None
        return [Entry(speed.label, speed.label, checked=speed == chosen) for speed in SPEEDS]

    def choose_speed(self, label: str) -> None:
        """Let time pass at the speed of this label."""
        from designer.app.pace import SPEEDS

        if (panel := self._panel()) is not None:
            panel.playback.choose_speed(next(speed for speed in SPEEDS if speed.label == label))

    def branches(self) -> Sequence[Entry]:
        """All that has been tried, as a tree, the branch that is played marked."""
        panel = self._panel()
        if panel is None:
            return []
        from designer.app.branches import branch_text

        playback = panel.playback
        return [
            Entry(str(branch.id), branch_text(depth, branch), checked=branch.id == playback.branch.id)
            for depth, branch in playback.tree.in_order()
        ]

    def switch(self, branch: str) -> None:
        """Play another branch."""
        if (panel := self._panel()) is not None:
            panel.playback.switch(int(branch))

    def add_fault(self, kind: str, subject: Id) -> None:
        """Let something happen to an object at the playhead."""
        bench = self._window.bench
        if bench is not None:
            bench.failover.add_fault(kind, subject)

    def clear_faults(self) -> None:
        """Let nothing happen any more."""
        if (panel := self._panel()) is not None:
            panel.clear_faults()

    def ask_why(self) -> None:
        """Tell why the selected object is where it is, else the group of what has just happened."""
        bench = self._window.bench
        if bench is not None:
            bench.failover.ask_why()

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
        from designer.app.scenarios import saved, suggested_name

        bench, panel = self._window.bench, self._panel()
        if bench is None or panel is None:
            return
        session, playback = bench.session, panel.playback
        taken = [one.name for one in session.snapshot.scenarios.values()]
        suggestion = suggested_name(session.snapshot, playback.script, playback.actions)
        name = self._dialogs.scenario_name(suggestion, taken)
        if name is not None:
            diff = saved(session.snapshot, name, playback.script, playback.actions)
            session.do(tr("Save Scenario {name}").format(name=name), diff)
            playback.rename(name)
            self._window.say(tr("Saved as scenario {name}").format(name=name))

    def _panel(self) -> FailoverPanel | None:
        bench = self._window.bench
        return bench.started_failover if bench is not None else None
