"""Commands about the run that is compared with another one, in the open design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from designer.app.desk.comparing import Bars
from designer.app.desk.words import Workspace
from designer.ui.shell.dialogs import Dialogs
from designer.ui.shell.memory import Memory

if TYPE_CHECKING:
    from designer.ui.failover.compare_page import ComparePage
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.files import FileDesk


class Window(Protocol):
    """What commands about two runs need of the window."""

    files: FileDesk

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    def enter(self, workspace: Workspace) -> None:
        """Arrange the window for a kind of work."""

    def refresh_soon(self) -> None:
        """Bring menus up to date."""


class ComparingDesk:
    """Acts on the page that compares; before that is needed, nothing is compared."""

    def __init__(self, window: Window, dialogs: Dialogs, memory: Memory) -> None:
        self._window = window
        self._dialogs = dialogs
        self._memory = memory
        self._served: ComparePage | None = None

    @property
    def rival(self) -> str:
        """What is compared with, as the key of a rival; "" while the page is not in sight."""
        page = self._page()
        return page.comparing.rival.key if page is not None else ""

    @property
    def layout(self) -> Bars | None:
        """How the bars lie on the page; None while it is not in sight."""
        page = self._page()
        return page.layout_shown if page is not None else None

    @property
    def shows_both(self) -> bool:
        """Whether the other cluster stands beside the canvas, as far as there is one."""
        page = self._page()
        return page is not None and page.bar.twin.isChecked()

    @property
    def has_picture(self) -> bool:
        """Whether the page shows two runs."""
        page = self._page()
        return page is not None and page.comparing.comparison is not None

    def show(self) -> None:
        """Turn to the page."""
        self._shown()

    def compare_with(self, rival: str) -> None:
        """Turn to the page and compare with this; the key of a rival."""
        from designer.app.rivals import rival_of  # brings the simulation along

        if (page := self._shown()) is not None:
            page.compare_with(rival_of(rival))

    def compare_with_file(self) -> None:
        """Compare with another design, which the user chooses."""
        path = self._dialogs.open_file(self._memory.folder())
        if path is not None:
            self.compare_with(f"file:{path}")

    def show_layout(self, layout: Bars) -> None:
        """Lay the bars of both runs above each other, or into the same rows."""
        if (page := self._page()) is not None:
            page.show_layout(layout)

    def toggle_both(self) -> None:
        """Show the other cluster beside the canvas, or no more."""
        if (page := self._page()) is not None:
            page.bar.twin.toggle()

    def export_picture(self) -> None:
        """Write the bars of both runs as a picture."""
        page = self._page()
        picture = page.shown_picture() if page is not None else None
        if picture is not None:
            self._window.files.write_picture(picture)

    def serve(self, panel: FailoverPanel) -> None:
        """Listen to the page of a panel as soon as it is turned to."""
        panel.page_changed.connect(lambda word: self._serve_page(panel, word))

    def _serve_page(self, panel: FailoverPanel, word: str) -> None:
        if word == "compare":
            page = cast("ComparePage", panel.page("compare"))
            if page is not self._served:
                self._served = page
                page.file_wanted.connect(self.compare_with_file)
                page.changed.connect(self._window.refresh_soon)
        self._window.refresh_soon()

    def _shown(self) -> ComparePage | None:
        self._window.enter("failover")
        bench = self._window.bench
        if bench is None:
            return None
        bench.set_shown("failover", True)
        bench.failover.turn_to("compare")
        return self._page()

    def _page(self) -> ComparePage | None:
        """The page, while it is in sight."""
        bench = self._window.bench
        panel = bench.started_failover if bench is not None and bench.workspace == "failover" else None
        if panel is None or panel.page_word != "compare":
            return None
        return cast("ComparePage", panel.page("compare"))
