"""The current snapshot of an open design and the way back: labelled undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.signal import Signal
from designer.foundation.units import plural
from designer.model.diff import Diff, apply
from designer.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to the design: announced after every edit, undo and redo."""

    before: Snapshot
    after: Snapshot
    diff: Diff
    label: str
    kind: Literal["edit", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the history. Consecutive steps with the same merge key become one."""

    label: str
    diff: Diff
    merge: str | None = None


class Store:
    """Holds one design and its history. All changes go through `do`, `undo`, `redo` and `go_to`; `changed` announces
    them.

    The history has no bound: a step keeps the records that it changed and nothing else, so that memory grows with the
    work that was done, not with the size of the design.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.changed: Signal[Change] = Signal()
        self._saved: Snapshot | None = snapshot
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._saved_at: int | None = 0
        self._announcing = False

    def do(self, label: str, diff: Diff, merge: str | None = None) -> bool:
        """Apply `diff` as one undoable step named `label`; a step with the `merge` key of the one before joins it.

        Returns False when the diff is empty. Raises `DiffMismatch` with nothing changed when it does not fit.
        """
        if not diff:
            return False
        if self._announcing:
            raise RuntimeError("a listener of a change may not change the design")
        before, self.snapshot = self.snapshot, apply(self.snapshot, diff)
        if self._saved_at is not None and self._saved_at > self.position:
            self._saved_at = None  # the way to it is lost with the steps that could be redone
        last = self._undo[-1] if self._undo else None
        if last is not None and merge is not None and last.merge == merge and not self._redo:
            joined = last.diff.then(diff)
            self._undo[-1:] = [Step(label, joined, merge)] if joined else []
        else:
            self._undo.append(Step(label, diff, merge))
        self._redo.clear()
        self._announce(Change(before, self.snapshot, diff, label, "edit"))
        return True

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        if not self._undo:
            return False
        step = self._undo[-1]
        before, self.snapshot = self.snapshot, apply(self.snapshot, step.diff.inverse())
        self._redo.append(self._undo.pop())
        self._announce(Change(before, self.snapshot, step.diff.inverse(), step.label, "undo"))
        return True

    def redo(self) -> bool:
        """Do the last undone step again; False when there is none."""
        if not self._redo:
            return False
        step = self._redo[-1]
        before, self.snapshot = self.snapshot, apply(self.snapshot, step.diff)
        self._undo.append(self._redo.pop())
        self._announce(Change(before, self.snapshot, step.diff, step.label, "redo"))
        return True

    def go_to(self, position: int) -> bool:
        """Take steps back, or do them again, until `position` of them are done; False when it is so already.

        It is announced as one change. Raises IndexError for a position that is not among 0 .. len(steps).
        """
        if not 0 <= position <= len(self.steps):
            raise IndexError(f"there are {len(self.steps)} steps, not {position}")
        way = position - self.position
        if way == 0:
            return False
        if abs(way) == 1:
            return self.redo() if way > 0 else self.undo()
        before, whole = self.snapshot, Diff()
        source, target = (self._redo, self._undo) if way > 0 else (self._undo, self._redo)
        for step in reversed(source[-abs(way) :]):
            whole = whole.then(step.diff if way > 0 else step.diff.inverse())
        self.snapshot = apply(before, whole)
        for _ in range(abs(way)):
            target.append(source.pop())
        kind: Literal["undo", "redo"] = "redo" if way > 0 else "undo"
        self._announce(Change(before, self.snapshot, whole, plural(abs(way), "step"), kind))
        return True

    def snapshot_at(self, position: int) -> Snapshot:
        """The design as it is after so many of all steps; nothing changes. Raises IndexError as `go_to` does."""
        if not 0 <= position <= len(self.steps):
            raise IndexError(f"there are {len(self.steps)} steps, not {position}")
        found = self.snapshot
        for step in reversed(self._undo[position:]):
            found = apply(found, step.diff.inverse())
        for step in list(reversed(self._redo))[: max(0, position - self.position)]:
            found = apply(found, step.diff)
        return found

    @property
    def steps(self) -> tuple[str, ...]:
        """The labels of all steps from the first to the last, those included that have been undone."""
        return tuple(step.label for step in (*self._undo, *reversed(self._redo)))

    @property
    def position(self) -> int:
        """How many of the steps are done."""
        return len(self._undo)

    @property
    def saved_position(self) -> int | None:
        """How many steps were done when the design was saved or opened; None when no steps lead there any more."""
        return self._saved_at

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        return self._redo[-1].label if self._redo else None

    def mark_saved(self) -> None:
        """The design as it is now is what the file holds; later edits never join an earlier step."""
        self._saved, self._saved_at = self.snapshot, len(self._undo)
        if self._undo:
            last = self._undo[-1]
            self._undo[-1] = Step(last.label, last.diff)

    def mark_unsaved(self) -> None:
        """No file holds the design, neither as it is now nor as it was when it was opened."""
        self._saved, self._saved_at = None, None

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was ever done to the design."""
        return not self._undo and not self._redo and not self.modified

    @property
    def modified(self) -> bool:
        """Whether the design differs from the file; undoing back to the saved state makes it unmodified again."""
        return self.snapshot is not self._saved and self.snapshot != self._saved

    def _announce(self, change: Change) -> None:
        self._announcing = True
        try:
            self.changed.emit(change)
        finally:
            self._announcing = False
