"""`simulate` with scenarios and expectations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from designer.cli.main import main
from designer.files.text import to_text
from designer.model.diff import adding, apply
from designer.model.scenarios import Expectation, Scenario, Step
from designer.model.snapshot import Snapshot
from tests.support.samples import SAMPLES, sample

SAMPLE = str(next(path for path in SAMPLES if path.stem == "four-node-3-plus-1"))


def written(design: Snapshot, folder: Path) -> str:
    path = folder / "mine.cluster"
    path.write_text(to_text(design), encoding="utf-8")
    return str(path)


@pytest.fixture
def scenarios(tmp_path: Path) -> str:
    """The two-node sample with two scenarios of its own, of which the second expects too much."""
    design = sample("two-node-seed")
    for table in ("scenarios", "steps", "expectations"):
        assert not any(identifier.startswith("x") for identifier in design.table(table))
    records: list[tuple[str, Any]] = [
        ("scenarios", Scenario(id="x1", name="Loss at night", starts_at="22:30", seed=3)),
        ("steps", Step(id="x2", scenario="x1", kind="power", subject="n1", at_ms=10_000)),
        ("expectations", Expectation(id="x3", scenario="x1", group="g2", node="n2", within_ms=180_000)),
        ("scenarios", Scenario(id="x4", name="Move")),
        ("steps", Step(id="x5", scenario="x4", kind="move", subject="g2", value="n2")),
        ("expectations", Expectation(id="x6", scenario="x4", group="g2", state="stays online")),
    ]
    return written(apply(design, adding(records)), tmp_path)


def played(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    assert main(["simulate", *arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


def test_a_scenario_of_the_design_is_played_with_its_time_and_seed(
    scenarios: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document = played(capsys, scenarios, "--scenario", "loss AT night")
    assert document["schema"] == "clusterwright-run"
    assert (document["scenario"], document["seed"], document["starts_at"]) == ("Loss at night", 3, "22:30")
    assert document["faults"] == ["power:NODE1@10"]
    (verdict,) = document["expectations"]
    assert (verdict["text"], verdict["met"]) == ("EVS1 online on NODE2 within 180 s", True)
    changed = played(capsys, scenarios, "--scenario", "x1", "--seed", "9", "--starts-at", "8:00")
    assert (changed["seed"], changed["starts_at"]) == (9, "8:00")


def test_an_expectation_that_is_not_met_is_told_and_ends_with_1(
    scenarios: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", scenarios, "--scenario", "Move"]) == 1
    out = capsys.readouterr().out
    assert "NOT MET  EVS1 stays online: EVS1 was without service for" in out
    assert main(["simulate", scenarios, "--scenario", "all"]) == 1
    assert "4 of 5 runs as expected" in capsys.readouterr().out
    document = played(capsys, scenarios, "--scenario", "Move", "--scenario", "Loss at night", code=1)
    assert document["schema"] == "clusterwright-runs"
    assert [[one["met"] for one in run["expectations"]] for run in document["runs"]] == [[False], [True]]


def test_events_may_be_expected_something_of(capsys: pytest.CaptureFixture[str]) -> None:
    event = ["--event", "move:EVS1=NODE4"]
    assert main(["simulate", SAMPLE, *event, "--expect", "EVS1 online on NODE4 within 10 min"]) == 0
    assert "met      EVS1 online on NODE4 within 10 min" in capsys.readouterr().out
    assert main(["simulate", SAMPLE, *event, "--expect", "EVS1 online within 1 s", "--expect", "EVS2 online"]) == 1
    out = capsys.readouterr().out
    assert "s longer than allowed" in out
    assert "met      EVS2 online" in out
    assert main(["simulate", SAMPLE, "--expect", "EVS1 online on NODE4"]) == 0


def test_a_test_of_the_library_is_played_by_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    single = played(capsys, SAMPLE, "--scenario", "tc-04")
    assert (single["scenario"], single["faults"]) == ("TC-04 NODE1", ["power:NODE1"])
    assert all(one["met"] for one in single["expectations"])
    several = played(capsys, SAMPLE, "--scenario", "TC-03")
    assert [run["scenario"] for run in several["runs"]] == ["TC-03 NODE1", "TC-03 NODE2", "TC-03 NODE3"]
    one = played(capsys, SAMPLE, "--scenario", "tc-03 node2")
    assert one["faults"] == ["service:NODE2"]
    warned = played(capsys, SAMPLE, "--scenario", "TC-10")
    assert all("no supported test" in run["warning"] for run in warned["runs"])


def test_another_cluster_service_plays(capsys: pytest.CaptureFixture[str]) -> None:
    here = played(capsys, SAMPLE, "--event", "power:NODE2")
    there = played(capsys, SAMPLE, "--event", "power:NODE2", "--service", "ws2008")
    assert there["service"] == "ws2008"
    assert there["groups"]["EVS2"]["outage_ms"] < here["groups"]["EVS2"]["outage_ms"]  # 5 s to notice, not 7.2 s


def test_all_scenarios_are_listed(scenarios: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", scenarios, "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 100
    assert "  Loss at night: power:NODE1@10" in lines
    assert "    expects EVS1 online on NODE2 within 180 s" in lines
    text = "\n".join(lines)
    assert "AT-07  Names and Kerberos: it asks the name servers" in text
    assert "TC-15  Passive node lost: 1 run" in text
    assert "TC-14  Two active nodes, one after the other: it needs three nodes" in text
    assert "Warning: Pulling the cable between a node and its storage is no supported test" in text
    document = played(capsys, scenarios, "--list")
    assert document["schema"] == "clusterwright-scenarios"
    assert [one["name"] for one in document["scenarios"]][-2:] == ["Loss at night", "Move"]
    assert len(document["library"]) == 32
    assert {one["status"] for one in document["library"]} == {"played", "manual", "unsupported", "left out"}


def test_texts_stay_within_100_columns(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("library", "TC-13 EVS1", "TC-20"):
        main(["simulate", SAMPLE, "--scenario", name])
        out = capsys.readouterr().out
        assert [line for line in out.splitlines() if len(line) > 100 and not line.startswith(SAMPLE)] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scenario", "nothing"], 'there is no scenario "nothing"'),
        (["--scenario", "TC-11"], "TC-11 is a test for people: single drives"),
        (["--scenario", "TC-X"], "TC-X is no supported test"),
        (["--scenario", "TC-04 NODE9"], 'there is no run "TC-04 NODE9"; runs are TC-04 NODE1'),
        (["--scenario", ""], 'there is no scenario ""; scenarios are Loss of the first node'),
        (["--expect", " "], "an expectation says nothing; write GROUP online"),
        (["--scenario", "TC-99"], 'there is no scenario "TC-99"'),
        (["--scenario", "TC-04", "--event", "power:NODE1"], "Give either --scenario or --event"),
        (["--expect", "EVS9 online"], "EVS9 online: there is no group EVS9; groups are"),
        (["--expect", "EVS1 sleeps"], "EVS1 sleeps: write GROUP online"),
        (["--service", "ws2030"], 'There is no cluster service "ws2030"; there are ws2000'),
        (["--starts-at", "25:00"], '--starts-at: "25:00" is no time of day'),
        (["--starts-at", "noon"], '--starts-at: "noon" is no time of day'),
    ],
)
def test_a_mistake_is_one_sentence_and_ends_with_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", SAMPLE, *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert message in line


def test_a_test_without_sense_on_a_design_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    two = str(next(path for path in SAMPLES if path.stem == "two-node-seed"))
    assert main(["simulate", two, "--scenario", "TC-14"]) == 2
    assert "TC-14 makes no sense on this design: it needs three nodes, two of them active" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (Step(id="x9", scenario="x1", kind="power", subject="n77"), 'the design does not have the node "n77"'),
        (Step(id="x9", scenario="x1", kind="flood", subject="n1"), '"flood" is no kind of event'),
    ],
)
def test_a_step_that_leads_nowhere_is_one_sentence(
    step: Step, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [("scenarios", Scenario(id="x1", name="Broken")), ("steps", step)]
    path = written(apply(sample("two-node-seed"), adding(records)), tmp_path)
    assert main(["simulate", path, "--scenario", "Broken"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith(f'{path}: scenario "Broken", step x9: ')
    assert message in line
    assert main(["simulate", path, "--list"]) == 0
    assert message in " ".join(capsys.readouterr().out.split())
