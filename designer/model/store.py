"""The current snapshot of an open design and the way back: labelled undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.signal import Signal
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
    """Holds one design and its history. All changes go through `do`, `undo` and `redo`; `changed` announces them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.changed: Signal[Change] = Signal()
        self._saved: Snapshot | None = snapshot
        self._undo: list[Step] = []
        self._redo: list[Step] = []
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
        self._saved = self.snapshot
        if self._undo:
            last = self._undo[-1]
            self._undo[-1] = Step(last.label, last.diff)

    def mark_unsaved(self) -> None:
        """No file holds the design, neither as it is now nor as it was when it was opened."""
        self._saved = None

    @property
    def depth(self) -> int:
        """How many steps can be undone."""
        return len(self._undo)

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
