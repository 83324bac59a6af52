"""`clusterwright scenarios`: how the scenarios of designs stand, with and without playing them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from designer.cli.main import main
from designer.edits.objects import set_fields
from designer.edits.scenarios import save_scenario
from designer.files.load import load
from designer.files.save import save
from designer.model.diff import apply
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import Snapshot
from tests.support.samples import three_plus_one

POWER = Step(id="", scenario="", kind="power", subject="n1")
GONE = Step(id="", scenario="", kind="power", subject="n9")
MOVES = Expectation(id="", scenario="", group="g2", node="n4", within_ms=600_000)
STAYS = Expectation(id="", scenario="", group="g2", state="stays online")


def written(folder: Path, *scenarios: tuple[str, Step, list[Expectation]]) -> Path:
    design = three_plus_one()
    for name, step, expected in scenarios:
        design = apply(design, save_scenario(design, name, [step], expected))
    return kept(folder / "mine.cluster", design)


def kept(path: Path, design: Snapshot) -> Path:
    save(path, design)
    return path


def standings(capsys: pytest.CaptureFixture[str], *arguments: Any) -> tuple[int, dict[str, str]]:
    code = main(["scenarios", *map(str, arguments), "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "clusterwright-scenario-results"
    return code, {one["name"]: one["standing"] for each in document["designs"] for one in each["scenarios"]}


def test_scenarios_pass_or_fail_and_the_exit_code_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, ("Night", POWER, [MOVES]), ("Hope", POWER, [MOVES, STAYS]), ("Old", GONE, [MOVES]))
    code = main(["scenarios", str(path), "--run"])
    said = capsys.readouterr().out
    assert code == 1
    lines = said.splitlines()
    assert lines[1] == "(simulated, not measured)"
    assert any(line.startswith("  passed      Night") for line in lines)
    assert any(line.startswith("  FAILED      Hope: 1 of 2 expectations met") for line in lines)
    assert any("stays online: EVS1 was without service" in line for line in lines)
    assert any(line.startswith("  BROKEN      Old: cannot be played: the design") and '"n9"' in line for line in lines)
    assert lines[-1] == "  1 passed, 1 FAILED, 1 BROKEN"
    assert max(map(len, lines)) <= 100


def test_all_as_expected_is_fine_and_what_expects_nothing_has_no_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, ("Night", POWER, [MOVES]), ("Free", POWER, []))
    assert standings(capsys, path, "--run") == (0, {"Night": "passed", "Free": "unjudged"})
    assert load(path).snapshot.scenarios["sc1"].result is None, "running writes nothing"


def test_recorded_results_are_told_until_the_design_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, ("Night", POWER, [MOVES]), ("Hope", POWER, [STAYS]))
    assert standings(capsys, path) == (0, {"Night": "not run", "Hope": "not run"})
    assert standings(capsys, path, "--run", "--record")[0] == 1
    before = path.read_bytes()
    assert standings(capsys, path) == (1, {"Night": "passed", "Hope": "failed"})
    assert standings(capsys, path, "--run", "--record")[0] == 1
    assert path.read_bytes() == before, "the same results on the same day are the same file"
    design = load(path).snapshot
    kept(path, apply(design, set_fields(design, "n2", ram_mb=4711)))
    assert standings(capsys, path) == (1, {"Night": "stale", "Hope": "stale"})
    main(["scenarios", str(path)])
    assert "the design has changed since" in " ".join(capsys.readouterr().out.split())


def test_a_design_without_scenarios_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert standings(capsys, written(tmp_path), "--run") == (0, {})


def test_recording_needs_running(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", str(written(tmp_path)), "--record"]) == 2
    assert "--run" in capsys.readouterr().err


def test_a_bad_file_is_named_and_the_others_are_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.cluster"
    bad.write_text("nothing", encoding="utf-8")
    code = main(["scenarios", str(bad), str(written(tmp_path, ("Night", POWER, [MOVES]))), "--run"])
    captured = capsys.readouterr()
    assert code == 2
    assert "bad.cluster" in captured.err
    assert "passed" in captured.out


def test_the_list_of_scenarios_names_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, ("Old", GONE, [MOVES]), ("Night", POWER, [MOVES]))
    assert main(["simulate", str(path), "--list"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert 'Old: cannot be played: scenario "Old", step step1: the design does not have the node "n9"' in said
    assert "expects EVS1 online on NODE4 within 10 min" in said
    assert main(["simulate", str(path), "--list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["scenarios"][0]["problem"]
