from __future__ import annotations

from pathlib import Path

import pytest

from designer.files.load import load
from designer.files.save import save
from designer.files.titles import title_of
from tests.support.designs import two_node
from tests.support.samples import SAMPLES


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_title_is_that_of_the_design(path: Path) -> None:
    assert title_of(path) == load(path).snapshot.cluster.title != ""


def test_a_design_without_a_title_has_none(tmp_path: Path) -> None:
    path = tmp_path / "new.cluster"
    save(path, two_node())
    assert title_of(path) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        '{"tables": 7}',
        '{"tables": {"clusters": []}}',
        '{"tables": {"clusters": [{"title": 7}]}}',
        "\ud7ff{",
    ],
)
def test_what_is_no_design_has_no_title(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.cluster"
    path.write_text(text, encoding="utf-8")
    assert title_of(path) == ""


def test_what_is_no_text_or_no_file_has_no_title(tmp_path: Path) -> None:
    path = tmp_path / "odd.cluster"
    path.write_bytes(b"\xff\xfe{")
    assert title_of(path) == title_of(tmp_path / "gone.cluster") == title_of(tmp_path) == ""
