"""Locks that end with the process that holds them, and whether a process is there at all."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from typing import Any

fcntl: Any
msvcrt: Any
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
try:
    import msvcrt
except ImportError:  # everywhere else
    msvcrt = None

_BUSY = (errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_MAY_WAIT_FOR = 0x00100000
"""Windows' SYNCHRONIZE: the least that one can ask of a foreign process."""


class ProcessLock:
    """A lock on a file until this process releases it or ends; the system takes it from the dead."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Try to get it; False when another process has it or the file cannot be opened. The file is made if missing.

        A file system that knows no locks gives one to everybody who finds the process named in the file gone.
        """
        if self._descriptor is not None:
            return True
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError:
            return False
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno in _BUSY or is_running(_process_in(descriptor)):
                os.close(descriptor)
                return False
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)
            os.write(descriptor, b"%d\n" % os.getpid())
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let others have it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_running(process: int) -> bool:
    """Whether there is a process with this number on this computer; when in doubt, there is."""
    if process <= 0:
        return False
    if msvcrt is not None:
        import ctypes  # takes a while, and is needed on Windows only

        kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
        handle = kernel.OpenProcess(_MAY_WAIT_FOR, False, process)
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _lock(descriptor: int) -> None:
    """Lock the file or raise. Windows locks a byte far behind the content, so that the content stays readable."""
    if msvcrt is not None:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _process_in(descriptor: int) -> int:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return int(os.read(descriptor, 20))
    except (OSError, ValueError):
        return 0
