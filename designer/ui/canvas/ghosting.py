"""Showing how things would be, for as long as somebody wants to see it. The design and the run stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from designer.app.faults import Blow
from designer.app.session import Session
from designer.drawing.hosts import host_of
from designer.drawing.primitives import Picture
from designer.rules.api import Fix
from designer.ui.bridge import listen
from designer.ui.canvas.board import Board
from designer.ui.canvas.foreboding import Foreboding, Ghost
from designer.ui.resting import Rested

if TYPE_CHECKING:
    from designer.app.outlook import Outlook, Trial

KINDS = {"error": "target-error", "warning": "target-warning"}
"""How what would be other is framed, by how grave it is."""


class Ghosting(Board):
    """Shows a ghost instead of what is. What a click would hit, printing and exporting know nothing of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._ghost: Ghost | None = None
        self.trial: Callable[[], Trial] | None = None
        """Tells the run so far, which a fault would go on from; None while none is watched."""
        super().__init__(session, parent)
        self.foreboding = Foreboding(self, self.stage.ink, self.show_ghost, self.told.emit)
        listen(self, session.changed, lambda _: self.foreboding.forget())

    @property
    def ghost(self) -> Ghost | None:
        """What is shown instead of what is."""
        return self._ghost

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Show this, or what is (None)."""
        if ghost is self._ghost:
            return
        self._ghost = ghost
        self.stage.set_targets(())
        self.stage.set_lit(None)
        self._show(self.animation_ms)

    def rest_on_fault(self, blow: Blow, beside: Callable[[], QRect]) -> None:
        """A fault in a list is rested on, which is there on the screen: show what would come of it."""
        self.foreboding.rest(blow, lambda: self._outlook(blow), beside)

    def rest_on_fix(self, rested: Rested | None) -> None:
        """A repair is rested on: show what it would do; None when it is not any more."""
        if rested is None:
            self.foreboding.forget()
        else:
            self.foreboding.rest(rested.key, lambda: self._outlook_of_fix(rested.find()), rested.beside)

    def foresee(self, blow: Blow | None) -> None:
        """What hangs on the pointer would let this happen here: the note tells what would come of it, if it rests."""
        if blow is None:
            self.foreboding.forget()
        else:
            self.foreboding.rest_while_dragging(blow, lambda: self._outlook(blow), self.preview.tell_outlook)

    def _outlook(self, blow: Blow) -> Outlook | None:
        from designer.app.outlook import NO_TRIAL, outlook_of_fault  # brings the simulation along

        return outlook_of_fault(self.session, blow, self.trial() if self.trial is not None else NO_TRIAL)

    def _outlook_of_fix(self, fix: Fix | None) -> Outlook | None:
        from designer.app.outlook import outlook_of_fix

        return outlook_of_fix(self.session, fix) if fix is not None else None

    def _show(self, duration_ms: int = 0) -> Picture:
        """What is, and then what would be: a card sets out from where it is."""
        picture = super()._show(0 if self._ghost is not None else duration_ms)
        ghost = self._ghost
        if ghost is not None:
            state = ghost.state if ghost.state is not None else self._scenery.state
            scenery = replace(self._scenery, state=state, spotlight=None)
            self.stage.show_picture(self._drawn(ghost.snapshot, scenery), duration_ms)
            self._mark(ghost)
        return picture

    def _show_live(self) -> None:
        """Nothing moves in what would be."""
        if self._ghost is None:
            super()._show_live()
        else:
            self.stage.lively.show({})
            self.stage.lively.float_cards({}, {})

    def _mark(self, ghost: Ghost) -> None:
        """Frame what would be elsewhere or other, by how grave that is, and let everything else step back."""
        cards = {
            host: level
            for one, level in reversed(ghost.touched)
            if (host := host_of(ghost.snapshot, one, self.stage.picture.areas))
        }
        inside = {one for card in cards for one in self.stage.standing_on(card)}
        self.stage.set_targets(tuple((KINDS.get(level or "", "target"), one) for one, level in cards.items()))
        self.stage.set_lit(frozenset({*cards, *inside}) if cards else None)
