"""Playing many cases, on all cores when it takes long; what comes of them comes back in their order all the same."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from designer.simulation.plan.plan import Plan
from designer.simulation.studies.sweep.faults import Order
from designer.simulation.studies.sweep.forks import Forks, Played

WORTH_MS = 1_500
"""Processes are started only when more work than this is left: it takes each of them a third of a second to start."""

PORTION_MS = 100
"""The work that a process is given at a time, so that it soon notices when it has been called off."""

AHEAD = 4
"""Portions per process that are handed out before their results are asked for."""


def cores() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def play_all(plan: Plan, forks: Forks, orders: Sequence[Order], workers: int) -> Generator[Played, None, None]:
    """What comes of each order of faults, one after the other, with the help of so many processes if that is quicker.

    Whoever closes the iterator calls the rest off.
    """
    spent = 0.0
    for number, order in enumerate(orders):
        each = 1000 * spent / max(number, 1)
        if workers > 1 and each * (len(orders) - number) > WORTH_MS and not multiprocessing.current_process().daemon:
            portion = max(1, round(PORTION_MS / each))
            with TemporaryDirectory() as folder:
                yield from _play_shared(_written(plan, forks, folder), forks, orders[number:], portion, workers)
            return
        begun = time.perf_counter()
        played = forks.play(order)
        spent += time.perf_counter() - begun
        yield played


def _written(plan: Plan, forks: Forks, folder: str) -> Path:
    """What the other processes need, as a file: one that dies early would leave its parent writing to it for ever."""
    path = Path(folder) / "plan"
    path.write_bytes(pickle.dumps((plan, forks.seed)))
    return path


def _play_shared(plan: Path, forks: Forks, orders: Sequence[Order], portion: int, workers: int) -> Iterator[Played]:
    """The same by several processes; should they break down, the rest is done here."""
    portions = [orders[start : start + portion] for start in range(0, len(orders), portion)]
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, _prepare, (plan,))
    handed: deque[Future[list[Played]]] = deque()
    done = 0
    try:
        for place in range(len(portions)):
            with _uninterrupted():  # processes that are born now must not take a Ctrl-C for theirs
                while len(handed) < workers * AHEAD and place + len(handed) < len(portions):
                    handed.append(pool.submit(_play_portion, portions[place + len(handed)]))
            found = handed.popleft().result()
            done += len(found)
            yield from found
    except BrokenProcessPool:
        yield from map(forks.play, orders[done:])
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_prepared: list[Forks] = []
"""In a process that helps: what it plays on."""


def _prepare(plan: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _prepared.append(Forks(*pickle.loads(plan.read_bytes())))


def _play_portion(orders: Sequence[Order]) -> list[Played]:
    (forks,) = _prepared
    return [forks.play(order) for order in orders]
