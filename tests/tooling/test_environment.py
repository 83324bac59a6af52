"""When the virtual environment is kept, brought up to date, or made anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tooling import paths
from tooling.environment import STAMP_NAME, Wanted, is_current, is_usable, read_stamp, wanted

if TYPE_CHECKING:
    from pathlib import Path

NEED = Wanted(venv="/a b/.venv", locks={"requirements.lock": "r1"}, project="p1")
STAMP: dict[str, Any] = {
    "venv": "/a b/.venv",
    "python": "3.11.2",
    "locks": {"requirements.lock": "r1", "requirements-dev.lock": "d1"},
    "project": "p1",
}


def test_an_interrupted_installation_leaves_no_stamp(tmp_path: Path) -> None:
    assert read_stamp(tmp_path) is None
    (tmp_path / STAMP_NAME).write_text('{"venv": "/a b', encoding="utf-8")
    assert read_stamp(tmp_path) is None
    (tmp_path / STAMP_NAME).write_text("[]", encoding="utf-8")
    assert read_stamp(tmp_path) is None
    (tmp_path / STAMP_NAME).write_text(json.dumps(STAMP), encoding="utf-8")
    assert read_stamp(tmp_path) == STAMP


def test_an_unstamped_moved_or_broken_environment_is_made_anew() -> None:
    assert is_usable(STAMP, NEED, "3.11.2")
    assert not is_usable(None, NEED, "3.11.2")
    assert not is_usable({**STAMP, "venv": "/elsewhere/.venv"}, NEED, "3.11.2")
    assert not is_usable(STAMP, NEED, "3.13.1")
    assert not is_usable(STAMP, NEED, None)


def test_what_tests_need_also_serves_a_run() -> None:
    assert is_current(STAMP, NEED)


def test_a_changed_lock_or_project_is_installed_again() -> None:
    assert not is_current({**STAMP, "locks": {"requirements.lock": "old"}}, NEED)
    assert not is_current({**STAMP, "locks": {}}, NEED)
    assert not is_current({**STAMP, "project": "old"}, NEED)


def test_the_development_lock_satisfies_both() -> None:
    assert set(wanted(paths.RUNTIME_LOCK).locks) == {"requirements.lock"}
    assert set(wanted(paths.DEV_LOCK).locks) == {"requirements.lock", "requirements-dev.lock"}
