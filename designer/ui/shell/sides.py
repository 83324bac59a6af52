"""The panels around the canvas, or in its place: where they stand, when they are made, which are open where."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from designer.app.desk.words import Panel, Workspace
from designer.ui.shell.pair import Pair

Side = Literal["left", "right", "bottom", "centre"]
"""At the centre stands the canvas, or in some workspaces a panel in its place."""

WIDTHS: Mapping[Workspace, tuple[int, int]] = {"design": (162, 236), "document": (290, 328)}
"""How wide the panels at the left and at the right are first; where a workspace is not named, as in design."""

NARROWEST: dict[Side, int] = {"left": 130, "right": 200}
ENLARGED = 0.7
"""The share of the height that an enlarged panel has."""

BESIDE = 300
"""So high a panel gets while there are two pictures above it, which need no more than this themselves."""

CANVAS = 10_000
"""The canvas gets what the panels leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A panel: at which side it stands, how high it is there, and in which workspaces it can be and is first open.

    Of the panels at one side that are `alone`, one is open at a time. A `fixed` one cannot be closed.
    """

    panel: Panel
    side: Side
    make: Callable[[], QWidget]
    height: int = 250
    where: tuple[Workspace, ...] = ("design", "failover")
    opened: tuple[Workspace, ...] = ()
    alone: bool = False
    fixed: bool = False


class Sides(QSplitter):
    """The canvas and the panels around it. Panels are made when they are needed first; `made` tells of each.

    The panels at the left and right wait for `fill`, so that the canvas is on the screen before them; until then their
    room is kept.
    """

    made = Signal(str, object)
    changed = Signal()

    def __init__(self, canvas: QWidget, kinds: Sequence[Kind], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kinds = {kind.panel: kind for kind in kinds}
        self._panels: dict[Panel, QWidget] = {}
        self._workspace: Workspace = "design"
        self._open: dict[Workspace, set[Panel]] = self._first_open()
        self._filled = False
        self.enlarged: Panel | None = None
        """The panel below the canvas that has most of the height."""
        self._usual: list[int] = []
        self.is_bare = False
        """Whether the canvas stands alone, whatever is open."""
        self._columns: dict[Side, QSplitter] = {"left": _column(), "bottom": _column(), "right": _column()}
        self._places = {side: _place(self._columns[side], NARROWEST[side]) for side in NARROWEST}
        self._canvas = canvas
        self._pair: Pair | None = None
        self._lent: tuple[list[int], list[int]] | None = None
        """The heights before and after the canvas lent some of its own."""
        self._stage = _column()
        self._stage.addWidget(canvas)
        self._centre = QStackedWidget()
        self._centre.addWidget(self._stage)
        self._columns["bottom"].addWidget(self._centre)
        self._columns["bottom"].setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for widget in (self._places["left"], self._columns["bottom"], self._places["right"]):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self._widths: dict[Workspace, list[int]] = {}
        self._give_room()

    def need(self, panel: Panel) -> QWidget:
        """A panel, made if it is not there yet."""
        if panel not in self._panels:
            kind = self._kinds[panel]
            made = kind.make()
            order = [one for one in self._kinds.values() if one.side == kind.side]
            before = sum(one.panel in self._panels for one in order[: order.index(kind)])
            self._panels[panel] = made
            if kind.side == "centre":
                self._centre.addWidget(made)
            else:
                column = self._columns[kind.side]
                # Before it is shown: alone it were a window.
                column.insertWidget(before + (kind.side == "bottom"), made)
                made.setVisible(self.shows(panel))
                self._give_height(kind.side)
            self.made.emit(panel, made)
        return self._panels[panel]

    def started(self, panel: Panel) -> QWidget | None:
        """A panel, if it has been needed."""
        return self._panels.get(panel)

    def offers(self, panel: Panel) -> bool:
        """Whether a panel can be open in this workspace."""
        return panel in self._kinds and self._workspace in self._kinds[panel].where

    def shows(self, panel: Panel) -> bool:
        """Whether a panel is open in this workspace."""
        return not self.is_bare and self._workspace in self._kinds[panel].where and panel in self._open[self._workspace]

    def set_shown(self, panel: Panel, shown: bool) -> None:
        """Open or close a panel in this workspace."""
        kind, open_here = self._kinds[panel], self._open[self._workspace]
        if not shown:
            open_here.discard(panel)
        else:
            if kind.alone:
                rivals = {one.panel for one in self._kinds.values() if one.alone and one.side == kind.side}
                open_here -= rivals
            open_here.add(panel)
        self._arrange()

    def set_beside(self, other: QWidget | None, head: QWidget | None) -> None:
        """Let another picture stand at the right of the canvas, with half of its room, and a `head` above the canvas;
        None for the canvas alone."""
        if self._pair is None:
            if other is None:
                return
            self._pair = Pair.in_place_of(self._canvas, self._stage)
        self._pair.stand(other, head)
        self._lend(other is not None)

    def set_enlarged(self, panel: Panel | None) -> None:
        """Give a panel below the canvas most of the height, or all of them back what they had."""
        column = self._columns["bottom"]
        if panel is None and self.enlarged is not None:
            column.setSizes(self._usual)
        elif panel is not None:
            if self.enlarged is None:
                self._usual = column.sizes()
            place = column.indexOf(self.need(panel))
            sizes = [size if one else CANVAS for one, size in enumerate(column.sizes())]
            sizes[place] = round(sum(column.sizes()) * ENLARGED)
            sizes[0] = max(1, sum(column.sizes()) - sum(sizes[1:]))
            column.setSizes(sizes)
        self.enlarged = panel
        self.changed.emit()

    def _lend(self, lent: bool) -> None:
        """Beside each other pictures need less height: lend some of it to the panel below, or take it back."""
        column = self._columns["bottom"]
        sizes = column.sizes()
        if not lent:
            if self._lent is not None and sizes == self._lent[1]:
                column.setSizes(self._lent[0])
            self._lent = None
        elif self._lent is None and self.enlarged is None:
            place = max(range(1, len(sizes)), key=lambda one: sizes[one], default=0)
            more = min(BESIDE - sizes[place], sizes[0] - BESIDE) if place else 0
            if more > 0:
                given = [*sizes]
                given[0], given[place] = sizes[0] - more, sizes[place] + more
                column.setSizes(given)
                self._lent = (sizes, column.sizes())

    def enter(self, workspace: Workspace) -> None:
        """Show the panels that are open in a workspace."""
        before = _wide_as(self._workspace)
        if before != _wide_as(workspace):
            self._widths_now()
        self._workspace = workspace
        self._show_open()
        if before != _wide_as(workspace):
            self.setSizes(self._widths[_wide_as(workspace)])
        self.changed.emit()

    def set_bare(self, bare: bool) -> None:
        """Show the canvas alone, or the panels again that are open."""
        self.is_bare = bare
        self._arrange()

    def fill(self) -> None:
        """Make the panels for which room has been kept."""
        self._filled = True
        self._arrange()

    def reset(self) -> None:
        """Open what is open at first, and give everything its first size."""
        self._open, self.enlarged = self._first_open(), None
        self._arrange()
        self._give_room()
        for side in self._columns:
            self._give_height(side)

    def kept(self) -> str:
        """Which panels are open, and how large they are, as a text for `restore`."""
        opened = {workspace: sorted(panels) for workspace, panels in self._open.items()}
        self._widths_now()
        return json.dumps({"open": opened, "across": self._widths["design"], "document": self._widths["document"]})

    def restore(self, text: str) -> None:
        """Arrange everything as it was. A text that makes no sense changes nothing."""
        try:
            kept: Any = json.loads(text)
            opened = {workspace: set(kept["open"].get(workspace, now)) for workspace, now in self._open.items()}
            across = [int(size) for size in kept["across"]]
            document = [int(size) for size in kept.get("document", self._widths["document"])]
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        known = {kind.panel for kind in self._kinds.values() if not kind.fixed}
        self._open = {workspace: (now - known) | (known & opened[workspace]) for workspace, now in self._open.items()}
        self._arrange()
        if len(across) == len(document) == self.count():
            self._widths = {"design": across, "document": document}
            self.setSizes(self._widths[_wide_as(self._workspace)])

    def _first_open(self) -> dict[Workspace, set[Panel]]:
        kinds = self._kinds.values()
        return {one: {kind.panel for kind in kinds if one in kind.opened} for one in get_args(Workspace)}

    def _arrange(self) -> None:
        self._show_open()
        self.changed.emit()

    def _show_open(self) -> None:
        for kind in self._kinds.values():
            shown = self.shows(kind.panel) or (kind.side == "centre" and self._workspace in kind.where)
            if shown and (self._filled or kind.side in ("bottom", "centre")):
                self.need(kind.panel)
            if kind.panel in self._panels and kind.side != "centre":
                self._panels[kind.panel].setVisible(shown)
        here = [one.panel for one in self._kinds.values() if one.side == "centre" and self._workspace in one.where]
        self._centre.setCurrentWidget(self._panels[here[0]] if here else self._stage)
        for side, place in self._places.items():
            place.setVisible(any(self.shows(one.panel) for one in self._kinds.values() if one.side == side))

    def _widths_now(self) -> None:
        """Take note of the widths; a side that is closed now has the one that it had when it was open."""
        here = _wide_as(self._workspace)
        self._widths[here] = [now or before for now, before in zip(self.sizes(), self._widths[here], strict=True)]

    def _give_room(self) -> None:
        self._widths = {workspace: [left, CANVAS, right] for workspace, (left, right) in WIDTHS.items()}
        self.setSizes(self._widths[_wide_as(self._workspace)])

    def _give_height(self, side: Side) -> None:
        made = [one.height for one in self._kinds.values() if one.side == side and one.panel in self._panels]
        self._columns[side].setSizes([CANVAS, *made] if side == "bottom" else made)


def _wide_as(workspace: Workspace) -> Workspace:
    """The workspace whose panels at the sides are as wide as in this one."""
    return workspace if workspace in WIDTHS else "design"


def _column() -> QSplitter:
    made = QSplitter(Qt.Orientation.Vertical)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    return made


def _place(column: QSplitter, narrowest: int) -> QFrame:
    """Where panels will stand; keeps the room for them until then."""
    made = QFrame()
    made.setObjectName("side")
    made.setMinimumWidth(narrowest)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(column)
    return made
