"""A lock belongs to one process, and ends with it however it ends."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from designer.files import locks
from designer.files.locks import ProcessLock, is_running

HOLD = """
import sys
from pathlib import Path
from designer.files.locks import ProcessLock
lock = ProcessLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def finish(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_nobody_gets_what_another_process_holds_until_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    process = holder(path)
    lock = ProcessLock(path)
    try:
        assert not lock.take()
        assert path.read_text() == f"{process.pid}\n"
    finally:
        finish(process)
    assert lock.take()
    assert lock.take()
    assert not ProcessLock(path).take()
    lock.release()
    assert ProcessLock(path).take()


def test_what_cannot_be_opened_cannot_be_locked(tmp_path: Path) -> None:
    assert not ProcessLock(tmp_path / "nowhere" / "a.lock").take()
    assert not ProcessLock(tmp_path).take()


@pytest.mark.parametrize(
    ("content", "taken"), [("", True), ("words", True), ("999999999", True), ("this process", False)]
)
def test_without_locks_the_process_in_the_file_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, taken: bool
) -> None:
    def unsupported(*_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    path = tmp_path / "a.lock"
    path.write_text(f"{os.getpid()}" if content == "this process" else content)
    monkeypatch.setattr(locks, "fcntl", SimpleNamespace(flock=unsupported, LOCK_EX=2, LOCK_NB=4))
    assert ProcessLock(path).take() == taken


def test_windows_locks_a_byte_behind_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def locking(descriptor: int, mode: int, count: int) -> None:
        calls.append((os.lseek(descriptor, 0, os.SEEK_CUR), mode, count))
        if len(calls) > 1:
            raise OSError(errno.EACCES, "locked")

    monkeypatch.setattr(locks, "fcntl", None)
    monkeypatch.setattr(locks, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    path = tmp_path / "a.lock"
    lock = ProcessLock(path)
    assert lock.take()
    assert not ProcessLock(path).take()
    assert calls == [(1 << 20, 2, 1)] * 2
    assert path.read_text() == f"{os.getpid()}\n"


def test_a_process_is_running_until_it_has_ended() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert is_running(process.pid)
    assert is_running(os.getpid())
    process.kill()
    process.communicate()
    assert not is_running(process.pid)
    assert not is_running(0)
    assert is_running(1 << 80)


@pytest.mark.parametrize("handle", [0, 77])
def test_windows_is_asked_for_a_handle(monkeypatch: pytest.MonkeyPatch, handle: int) -> None:
    closed = []
    kernel = SimpleNamespace(OpenProcess=lambda *_: handle, CloseHandle=closed.append)
    monkeypatch.setattr(locks, "msvcrt", SimpleNamespace())
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert is_running(4711) == bool(handle)
    assert closed == [handle] * bool(handle)
