"""Leftovers of killed saves go; everything else in the folder stays."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from designer.files.sweeping import sweep

KILLED = """
import os, signal, sys
from designer.files import atomic
atomic._replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
atomic.save_bytes_atomically(sys.argv[1], b"new")
"""


def aged(path: Path, seconds: float = 1000) -> Path:
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def test_what_a_killed_save_left_is_removed_when_it_is_nobodys_any_more(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "a.cluster")], check=False)
    (leftover,) = tmp_path.iterdir()
    assert sweep(tmp_path) == 0  # it could be a save that goes on at this moment
    aged(leftover)
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_touched(tmp_path: Path) -> None:
    names = (
        ".clusterwright-0123456789ab.tmp.bak",
        "clusterwright-0123456789ab.tmp",
        ".clusterwright-x.tmp",
        "a.cluster",
    )
    for name in names:
        aged(tmp_path / name if (tmp_path / name).write_bytes(b"") == 0 else tmp_path)
    folder = tmp_path / ".clusterwright-0123456789ab.tmp"
    folder.mkdir()
    aged(folder)
    assert sweep(tmp_path) == 0
    assert len(list(tmp_path.iterdir())) == len(names) + 1


def test_a_folder_that_cannot_be_read_is_no_trouble(tmp_path: Path) -> None:
    assert sweep(tmp_path / "nowhere") == 0
