"""Everything that shows one open design: palette, canvas, the panels around it, and the pages of its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designer.app.desk.words import Hanging, Panel, View, Workspace
from designer.app.document.studio import Studio
from designer.app.palette import Item, faults_for, items_for, resources_for
from designer.app.session import Later, Session
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.rules.api import Finding
from designer.topology.roles import first_server
from designer.ui.canvas.view import Canvas
from designer.ui.look import Look
from designer.ui.panels.palette import Palette
from designer.ui.shell.panels import kinds_of
from designer.ui.shell.sides import Sides

if TYPE_CHECKING:
    from designer.app.document.readiness import Target
    from designer.app.tables.columns import TableId
    from designer.ui.document.centre import PagesPanel
    from designer.ui.document.pages import PagesView
    from designer.ui.document.paper import PaperPanel
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.panels.findings import FindingsPanel
    from designer.ui.panels.inspector import Inspector
    from designer.ui.panels.outline import Outline
    from designer.ui.panels.tables.panel import TablesPanel
    from designer.ui.panels.tables.view import CellView


TABLES: tuple[Panel, ...] = ("tables", "registers")

IN_DOCUMENT: Mapping[Panel, Panel] = {"outline": "sections", "inspector": "paper", "tables": "registers"}
"""What stands in the Document workspace for a panel of the others."""

READING = tr("An arrow points from a resource to what it needs, which starts before it")
"""How dependencies are read, said when they come into view."""


class Bench(QWidget):
    """The work place of one session. Goes with it when another design is opened."""

    selection_changed = Signal(object)
    told = Signal(str)
    panels_changed = Signal()
    rename_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    tabs_end = Signal(object)
    """The last widget in the tab order, whenever that is another one."""
    panel_made = Signal(str, object)
    """A panel that was needed first, after its name."""

    def __init__(self, session: Session, look: Look, later: Later, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.look = look
        self.workspace: Workspace = "design"
        self.view: View = "topology"
        self.group: Id = ""
        self.hanging: Hanging = "own"
        self.palette_strip = Palette(look)
        self.studio = Studio(session)
        self.destroyed.connect(self.studio.close)
        self._offered: tuple[Item, ...] = ()
        self.canvas = Canvas(session)
        self.canvas.set_theme(look.theme)
        self.sides = Sides(self.canvas, kinds_of(self))
        self._build()
        self._connect()
        self.enter("design")
        later(self._fill)

    @property
    def outline(self) -> Outline:
        """The outline, made after the first picture is on the screen or when it is needed."""
        return cast("Outline", self.sides.need("outline"))

    @property
    def inspector(self) -> Inspector:
        """The inspector, made after the first picture is on the screen or when it is needed."""
        return cast("Inspector", self.sides.need("inspector"))

    @property
    def findings(self) -> FindingsPanel:
        """The panel of the findings, made when it is needed first."""
        return cast("FindingsPanel", self.sides.need("findings"))

    @property
    def started_findings(self) -> FindingsPanel | None:
        """The panel of the findings, if it has been needed."""
        return cast("FindingsPanel | None", self.sides.started("findings"))

    @property
    def failover(self) -> FailoverPanel:
        """The panel of the failover workspace, made when it is needed first."""
        return cast("FailoverPanel", self.sides.need("failover"))

    @property
    def started_failover(self) -> FailoverPanel | None:
        """The panel of the failover workspace, if it has been needed."""
        return cast("FailoverPanel | None", self.sides.started("failover"))

    @property
    def pages(self) -> PagesPanel:
        """The pages of the chosen document, made when they are needed first."""
        return cast("PagesPanel", self.sides.need("pages"))

    @property
    def started_pages(self) -> PagesPanel | None:
        """The pages of the chosen document, if they have been needed."""
        return cast("PagesPanel | None", self.sides.started("pages"))

    @property
    def paper(self) -> PaperPanel:
        """What is said about the documents, made when it is needed first."""
        return cast("PaperPanel", self.sides.need("paper"))

    @property
    def centre(self) -> QWidget:
        """What stands in the middle and has the focus first: the canvas, or the pages."""
        return self.pages if self.workspace == "document" else self.canvas

    @property
    def zoomed(self) -> Canvas | PagesView:
        """What zooming is about."""
        return self.pages.view if self.workspace == "document" else self.canvas

    def enter(self, workspace: Workspace) -> None:
        """Arrange everything for a kind of work."""
        self.settle()
        self.workspace = workspace
        self.told.emit("")  # what was said belongs to the other workspace
        self.sides.enter(workspace)
        self.palette_strip.setVisible(workspace != "document" and not self.sides.is_bare)
        self.canvas.set_mode("failover" if workspace == "failover" else "design")
        self._offer()
        self.panels_changed.emit()

    def offers(self, panel: Panel) -> bool:
        """Whether a panel can be open in this workspace."""
        return self.sides.offers(self._here(panel))

    def shows(self, panel: Panel) -> bool:
        """Whether a panel is open in this workspace."""
        return self.sides.shows(self._here(panel))

    def set_shown(self, panel: Panel, shown: bool) -> None:
        """Open or close a panel in this workspace."""
        self.sides.set_shown(self._here(panel), shown)

    def set_beside(self, other: QWidget | None, head: QWidget | None) -> None:
        """Let another picture stand beside the canvas, and a head above that; None for the canvas alone."""
        self.sides.set_beside(other, head)

    def toggle_enlarged(self) -> None:
        """Give the failover panel most of the height, or its usual one."""
        self.sides.set_enlarged(None if self.sides.enlarged == "failover" else "failover")

    def set_bare(self, bare: bool) -> None:
        """Show the canvas alone, or everything again."""
        self.palette_strip.setVisible(not bare and self.workspace != "document")
        self.sides.set_bare(bare)

    def show_view(self, view: View, group: Id = "") -> None:
        """Let the canvas show the topology, or the dependencies of a group; not beside pages, but in their place."""
        if self.workspace == "document":
            self.enter("design")
        groups = list(self.session.snapshot.groups)
        if view == "dependencies" and group not in groups:
            selected = next((one for one in self._groups_of_selection() if one in groups), "")
            group = (
                selected or (self.group if self.group in groups else "") or first_server(self.session.snapshot) or ""
            )
        self.view, self.group = view, group
        self.canvas.set_view(view, group)
        self.told.emit(READING if view == "dependencies" else "")
        self._offer()
        self.panels_changed.emit()

    def show_hanging(self, hanging: Hanging) -> None:
        """Let the canvas show these dependencies of a group."""
        self.hanging = hanging
        self.canvas.set_hanging(hanging)
        if self.view != "dependencies":
            self.show_view("dependencies")
        self.panels_changed.emit()

    def select(self, ids: Sequence[Id]) -> None:
        """Select objects everywhere."""
        self.canvas.select(tuple(ids))

    def go_to_section(self, anchor: str) -> None:
        """Select a section of the chosen document, and bring its first page into sight."""
        self.settle()
        self.studio.select(anchor)
        self.pages.show_section(anchor)

    def go_to_gap(self, target: Target) -> None:
        """Go to where something is missing in the document."""
        if target.part == "findings":
            self.set_shown("findings", True)
        elif target.part == "register":
            self.show_register(target.what, target.entry)
        elif target.part == "page":
            self.pages.view.turn_to(int(target.what or 0))
        else:
            if target.part == "section":
                self.go_to_section(target.what)
            self.set_shown("paper", True)
            self.paper.go_to(target)

    def show_register(self, register: str, entry: Id = "") -> None:
        """Open the tables of the registers at one of them, or at an entry of it."""
        self.set_shown("registers", True)
        tables = cast("TablesPanel", self.sides.need("registers"))
        tables.show_table(cast("TableId", register))
        if entry:
            tables.select((entry,))
            self.select((entry,))

    def show_finding(self, finding: Finding | None) -> None:
        """Select what a finding is about, and bring it into sight."""
        if finding is None:
            return
        known = tuple(one for one in finding.subjects if self.session.snapshot.find(one) is not None)
        if known:
            self.canvas.show_object(known[0])
            self.canvas.select(known)

    def renames_in_outline(self) -> bool:
        """Let the user rename the current line of the outline, if that has the focus; False where it has not."""
        outline = cast("Outline | None", self.sides.started("outline"))
        is_there = outline is not None and outline.tree.hasFocus() and self.workspace == "design"
        return is_there and outline is not None and outline.rename_current()

    def focused_cells(self) -> CellView | None:
        """The cells of the tables, while the user is at work in them."""
        for name in TABLES:
            tables = cast("TablesPanel | None", self.sides.started(name))
            if tables is not None and tables.view.hasFocus():
                return tables.view
        return None

    def settle(self) -> None:
        """Take over what is still being typed."""
        inspector = cast("Inspector | None", self.sides.started("inspector"))
        if inspector is not None:
            inspector.settle()
        for name in TABLES:
            tables = cast("TablesPanel | None", self.sides.started(name))
            if tables is not None:
                tables.settle()
        paper = cast("PaperPanel | None", self.sides.started("paper"))
        if paper is not None:
            paper.settle()

    def _here(self, panel: Panel) -> Panel:
        return IN_DOCUMENT.get(panel, panel) if self.workspace == "document" else panel

    def _groups_of_selection(self) -> list[Id]:
        snapshot = self.session.snapshot
        ids = self.canvas.selection()
        members = [one.group for each in ids for one in snapshot.resources.values() if each in (one.id, one.disk)]
        return [*(one for one in ids if one in snapshot.groups), *members]

    def _build(self) -> None:
        self.canvas.setMinimumSize(320, 160)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.palette_strip)
        row.addWidget(self.sides, 1)

    def _connect(self) -> None:
        self.sides.made.connect(self.panel_made)
        self.sides.changed.connect(self._panels_changed)
        self.canvas.selection_changed.connect(self.selection_changed)
        self.canvas.told.connect(self.told)
        self.canvas.rename_requested.connect(self.rename_wanted)
        self.canvas.dropped_fault.connect(self._strike)
        self.look.changed.connect(self._paint)
        self.session.changed.subscribe(lambda _: self._offer())

    def _offer(self) -> None:
        """Let the palette show what can be added now, which depends on view and design, or the faults."""
        designing = self.workspace != "failover"
        snapshot = self.session.snapshot
        items = items_for(snapshot, self.session.catalog) if designing else faults_for(snapshot)
        if designing and self.view == "dependencies":
            items = resources_for(snapshot, self.session.catalog, self.group) or items
        if items != self._offered:
            self._offered = items
            self.palette_strip.show_items(items)

    def _panels_changed(self) -> None:
        if self.started_failover is not None:
            self.started_failover.transport.set_enlarged(self.sides.enlarged == "failover")
        self.panels_changed.emit()

    def _strike(self, fault: tuple[str, Id]) -> None:
        """A fault that is chosen while designing is watched in the other workspace."""
        if self.workspace != "failover":
            self.enter("failover")
        self.failover.add_fault(*fault)

    def show_listed(self, ids: tuple[Id, ...]) -> None:
        """Select what the user chose in a list; a single object is brought into sight."""
        if len(ids) == 1:
            self.canvas.show_object(ids[0])
        else:
            self.canvas.select(ids)

    def open_finding(self, finding: Finding) -> None:
        """Turn to a finding in the panel of the findings."""
        self.set_shown("findings", True)
        self.findings.go_to(finding)

    def _fill(self) -> None:
        """Complete the bench; the Tab key then goes through it from left to right."""
        self.sides.fill()
        outline, inspector = self.outline, self.inspector
        chain = [*self.palette_strip.buttons.values(), outline.filter, outline.tree, self.canvas]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)
        inspector.rebuilt.connect(self._tabs_changed)
        self._tabs_changed()

    def _tabs_changed(self) -> None:
        chain = [self.canvas, *self.inspector.tab_chain()]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)
        self.tabs_end.emit(chain[-1])

    def _paint(self) -> None:
        self.canvas.set_theme(self.look.theme)
