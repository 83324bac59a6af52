"""A monkey at the window: random gestures, each of which can be done again from its kind and its seed.

A gesture finds out from its own seed where it goes and what it types, and from the window what there is. So a list of
gestures stays meaningful when some are left out of it, which is how a failing list is made shorter.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from designer.model.snapshot import Snapshot
from tests.ui.desk import TestDesk
from tests.ui.monkey.document import ON_CANVAS, at_document
from tests.ui.monkey.gestures import GESTURES
from tests.ui.monkey.means import DESIGNS, begin, leave_dialogs
from tests.ui.monkey.proofs import Trouble, Watch, check_history, check_left_over, check_now

BETWEEN_CHECKS = 20
"""Gestures from one look at everything to the next."""


@dataclass(frozen=True, slots=True)
class Act:
    """One gesture: which kind, and the seed of all that it chooses."""

    kind: str
    seed: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.seed}"


def read_acts(text: str) -> list[Act]:
    """The gestures that `told` wrote."""
    return [Act(kind, int(seed)) for kind, _, seed in (word.partition(":") for word in text.split())]


def told(acts: Sequence[Act]) -> str:
    """Gestures as text."""
    return " ".join(map(str, acts))


def random_acts(dice: Random, count: int) -> list[Act]:
    """So many gestures, those that do much more often than those that do little."""
    kinds, weights = list(GESTURES), [weight for weight, _ in GESTURES.values()]
    return [Act(kind, dice.randrange(1_000_000)) for kind in dice.choices(kinds, weights, k=count)]


class Chapter:
    """Gestures from the opening of a design to its end, with all that must be true on the way."""

    def __init__(self, desk: TestDesk, watch: Watch, design: str) -> None:
        self.desk = desk
        self.watch = watch
        begin(desk, design)
        self._session = desk.session
        self._first: Snapshot = desk.session.snapshot

    def play(self, acts: Sequence[Act], log: Path | None = None) -> None:
        """Do it all. Raises `Trouble` when something is not as it has to be."""
        since = 0
        for number, act in enumerate(acts):
            if log is not None:  # a crash of the whole process leaves at least this
                with log.open("a", encoding="utf-8") as file:
                    file.write(f"{act} ")
            self.perform(act)
            since += 1
            if since >= BETWEEN_CHECKS or number == len(acts) - 1:
                since = 0
                self.look(f"after gesture {number + 1} ({act})")

    def perform(self, act: Act) -> None:
        """Do one gesture, and whatever it was, leave no question open."""
        _, gesture = GESTURES[act.kind]
        if self.desk.window.workspace == "document" and act.kind in ON_CANVAS:
            gesture = at_document
        self.desk.window.activateWindow()  # menus and dialogs may have left it inactive, which has no shortcuts
        self.desk.turn()
        try:
            gesture(self.desk, Random(act.seed))
            leave_dialogs()
            self.desk.turn()
        except Trouble:
            raise
        except Exception as error:
            raise Trouble(f"{act} raised {error!r}") from error
        self.watch.complain(str(act))
        self._follow()

    def look(self, when: str) -> None:
        """See whether everything is as it has to be."""
        try:
            check_now(self.desk)
        except Trouble as trouble:
            raise Trouble(f"{when}: {trouble}") from trouble
        self.watch.complain(when)

    def end(self) -> None:
        """All the way back and forth again, and close the design."""
        check_history(self.desk, self._first)
        self.look("at the end")
        for window in self.desk.program.windows[1:]:
            window.close_unasked()
        self.desk.window.adopt(None)
        self.desk.turn()
        check_left_over(self.desk)

    def _follow(self) -> None:
        """Another design may have been opened, or another window, or the last one closed."""
        if not self.desk.program.windows:
            self.desk.program.new_window()
        window = self.desk.window
        if not window.isVisible() or window.isMinimized():
            window.showNormal()
        if window.bench is None:
            begin(self.desk, DESIGNS[0])
        if self.desk.session is not self._session:
            self._session, self._first = self.desk.session, self.desk.session.snapshot


Run = Callable[[Sequence[Act]], str]
"""Plays a list of gestures in a fresh window and returns what went wrong, "" if nothing did."""


def shortened(acts: Sequence[Act], run: Run, seconds: float) -> list[Act]:
    """A list that still fails, shorter where that can be found out within a time."""
    best, deadline = list(acts), time.monotonic() + seconds
    size = max(1, len(best) // 2)
    while size >= 1 and time.monotonic() < deadline:
        place, was = 0, len(best)
        while place < len(best) and time.monotonic() < deadline:
            shorter = best[:place] + best[place + size :]
            if shorter and run(shorter):
                best = shorter
            else:
                place += size
        if size == 1 and len(best) == was:
            break
        size = max(1, size // 2) if size > 1 else (1 if len(best) < was else 0)
    return best
