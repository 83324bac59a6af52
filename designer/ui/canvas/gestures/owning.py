"""Touching a cell of the ownership matrix."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from designer.drawing.owners import Cell, cell_at
from designer.edits.legality import Outcome, Refusal
from designer.edits.legality.owning import swap_owners, toggle_owner
from designer.foundation.language import tr
from designer.ui.canvas.gestures.base import DropGesture, Pointer, Surface


class CellGesture(DropGesture):
    """A click makes a node a possible owner, or not; a drag along the row lets two nodes change their places."""

    def __init__(self, surface: Surface, cell: Cell, grip: Pointer) -> None:
        super().__init__(surface)
        self._cell = cell
        self._grip = grip
        self._dragged = False

    def begin(self) -> None:
        """The keyboard goes on from here."""
        self._surface.select((self._cell.row,))
        self._surface.set_cell(self._cell)

    def move(self, pointer: Pointer) -> None:
        """Show what releasing here would do."""
        far = (pointer.pixel - self._grip.pixel).manhattanLength() >= QApplication.startDragDistance()
        self._dragged = self._dragged or far
        self._surface.preview.show(self._outcome(pointer))
        self._surface.carry(pointer.at - pointer.at, pointer)

    def _outcome(self, pointer: Pointer) -> Outcome:
        snapshot, cell = self._surface.session.snapshot, self._cell
        there = cell_at(self._surface.settled, snapshot, pointer.at.x(), pointer.at.y())
        if not self._dragged or there == cell:
            return toggle_owner(snapshot, cell.row, cell.node)
        if there is None or there.row != cell.row:
            return Refusal(
                tr("Drag along the row of {row} to change its preferred owners").format(row=snapshot.name_of(cell.row))
            )
        return swap_owners(snapshot, cell.row, cell.node, there.node)
