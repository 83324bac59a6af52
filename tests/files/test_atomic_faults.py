"""Whatever fails, and wherever the process dies: the old file or the whole new one, and a truthful result."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from designer.files import atomic
from designer.files.atomic import Saved, save_bytes_atomically
from designer.files.errors import CannotWrite
from tests.support.faults import COUNTED, FaultyOs, failing_with

OLD, NEW = b"old content\n" * 50, b"new content\n" * 80
ROOT = Path(__file__).parents[2]

ERRORS = (
    errno.EIO,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EMFILE,
    errno.ENOMEM,
    errno.EINVAL,
)


def attempt(path: Path, faulty: FaultyOs, monkeypatch: pytest.MonkeyPatch) -> Saved | CannotWrite:
    """What a save that expects the old content comes to."""
    old_digest = atomic.hashlib.sha256(OLD).hexdigest()
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "os", faulty)
        try:
            return save_bytes_atomically(path, NEW, expect=old_digest)
        except CannotWrite as refusal:
            return refusal


@pytest.mark.parametrize("forever", [False, True], ids=["once", "forever"])
@pytest.mark.parametrize("number", ERRORS, ids=[errno.errorcode[number] for number in ERRORS])
def test_a_failing_call_leaves_the_old_file_or_the_whole_new_one(
    number: int, forever: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    struck = set()
    for at in count():
        path.write_bytes(OLD)
        faulty = FaultyOs(at, failing_with(number), forever=forever)
        result = attempt(path, faulty, monkeypatch)
        if faulty.struck is None:
            assert isinstance(result, Saved)
            break
        struck.add(faulty.struck)
        if isinstance(result, CannotWrite):
            assert path.read_bytes() == OLD, f"call {at} ({faulty.struck})"
            assert str(result).isprintable()
        else:
            assert path.read_bytes() == NEW, f"call {at} ({faulty.struck})"
            # A file system without modes is no fault; anything else after the replacement is unconfirmed.
            assert result.durable == (faulty.struck == "chmod")
        litter = [name for name in tmp_path.iterdir() if name != path]
        if forever:  # then even the removal of the new file fails
            for name in litter:
                name.unlink()
        else:
            assert litter == [], f"call {at} ({faulty.struck})"
    assert struck == COUNTED - {"unlink"}


def test_a_new_file_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    for at in count():
        path.unlink(missing_ok=True)
        faulty = FaultyOs(at, failing_with(errno.EIO))
        result = attempt(path, faulty, monkeypatch)
        assert path.exists() == isinstance(result, Saved)
        assert not path.exists() or path.read_bytes() == NEW
        assert [name for name in tmp_path.iterdir() if name != path] == []
        if faulty.struck is None:
            break


@pytest.mark.skipif(os.name == "nt", reason="Windows has no flush of folders")
def test_the_data_is_on_the_disk_before_it_gets_the_name_and_the_name_before_all_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    calls = FaultyOs(10**9, failing_with(errno.EIO))
    attempt(path, calls, monkeypatch)
    order = [name for name in calls.calls if name in ("write", "fsync", "replace")]
    assert order == ["write", "fsync", "replace", "fsync"]


def test_a_flush_that_failed_is_never_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    whole = FaultyOs(10**9, failing_with(errno.EIO))
    attempt(path, whole, monkeypatch)
    path.write_bytes(OLD)
    faulty = FaultyOs(whole.calls.index("fsync"), failing_with(errno.EIO))
    assert isinstance(attempt(path, faulty, monkeypatch), CannotWrite)
    assert faulty.calls.count("fsync") == 1


def test_a_rename_that_was_done_but_reported_as_failed_is_unconfirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_replace = os.replace

    def lost_answer(source: str, target: str) -> None:
        real_replace(source, target)
        raise OSError(errno.EIO, "no answer")

    monkeypatch.setattr(os, "replace", lost_answer)
    assert not save_bytes_atomically(tmp_path / "a", NEW).durable
    assert (tmp_path / "a").read_bytes() == NEW


def test_writes_in_small_pieces_still_write_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real_write(descriptor, bytes(data[:7])))
    save_bytes_atomically(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


def test_a_disk_that_fills_up_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = 100
    real_write = os.write

    def filling(descriptor: int, data: Any) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = real_write(descriptor, bytes(data[:room]))
        room -= written
        return written

    (tmp_path / "a").write_bytes(OLD)
    monkeypatch.setattr(os, "write", filling)
    with pytest.raises(CannotWrite, match="the disk is full"):
        save_bytes_atomically(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_ctrl_c_in_the_middle_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str) -> Any:
        raise KeyboardInterrupt

    path = tmp_path / "a"
    for at in count():
        path.write_bytes(OLD)
        faulty = FaultyOs(at, interrupted)
        try:
            attempt(path, faulty, monkeypatch)
        except KeyboardInterrupt:
            assert path.read_bytes() in (OLD, NEW)
            assert [name for name in tmp_path.iterdir() if name != path] == []
        else:
            break


LIMITED = """
import resource, sys
from designer.files.atomic import save_bytes_atomically
from designer.files.errors import CannotWrite
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
try:
    save_bytes_atomically(sys.argv[1], b"new content\\n" * 80)
except CannotWrite as refusal:
    print(refusal)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on file sizes")
def test_a_limit_that_the_system_itself_enforces(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{path}: cannot be written: the file is too large for this disk; choose another disk\n"
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


KILLED = """
import itertools, json, os, signal, sys
from pathlib import Path
from designer.files import atomic
from tests.support.faults import FaultyOs, killed

old, new, path = b"old content\\n" * 50, b"new content\\n" * 80, Path(sys.argv[1])
ends = []
for at in itertools.count():
    path.write_bytes(old)
    child = os.fork()
    if not child:
        atomic.os = FaultyOs(at, killed)
        atomic.save_bytes_atomically(path, new, expect=atomic.hashlib.sha256(old).hexdigest())
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    ends.append([died, {old: "old", new: "new"}.get(path.read_bytes(), "torn")])
    if not died:
        break
print(json.dumps(ends))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_dies_at_any_call_leaves_the_old_file_or_the_whole_new_one(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "a")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ends = json.loads(done.stdout)
    assert [died for died, _ in ends] == [True] * (len(ends) - 1) + [False]
    contents = [content for _, content in ends]
    assert len(contents) > 12
    assert set(contents) == {"old", "new"}
    assert contents == sorted(contents, reverse=True)  # once new, never old again
