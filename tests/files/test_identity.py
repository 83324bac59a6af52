"""A file is the same however its path is written, and what counts is what it holds."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from designer.files.identity import digest_of, same_file


def test_the_same_file_by_other_paths(tmp_path: Path) -> None:
    file = tmp_path / "a.cluster"
    file.write_bytes(b"content")
    link, hard = tmp_path / "b.cluster", tmp_path / "c.cluster"
    link.symlink_to(file)
    os.link(file, hard)
    for other in (file, link, hard, tmp_path / ".." / tmp_path.name / "a.cluster"):
        assert same_file(file, other)
    copy = tmp_path / "copy.cluster"
    copy.write_bytes(b"content")
    assert not same_file(file, copy)


def test_files_that_are_not_there_are_compared_by_path(tmp_path: Path) -> None:
    assert same_file(tmp_path / "a", tmp_path / "a")
    assert not same_file(tmp_path / "a", tmp_path / "b")
    assert not same_file(Path("a\0"), tmp_path / "b")


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.cluster"
    file.write_bytes(b"content" * 500_000)
    assert digest_of(file) == hashlib.sha256(b"content" * 500_000).hexdigest()
    assert digest_of(tmp_path / "nowhere") is None
    assert digest_of(file / "below") is None
    assert digest_of(tmp_path) == ""
    assert digest_of(Path("a\0")) == ""
