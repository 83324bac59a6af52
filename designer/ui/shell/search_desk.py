"""Commands that look for something: the command palette, and the bar that searches the design."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from designer.app.choices import Choice, choices
from designer.app.desk.desk import Desk
from designer.foundation.ids import Id
from designer.model.registers import PREFIXES
from designer.ui.look import Look
from designer.ui.shell.memory import Memory

if TYPE_CHECKING:
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.command_palette import CommandPalette
    from designer.ui.shell.find_bar import FindBar


class Window(Desk, Protocol):
    """What searching needs of the window."""

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do what a command does, and tell what cannot be done."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""

    def refresh_soon(self) -> None:
        """Show soon what has changed."""


class SearchDesk:
    """Opens the command palette over the window, and the find bar over the canvas."""

    def __init__(self, window: Window, over: QWidget, look: Look, memory: Memory) -> None:
        self._window = window
        self._over = over
        self._look = look
        self._memory = memory
        self.palette: CommandPalette | None = None
        self._bar: FindBar | None = None
        self._bench: Bench | None = None

    @property
    def has_matches(self) -> bool:
        """Whether the last search found anything."""
        return self._bar is not None and self._bench is self._window.bench and bool(self._bar.hits)

    @property
    def bar(self) -> FindBar | None:
        """The bar over the canvas of the open design, made when it is needed first."""
        bench = self._window.bench
        if bench is None:
            return None
        if self._bar is None or self._bench is not bench:
            from designer.ui.shell.find_bar import FindBar

            self._bar, self._bench = FindBar(bench, self._look), bench
            self._bar.chosen.connect(self.show)
            self._bar.changed.connect(self._window.refresh_soon)
        return self._bar

    def choose_command(self) -> None:
        """Let the user choose any command or object by typing a part of its name."""
        from designer.ui.shell.command_palette import CommandPalette

        if self.palette is None:
            self.palette = CommandPalette(self._look, self._over)
            self.palette.chosen.connect(self._run)
        offered = choices(self._window, mac=sys.platform == "darwin")
        self.palette.offer(offered, self._memory.recent_commands())

    def find(self) -> None:
        """Let the user search the design, on the canvas."""
        self._leave_pages()
        if self.bar is not None:
            self.bar.open()

    def find_next(self) -> None:
        """Show the next object that was found."""
        self._leave_pages()
        if self.bar is not None:
            self.bar.step(1)

    def find_previous(self) -> None:
        """Show the one before."""
        self._leave_pages()
        if self.bar is not None:
            self.bar.step(-1)

    def show(self, identifier: Id) -> None:
        """Select an object and bring it into sight, in a view in which it is; an entry of a register in its table."""
        bench = self._window.bench
        if bench is None:
            return
        table = bench.session.snapshot.table_of(identifier)
        if table is not None and table in PREFIXES:
            self._window.enter("document")
            bench.show_register(table, identifier)
            return
        self._leave_pages()
        if not bench.canvas.host(identifier):
            bench.show_view("topology")
        bench.canvas.show_object(identifier)

    def _leave_pages(self) -> None:
        """What is found is shown on the canvas, which the pages are in the place of."""
        if self._window.workspace == "document":
            self._window.enter("design")

    def _run(self, choice: Choice) -> None:
        if not choice.is_object:
            self._memory.remember_command(choice.id)
        self._window.attempt(lambda: choice.run(self._window))
