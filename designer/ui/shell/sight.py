"""What is shown and how: zoom, views, panels, appearance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from designer.app.desk.words import Appearance, Panel, View
from designer.ui.look import Look
from designer.ui.shell.bench import Bench
from designer.ui.shell.memory import Memory


class SightDesk:
    """The commands of the View menu; without a design those about the canvas do nothing."""

    def __init__(self, window: QWidget, bench: Callable[[], Bench | None], look: Look, memory: Memory) -> None:
        self._window = window
        self._bench = bench
        self._look = look
        self._memory = memory

    @property
    def view(self) -> View:
        """What the canvas shows."""
        bench = self._bench()
        return bench.view if bench is not None else "topology"

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system is."""
        return self._look.appearance

    @property
    def is_full_screen(self) -> bool:
        """Whether the window fills the screen."""
        return self._window.isFullScreen()

    def zoom_in(self) -> None:
        """Show less, larger."""
        if (bench := self._bench()) is not None:
            bench.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Show more, smaller."""
        if (bench := self._bench()) is not None:
            bench.canvas.zoom_out()

    def zoom_actual(self) -> None:
        """Show one point as one pixel."""
        if (bench := self._bench()) is not None:
            bench.canvas.zoom_actual()

    def zoom_to_fit(self) -> None:
        """Show everything."""
        if (bench := self._bench()) is not None:
            bench.canvas.zoom_to_fit()

    def zoom_to_selection(self) -> None:
        """Show the selected objects."""
        if (bench := self._bench()) is not None:
            bench.canvas.zoom_to_selection()

    def show_view(self, view: View) -> None:
        """Let the canvas show this."""
        if (bench := self._bench()) is not None:
            bench.show_view(view)

    def shows(self, panel: Panel) -> bool:
        """Whether a panel is open."""
        bench = self._bench()
        return bench is not None and bench.shows(panel)

    def toggle(self, panel: Panel) -> None:
        """Open or close a panel."""
        if (bench := self._bench()) is not None:
            bench.set_shown(panel, not bench.shows(panel))

    def wear(self, appearance: Appearance) -> None:
        """Change the appearance, and remember it."""
        self._memory.set_appearance(appearance)
        self._look.wear(appearance)

    @property
    def reduces_motion(self) -> bool:
        """Whether changes are shown at once."""
        return self._memory.reduces_motion()

    def toggle_reduced_motion(self) -> None:
        """Let changes glide, or not, and remember it."""
        self._memory.set_reduced_motion(not self._memory.reduces_motion())
        if (bench := self._bench()) is not None:
            bench.canvas.set_reduced_motion(self._memory.reduces_motion())

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop that."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
