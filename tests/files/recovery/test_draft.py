"""Drafts come back as they were written, and everything that is no draft is refused."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from designer.files.load import from_text
from designer.files.recovery.draft import BadDraft, Heading, read_heading, read_text, write_draft
from designer.files.text import to_text
from tests.support.samples import three_plus_one

NOW = datetime.datetime(2026, 11, 23, 9, 15, 2, tzinfo=datetime.UTC)


def heading(path: str | None = "/x/größe/\udcff.cluster") -> Heading:
    return Heading(
        name="größe.cluster", path=path and Path(path), base="ab" if path else None, program="1", time=NOW, steps=7
    )


@pytest.mark.parametrize("path", ["/x/a.cluster", "/x/größe\n\udcff.cluster", None])
def test_a_draft_comes_back(tmp_path: Path, path: str | None) -> None:
    place = tmp_path / "1.draft"
    write_draft(place, heading(path), to_text(three_plus_one()))
    assert read_heading(place) == heading(path)
    assert from_text(read_text(place)).snapshot == three_plus_one()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}\n",
        b"null\n",
        b"\xff\n",
        b"[" * 70_000,
        b'{"name": "a", "path": null, "base": null, "program": "1", "time": "2026-01-01", "steps": 1}\n',
        b'{"name": "a", "path": null, "base": null, "program": "1", "time": 5, "steps": 1}\n',
    ],
)
def test_what_is_no_draft_is_refused(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "1.draft"
    place.write_bytes(content)
    with pytest.raises(BadDraft):
        read_heading(place)


def test_a_draft_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for read in (read_heading, read_text):
        with pytest.raises(BadDraft):
            read(tmp_path / "1.draft")
