"""Everything that shows one open design: palette, outline, canvas, inspector, findings and the failover panel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from designer.app.desk.words import Panel, View, Workspace
from designer.app.palette import Item, faults_for, items_for
from designer.app.session import Later, Session
from designer.foundation.ids import Id
from designer.rules.api import Finding
from designer.topology.roles import first_server
from designer.ui.canvas.view import Canvas
from designer.ui.look import Look
from designer.ui.panels.palette import Palette

if TYPE_CHECKING:
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.panels.findings import FindingsPanel
    from designer.ui.panels.inspector import Inspector
    from designer.ui.panels.outline import Outline

OUTLINE_WIDTH = 166
INSPECTOR_WIDTH = 236
FINDINGS_HEIGHT = 250
FAILOVER_HEIGHT = 262


class Place(QFrame):
    """Where a panel will stand; keeps the room for it until then."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def take(self, panel: QWidget) -> None:
        """Let the panel stand here."""
        self._layout.addWidget(panel)


class Bench(QWidget):
    """The work place of one session. Goes with it when another design is opened."""

    selection_changed = Signal(object)
    told = Signal(str)
    panels_changed = Signal()
    rename_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    tabs_end = Signal(object)
    """The last widget in the tab order, whenever that is another one."""
    outline_made = Signal(object)
    findings_made = Signal(object)
    failover_made = Signal(object)

    def __init__(self, session: Session, look: Look, later: Later, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._look = look
        self.workspace: Workspace = "design"
        self.view: View = "topology"
        self.group: Id = ""
        self.palette_strip = Palette(look)
        self._offered: tuple[Item, ...] = ()
        self.canvas = Canvas(session)
        self.canvas.set_theme(look.theme)
        self._outline: Outline | None = None
        self._inspector: Inspector | None = None
        self._findings: FindingsPanel | None = None
        self._failover: FailoverPanel | None = None
        self._open: dict[Workspace, set[Panel]] = {"design": {"outline", "inspector"}, "failover": set()}
        self._build()
        self._connect()
        self.enter("design")
        later(self._fill)

    @property
    def outline(self) -> Outline:
        """The outline, made after the first picture is on the screen or when it is needed."""
        if self._outline is None:
            from designer.ui.panels.outline import Outline

            self._outline = Outline(self.session, self._look)
            self._outline.selected.connect(self._select_from_outline)
            self._outline.activated.connect(self.rename_wanted)
            self._outline.menu_wanted.connect(self.menu_wanted)
            self._outline.refresh()
            self._outline.select(self.canvas.selection())
            self._left.take(self._outline)
            self.outline_made.emit(self._outline)
        return self._outline

    @property
    def inspector(self) -> Inspector:
        """The inspector, made after the first picture is on the screen or when it is needed."""
        if self._inspector is None:
            from designer.ui.panels.inspector import Inspector

            self._inspector = Inspector(self.session, self._look)
            self._inspector.finding_chosen.connect(self._open_finding)
            self._inspector.select(self.canvas.selection())
            self._inspector.refresh()
            self._right.take(self._inspector)
        return self._inspector

    @property
    def findings(self) -> FindingsPanel:
        """The panel of the findings, made when it is needed first."""
        if self._findings is None:
            from designer.ui.panels.findings import FindingsPanel

            self._findings = FindingsPanel(self.session, self._look)
            self._findings.chosen.connect(self.show_finding)
            self._findings.closed.connect(lambda: self.set_shown("findings", False))
            self._middle.insertWidget(1, self._findings)  # before it is shown: alone it would be a window
            self._findings.setVisible(self.shows("findings"))
            self._middle.setSizes([10_000, FINDINGS_HEIGHT, FAILOVER_HEIGHT])
            self.findings_made.emit(self._findings)
        return self._findings

    @property
    def started_findings(self) -> FindingsPanel | None:
        """The panel of the findings, if it has been needed."""
        return self._findings

    @property
    def failover(self) -> FailoverPanel:
        """The panel of the failover workspace, made when it is needed first."""
        if self._failover is None:
            from designer.ui.failover.panel import FailoverPanel  # brings the simulation along

            self._failover = FailoverPanel(self.session, self.canvas)
            self._failover.setObjectName("bottom")
            self._failover.state_changed.connect(self.panels_changed)
            self._middle.addWidget(self._failover)
            self._failover.setVisible(self.workspace == "failover")
            self._middle.setSizes([10_000, FINDINGS_HEIGHT, FAILOVER_HEIGHT])
            self.failover_made.emit(self._failover)
        return self._failover

    @property
    def started_failover(self) -> FailoverPanel | None:
        """The panel of the failover workspace, if it has been needed."""
        return self._failover

    def enter(self, workspace: Workspace) -> None:
        """Arrange everything for a kind of work."""
        self.settle()
        self.workspace = workspace
        if workspace == "failover":
            self.failover.show()
        elif self._failover is not None:
            self._failover.hide()
        self.canvas.set_mode(workspace)
        self._offer()
        self.told.emit("")  # what was said belongs to the other workspace
        self._arrange()

    def shows(self, panel: Panel) -> bool:
        """Whether a panel is open in this workspace."""
        return panel in self._open[self.workspace]

    def set_shown(self, panel: Panel, shown: bool) -> None:
        """Open or close a panel in this workspace."""
        if shown:
            self._open[self.workspace].add(panel)
        else:
            self._open[self.workspace].discard(panel)
        self._arrange()

    def show_view(self, view: View, group: Id = "") -> None:
        """Let the canvas show the topology, or the dependencies of a group."""
        groups = list(self.session.snapshot.groups)
        if view == "dependencies" and group not in groups:
            selected = next((one for one in self._groups_of_selection() if one in groups), "")
            group = (
                selected or (self.group if self.group in groups else "") or first_server(self.session.snapshot) or ""
            )
        self.view, self.group = view, group
        self.canvas.set_view(view, group)
        self.panels_changed.emit()

    def select(self, ids: Sequence[Id]) -> None:
        """Select objects everywhere."""
        self.canvas.select(tuple(ids))

    def show_finding(self, finding: Finding | None) -> None:
        """Select what a finding is about, and bring it into sight."""
        if finding is None:
            return
        known = tuple(one for one in finding.subjects if self.session.snapshot.find(one) is not None)
        if known:
            self.canvas.show_object(known[0])
            self.canvas.select(known)

    def settle(self) -> None:
        """Take over what is still being typed."""
        if self._inspector is not None:
            self._inspector.settle()

    def _groups_of_selection(self) -> list[Id]:
        snapshot = self.session.snapshot
        ids = self.canvas.selection()
        members = [one.group for each in ids for one in snapshot.resources.values() if each in (one.id, one.disk)]
        return [*(one for one in ids if one in snapshot.groups), *members]

    def _build(self) -> None:
        self._left, self._right = Place(), Place()
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.setChildrenCollapsible(False)
        self._middle.setHandleWidth(1)
        self._middle.addWidget(self.canvas)
        self._middle.setStretchFactor(0, 1)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setChildrenCollapsible(False)
        self._across.setHandleWidth(1)
        self._left.setMinimumWidth(130)
        self._right.setMinimumWidth(200)
        self.canvas.setMinimumSize(320, 160)
        for widget in (self._left, self._middle, self._right):
            self._across.addWidget(widget)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([OUTLINE_WIDTH, 10_000, INSPECTOR_WIDTH])
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.palette_strip)
        row.addWidget(self._across, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.canvas.selection_changed.connect(self._selected)
        self.canvas.told.connect(self.told)
        self.canvas.rename_requested.connect(self.rename_wanted)
        self.canvas.dropped_fault.connect(self._strike)
        self._look.changed.connect(self._paint)
        self.session.changed.subscribe(lambda _: self._offer())

    def _offer(self) -> None:
        """Let the palette show what can be added now, which depends on the design's Windows, or the faults."""
        designing = self.workspace == "design"
        snapshot = self.session.snapshot
        items = items_for(snapshot, self.session.catalog) if designing else faults_for(snapshot)
        if items != self._offered:
            self._offered = items
            self.palette_strip.show_items(items)

    def _strike(self, fault: tuple[str, Id]) -> None:
        """A fault that is chosen while designing is watched in the other workspace."""
        if self.workspace != "failover":
            self.enter("failover")
        self.failover.add_fault(*fault)

    def _selected(self, ids: tuple[Id, ...]) -> None:
        if self._outline is not None:
            self._outline.select(ids)
        if self._inspector is not None:
            self._inspector.select(ids)
        self.selection_changed.emit(ids)

    def _select_from_outline(self, ids: tuple[Id, ...]) -> None:
        if len(ids) == 1:
            self.canvas.show_object(ids[0])
        else:
            self.canvas.select(ids)

    def _open_finding(self, finding: Finding) -> None:
        self.set_shown("findings", True)
        self.findings.go_to(finding)

    def _arrange(self) -> None:
        self._left.setVisible(self.shows("outline"))
        self._right.setVisible(self.shows("inspector"))
        if self._findings is not None or self.shows("findings"):
            self.findings.setVisible(self.shows("findings"))
        self.panels_changed.emit()

    def _fill(self) -> None:
        """Complete the bench; the Tab key then goes through it from left to right."""
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
        self.canvas.set_theme(self._look.theme)
