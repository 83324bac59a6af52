"""Dropping something from the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from designer.app.gestures import spot_at
from designer.edits.legality import drop_item
from designer.ui.canvas.gestures.base import DropGesture, Pointer, Surface


class AddGesture(DropGesture):
    """A new object hangs on the pointer, at its real size; its place in the drawing opens up as it moves."""

    def __init__(self, surface: Surface, item: str) -> None:
        super().__init__(surface)
        self._item = item
        self._centre: QPointF | None = None

    def move(self, pointer: Pointer) -> None:
        """Show what dropping here would do."""
        surface = self._surface
        spot = spot_at(surface.settled, surface.session.snapshot, pointer.at.x(), pointer.at.y())
        surface.preview.show(drop_item(surface.session.snapshot, surface.session.catalog, self._item, spot))
        self._lift()
        surface.carry(pointer.at - (self._centre or pointer.at), pointer)

    def _lift(self) -> None:
        """Take the new card from the picture in which it already is."""
        stage, subjects = self._surface.stage, self._surface.preview.subjects
        area = stage.picture.areas.get(subjects[0]) if subjects else None
        if self._centre is None and area is not None:
            stage.lift(stage.primitives_of(subjects[0]), [area])
            self._centre = QPointF(*area.centre)
