"""Dropping a fault, and moving a group as an administrator would, while a failover is watched."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.app.faults import Blow, fault_text
from designer.app.gestures import spot_at
from designer.app.striking import Place, Strike, drop_fault
from designer.edits.legality import Effect, Outcome, Refusal
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.ui.canvas.gestures.base import DropGesture, Pointer, Surface


class FaultGesture(DropGesture):
    """A fault hangs on the pointer; releasing it on something lets that fail at the playhead."""

    def __init__(self, surface: Surface, item: str) -> None:
        super().__init__(surface)
        self._item = item
        self._strike: Strike | None = None

    def move(self, pointer: Pointer) -> None:
        """Show what would fail."""
        surface, snapshot = self._surface, self._surface.session.snapshot
        x, y = pointer.at.x(), pointer.at.y()
        spot, below = spot_at(surface.settled, snapshot, x, y), surface.settled.at(x, y)
        if below in snapshot.interfaces:  # the line of a node: what happens there happens to the node
            below = snapshot.interfaces[below].node
        outcome = drop_fault(snapshot, self._item, Place(spot, below, surface.damage, surface.paused))
        self._strike = outcome if isinstance(outcome, Strike) else None
        surface.foresee(_only(self._strike.blows if self._strike is not None else ()))
        surface.preview.show(_announced(outcome, surface.moment))
        surface.carry(pointer.at - pointer.at, pointer)

    def finish(self, pointer: Pointer) -> None:
        """Strike."""
        self.move(pointer)
        self._surface.foresee(None)
        self._surface.let_go()
        if self._strike is not None:
            self._surface.strike(self._strike.blows, pointer)

    def cancel(self) -> None:
        """Nothing fails."""
        self._surface.foresee(None)
        super().cancel()


class PlannedMoveGesture(DropGesture):
    """A group hangs on the pointer; releasing it on another node is Move Group at the playhead."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, surface: Surface, group: str, grip: Pointer) -> None:
        super().__init__(surface)
        self._group = group
        self._grip = grip
        self._target: str | None = None

    def begin(self) -> None:
        """Take the card up."""
        self._surface.preview.hold((self._group,))

    def move(self, pointer: Pointer) -> None:
        """Show where the group would go."""
        surface, snapshot = self._surface, self._surface.session.snapshot
        spot = spot_at(surface.settled, snapshot, pointer.at.x(), pointer.at.y())
        on = spot_at(surface.settled, snapshot, *surface.settled.areas[self._group].centre)
        self._target = spot.node if spot.node != on.node else None
        outcome: Outcome = Refusal(
            tr("Drop {group} on another node to move it there").format(group=snapshot.name_of(self._group))
        )
        if self._target is not None:
            outcome = _announced(Strike((self._blow,), self._blow.label, self._target), surface.moment)
        surface.foresee(self._blow if self._target is not None else None)
        surface.preview.show(outcome)
        surface.carry(pointer.at - self._grip.at, pointer)

    def finish(self, pointer: Pointer) -> None:
        """Move it."""
        self.move(pointer)
        self._surface.foresee(None)
        self._surface.let_go()
        if self._target is not None:
            self._surface.strike((self._blow,), pointer)

    def cancel(self) -> None:
        """It stays."""
        self._surface.foresee(None)
        super().cancel()

    @property
    def _blow(self) -> Blow:
        kind = f"move={self._target}"
        return Blow(kind, self._group, fault_text(kind, self._surface.session.snapshot, self._group))


def _only(blows: tuple[Blow, ...]) -> Blow | None:
    """What happens, where the user need not choose."""
    return blows[0] if len(blows) == 1 else None


def _announced(outcome: Strike | Refusal, moment: str) -> Outcome:
    if isinstance(outcome, Refusal):
        return outcome
    when = tr(" at {moment}").format(moment=moment) if moment else ""
    return Effect("", Diff(), f"{outcome.says}{when}", outcome.target)
