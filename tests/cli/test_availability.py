"""`clusterwright availability`: what it prints, for people and for programs, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from designer.cli.main import main
from designer.files.save import save
from tests.support.clusters import cluster, nodes, plain
from tests.support.samples import SAMPLES

SAMPLE = next(path for path in SAMPLES if path.stem == "four-node-3-plus-1")


def printed(capsys: pytest.CaptureFixture[str], *words: str, sample: Path = SAMPLE) -> str:
    assert main(["availability", str(sample), *words]) == 0
    outcome = capsys.readouterr()
    assert outcome.err == ""
    return outcome.out


def document(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(capsys, *words, "--format", "json"))
    assert (found["schema"], found["version"], found["basis"]) == ("clusterwright-availability", 1, "modelled")
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_estimated_in_lines_of_100(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "--samples", "2", "--years", "2", sample=sample)
    assert max(map(len, text.splitlines())) <= 100
    assert "(modelled, not measured)" in " ".join(text.split())
    assert "guarantee nothing" in text
    assert "Not counted, as nothing is given" in text


def test_the_text_ranks_causes_and_marks_what_is_assumed(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "--samples", "0")
    assert re.search(r"^EVS1, EVS2 and EVS3: at most \d\d\.\d{3} %, at least [\d.]+ min a year down$", text, re.M)
    minutes = [float(found) for found in re.findall(r"^ +([\d.]+) min +\d+ %", text, re.M)]
    assert minutes == sorted(minutes, reverse=True)
    assert "MTBF 10,000 h, MTTR 8 h: assumed" in text
    assert "(single point of failure)" in text
    assert "P95" not in text


def test_what_is_given_is_counted_and_called_given(capsys: pytest.CaptureFixture[str]) -> None:
    words = "--node 2190/4 --storage 99.995 --surroundings 99.99% --power 100000/1 --coverage 1"
    text = printed(capsys, *words.split(), "--repair-crews", "per-node", "--moves-per-year", "12", "--samples", "0")
    assert "52.6 min" in text
    assert "26.3 min" in text
    assert "one per node: given" in text
    assert re.search(r"Planned moves: 12 a year × \d+\ss \(simulated\) = [\d.]+ min, 99\.\d{3} % with them", text)
    assert "Failovers that do not work" not in text
    assert "assumed" not in text


def test_json_says_the_same_as_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--samples", "20", "--seed", "5", "--years", "20")
    text, found = printed(capsys, *words), document(capsys, *words)
    assert list(found["servers"]) == ["EVS1", "EVS2", "EVS3"]
    server = found["servers"]["EVS1"]
    assert f"at most {server['availability_percent']:.3f} %" in text
    runs = server["outages"]["node_lost_runs"]
    assert f"P50 {runs['p50_ms'] / 1000:.1f} s, P95 {runs['p95_ms'] / 1000:.1f} s" in text
    assert server["outages"]["node_lost_ms"] == 1000 * float(re.findall(r"EVS1 +([\d.]+)\s", text)[0])
    assert not server["complete"]
    assert {one["basis"] for cause in server["contributors"] for one in cause["inputs"]} == {"assumed", "simulated"}
    assert found["inputs"]["coverage"] == {"value": 0.98, "basis": "assumed"}
    assert found["ranges"][0] == {
        "key": "regroup",
        "label": "Regroup",
        "low_ms": 0,
        "likely_ms": 0,
        "high_ms": 2000,
    }
    assert server["years"]["p50_minutes"] <= server["years"]["p95_minutes"] <= server["years"]["most_minutes"]


def test_the_seed_decides(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--samples", "10", "--years", "10")
    assert document(capsys, *words, "--seed", "1") == document(capsys, *words, "--seed", "1")
    one, other = (document(capsys, *words, "--seed", seed)["servers"]["EVS1"] for seed in ("1", "2"))
    assert one["outages"]["node_lost_runs"] != other["outages"]["node_lost_runs"]
    assert one["availability_percent"] == other["availability_percent"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--coverage 2", "--coverage: 2 is too large, at most 1"),
        ("--repair-crews 0", "--repair-crews: 0 is too small, at least 1"),
        ("--repair-crews two", '--repair-crews: "two" is neither a whole number nor per-node'),
        ("--node 99", '--node: "99" is not MTBF/MTTR in hours such as 10000/8'),
        ("--node 0/8", "--node: 0 is too small, at least 1"),
        ("--storage 1/2/3", "--storage: "),
        ("--power 101", "--power: 101 is too large, at most 100"),
        ("--surroundings nan", "--surroundings: nan is not a number"),
        ("--manual-recovery 1e9", "--manual-recovery: "),
        ("--moves-per-year -1", "--moves-per-year: "),
        ("--samples -1", "--samples: -1 is too small, at least 0"),
        ("--years 100000 --node 1/1 --samples 0", "--years: 100,000 years of EVS1 hold too many failures"),
        ("--years 10000000", "--years: 10,000,000 is too large, at most 100,000"),
    ],
)
def test_bad_input_is_one_sentence(words: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["availability", str(SAMPLE), *words.split()]) == 2
    outcome = capsys.readouterr()
    assert outcome.out == ""
    (said,) = outcome.err.splitlines()
    assert said.startswith(sentence)


def test_a_design_without_virtual_servers_has_nothing_to_estimate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.cluster"
    save(path, cluster(nodes(2), plain("A", "n1")))
    assert main(["availability", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}: there is nothing to estimate: the design has no virtual servers\n"
