"""A stand-in for the module `os` whose n-th call goes wrong."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

COUNTED = frozenset({"stat", "open", "write", "fsync", "close", "read", "chmod", "replace", "unlink"})
"""The calls that can fail; each is one step of a save."""

Fault = Callable[[str], Any]


class FaultyOs:
    """Behaves like `os`, except that call number `at` (from 0) of those in `COUNTED` ends in `fault(name)`.

    With `forever`, so does every later call. `calls` lists the names of all counted calls so far.
    """

    def __init__(self, at: int, fault: Fault, *, forever: bool = False) -> None:
        self.calls: list[str] = []
        self._at = at
        self._fault = fault
        self._forever = forever

    @property
    def struck(self) -> str | None:
        """The call that failed first; None when the fault was never reached."""
        return self.calls[self._at] if len(self.calls) > self._at else None

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in COUNTED:
            return real

        def call(*args: Any, **options: Any) -> Any:
            position = len(self.calls)
            self.calls.append(name)
            if position < self._at or (position > self._at and not self._forever):
                return real(*args, **options)
            if name == "close":  # the system closes a file even when it reports an error
                real(*args)
            return self._fault(name)

        return call


def failing_with(number: int) -> Fault:
    """The fault of a system call that fails with this errno."""

    def fail(_: str) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


def killed(_: str) -> Any:
    """The fault of a process that dies on the spot."""
    os.kill(os.getpid(), signal.SIGKILL)
