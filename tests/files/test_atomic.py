"""The writer of all files: what it does on a good day, what it refuses, and the seams of the other systems."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from designer.files import atomic
from designer.files.atomic import save_bytes_atomically
from designer.files.errors import CannotWrite
from tests.support.faults import FaultyOs, failing_with

OLD, NEW = b"old content\n", b"new content\r\n\0\xff" * 1000

posix = pytest.mark.skipif(os.name == "nt", reason="about POSIX permissions and links")


def refusal(path: Path, data: bytes = NEW) -> str:
    """What the refusal to write says after naming the file."""
    with pytest.raises(CannotWrite) as caught:
        save_bytes_atomically(path, data)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}: cannot be written: ")
    assert sentence.isprintable()
    return sentence.removeprefix(f"{path}: cannot be written: ")


# --- good days -------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"x", NEW, os.urandom(3_000_000)])
def test_bytes_arrive_exactly_and_alone(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    for _ in range(2):
        assert save_bytes_atomically(path, data).durable
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_mode_bits_of_the_old_file_stay(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(mode)
    save_bytes_atomically(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_a_new_file_gets_the_users_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save_bytes_atomically(tmp_path / "a", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@posix
def test_symbolic_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, link, second = tmp_path / "elsewhere" / "real", tmp_path / "link", tmp_path / "second"
    link.symlink_to(real)  # leads nowhere yet
    second.symlink_to(link)
    save_bytes_atomically(second, OLD)
    save_bytes_atomically(link, NEW)
    assert second.is_symlink()
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert [path.name for path in real.parent.iterdir()] == ["real"]


@posix
def test_a_relative_name_and_one_of_the_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "x" * 255):
        save_bytes_atomically(Path(name), NEW)
        assert (tmp_path / name).read_bytes() == NEW


# --- refusals --------------------------------------------------------------------------------------


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "a") == (
        f'the folder "{tmp_path / "no"}" does not exist; create it or choose another one'
    )


def test_a_target_that_is_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "it is a folder; choose another name"


@posix
def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "a") == f'"{tmp_path / "file"}" is not a folder; choose another one'


@posix
def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refusal(tmp_path / "a") == "its symbolic links lead in a circle; choose another name"


@posix
@pytest.mark.parametrize("device", ["/dev/null", "/dev/full"])
def test_a_device_is_never_replaced(device: str) -> None:
    if not Path(device).exists():
        pytest.skip("there is no such device")
    before = Path(device).stat().st_mode
    assert refusal(Path(device)) == "it is not an ordinary file; choose another name"
    assert Path(device).stat().st_mode == before


@posix
def test_a_pipe_is_never_replaced() -> None:
    reader, writer = os.pipe()
    try:
        assert refusal(Path(f"/dev/fd/{writer}")) == "it is not an ordinary file; choose another name"
    finally:
        os.close(reader)
        os.close(writer)


@posix
def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 256)) == "the name is too long; choose a shorter one"
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_file_even_for_the_administrator(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(0o444)
    assert refusal(path) == "the file is read-only; choose another name or allow writing"
    assert path.read_bytes() == OLD
    path.chmod(0o644)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, unlike `tmp_path`."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@posix
def test_a_folder_without_permission_to_write(open_folder: Path) -> None:
    path = open_folder / "a"
    path.write_bytes(OLD)
    open_folder.chmod(0o555)
    path.chmod(0o666)
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        sentence = refusal(path)
    finally:
        if administrator:
            os.seteuid(0)
        open_folder.chmod(0o755)
    assert sentence == f'there is no permission to write in the folder "{open_folder}"; choose another one'
    assert path.read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full; free some space or choose another disk"),
        (errno.EDQUOT, "your share of the disk is used up; free some space or choose another disk"),
        (errno.EFBIG, "the file is too large for this disk; choose another disk"),
        (errno.EROFS, "the disk is read-only; choose another one"),
        (errno.EIO, f"{os.strerror(errno.EIO)}; try again or choose another place"),
    ],
)
def test_each_reason_says_what_to_do(
    number: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    calls = FaultyOs(10**9, failing_with(number))
    monkeypatch.setattr(atomic, "os", calls)
    save_bytes_atomically(path, OLD)
    monkeypatch.setattr(atomic, "os", FaultyOs(calls.calls.index("write"), failing_with(number)))
    assert refusal(path) == sentence
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


# --- other systems, by seam ------------------------------------------------------------------------


class WindowsHolding:
    """An `os.replace` that another program blocks a number of times."""

    def __init__(self, times: int, code: int = 32) -> None:
        self.left = times
        self.code = code

    def __call__(self, source: str, target: str) -> None:
        if self.left:
            self.left -= 1
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = self.code  # type: ignore[attr-defined]
            raise error
        Path(source).rename(target)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What `time.sleep` was asked for, on a Windows of sorts."""
    asked: list[float] = []
    monkeypatch.setattr(atomic, "ON_WINDOWS", True)
    monkeypatch.setattr(atomic.time, "sleep", asked.append)
    return asked


