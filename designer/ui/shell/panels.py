"""The table of the panels that a bench has. A new panel is a line in it, a maker, and a word in `desk/words.py`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from designer.app.desk.words import Panel, Workspace
from designer.app.document.studio import Studio
from designer.app.session import Session
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.rules.api import Finding
from designer.ui.canvas.view import Canvas
from designer.ui.look import Look
from designer.ui.shell.sides import Kind

if TYPE_CHECKING:
    from designer.app.document.readiness import Target
    from designer.ui.document.centre import PagesPanel
    from designer.ui.document.paper import PaperPanel
    from designer.ui.document.readiness import ReadinessPanel
    from designer.ui.document.registers import RegistersPanel
    from designer.ui.document.sections import SectionsPanel
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.panels.findings import FindingsPanel
    from designer.ui.panels.history import HistoryPanel
    from designer.ui.panels.inspector import Inspector
    from designer.ui.panels.outline import Outline
    from designer.ui.panels.tables.panel import TablesPanel


class Bench(Protocol):
    """The work place of one session, as its panels see it."""

    session: Session
    look: Look
    canvas: Canvas

    @property
    def studio(self) -> Studio:
        """The documents of the design while somebody works on them."""

    @property
    def selection_changed(self) -> SignalInstance:
        """What is selected has changed."""

    @property
    def told(self) -> SignalInstance:
        """A sentence for the status line."""

    @property
    def panels_changed(self) -> SignalInstance:
        """What is shown has changed."""

    @property
    def rename_wanted(self) -> SignalInstance:
        """The user wants to rename an object."""

    @property
    def menu_wanted(self) -> SignalInstance:
        """The user wants the menu of what is selected."""

    def select(self, ids: Sequence[Id]) -> None:
        """Select objects everywhere."""

    def go_to_section(self, anchor: str) -> None:
        """Select a section of the chosen document, and bring its first page into sight."""

    def go_to_gap(self, target: Target) -> None:
        """Go to where something is missing in the document."""

    def show_listed(self, ids: tuple[Id, ...]) -> None:
        """Select what the user chose in a list; a single object is brought into sight."""

    def show_finding(self, finding: Finding | None) -> None:
        """Select what a finding is about, and bring it into sight."""

    def open_finding(self, finding: Finding) -> None:
        """Turn to a finding in the panel of the findings."""

    def set_shown(self, panel: Panel, shown: bool) -> None:
        """Open or close a panel in this workspace."""

    def set_beside(self, other: QWidget | None, head: QWidget | None) -> None:
        """Let another picture stand beside the canvas."""

    def toggle_enlarged(self) -> None:
        """Give the failover panel most of the height, or its usual one."""


EVERYWHERE: tuple[Workspace, ...] = ("design", "failover", "document")
DOCUMENT: tuple[Workspace, ...] = ("document",)


def kinds_of(bench: Bench) -> tuple[Kind, ...]:
    """The panels of a bench, at each side from top to bottom."""
    return (
        Kind(panel="outline", side="left", make=partial(_outline, bench), opened=("design",)),
        Kind(panel="inspector", side="right", make=partial(_inspector, bench), height=600, opened=("design",)),
        Kind(panel="history", side="right", make=partial(_history, bench), height=280, where=EVERYWHERE),
        Kind(panel="findings", side="bottom", make=partial(_findings, bench), where=EVERYWHERE, alone=True),
        Kind(panel="tables", side="bottom", make=partial(_tables, bench), height=280, where=("design",), alone=True),
        Kind(
            panel="failover",
            side="bottom",
            make=partial(_failover, bench),
            height=228,
            where=("failover",),
            opened=("failover",),
            fixed=True,
        ),
        Kind(
            panel="sections",
            side="left",
            make=partial(_sections, bench),
            height=560,
            where=DOCUMENT,
            opened=DOCUMENT,
        ),
        Kind(
            panel="readiness",
            side="left",
            make=partial(_readiness, bench),
            height=230,
            where=DOCUMENT,
            opened=DOCUMENT,
        ),
        Kind(
            panel="paper",
            side="right",
            make=partial(_paper, bench),
            height=600,
            where=DOCUMENT,
            opened=DOCUMENT,
        ),
        Kind(
            panel="registers",
            side="bottom",
            make=partial(_registers, bench),
            height=240,
            where=DOCUMENT,
            alone=True,
        ),
        Kind(panel="pages", side="centre", make=partial(_pages, bench), where=DOCUMENT, fixed=True),
    )


def _outline(bench: Bench) -> Outline:
    from designer.ui.panels.outline import Outline

    made = Outline(bench.session, bench.look)
    made.selected.connect(bench.show_listed)
    made.activated.connect(bench.rename_wanted)
    made.told.connect(bench.told)
    made.menu_wanted.connect(bench.menu_wanted)
    made.refresh()
    made.select(bench.canvas.selection())
    bench.selection_changed.connect(made.select)
    return made


def _inspector(bench: Bench) -> Inspector:
    from designer.ui.panels.inspector import Inspector

    made = Inspector(bench.session, bench.look)
    made.finding_chosen.connect(bench.open_finding)
    made.rested.connect(bench.canvas.rest_on_fix)
    made.done.connect(lambda title: bench.told.emit(tr("Done: {title}").format(title=title)))
    made.select(bench.canvas.selection())
    made.refresh()
    bench.selection_changed.connect(made.select)
    return made


def _history(bench: Bench) -> HistoryPanel:
    from designer.ui.panels.history import HistoryPanel

    made = HistoryPanel(bench.session, bench.look)
    made.closed.connect(lambda: bench.set_shown("history", False))
    return made


def _findings(bench: Bench) -> FindingsPanel:
    from designer.ui.panels.findings import FindingsPanel

    made = FindingsPanel(bench.session, bench.look)
    made.chosen.connect(bench.show_finding)
    made.opened.connect(bench.canvas.setFocus)
    made.rested.connect(bench.canvas.rest_on_fix)
    made.follow(bench.canvas.selection(), bench.canvas.host)
    bench.selection_changed.connect(lambda ids: made.follow(ids, bench.canvas.host))
    made.closed.connect(lambda: bench.set_shown("findings", False))
    return made


def _tables(bench: Bench) -> TablesPanel:
    from designer.ui.panels.tables.panel import TablesPanel

    made = TablesPanel(bench.session, bench.look)
    made.closed.connect(lambda: bench.set_shown("tables", False))
    made.selected.connect(bench.select)
    made.told.connect(bench.told)
    made.select(bench.canvas.selection())
    bench.selection_changed.connect(made.select)
    return made


def _failover(bench: Bench) -> FailoverPanel:
    from designer.ui.failover.panel import FailoverPanel  # brings the simulation along

    made = FailoverPanel(bench.session, bench.canvas)
    made.setObjectName("bottom")
    made.state_changed.connect(bench.panels_changed)
    made.enlarge_wanted.connect(bench.toggle_enlarged)
    made.beside_changed.connect(bench.set_beside)
    made.told.connect(bench.told)
    return made


def _pages(bench: Bench) -> PagesPanel:
    from designer.ui.document.centre import PagesPanel

    made = PagesPanel(bench.studio, bench.look)
    made.told.connect(bench.told)
    return made


def _sections(bench: Bench) -> SectionsPanel:
    from designer.ui.document.sections import SectionsPanel

    made = SectionsPanel(bench.studio, bench.look)
    made.chosen.connect(bench.go_to_section)
    made.told.connect(bench.told)
    return made


def _readiness(bench: Bench) -> ReadinessPanel:
    from designer.ui.document.readiness import ReadinessPanel

    made = ReadinessPanel(bench.studio, bench.look)
    made.chosen.connect(bench.go_to_gap)
    made.closed.connect(lambda: bench.set_shown("readiness", False))
    return made


def _registers(bench: Bench) -> RegistersPanel:
    from designer.ui.document.registers import RegistersPanel

    made = RegistersPanel(bench.session, bench.look)
    made.closed.connect(lambda: bench.set_shown("registers", False))
    made.selected.connect(bench.select)
    made.told.connect(bench.told)
    return made


def _paper(bench: Bench) -> PaperPanel:
    from designer.ui.document.paper import PaperPanel

    made = PaperPanel(bench.studio, bench.look)
    made.told.connect(bench.told)
    made.entry.finding_chosen.connect(bench.open_finding)
    bench.selection_changed.connect(made.show_entry)
    return made
