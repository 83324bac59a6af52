"""Drafts outlive the program that wrote them, belong to one program at a time, and go when nobody wants them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from designer.files.recovery import shelf as module
from designer.files.recovery.shelf import (
    KEPT_DAYS,
    YOUNG_S,
    clear_tried,
    discard,
    mark_tried,
    new_shelf,
    orphans,
    was_tried,
)

CRASH = """
import os, signal, sys
from pathlib import Path
from designer.files.recovery.shelf import new_shelf
shelf = new_shelf(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    shelf.place().write_text("draft")
print(flush=True)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


def running(root: Path, drafts: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CRASH, str(root), str(drafts)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def crash(process: subprocess.Popen[str]) -> None:
    process.communicate("\n")


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


def test_nobody_takes_the_drafts_of_a_program_that_runs_and_one_gets_those_of_a_crashed_one(tmp_path: Path) -> None:
    process = running(tmp_path, 2)
    assert orphans(tmp_path).drafts() == []
    crash(process)
    mine = orphans(tmp_path)
    assert [place.name for place in mine.drafts()] == ["1.draft", "2.draft"]
    assert orphans(tmp_path).drafts() == []
    mine.leave()
    assert len(orphans(tmp_path).drafts()) == 2


def test_drafts_that_are_decided_on_leave_nothing_behind(tmp_path: Path) -> None:
    crash(running(tmp_path, 2))
    mine = orphans(tmp_path)
    for place in mine.drafts():
        discard(place)
    mine.leave()
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_ends_well_leaves_nothing_behind(tmp_path: Path) -> None:
    shelf = new_shelf(tmp_path / "recovery")
    place = shelf.place()
    place.write_text("draft")
    discard(place)
    shelf.leave()
    assert list((tmp_path / "recovery").iterdir()) == []


def test_the_folders_are_the_users_alone(tmp_path: Path) -> None:
    shelf = new_shelf(tmp_path / "recovery")
    assert {path.stat().st_mode & 0o777 for path in (shelf.folder, shelf.folder.parent)} == {0o700}
    shelf.leave()


def test_a_folder_that_was_just_made_is_left_alone_and_an_old_empty_one_removed(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh", tmp_path / "old"
    for folder in (fresh, old):
        folder.mkdir()
    age(old, YOUNG_S + 60)
    crash(running(tmp_path, 0))
    assert orphans(tmp_path).drafts() == []
    assert fresh.exists()
    assert not old.exists()


@pytest.mark.parametrize(("days", "kept"), [(30, True), (KEPT_DAYS - 1, True), (KEPT_DAYS + 1, False)])
def test_drafts_are_kept_for_months(tmp_path: Path, days: int, kept: bool) -> None:
    crash(running(tmp_path, 1))
    (draft,) = tmp_path.glob("*/*.draft")
    age(draft, days * 86_400)
    assert bool(orphans(tmp_path).drafts()) == kept


def test_a_draft_remembers_that_restoring_it_was_begun(tmp_path: Path) -> None:
    place = tmp_path / "1.draft"
    place.write_text("draft")
    assert not was_tried(place)
    mark_tried(place)
    assert was_tried(place)
    clear_tried(place)
    assert not was_tried(place)
    mark_tried(place)
    discard(place)
    assert list(tmp_path.iterdir()) == []


def test_there_is_nothing_where_nothing_ever_was(tmp_path: Path) -> None:
    assert orphans(tmp_path / "nowhere").drafts() == []


def test_a_folder_that_cannot_be_locked_is_an_error_not_an_endless_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.ProcessLock, "take", lambda _: False)
    with pytest.raises(OSError, match="locked"):
        new_shelf(tmp_path)
