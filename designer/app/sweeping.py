"""Every fault of a design played beside the window: cases come in as they are done, the work can be ended at any time.

Each process plays its share of the cases by itself and sends them through a pipe; nothing is waited for. The processes
are daemons that are spawned, so that they also work in a packaged program and end with it.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any

from designer.foundation.language import tr
from designer.model.snapshot import SILENT_TABLES, Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.pool import cores
from designer.simulation.studies.sweep.sweep import Sweeping

MOST_PROCESSES = 4
"""More do not make a sweep of eight nodes much quicker, and each takes memory."""

TOGETHER = 12
"""So many neighbouring cases are played by the same process: they begin alike, which is only played once."""

EVERY_S = 0.03
"""How often a process sends what it has."""

AT_ONCE_S = 0.008
"""So long the window takes cases in before it has to do something else."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many cases are done, and of how many (0 as long as that is not known)."""

    done: int
    total: int


class Sweeper:
    """The sweep of one design at a time, under way or complete. Ask `poll` now and then while it `is_busy`.

    `sweep` holds the cases so far, the worst first; it is kept when another design is asked for, until the first cases
    of that arrive. `problem` says why there is none.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._wanted = processes or min(cores(), MOST_PROCESSES)
        self._workers: list[_Worker] = []
        self._snapshot: Snapshot | None = None
        self._begun: Sweep | None = None
        self._cases: dict[int, Case] = {}
        self._assumed: set[str] = set()
        self._total = 0
        self.is_busy = False
        self.depth = 0
        self.sweep: Sweep | None = None
        self.problem = ""

    @property
    def progress(self) -> Progress:
        """How far the work is."""
        return Progress(len(self._cases), self._total)

    @property
    def is_complete(self) -> bool:
        """Whether `sweep` has all cases of what was asked for last."""
        return not self.is_busy and self._total > 0 and len(self._cases) == self._total

    def fits(self, snapshot: Snapshot) -> bool:
        """Whether `sweep` is about this design, as far as anything in it can fail."""
        return self.sweep is not None and is_played_alike(self.sweep.snapshot, snapshot)

    def has(self, snapshot: Snapshot, depth: int) -> bool:
        """Whether this is what was asked for last, and it is under way or done."""
        asked = self._snapshot
        alive = self.is_busy or self.is_complete or bool(self.problem)
        return alive and depth == self.depth and asked is not None and is_played_alike(asked, snapshot)

    def warm(self) -> None:
        """Start the processes, so that the first sweep need not wait for them."""
        while len(self._workers) < self._wanted:
            self._workers.append(_Worker())

    @property
    def is_warm(self) -> bool:
        """Whether all processes have been started."""
        return len(self._workers) == self._wanted

    def start(self, snapshot: Snapshot, depth: int) -> None:
        """Begin with a design, instead of any other; up to `depth` faults one after the other."""
        if self.is_busy:
            self.cancel()
        self.warm()
        self._snapshot, self.depth, self.problem = snapshot, depth, ""
        self._begun, self._cases, self._assumed, self._total = None, {}, set(), 0
        for place, worker in enumerate(self._workers):
            worker.ask(_Request(snapshot, depth, place, len(self._workers)))
        self.is_busy = True

    def poll(self) -> bool:
        """Take in what has arrived; whether there was anything. Whatever ends a process ends the sweep."""
        if not self.is_busy:
            return False
        until = time.monotonic() + AT_ONCE_S
        before = len(self._cases), self._begun
        for worker in self._workers:
            while worker.is_busy and time.monotonic() < until and (answer := worker.poll()) is not None:
                self._take(answer)
        if self.problem:
            self._end()
        elif not any(worker.is_busy for worker in self._workers):
            self.is_busy = False
        changed = (len(self._cases), self._begun) != before or not self.is_busy
        if changed and not self.is_busy:
            self.collect()
        return changed

    def collect(self) -> None:
        """Bring `sweep` up to date with what has arrived; sorting takes a while, so not after every case."""
        if self._begun is None or (self.sweep is not None and not self._cases):
            return
        cases = [self._cases[place] for place in sorted(self._cases)]
        notes = tuple(dict.fromkeys((*self._begun.notes, *sorted(self._assumed))))
        self.sweep = replace(self._begun, notes=notes).holding(cases)

    def cancel(self) -> None:
        """End the work; what is done so far is kept."""
        if self.is_busy:
            self.collect()
            self._end()

    def close(self) -> None:
        """End everything."""
        self._end()

    def _take(self, answer: tuple[str, Any]) -> None:
        kind, value = answer
        if kind == "begun" and self._begun is None:
            self._begun, self._total = replace(value[0], snapshot=self._snapshot), value[1]
        elif kind == "cases":
            self._cases.update(value)
        elif kind == "done":
            self._assumed.update(value)
        elif kind == "failed":
            self.problem = value

    def _end(self) -> None:
        self.is_busy = False
        for worker in self._workers:
            worker.end()
        self._workers = []


def is_played_alike(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots of a design differ in nothing that a simulation looks at."""
    names = (name for name in one.__slots__ if name not in SILENT_TABLES and name != "unknown_tables")
    return all(getattr(one, name) is getattr(other, name) for name in names)


