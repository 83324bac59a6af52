"""What is shown and how: zoom, views, panels, appearance."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from designer.app.desk.words import Appearance, Hanging, Panel, View
from designer.foundation.ids import Id
from designer.ui.look import Look
from designer.ui.shell.memory import Memory

if TYPE_CHECKING:
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.presenting import Presenter


class SightDesk(QObject):
    """The commands of the View menu; without a design those about the canvas do nothing."""

    bare_changed = Signal(bool)
    """Whether everything around the drawing is hidden."""

    def __init__(self, window: QWidget, bench: Callable[[], Bench | None], look: Look, memory: Memory) -> None:
        super().__init__(window)
        self._window = window
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.toggle_presenting)
        self._bench = bench
        self.presenter: Presenter | None = None
        """What presents the drawing, while that is so."""
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
            bench.zoomed.zoom_in()

    def zoom_out(self) -> None:
        """Show more, smaller."""
        if (bench := self._bench()) is not None:
            bench.zoomed.zoom_out()

    def zoom_actual(self) -> None:
        """Show one point as one pixel."""
        if (bench := self._bench()) is not None:
            bench.zoomed.zoom_actual()

    def zoom_to_fit(self) -> None:
        """Show everything, or a whole page."""
        if (bench := self._bench()) is not None:
            bench.zoomed.zoom_to_fit()

    def zoom_to_selection(self) -> None:
        """Show the selected objects, on the canvas."""
        if (bench := self._bench()) is not None:
            if bench.workspace == "document":
                bench.enter("design")
            bench.canvas.zoom_to_selection()

    def show_view(self, view: View) -> None:
        """Let the canvas show this."""
        if (bench := self._bench()) is not None:
            bench.show_view(view)

    @property
    def expanded(self) -> frozenset[Id]:
        """The groups that list their resources."""
        bench = self._bench()
        return bench.canvas.expanded if bench is not None else frozenset()

    def show_expanded(self, groups: frozenset[Id]) -> None:
        """Let these groups list their resources, and no others."""
        if (bench := self._bench()) is not None:
            bench.canvas.show_expanded(groups)

    @property
    def hanging(self) -> Hanging:
        """Which dependencies are shown."""
        bench = self._bench()
        return bench.hanging if bench is not None else "own"

    def show_hanging(self, hanging: Hanging) -> None:
        """Show these dependencies, in their view."""
        if (bench := self._bench()) is not None:
            bench.show_hanging(hanging)

    def offers(self, panel: Panel) -> bool:
        """Whether a panel can be open now."""
        bench = self._bench()
        return bench is not None and bench.offers(panel)

    def shows(self, panel: Panel) -> bool:
        """Whether a panel is open."""
        bench = self._bench()
        return bench is not None and bench.shows(panel)

    def toggle(self, panel: Panel) -> None:
        """Open or close a panel."""
        if (bench := self._bench()) is not None:
            bench.set_shown(panel, not bench.shows(panel))

    def reset_panels(self) -> None:
        """Arrange the panels as they were at first."""
        if (bench := self._bench()) is not None:
            bench.sides.reset()

    def change_settings(self) -> None:
        """Let the user change how the program behaves."""
        from designer.ui.shell.settings import SettingsDialog

        SettingsDialog(self, self._memory, self._window).open()

    @property
    def is_presenting(self) -> bool:
        """Whether only the drawing is shown."""
        bench = self._bench()
        return bench is not None and bench.sides.is_bare

    def toggle_presenting(self) -> None:
        """Show only the drawing, on the whole screen, with what is told in large letters, or everything again."""
        bench = self._bench()
        if bench is None:
            return
        if bench.workspace == "document":
            bench.enter("design")
        begins = not bench.sides.is_bare
        bench.set_bare(begins)
        if self.presenter is not None:
            self.presenter.end()
            self.presenter = None
        if begins:
            from designer.ui.shell.presenting import Presenter  # most sessions never present

            self.presenter = Presenter(bench, lambda: self.reduces_motion)
        self._escape.setEnabled(begins)
        self.bare_changed.emit(begins)
        if begins != self._window.isFullScreen():
            self.toggle_full_screen()
        if begins:
            bench.canvas.zoom_to_fit()
            bench.canvas.setFocus()

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

    @property
    def wheel_zooms(self) -> bool:
        """Whether the mouse wheel zooms instead of scrolling."""
        return self._memory.wheel_zooms()

    def let_wheel_zoom(self, zooms: bool) -> None:
        """Let the mouse wheel zoom, or scroll, and remember it."""
        self._memory.set_wheel_zooms(zooms)
        if (bench := self._bench()) is not None:
            bench.canvas.wheel_zooms = zooms

    def reset_settings(self) -> None:
        """Let the program behave as at first; what it remembers about files stays."""
        self._memory.forget_settings()
        self.wear(self._memory.appearance())
        self.let_wheel_zoom(self._memory.wheel_zooms())
        if (bench := self._bench()) is not None:
            bench.canvas.set_reduced_motion(self._memory.reduces_motion())
            bench.sides.reset()

    def dress(self, bench: Bench) -> None:
        """Let a new bench behave as the user wants it."""
        bench.canvas.wheel_zooms = self._memory.wheel_zooms()
        if self._memory.reduces_motion():
            bench.canvas.set_reduced_motion(True)
        if self._memory.panels():
            bench.sides.restore(self._memory.panels())
        bench.sides.changed.connect(lambda: self._memory.set_panels(bench.sides.kept()))
        bench.sides.splitterMoved.connect(lambda *_: self._memory.set_panels(bench.sides.kept()))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop that."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
