"""The lock files: versions and hashes for everyone, no addresses, and the one Qt that works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tooling.lock import BUILD_BACKEND, HEADER, without_comments
from tooling.paths import DEV_LOCK, PEER_LOCK, RUNTIME_LOCK

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; .+?)? \\$", re.MULTILINE)
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$", re.MULTILINE)


def entries(lock: Path) -> set[tuple[str, str]]:
    return set(ENTRY.findall(lock.read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", [RUNTIME_LOCK, DEV_LOCK, PEER_LOCK], ids=lambda path: path.name)
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert lines[0] + "\n" == HEADER
    assert all(ENTRY.match(line) or HASH.match(line) for line in lines[1:])


def test_the_development_lock_contains_the_runtime_lock() -> None:
    assert entries(RUNTIME_LOCK) < entries(DEV_LOCK)


def test_qt_is_pinned_to_the_last_release_that_spares_none() -> None:
    versions = {
        version for lock in (DEV_LOCK, PEER_LOCK) for name, version in entries(lock) if name == "pyside6-essentials"
    }
    assert versions == {"6.11.3"}


def test_the_build_backend_is_locked_too() -> None:
    assert set(BUILD_BACKEND) <= {name for name, _ in entries(RUNTIME_LOCK)}


def test_comments_of_the_resolver_are_dropped() -> None:
    assert without_comments("# from somewhere\na==1 \\\n") == "a==1 \\\n"