@dataclass(frozen=True, slots=True)
class _Request:
    snapshot: Snapshot
    depth: int
    place: int
    processes: int


class _Worker:
    """A process that plays a share of the cases of one design after the other, as the window sees it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()
        self._sender = threading.Thread()
        self.is_busy = False

    def ask(self, request: _Request) -> None:
        """Hand a share over, by a thread: a process that is only just starting does not read yet."""
        self.is_busy = True
        self._sender = threading.Thread(target=self._send, args=(request,), daemon=True)
        self._sender.start()

    def poll(self) -> tuple[str, Any] | None:
        """What the process says next, if it has said anything."""
        try:
            if not self._connection.poll():
                return None
            answer: tuple[str, Any] = self._connection.recv()
        except (EOFError, OSError):
            answer = ("failed", tr("the work ended before it was done"))
        self.is_busy = answer[0] not in ("done", "failed")
        return answer

    def end(self) -> None:
        """End the process. There is nothing to clean up: all that it had done has been sent."""
        self._process.terminate()
        self._process.join()
        if self._sender.is_alive():  # nobody reads any more, so it gives up
            self._sender.join()
        self._connection.close()

    def _send(self, request: _Request) -> None:
        with suppress(OSError):  # a process that has ended is noticed when its answer is waited for
            self._connection.send(request)


def _serve(connection: Connection) -> None:
    """What such a process does until the window is gone."""
    from designer.catalog.loader import load_catalog

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the window, which ends its processes
    catalog = load_catalog()
    gc.freeze()
    gc.set_threshold(50_000)  # cases are many and hardly any of them makes garbage
    with suppress(EOFError, OSError):
        while True:
            request: _Request = connection.recv()
            try:
                sweeping = Sweeping(request.snapshot, catalog, request.depth, workers=1)
            except CannotSimulate as error:
                connection.send(("failed", str(error)))
                continue
            connection.send(("begun", (replace(sweeping.result(()), snapshot=Snapshot()), sweeping.total)))
            for cases in _portions(sweeping.some(share(sweeping.total, request.place, request.processes))):
                connection.send(("cases", cases))
            connection.send(("done", sweeping.assumed))


def share(total: int, place: int, processes: int) -> list[int]:
    """The cases that one of several processes plays: every so many of the runs of neighbours."""
    return [case for case in range(total) if case // TOGETHER % processes == place]


def _portions(cases: Iterator[tuple[int, Case]]) -> Iterator[Sequence[tuple[int, Case]]]:
    """What has been played, so often that the window always has something new to show."""
    portion: list[tuple[int, Case]] = []
    due = time.monotonic()
    for one in cases:
        portion.append(one)
        if time.monotonic() >= due:
            yield portion
            portion, due = [], time.monotonic() + EVERY_S
    if portion:
        yield portion