@pytest.mark.parametrize("code", [5, 32, 33])
def test_windows_waits_for_whoever_holds_the_file(
    code: int, pauses: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", WindowsHolding(3, code))
    assert save_bytes_atomically(tmp_path / "a", NEW).durable
    assert (tmp_path / "a").read_bytes() == NEW
    assert pauses == [0.05, 0.1, 0.2]


@pytest.mark.usefixtures("pauses")
def test_windows_gives_up_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]) -> None:
    (tmp_path / "a").write_bytes(OLD)
    monkeypatch.setattr(os, "replace", WindowsHolding(99))
    assert refusal(tmp_path / "a") == "another program has it open; close it there and try again"
    assert (tmp_path / "a").read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]
    assert sum(pauses) == pytest.approx(2.55)


def test_other_errors_are_not_retried(pauses: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", WindowsHolding(1, code=112))
    refusal(tmp_path / "a")
    assert pauses == []


class MacFcntl(SimpleNamespace):
    """An `fcntl` module as macOS has it."""

    F_FULLFSYNC = 51

    def __init__(self, error: int = 0) -> None:
        super().__init__(asked=[], error=error)

    def fcntl(self, _: int, command: int) -> int:
        self.asked.append(command)
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        return 0


def test_macos_flushes_the_drive_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mac, calls = MacFcntl(), FaultyOs(10**9, failing_with(errno.EIO))
    monkeypatch.setattr(atomic, "fcntl", mac)
    monkeypatch.setattr(atomic, "os", calls)
    assert save_bytes_atomically(tmp_path / "a", NEW).durable
    assert mac.asked == [51, 51]  # the file and the folder
    assert "fsync" not in calls.calls


@pytest.mark.parametrize(("number", "syncs"), [(errno.ENOTSUP, 2), (errno.ENOTTY, 2)])
def test_macos_on_a_disk_that_cannot_do_that(
    number: int, syncs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = FaultyOs(10**9, failing_with(errno.EIO))
    monkeypatch.setattr(atomic, "fcntl", MacFcntl(number))
    monkeypatch.setattr(atomic, "os", calls)
    assert save_bytes_atomically(tmp_path / "a", NEW).durable
    assert calls.calls.count("fsync") == syncs


def test_a_failed_flush_on_macos_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "fcntl", MacFcntl(errno.EIO))
    assert refusal(tmp_path / "a").startswith(os.strerror(errno.EIO))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_gives_back_other_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_write = os.write

    def corrupting(descriptor: int, data: Any) -> int:
        return real_write(descriptor, bytes(data).replace(b"n", b"m"))

    (tmp_path / "a").write_bytes(OLD)
    monkeypatch.setattr(os, "write", corrupting)
    sentence = refusal(tmp_path / "a")
    assert sentence == "the disk gave back other bytes than were written; try again or choose another place"
    assert (tmp_path / "a").read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]
