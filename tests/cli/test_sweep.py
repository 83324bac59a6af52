"""`clusterwright sweep`: what it prints, as text and as JSON."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from designer.cli import progress
from designer.cli.main import main
from tests.conftest import Golden
from tests.support.samples import SAMPLES

SAMPLE = next(path for path in SAMPLES if path.stem == "four-node-3-plus-1")
LARGE = next(path for path in SAMPLES if path.stem == "eight-node-7-plus-1")


def document(capsys: pytest.CaptureFixture[str], depth: int) -> dict[str, Any]:
    assert main(["sweep", str(SAMPLE), "--depth", str(depth), "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    found: dict[str, Any] = json.loads(captured.out)
    return found


def test_the_text_reads_like_a_mail(
    golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLE.parent)
    assert main(["sweep", SAMPLE.name, "--depth", "2"]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 100
    golden(Path(__file__).parent / "golden" / "sweep.txt", text)


def test_a_case_in_json_has_faults_and_groups(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, 2)
    assert (found["schema"], found["version"], found["basis"], found["depth"]) == (
        "clusterwright-sweep",
        1,
        "simulated",
        2,
    )
    case = next(case for case in found["cases"] if case["faults"] == ["power:NODE1", "power:NODE2"])
    assert set(case["groups"]) == {"Cluster Group", "EVS1", "EVS2", "EVS3"}
    assert case["groups"]["EVS2"]["outcome"] == "offline"
    assert case["groups"]["EVS2"]["outage_ms"] is None
    assert case["groups"]["EVS1"]["outcome"] == "moved"
    assert case["groups"]["EVS1"]["node"] == "NODE4"
    assert case["groups"]["EVS3"] == {"outcome": "unaffected", "node": "NODE3", "outage_ms": 0}
    assert case["at_ms"][0] == 0 < case["at_ms"][1]


def test_a_case_can_be_played_again(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, 2)
    case = next(case for case in found["cases"] if case["faults"] == ["power:NODE3", "power:NODE4"])
    events = [f"{fault}@{at / 1000}" for fault, at in zip(case["faults"], case["at_ms"], strict=True)]
    arguments = [argument for event in events for argument in ("--event", event)]
    assert main(["simulate", str(SAMPLE), *arguments, "--format", "json"]) == 0
    played = json.loads(capsys.readouterr().out)["groups"]
    for group, outcome in case["groups"].items():
        assert {key: played[group][key] for key in outcome} == outcome


def test_json_has_ladder_capacity_and_single_points(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, 1)
    assert [rung["users"] for rung in found["ladder"]] == [6000, 6000, 4000, 2000, 0]
    assert found["capacity"]["NODE4"]["users"]["worst"] == 2000
    assert found["capacity"]["NODE4"]["users"]["normal"] == 0
    lost = {fault: point["lost"] for point in found["single_points"] for fault in point["faults"]}
    assert lost["disk:Disk R"] == ["EVS1"]
    assert len(lost["array:Array 1"]) == len(lost["network:Public"]) == 4
    assert found["worst"]["EVS1"]["longest_ms"] > 60_000
    assert found["count"] == sum(case["alike"] for case in found["cases"])


def test_what_is_alike_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    cases = {case["faults"][0]: case for case in document(capsys, 1)["cases"]}
    case = next(case for case in cases.values() if "like" in case)
    assert case["alike"] == len(case["like"][0]) > 1
    assert case["faults"][0] in case["like"][0]


def test_the_default_is_every_single_component(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", str(SAMPLE), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {len(case["faults"]) for case in found["cases"]} == {1}


def test_a_bad_depth_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", str(SAMPLE), "--depth", "4"]) == 2
    assert "depth" in capsys.readouterr().err


def test_a_design_that_cannot_be_played_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.cluster"
    text = json.loads(SAMPLE.read_text(encoding="utf-8"))
    text["tables"] = {"clusters": text["tables"]["clusters"]}
    text["tables"]["clusters"][0].pop("quorum_disk", None)
    path.write_text(json.dumps(text), encoding="utf-8")
    assert main(["sweep", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[-1] == f"{path}: there is nothing to simulate: the design has no nodes"


def test_progress_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(progress, "FIRST_S", 0)
    monkeypatch.setattr(progress, "EVERY_S", 0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.progress_line("cases") as show:
        assert show is not None
        show(1, 200)
        show(150, 200)
    assert "1 of 200 cases, 0 %" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.progress_line("cases") as show:
        assert show is None


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_an_interrupted_sweep_leaves_without_a_word_and_without_processes() -> None:
    command = [sys.executable, "-m", "designer", "sweep", str(LARGE), "--depth", "2"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    time.sleep(4)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)  # as long as any process is left, the pipes are open
    assert process.returncode in (130, 0), err
    assert "Traceback" not in err
    if process.returncode == 130:
        assert out == ""
