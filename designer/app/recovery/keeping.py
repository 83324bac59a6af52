"""Keeps a draft of every design that has unsaved changes, from a thread of its own.

The thread gets snapshots, which never change, and turns them into text and files; the window only hands them over.
That costs it nothing, also while it is busy or waits for an answer. A save never waits for a draft.
"""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from designer import __version__
from designer.app.session import Session
from designer.files.recovery.draft import Heading, write_draft
from designer.files.recovery.shelf import Shelf, discard, new_shelf
from designer.files.text import to_text
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot

QUIET_S = 1.0
"""A draft is written so long after the last change."""

LONGEST_S = 4.0
"""While changes go on, the first of them waits no longer: with the writing itself it is kept within five seconds."""

AGAIN_S = 5.0
"""After a draft could not be written, the next attempt is made so much later."""


@dataclass(frozen=True, slots=True)
class Pace:
    """When drafts are written, in seconds."""

    quiet: float = QUIET_S
    longest: float = LONGEST_S
    again: float = AGAIN_S

    def due(self, first: float, last: float) -> float:
        """When a draft is due after changes, the first and the last of them at these times."""
        return min(last + self.quiet, first + self.longest)


@dataclass(slots=True)
class _Work:
    """What is to be done for one design: write this snapshot, or with None remove the draft; and when."""

    snapshot: Snapshot | None
    heading: Heading | None
    first: float
    due: float


class Keeper:
    """Watches open designs. `trouble` is called, from the thread, with a sentence when drafts cannot be written."""

    def __init__(self, root: Path, trouble: Callable[[str], None] | None = None, pace: Pace | None = None) -> None:
        self._root = root
        self._pace = pace if pace is not None else Pace()
        self._trouble = trouble
        self._shelf: Shelf | None = None
        self._state = threading.Condition()
        self._work: dict[int, _Work] = {}
        self._places: dict[int, Path] = {}
        self._watched: dict[Session, tuple[int, list[Callable[[], None]]]] = {}
        self._last_key = 0
        self._is_busy = False
        self._is_flushing = False
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def watch(self, session: Session, place: Path | None = None) -> None:
        """Keep drafts of a design from now on, in `place` if it was restored from a draft there."""
        if session in self._watched:
            return
        # The thread knows designs by number: were it the last to hold one, the widgets that listen would die in it.
        self._last_key += 1
        key = self._last_key
        stops = [
            session.changed.subscribe(lambda _: self._note(session, key)),
            session.saved.subscribe(lambda _: self._note(session, key)),
        ]
        self._watched[session] = (key, stops)
        if place is not None:
            self._places[key] = place
        if session.store.modified:
            self._note(session, key)

    def look(self, session: Session) -> None:
        """The design may count as modified or not from now on, without a change."""
        if session in self._watched:
            self._note(session, self._watched[session][0])

    def forget(self, session: Session) -> None:
        """The user has closed the design and wants nothing of it kept."""
        watched = self._watched.pop(session, None)
        if watched is not None:
            for stop in watched[1]:
                stop()
            self._plan(watched[0], _Work(None, None, 0.0, 0.0))

    def flush(self) -> None:
        """Do now what is waiting, and return when it is done or has failed."""
        with self._state:
            self._is_flushing = True
            for work in self._work.values():
                work.due = 0.0
            self._state.notify_all()
            self._state.wait_for(lambda: not self._work and not self._is_busy)
            self._is_flushing = False

    def close(self) -> None:
        """Write what is waiting and stop; drafts of designs that are still watched stay for the next start."""
        self.flush()
        with self._state:
            self._is_closed = True
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join()
        if self._shelf is not None:
            self._shelf.leave()

    def _note(self, session: Session, key: int) -> None:
        now = time.monotonic()
        if not session.store.modified:
            self._plan(key, _Work(None, None, now, now))
            return
        with self._state:
            waiting = self._work.get(key)
            first = waiting.first if waiting is not None and waiting.snapshot is not None else now
        due = self._pace.due(first, now)
        self._plan(key, _Work(session.snapshot, _heading(session), first, due))

    def _plan(self, key: int, work: _Work) -> None:
        with self._state:
            if work.snapshot is None and key not in self._places:
                # Nothing was ever written, and nothing is being written: there is nothing to remove.
                self._work.pop(key, None)
                if not self._is_busy:
                    return
            self._work[key] = work
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
                self._thread.start()
            self._state.notify_all()

    def _run(self) -> None:
        while True:
            with self._state:
                while (key := self._next()) is None:
                    if self._is_closed:
                        return
                    self._state.wait(self._pause())
                work = self._work.pop(key)
                self._is_busy = True
            again = None
            try:
                self._do(key, work)
            except Exception as error:  # whatever it was: without this thread, everything would be lost next time
                again = work
                if self._trouble is not None:
                    self._trouble(tr("Unsaved changes cannot be kept safe: {error}").format(error=error))
            with self._state:
                self._is_busy = False
                if again is not None and key not in self._work and not self._is_flushing:
                    again.due = time.monotonic() + self._pace.again
                    self._work[key] = again
                self._state.notify_all()

    def _next(self) -> int | None:
        key = min(self._work, key=lambda one: self._work[one].due, default=None)
        return key if key is not None and self._work[key].due <= time.monotonic() else None

    def _pause(self) -> float | None:
        dues = [work.due for work in self._work.values()]
        return max(0.0, min(dues) - time.monotonic()) if dues else None

    def _do(self, key: int, work: _Work) -> None:
        if work.snapshot is None or work.heading is None:
            place = self._places.pop(key, None)
            if place is not None:
                discard(place)
            return
        if key not in self._places:
            if self._shelf is None:
                self._shelf = new_shelf(self._root)
            self._places[key] = self._shelf.place()
        write_draft(self._places[key], work.heading, to_text(work.snapshot))


def _heading(session: Session) -> Heading:
    return Heading(
        name=session.name,
        path=session.path.absolute() if session.path is not None else None,
        base=session.digest,
        program=__version__,
        time=datetime.datetime.now(datetime.UTC),
        steps=session.store.position,
    )
