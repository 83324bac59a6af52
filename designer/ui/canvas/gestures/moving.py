"""Dragging what is there: nodes and servers along their rows, groups to another node, disks to another group."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.app.gestures import spot_at
from designer.edits.clipboard import fragment_of, paste
from designer.edits.draft import EditError
from designer.edits.legality import Effect, Outcome, Refusal, Spot, drop_objects
from designer.foundation.language import listed, plural, tr
from designer.model.snapshot import TABLES
from designer.ui.canvas.gestures.base import DropGesture, Pointer, Surface
from designer.ui.canvas.gestures.noting import straight


class MoveGesture(DropGesture):
    """Cards hang on the pointer; where they are released decides what happens to them, or to others like them."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, surface: Surface, subjects: tuple[str, ...], grip: Pointer) -> None:
        super().__init__(surface)
        self._subjects = subjects
        self._grip = grip

    def begin(self) -> None:
        """Take the cards up."""
        self._surface.preview.hold(self._subjects)

    def move(self, pointer: Pointer) -> None:
        """Show what releasing here would do. With Shift the cards move along one axis only."""
        surface, snapshot = self._surface, self._surface.session.snapshot
        offset = straight(pointer.at - self._grip.at, pointer)
        at = self._grip.at + offset
        moving = snapshot.table_of(self._subjects[0]) or ""
        spot = spot_at(surface.settled, snapshot, at.x(), at.y(), moving)
        surface.preview.show(self._copied(spot) if pointer.copies else self._moved(spot))
        surface.carry(offset, pointer)

    def _moved(self, spot: Spot) -> Outcome:
        snapshot = self._surface.session.snapshot
        kinds = list(dict.fromkeys(snapshot.table_of(one) or "" for one in self._subjects))
        if len(kinds) > 1:
            nouns = listed([f"{TABLES[kind].noun}s" for kind in kinds])
            return Refusal(
                tr("Drag objects of one kind: {nouns} have places of their own. With Ctrl they are copied").format(
                    nouns=nouns
                )
            )
        return drop_objects(snapshot, self._surface.session.catalog, self._subjects, spot)

    def _copied(self, spot: Spot) -> Outcome:
        """Others like them, where they are released."""
        snapshot, catalog = self._surface.session.snapshot, self._surface.session.catalog
        try:
            pasted = paste(snapshot, catalog, fragment_of(snapshot, self._subjects), spot)
        except EditError as problem:
            return Refusal(str(problem))
        several = len(self._subjects) > 1
        what = plural(len(self._subjects), "object") if several else snapshot.name_of(self._subjects[0])
        says = pasted.says.replace(tr("Pasted"), tr("Adds"), 1)
        return Effect(
            tr("Copy {what}").format(what=what),
            pasted.diff,
            tr("{says}, like {what}").format(says=says, what=what),
            spot.node or spot.group,
            adds=True,
        )
