"""How far long work has come, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FIRST_S = 0.5
"""Work that is done sooner shows no progress."""

EVERY_S = 0.1


@contextmanager
def progress_line(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Something to tell how many are done, and of how many: a line on the error output, which is gone afterwards.

    None when the error output is no terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    shown = 0
    due = time.monotonic() + FIRST_S

    def show(done: int, total: int) -> None:
        nonlocal shown, due
        if time.monotonic() >= due:
            due = time.monotonic() + EVERY_S
            text = f"{done:,} of {total:,} {what}, {100 * done // max(total, 1)} %"
            print(f"\r{text:<{shown}}", end="", file=sys.stderr, flush=True)
            shown = len(text)

    try:
        yield show
    finally:
        if shown:
            print(f"\r{'':<{shown}}\r", end="", file=sys.stderr, flush=True)
