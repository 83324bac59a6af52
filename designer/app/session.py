"""One open design: the snapshot with its history, the file it came from, and the findings about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from designer.catalog.schema import Catalog
from designer.edits.draft import EditError
from designer.files.atomic import Saved
from designer.files.errors import CannotWrite
from designer.files.load import Loaded, load
from designer.files.save import save
from designer.foundation.language import tr
from designer.foundation.signal import Signal
from designer.model.diff import Diff, apply, between
from designer.model.snapshot import Snapshot
from designer.model.store import Change, Store
from designer.rules.engine import Comparison, Report, check, compare, unchecked

Later = Callable[[Callable[[], None]], None]
"""Runs a function soon: at the end of the event loop's turn in the window, at once on the command line."""


def at_once(work: Callable[[], None]) -> None:
    """The `Later` of programs without an event loop."""
    work()


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings after a change, and how they differ from the ones before."""

    report: Report
    difference: Comparison


class Session:
    """An open design. Everything that happens to it goes through here; `changed` and `checked` tell about it.

    The design is checked when it is opened, and once per turn of the event loop after edits, however many there were;
    until the first check, `report` is empty. `later` may be exchanged when the design moves to another window.
    `too_new` is empty, or says why a design that a newer program wrote can only be looked at, simulated and printed.
    """

    def __init__(self, snapshot: Snapshot, catalog: Catalog, *, later: Later = at_once) -> None:
        self.catalog = catalog
        self.store = Store(snapshot)
        self.path: Path | None = None
        self.proposal: Path | None = None
        """Where a design without a file should be saved, if it is a copy."""
        self.messages: tuple[str, ...] = ()
        self.too_new = ""
        self.changed: Signal[Change] = self.store.changed
        self.checked: Signal[Checked] = Signal()
        self.saved: Signal[Path] = Signal()
        self.report: Report = unchecked(catalog)
        self._sha256: str | None = None
        self.later = later
        self._check_is_due = False
        self.changed.subscribe(lambda _: self._plan_check())
        self._plan_check()

    @property
    def snapshot(self) -> Snapshot:
        """The design as it is now."""
        return self.store.snapshot

    @property
    def name(self) -> str:
        """What the window calls the design: its file name, that of the file it is a copy of, or "Untitled"."""
        if self.path is not None:
            return self.path.name
        return self.proposal.stem if self.proposal is not None else tr("Untitled")

    @property
    def digest(self) -> str | None:
        """The SHA-256 that the file should have: that of the bytes last read or written; None without a file."""
        return self._sha256

    def builds_on(self, path: Path | None, digest: str | None) -> None:
        """The design belongs into this file and builds on the content with this digest, whatever is there now."""
        self.path, self._sha256 = path, digest

    def opened_from(self, path: Path, loaded: Loaded) -> None:
        """The design came from this file: saving goes there, and what loading had to say can be shown."""
        self.path, self._sha256 = path, loaded.digest
        self.messages, self.too_new = (*loaded.repairs, *loaded.messages), loaded.too_new

    def do(self, label: str, diff: Diff, merge: str | None = None) -> bool:
        """Make an edit, as one step that undo names `label`. False when it changes nothing.

        Raises `EditError` when the design is read-only.
        """
        if self.too_new:
            raise EditError(self.too_new)
        return self.store.do(label, diff, merge)

    def preview(self, diff: Diff) -> Comparison:
        """Which findings an edit would bring and which it would end, without making it."""
        return compare(self.report, check(apply(self.snapshot, diff), self.catalog, self.report))

    def check_now(self) -> Report:
        """Bring the findings up to date, if they are not."""
        self._check_is_due = False
        if self.report.snapshot is not self.snapshot:
            before, self.report = self.report, check(self.snapshot, self.catalog, self.report)
            self.checked.emit(Checked(self.report, compare(before, self.report)))
        return self.report

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> Saved:
        """Write the design to `path`, or to where it came from.

        Raises `CannotWrite`, also for a design that is too new, and `ChangedOnDisk` when somebody else has changed the
        file since and `overwrite` is not given; then the file is untouched. Raises ValueError for a design that has no
        file yet.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a design without a file needs a path")
        if self.too_new:
            raise CannotWrite(tr("{target}: cannot be written: {too_new}").format(target=target, too_new=self.too_new))
        known = self._sha256 if target == self.path and not overwrite else None
        saved = save(target, self.snapshot, expect=known)
        self.path, self._sha256 = target, saved.digest
        self.store.mark_saved()
        self.saved.emit(target)
        return saved

    def reload(self) -> bool:
        """Take over what the file holds now, as one step that can be undone; False when that cannot be one step.

        Raises `BadDesign`. A step is not possible for what only a newer program understands: then it takes opening.
        """
        if self.path is None:
            raise ValueError("a design without a file cannot be reloaded")
        loaded = load(self.path)
        diff = between(self.snapshot, loaded.snapshot)
        if loaded.too_new or apply(self.snapshot, diff) != loaded.snapshot:
            return False
        self.store.do(tr("Reload from Disk"), diff)
        self.opened_from(self.path, loaded)
        self.store.mark_saved()
        self.saved.emit(self.path)
        return True

    def _plan_check(self) -> None:
        if not self._check_is_due:
            self._check_is_due = True
            self.later(self._check_if_due)

    def _check_if_due(self) -> None:
        if self._check_is_due:
            self.check_now()


def open_session(
    path: Path, catalog: Catalog, *, later: Later = at_once, read: Callable[[Path], Loaded] = load
) -> Session:
    """Open a design file. Raises `BadDesign` with every problem of the file, and what `read` raises."""
    loaded = read(path)
    session = Session(loaded.snapshot, catalog, later=later)
    session.opened_from(path, loaded)
    return session
