"""The folder in which a running program keeps its drafts, and those that crashed programs left.

<user data>/recovery/20261123-091500-4711-5f3a/     one per running program
    session.lock                                    held as long as the program lives
    1.draft  2.draft                                one per design with unsaved changes
    1.tried                                         a draft that is being restored: gone when that went well
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from designer.files.locks import ProcessLock

LOCK = "session.lock"
DRAFT = ".draft"
TRIED = ".tried"

KEPT_DAYS = 90
"""A draft that nobody wanted for so long is removed; a month is promised, and nobody is away for three."""

YOUNG_S = 3600
"""A folder without drafts may belong to a program that is about to use it; an older one is a leftover. Assumed."""


class Shelf:
    """The drafts of one program run; the lock is held."""

    def __init__(self, folder: Path, lock: ProcessLock) -> None:
        self.folder = folder
        self._lock = lock
        self._last = 0

    def drafts(self) -> list[Path]:
        """The drafts on it, the first made first."""
        with contextlib.suppress(OSError):
            return sorted(self.folder.glob(f"*{DRAFT}"), key=lambda place: (len(place.name), place.name))
        return []

    def place(self) -> Path:
        """Where another draft may be written."""
        self._last += 1
        return self.folder / f"{self._last}{DRAFT}"

    def leave(self) -> None:
        """Let go of it: an empty one is removed, one with drafts is there for the next start."""
        empty = not self.drafts()
        self._lock.release()
        if empty:
            shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(slots=True)
class Orphans:
    """What crashed programs left: nobody else gets it as long as this is held."""

    shelves: list[Shelf] = field(default_factory=list)

    def drafts(self) -> list[Path]:
        """All drafts."""
        return [place for shelf in self.shelves for place in shelf.drafts()]

    def leave(self) -> None:
        """Let go of what is still undecided; the next start offers it again."""
        for shelf in self.shelves:
            shelf.leave()
        self.shelves.clear()


def new_shelf(root: Path) -> Shelf:
    """A shelf for this program run. Raises OSError when there can be none."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    for _ in range(20):
        name = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{secrets.token_hex(2)}"
        folder = root / name
        folder.mkdir(mode=0o700)
        lock = ProcessLock(folder / LOCK)
        # A program that starts at this moment may have looked at the folder, and even have taken it away.
        if lock.take() and lock.path.exists():
            return Shelf(folder, lock)
        lock.release()
    raise OSError(f"{root}: no folder can be locked")


def orphans(root: Path) -> Orphans:
    """The shelves whose programs are gone, as far as something is left; one look at a folder when none is."""
    found = Orphans()
    try:
        with os.scandir(root) as entries:
            folders = sorted(Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return found
    for folder in folders:
        lock, is_young = ProcessLock(folder / LOCK), _is_young(folder)
        if (is_young and not lock.path.exists()) or not lock.take():
            continue
        shelf = Shelf(folder, lock)
        _expire(shelf)
        if shelf.drafts():
            found.shelves.append(shelf)
        elif is_young:
            lock.release()
        else:
            shelf.leave()
    return found


def discard(place: Path) -> None:
    """Remove a draft and all that belongs to it."""
    for one in (place, place.with_suffix(TRIED)):
        with contextlib.suppress(OSError):
            one.unlink(missing_ok=True)


def mark_tried(place: Path) -> None:
    """Note that a draft is about to be restored. If that crashes the program, the note stays."""
    with contextlib.suppress(OSError):
        place.with_suffix(TRIED).touch(mode=0o600)


def clear_tried(place: Path) -> None:
    """The restored design has done no harm."""
    with contextlib.suppress(OSError):
        place.with_suffix(TRIED).unlink(missing_ok=True)


def was_tried(place: Path) -> bool:
    """Whether the program crashed the last time when it restored this draft."""
    return place.with_suffix(TRIED).exists()


def _expire(shelf: Shelf) -> None:
    oldest = time.time() - KEPT_DAYS * 86_400
    for place in shelf.drafts():
        with contextlib.suppress(OSError):
            if place.stat().st_mtime < oldest:
                discard(place)


def _is_young(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime < YOUNG_S
    except OSError:
        return True
