"""Bad input gives one sentence, exit code 2, no traceback, and leaves every file as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from designer.cli.main import main
from tests.support.samples import SAMPLES

GOOD = next(path for path in SAMPLES if path.stem == "two-node-seed").read_text(encoding="utf-8")


def edited(change: Callable[[dict[str, object]], None]) -> str:
    document = json.loads(GOOD)
    change(document)
    return json.dumps(document)


def dangling(document: dict[str, object]) -> None:
    document["tables"]["groups"][0]["owner"] = "n9"  # type: ignore[index]


def newer(document: dict[str, object]) -> None:
    document.update(version="99.0", min_reader="99.0")


CASES = {
    "empty": ("", "empty"),
    "truncated": (GOOD[: len(GOOD) // 2], "truncated|ends|line"),
    "not json": ("cluster: yes\n", "JSON"),
    "something else": ('{"format": "drawing"}', "Clusterwright"),
    "dangling reference": (edited(dangling), 'table "groups", record "g1".*unknown node "n9"'),
    "newer version": (edited(newer), "99.0"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("command", ["check", "simulate", "report", "render", "film"])
def test_a_bad_file_is_refused_in_one_sentence(
    case: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import re

    text, reason = CASES[case]
    path = tmp_path / "bad.cluster"
    path.write_text(text, encoding="utf-8")
    output = tmp_path / {"report": "out.pdf", "film": "out.gif"}.get(command, "out.svg")
    tail = ["-o", str(output)] if command in ("report", "render", "film") else []
    assert main([command, str(path), *tail]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith(str(path))
    assert re.search(reason, line), line
    assert path.read_text(encoding="utf-8") == text
    assert not output.exists()


def test_a_cycle_is_a_finding_for_check_and_a_refusal_for_simulate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def cycle(document: dict[str, object]) -> None:
        edges = document["tables"]["dependencies"]  # type: ignore[index]
        edges.append({"id": "dep99", "dependent": edges[0]["provider"], "provider": edges[0]["dependent"]})

    path = tmp_path / "cycle.cluster"
    path.write_text(edited(cycle), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "cycle" in capsys.readouterr().out.casefold()
    assert main(["simulate", str(path)]) == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith(f"{path}: ")
    assert "cycle" in error
    assert main(["report", str(path), "-o", str(tmp_path / "cycle.pdf")]) == 0


def test_an_unknown_platform_is_drawn_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.cluster"
    path.write_text(GOOD.replace("windows-2003-enterprise", "windows-3.11"), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "windows-3.11" in capsys.readouterr().out


def test_a_folder_is_no_design(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_place_that_cannot_be_written_is_named_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readonly = tmp_path / "readonly.cluster"
    readonly.write_text("precious", encoding="utf-8")
    readonly.chmod(0o444)
    for target in (readonly, Path("/dev/full"), tmp_path, tmp_path / "no" / "such" / "folder.cluster"):
        assert main(["new", "three-plus-one", "-o", str(target), "--force"]) == 2
        captured = capsys.readouterr()
        assert len(captured.err.splitlines()) == 1
        assert str(target) in captured.err
    assert readonly.read_text(encoding="utf-8") == "precious"


def test_the_process_ends_with_the_code_and_without_a_traceback(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "designer", "check", str(tmp_path / "gone.cluster")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "gone.cluster" in result.stderr


def test_a_mistyped_command_is_named() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "designer", "chekc", str(SAMPLES[0])], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert 'no command and no file "chekc"' in result.stderr


def test_a_reader_that_stops_reading_is_no_error() -> None:
    command = f'"{sys.executable}" -m designer rules | head -n 1'
    if os.name == "nt":
        pytest.skip("needs a POSIX shell")
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in result.stderr
    assert result.returncode == 0


def test_no_command_loads_qt() -> None:
    program = (
        "import sys; from designer.cli.main import main; "
        f"main(['check', {str(SAMPLES[0])!r}]); main(['simulate', {str(SAMPLES[0])!r}]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
