"""Commands about scenarios of one window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, cast

from designer.app.desk.words import Workspace
from designer.foundation.ids import Id

if TYPE_CHECKING:
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.failover.scenarios.page import ScenariosPage
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.player_desk import PlayerDesk


class Window(Protocol):
    """What these commands need of the window."""

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    player: PlayerDesk

    @property
    def workspace(self) -> Workspace:
        """What the window is arranged for."""

    def enter(self, workspace: Workspace) -> None:
        """Arrange the window for a kind of work."""

    def refresh_soon(self) -> None:
        """Show soon what has changed."""


class ScenariosDesk:
    """Acts on the page of the scenarios, which is made when it is turned to first."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._served: tuple[FailoverPanel, ScenariosPage] | None = None

    @property
    def selected(self) -> Id:
        """The scenario of the design that is chosen on the page, while that is shown; "" for none."""
        panel = self._panel()
        shown = panel is not None and panel.page_word == "scenarios" and self._window.workspace == "failover"
        page = self._page() if shown else None
        return page.selected if page is not None else ""

    @property
    def is_running(self) -> bool:
        """Whether scenarios are being played in the background."""
        page = self._page()
        return page is not None and page.running is not None

    @property
    def can_record(self) -> bool:
        """Whether there are results that hold and are not in the design yet."""
        page = self._page()
        return page is not None and page.running is None and page.can_record

    def show(self, scenario: Id = "") -> None:
        """Turn to the page, and choose a scenario there if one is given."""
        page = self._open()
        if page is not None and scenario:
            page.select(scenario)

    def show_listed(self, ids: Sequence[Id]) -> None:
        """A scenario that is chosen elsewhere is chosen on the page too, where failovers are watched."""
        bench, watched = self._window.bench, self._window.workspace == "failover"
        if bench is not None and watched and ids and ids[-1] in bench.session.snapshot.scenarios:
            self.show(ids[-1])

    def run_all(self) -> None:
        """Play all scenarios of the design, and judge what comes of them; if they are being played, stop that."""
        page = self._open()
        if page is not None:
            page.cancel() if page.running is not None else page.run_all()

    def record(self) -> None:
        """Keep the results in the design."""
        if (page := self._page()) is not None:
            page.record()

    def rename(self) -> None:
        """Let the user change the name of the chosen scenario."""
        if (page := self._page()) is not None:
            page.sheet.focus_name()

    def duplicate(self) -> None:
        """Make a scenario like the chosen one."""
        if (page := self._page()) is not None:
            page.duplicate()

    def take_over(self) -> None:
        """Let the chosen scenario do what is played now."""
        if (page := self._page()) is not None:
            page.take_over()

    def suggest(self) -> None:
        """Expect of the chosen scenario what is simulated now."""
        if (page := self._page()) is not None:
            page.suggest()

    def add_test(self, code: str) -> None:
        """Make scenarios of the design out of a test of the library."""
        page = self._open()
        if page is not None:
            page.add_test(code)

    def settle(self) -> None:
        """Take over what is being typed on the page."""
        if (page := self._page()) is not None:
            page.settle()

    def serve(self, panel: FailoverPanel) -> None:
        """Listen to the page of a panel as soon as it is turned to."""
        panel.page_changed.connect(lambda word: self._serve_page(panel, word))

    def _serve_page(self, panel: FailoverPanel, word: str) -> None:
        if word == "scenarios" and self._page() is None:
            page = cast("ScenariosPage", panel.page("scenarios"))
            self._served = (panel, page)
            page.new_wanted.connect(self._make)
            page.changed.connect(self._window.refresh_soon)
        self._window.refresh_soon()

    def _make(self) -> None:
        """Make a scenario of what is played, and choose it."""
        bench, page = self._window.bench, self._page()
        if bench is None or page is None:
            return
        before = bench.session.snapshot.scenarios
        self._window.player.save_scenario()
        made = next((one for one in bench.session.snapshot.scenarios if one not in before), "")
        if made:
            page.select(made)

    def _open(self) -> ScenariosPage | None:
        bench = self._window.bench
        if bench is None:
            return None
        self._window.enter("failover")
        bench.failover.turn_to("scenarios")
        return self._page()

    def _page(self) -> ScenariosPage | None:
        """The page, if it is there."""
        panel = self._panel()
        return self._served[1] if self._served is not None and self._served[0] is panel else None

    def _panel(self) -> FailoverPanel | None:
        bench = self._window.bench
        return bench.started_failover if bench is not None else None
