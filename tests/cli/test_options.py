"""`clusterwright options`, and the pictures of what a sweep finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.cli.main import main
from designer.edits.templates import empty_design
from designer.files.save import save
from tests.support.samples import SAMPLES

SAMPLE = next(path for path in SAMPLES if path.stem == "four-node-3-plus-1")
SMALL = next(path for path in SAMPLES if path.stem == "exchange-2000-active-active")


def test_the_text_has_a_column_for_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["options", str(SAMPLE)]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 100
    assert [one for one in ("This design", "1 + 1", "2 + 1", "3 + 1", "Active/active") if one not in text] == []
    assert "not measured" in text
    assert "prices are not known" in text


def test_the_json_says_what_is_possible_and_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["options", str(SMALL), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["version"]) == ("clusterwright-options", 1)
    options = {one["option"]: one for one in found["options"]}
    assert list(options) == ["design", "1+1", "2+1", "3+1", "A/A"]
    assert options["design"]["worst_outage_ms"] == options["A/A"]["worst_outage_ms"]
    assert options["3+1"]["possible"] is False
    assert "at most 2 nodes" in options["3+1"]["problem"]
    assert set(options["1+1"]["licences"].values()) == {2}


def test_a_design_without_virtual_servers_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.cluster"
    save(path, empty_design())
    assert main(["options", str(path)]) == 2
    error = capsys.readouterr().err
    assert "no virtual server" in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("view", ["matrix", "ladder", "capacity", "options"])
def test_what_a_sweep_finds_is_drawn(view: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    assert main(["render", str(SMALL), "-o", str(path), "--view", view]) == 0
    assert "<text" in path.read_text(encoding="utf-8")
