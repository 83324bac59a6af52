"""The ownership matrix: cells are clicked, dragged along their row, and walked and set by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from designer.app.gestures import foresee
from designer.drawing.owners import Cell, cell_at, cell_rect, columns, rows
from designer.edits.legality import Effect, Outcome
from designer.edits.legality.owning import place_owner, toggle_owner
from designer.foundation.language import tr
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.owning import CellGesture

_KEYPAD = Qt.KeyboardModifier.KeypadModifier

STEPS: dict[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def _press(surface: Surface, pointer: Pointer) -> Gesture | None:
    cell = cell_at(surface.settled, surface.session.snapshot, pointer.at.x(), pointer.at.y())
    if cell is None or not surface.is_editable or pointer.adds:
        surface.set_cell(None)
        return None
    return CellGesture(surface, cell, pointer)


def _key(surface: Surface, event: QKeyEvent) -> bool:
    """Arrows walk, Space toggles, digits give a place, 0 and Delete take it away, Esc leaves the cells."""
    if event.modifiers() & ~_KEYPAD:
        return False
    key, cell = Qt.Key(event.key()), _current(surface)
    if key in STEPS:
        return _walk(surface, cell, *STEPS[key])
    if cell is None or not surface.is_editable:
        return False
    if key == Qt.Key.Key_Escape:
        surface.set_cell(None)
        surface.say("")
        return True
    outcome = _meant(surface, cell, key)
    if outcome is None:
        return False
    if isinstance(outcome, Effect):
        surface.accept(outcome)
        surface.set_cell(cell)
    surface.say(outcome.says)
    return True


def _meant(surface: Surface, cell: Cell, key: Qt.Key) -> Outcome | None:
    snapshot = surface.session.snapshot
    if key == Qt.Key.Key_Space:
        return toggle_owner(snapshot, cell.row, cell.node)
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0):
        return place_owner(snapshot, cell.row, cell.node, None)
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return place_owner(snapshot, cell.row, cell.node, int(key) - int(Qt.Key.Key_0))
    return None


def _current(surface: Surface) -> Cell | None:
    """The cell that the keyboard is in, unless its row or column is gone."""
    cell = surface.cell
    return cell if cell is not None and cell_rect(surface.settled, cell) is not None else None


def _walk(surface: Surface, cell: Cell | None, down: int, across: int) -> bool:
    snapshot, picture = surface.session.snapshot, surface.settled
    lines, nodes = rows(picture, snapshot), columns(picture, snapshot)
    if not lines or not nodes:
        return False
    if cell is None:
        chosen = next((one for one in surface.selection() if one in lines), lines[0])
        there = Cell(chosen, nodes[0])
    else:
        row = min(len(lines) - 1, max(0, lines.index(cell.row) + down))
        column = min(len(nodes) - 1, max(0, nodes.index(cell.node) + across))
        there = Cell(lines[row], nodes[column])
    surface.select((there.row,))
    surface.set_cell(there)
    surface.say(_foretold(surface, there))
    return True


def _tell(surface: Surface, pointer: Pointer) -> str:
    cell = cell_at(surface.settled, surface.session.snapshot, pointer.at.x(), pointer.at.y())
    return _foretold(surface, cell) if cell is not None and surface.is_editable else ""


def _foretold(surface: Surface, cell: Cell) -> str:
    """What a click, or Space, does, and which finding that brings."""
    if not surface.is_editable:
        return ""
    return tr("Click or Space: {session}").format(
        session=foresee(surface.session, toggle_owner(surface.session.snapshot, cell.row, cell.node)).text
    )


OWNERS = Craft(press=_press, key=_key, tell=_tell)
