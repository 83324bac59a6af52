"""Showing what a drop would do while it can still be taken back: in the drawing, at the pointer, in the status line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer

from designer.app.gestures import Foresight, foresee
from designer.app.session import Session
from designer.drawing.primitives import Picture, Primitive
from designer.edits.legality import Effect, Outcome
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.rules.api import Level
from designer.ui.canvas.hint import HintItem
from designer.ui.canvas.stage import Stage

if TYPE_CHECKING:
    from designer.app.outlook import Outlook

LANES = ("nodes", "networks", "groups", "disks", "servers", "arrays", "fabrics", "sites")
"""The tables whose objects have cards, the chief ones first."""

AT_ONCE = 120
"""Resources of a design in which a drop can be drawn and judged between two frames."""

PAUSE_MS = 60
"""So long the pointer has to rest in a larger one."""


class Preview:
    """What would be, drawn over what is. The design itself is not touched."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        draw: Callable[[Snapshot], Picture],
        tell: Callable[[str], None],
        duration_ms: Callable[[], int],
    ) -> None:
        self._session = session
        self._stage = stage
        self._draw = draw
        self._tell = tell
        self._duration_ms = duration_ms
        self._hint = HintItem(stage.ink)
        self._hint.hide()
        stage.addItem(self._hint)
        self._held: tuple[str, ...] = ()
        self._alone = False
        self._corners: dict[str, QPointF] = {}
        self._outcome: Outcome | None = None
        self._gravity: Level | None = None
        self._pointed: tuple[QPointF, QPointF, QRectF] | None = None
        self._steps: list[Callable[[], None]] = []
        self._later = QTimer()
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._next_step)

    @property
    def gravity(self) -> Level | None:
        """The class of the gravest finding that releasing now would bring."""
        return self._gravity

    @property
    def effect(self) -> Effect | None:
        """What releasing now would do; None when it would do nothing."""
        return self._outcome if isinstance(self._outcome, Effect) else None

    @property
    def subjects(self) -> tuple[str, ...]:
        """What hangs on the pointer, or what would be added."""
        adds = self.effect is not None and self.effect.adds
        return (fresh(self._outcome) if adds else self._held) or fresh(self._outcome)

    def hold(self, subjects: tuple[str, ...], *, alone: bool = False) -> None:
        """Let cards of the drawing hang on the pointer, with all that stands on them or `alone`."""
        areas = self._stage.picture.areas
        primitives: list[Primitive] = []
        for subject in subjects:
            primitives += self._stage.primitives_of(subject, alone=alone)
            for one in (subject, *(() if alone else self._stage.standing_on(subject))):
                self._corners[one] = QPointF(areas[one].x, areas[one].y)
        self._held, self._alone = subjects, alone
        self._stage.lift(primitives, [areas[subject] for subject in subjects])
        self._make_hollow(subjects)

    def carry(self, offset: QPointF) -> None:
        """What hangs on the pointer is now so far from where it was taken up."""
        self._stage.carry(offset)

    def show(self, outcome: Outcome) -> None:
        """Draw what would be, and say so."""
        if outcome == self._outcome:
            self._wait_on()
            return
        self._outcome = outcome
        self._foretell(self._draw_after)

    def announce(self, outcome: Outcome) -> None:
        """Say what would be, without drawing it: where the picture would change under the pointer."""
        if outcome == self._outcome:
            self._wait_on()
            return
        self._outcome = outcome
        self._foretell(None)

    def _foretell(self, drawing: Callable[[], None] | None) -> None:
        """All of it at once in a design of usual size. In a large one what happens is said at once; the drawing and the
        findings follow without gliding, one after the other, when the pointer rests for a moment.
        """
        if not self._is_large:
            if drawing is not None:
                drawing()
            self._tell_findings()
            return
        assert self._outcome is not None
        self._say(Foresight(self._outcome.says))
        self._steps = [drawing] if drawing is not None else []
        self._steps.append(self._tell_findings)
        self._later.start(PAUSE_MS)

    def _wait_on(self) -> None:
        """The pointer still moves: what waits for it to rest goes on waiting."""
        if self._later.isActive() and self._later.interval():
            self._later.start(PAUSE_MS)

    @property
    def _is_large(self) -> bool:
        return len(self._session.snapshot.resources) > AT_ONCE

    def _next_step(self) -> None:
        step = self._steps.pop(0)
        if self._steps:
            self._later.start(0)
        step()

    def _draw_after(self) -> None:
        effect = self.effect
        after = apply(self._session.snapshot, effect.diff) if effect is not None else self._session.snapshot
        self._stage.show_picture(self._draw(after), 0 if self._is_large else self._duration_ms())
        self._make_hollow(self.subjects)

    def _tell_findings(self) -> None:
        if self._outcome is not None:
            self._say(foresee(self._session, self._outcome))

    def _say(self, foresight: Foresight) -> None:
        self._gravity = foresight.gravity
        self._show_target(foresight)
        self._hint.say(foresight, refused=self.effect is None)
        self._hint.show()
        self._tell(foresight.text)

    def tell_outlook(self, outlook: Outlook) -> None:
        """Say in the note what would come of releasing here."""
        if self._outcome is not None:
            self._hint.say(Foresight(self._outcome.says), refused=self.effect is None, outlook=outlook)
            if self._pointed is not None:
                self._hint.place(*self._pointed)

    def point(self, at: QPointF, pixel: QPointF, room: QRectF) -> None:
        """The pointer is here: the note goes with it."""
        self._pointed = (at, pixel, room)
        self._hint.place(at, pixel, room)

    def starts(self) -> dict[str, QPointF]:
        """From where the held cards set out to their places: the corner of each, as it hangs on the pointer."""
        moved = self._stage.carried
        return {subject: corner + moved for subject, corner in self._corners.items()}

    def clear(self) -> None:
        """Nothing is held or announced any more. The drawing itself is the canvas's to restore."""
        self._later.stop()
        self._steps = []
        self._held, self._corners, self._outcome, self._gravity = (), {}, None, None
        self._stage.put_down()
        self._stage.set_hollow(frozenset())
        self._stage.set_targets(())
        self._hint.hide()
        self._tell("")

    def _make_hollow(self, subjects: tuple[str, ...]) -> None:
        below = () if self._alone else subjects
        inside = {one for subject in below for one in self._stage.standing_on(subject)}
        self._stage.set_hollow(frozenset(subjects), frozenset(inside.difference(subjects)))

    def _show_target(self, foresight: Foresight) -> None:
        kind = {"error": "target-error", "warning": "target-warning"}.get(foresight.gravity or "", "target")
        target = self.effect.target if self.effect is not None else None
        self._stage.set_targets(((kind, target),) if target is not None else ())


def fresh(outcome: Outcome | None) -> tuple[str, ...]:
    """The ids of the objects with cards that an outcome adds, the chief one first."""
    if not isinstance(outcome, Effect):
        return ()
    added = [key for key, (before, _) in outcome.diff.changes.items() if before is None]
    return tuple(identifier for lane in LANES for table, identifier in added if table == lane)
