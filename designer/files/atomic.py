"""How every file of the program is written: afterwards there is the old file or the whole new one, never part of one.

The data goes into a new file beside the target, to the disk, is read back and compared, and then takes the target's
name in one step. Never in place, never with a fallback that writes in place.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.files.errors import CannotWrite, ChangedOnDisk, one_line

fcntl: Any
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

ON_WINDOWS = os.name == "nt"

HELD_BY_ANOTHER = (5, 32, 33)
"""Windows' error codes while a virus scanner, an indexer or a synchroniser has the target open."""

RETRIES_MS = (50, 100, 200, 400, 800, 1000)

_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Saved:
    """The new file is in place. `digest` is the SHA-256 of its bytes.

    `durable` is False when the system did not confirm that the new name is on the disk: a power failure in the next
    seconds could bring the old file back.
    """

    digest: str
    durable: bool


def save_bytes_atomically(path: Path | str, data: bytes, expect: str | None = None) -> Saved:
    """Write `data` to `path`, following symbolic links and keeping the mode bits of a file that is there.

    With `expect`, the file there must still have this SHA-256 or be gone; else `ChangedOnDisk` is raised. Raises
    `CannotWrite` with one sentence for everything else that goes wrong; the old file is then untouched.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)  # noqa: PTH120 - realpath gives a text
    try:
        mode = _mode_of_old_file(path)
        temporary = _write_beside(folder, data, mode)
        try:
            if expect is not None:
                _check_unchanged(path, target, expect)
            replaced = _replace(temporary, target)
        except BaseException:
            _discard(temporary)
            raise
    except OSError as error:
        raise CannotWrite(_sentence(path, folder, error)) from error
    return Saved(hashlib.sha256(data).hexdigest(), durable=replaced and _flush_folder(folder))


def _mode_of_old_file(path: Path | str) -> int | None:
    """The mode bits of the file to be replaced; None when there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise CannotWrite(_refusal(path, "it is a folder; choose another name"))
    if not stat.S_ISREG(status.st_mode):
        raise CannotWrite(_refusal(path, "it is not an ordinary file; choose another name"))
    # The administrator may write everywhere; a file without any write bit is still meant to stay as it is.
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise CannotWrite(_refusal(path, "the file is read-only; choose another name or allow writing"))
    return stat.S_IMODE(status.st_mode)


def _write_beside(folder: str, data: bytes, mode: int | None) -> str:
    """A new file in `folder` that holds `data`, flushed, read back and compared. Leaves nothing when it raises."""
    temporary = os.path.join(folder, f".clusterwright-{secrets.token_hex(6)}.tmp")  # noqa: PTH118
    descriptor = os.open(temporary, _NEW_FILE, 0o666 if mode is None else 0o600)
    try:
        try:
            _write(descriptor, data)
            _flush(descriptor)
        except BaseException:
            with contextlib.suppress(OSError):
                os.close(descriptor)
            raise
        os.close(descriptor)
        if _read(temporary) != data:
            raise OSError(errno.EIO, "the disk gave back other bytes than were written")
        if mode is not None:
            _set_mode(temporary, mode)
    except BaseException:
        _discard(temporary)
        raise
    return temporary


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def _flush(descriptor: int) -> None:
    """Bring a file's content to the disk; on macOS fsync alone leaves it in the drive's own memory."""
    full_sync = getattr(fcntl, "F_FULLFSYNC", None)
    if full_sync is not None:
        try:
            fcntl.fcntl(descriptor, full_sync)
            return
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                raise
    os.fsync(descriptor)


def _read(path: str) -> bytes:
    descriptor = os.open(path, _TO_READ)
    try:
        parts = []
        while part := os.read(descriptor, 1 << 20):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def _set_mode(path: str, mode: int) -> None:
    try:
        os.chmod(path, mode)  # noqa: PTH101
    except OSError as error:
        # A file system without modes has none to keep.
        if error.errno not in (errno.EPERM, errno.ENOTSUP):
            raise


def _check_unchanged(path: Path | str, target: str, expect: str) -> None:
    try:
        found = _read(target)
    except FileNotFoundError:
        return
    if hashlib.sha256(found).hexdigest() != expect:
        raise ChangedOnDisk(_refusal(path, "somebody else has changed it since it was opened; save under another name"))


def _replace(temporary: str, target: str) -> bool:
    """Give the new file the target's name; False when that was done but reported as failed."""
    for pause_ms in (*RETRIES_MS, None):
        try:
            os.replace(temporary, target)  # noqa: PTH105
            return True
        except OSError as error:
            held = ON_WINDOWS and getattr(error, "winerror", None) in HELD_BY_ANOTHER
            if held and pause_ms is not None:
                time.sleep(pause_ms / 1000)
                continue
            # A network file system may lose the answer to a rename that it has carried out.
            if os.path.lexists(temporary):
                raise
            return False
    raise AssertionError("the last attempt returns or raises")


def _flush_folder(folder: str) -> bool:
    """Bring the new name to the disk; whether that is confirmed. Windows has no such call and needs none."""
    if ON_WINDOWS:
        return True
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _flush(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


def _discard(temporary: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(temporary)  # noqa: PTH108


def _refusal(path: Path | str, reason: str) -> str:
    return f"{one_line(str(path), longest=None)}: cannot be written: {reason}"


def _sentence(path: Path | str, folder: str, error: OSError) -> str:
    if ON_WINDOWS and getattr(error, "winerror", None) in HELD_BY_ANOTHER:
        return _refusal(path, "another program has it open; close it there and try again")
    shown = one_line(folder, longest=None)
    reasons = {
        errno.EACCES: f'there is no permission to write in the folder "{shown}"; choose another one',
        errno.EPERM: f'there is no permission to write in the folder "{shown}"; choose another one',
        errno.ENOENT: f'the folder "{shown}" does not exist; create it or choose another one',
        errno.ENOTDIR: f'"{shown}" is not a folder; choose another one',
        errno.ENOSPC: "the disk is full; free some space or choose another disk",
        errno.EDQUOT: "your share of the disk is used up; free some space or choose another disk",
        errno.EFBIG: "the file is too large for this disk; choose another disk",
        errno.EROFS: "the disk is read-only; choose another one",
        errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
        errno.ELOOP: "its symbolic links lead in a circle; choose another name",
    }
    other = f"{error.strerror or error}; try again or choose another place".replace("\n", " ")
    return _refusal(path, reasons.get(error.errno or 0, other))
