"""`clusterwright film`."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.cli.main import main
from tests.support.samples import SAMPLES

SAMPLE = str(next(path for path in SAMPLES if path.stem == "four-node-3-plus-1"))
SMALL = ["--frames", "4", "--size", "480x300"]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("run.gif", b"GIF89a"),
        ("run.png", b"\x89PNG"),
        ("RUN.APNG", b"\x89PNG"),
        ("run.html", b"<!DOCTYPE html>"),
    ],
)
def test_the_ending_decides(name: str, start: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    assert main(["film", SAMPLE, "-o", str(path), *SMALL]) == 0
    assert path.read_bytes().startswith(start)
    assert capsys.readouterr().out == f"{path}: written\n"


def test_without_an_ending_it_is_a_folder_of_pictures(tmp_path: Path) -> None:
    path = tmp_path / "slides"
    assert main(["film", SAMPLE, "-o", str(path), *SMALL, "--scenario", "Loss of the first node"]) == 0
    assert sorted(one.name for one in path.iterdir())[:2] == ["captions.txt", "frame-01.png"]
    assert (path / "captions.txt").read_text(encoding="utf-8").startswith("Loss of the first node\n")


def test_what_happens_is_in_the_page(tmp_path: Path) -> None:
    path = tmp_path / "run.html"
    assert main(["film", SAMPLE, "-o", str(path), "--event", "move:EVS2=NODE4@3"]) == 0
    page = path.read_text(encoding="utf-8")
    assert "<h1>EVS2 is moved to NODE4</h1>" in page
    assert "Simulated, not measured" in page


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["-o", "run.mp4"], "the name must end in .gif, .png, .apng, .html"),
        (["-o", "run.gif", "--size", "big"], '"big" is no size; write it as 1200x750'),
        (["-o", "run.gif", "--size", "1x1"], "each side has 240 to 4096 pixels"),
        (["-o", "run.gif", "--frames", "1"], "A film has 2 to 300 frames, not 1"),
        (["-o", "run.gif", "--scenario", "all"], "a film shows one"),
        (["-o", "run.gif", "--scenario", "none"], "none"),
        (["-o", "run.gif", "--event", "power:NODE9"], "NODE9"),
        (["-o", "run.gif", "--service", "nt4"], 'There is no cluster service "nt4"'),
        (["-o", "none/run.html"], "does not exist"),
    ],
)
def test_bad_usage_is_one_sentence_and_writes_nothing(
    arguments: list[str],
    reason: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["film", SAMPLE, *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert reason in line
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_when_the_film_cannot_be_made(tmp_path: Path) -> None:
    path = tmp_path / "run.gif"
    path.write_bytes(b"old")
    assert main(["film", SAMPLE, "-o", str(path), "--event", "power:NODE9"]) == 2
    assert path.read_bytes() == b"old"
