from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.catalog.loader import load_templates
from designer.cli.discovery import command_names
from designer.cli.main import main
from designer.files.load import load
from tests.support.samples import SAMPLES

SAMPLE = str(next(path for path in SAMPLES if path.stem == "four-node-3-plus-1"))


def test_templates_prints_one_per_line_with_its_name_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == list(load_templates())


@pytest.mark.parametrize("template", load_templates())
def test_a_new_design_has_no_errors(template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new.cluster"
    assert main(["new", template, "-o", str(path)]) == 0
    assert main(["check", str(path)]) == 0
    assert "  Error" not in capsys.readouterr().out


def test_new_replaces_a_file_only_when_told_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.cluster"
    path.write_text("precious")
    assert main(["new", "three-plus-one", "-o", str(path)]) == 2
    assert path.read_text() == "precious"
    assert "exists already" in capsys.readouterr().err
    assert main(["new", "three-plus-one", "-o", str(path), "--force"]) == 0
    assert len(load(path).snapshot.nodes) == 4


def test_an_unknown_template_is_answered_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "five-plus-one", "-o", str(tmp_path / "x.cluster")]) == 2
    assert "three-plus-one" in capsys.readouterr().err


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_checks_and_simulates(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    is_meant_to_fail = sample.stem == "compaq-3000-users"
    assert main(["check", str(sample)]) == int(is_meant_to_fail)
    assert main(["simulate", str(sample)]) == 0
    out = capsys.readouterr().out
    assert "simulated, not measured" in out
    assert "is complete again" in out


@pytest.mark.parametrize("command", ["simulate", "sweep", "availability"])
def test_a_path_longer_than_a_line_stays_whole(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    design = tmp_path / "a rather long folder name" / "and another one of the same kind" / f"{'x' * 60}.cluster"
    design.parent.mkdir(parents=True)
    main(["new", "two-node-active-passive", "-o", str(design)])
    capsys.readouterr()
    assert main([command, str(design)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"{design}:" in lines
    assert any(line.endswith(", not measured)") for line in lines)


def test_check_fails_on_what_it_is_told_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    active_active = tmp_path / "aa.cluster"
    main(["new", "two-node-active-active", "-o", str(active_active)])
    assert main(["check", str(active_active)]) == 0
    assert main(["check", str(active_active), "--fail-on", "warning"]) == 1
    assert main(["check", str(active_active), "--fail-on", "never"]) == 0
    assert "EX-2.05" in capsys.readouterr().out


def test_check_as_json_names_rule_class_and_objects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "aa.cluster"
    main(["new", "two-node-active-active", "-o", str(path)])
    capsys.readouterr()
    main(["check", str(path), "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["version"]) == ("clusterwright-check", 1)
    (file,) = document["files"]
    finding = next(one for one in file["findings"] if one["rule"] == "EX-2.05")
    assert finding["class"] == "warning"
    assert {"id", "name"} <= finding["objects"][0].keys()


def test_check_as_json_tells_all_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ap.cluster"
    main(["new", "two-node-active-passive", "-o", str(path)])
    capsys.readouterr()
    main(["check", str(path), "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    (missing,) = [one["missing"] for one in file["findings"] if "missing" in one]
    assert {"what": "entry in the hardware list", "rules": ["EX-1.16"]} in missing
    assert "EX-7.35" in {code for one in missing for code in one["rules"]}


def test_check_as_sarif_lists_every_rule_and_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "aa.cluster"
    main(["new", "two-node-active-active", "-o", str(path)])
    capsys.readouterr()
    main(["check", str(path), "--format", "sarif"])
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= known
    assert "EX-2.05" in {result["ruleId"] for result in run["results"]}


def test_several_files_give_the_highest_code_and_the_good_ones_are_still_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "gone.cluster"
    assert main(["check", str(missing), SAMPLE]) == 2
    captured = capsys.readouterr()
    assert "four-node-3-plus-1.cluster: " in captured.out
    assert str(missing) in captured.err


def test_simulate_plays_the_events_that_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", SAMPLE, "--event", "move:evs1=node4", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["basis"] == "simulated"
    assert document["faults"] == ["move:EVS1=NODE4"]
    group = document["groups"]["EVS1"]
    assert (group["outcome"], group["node"]) == ("moved", "NODE4")
    path = group["outages"][0]["critical_path"]
    assert sum(step["end_ms"] - step["start_ms"] for step in path) == group["outage_ms"]


def test_compare_changes_the_tree_and_says_what_it_costs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", SAMPLE, "--event", "move:EVS1=NODE4", "--compare", "exchange-2000"]) == 0
    out = capsys.readouterr().out
    assert "dependency tree exchange-2000" in out
    text = " ".join(out.replace("\u00a0", " ").split())
    assert "EVS1 is complete after 111 s instead of 136 s (25 s, 18 % sooner)." in text
    assert "with the Exchange 2000 tree they wait for it and are online 48 s later." in text
    assert main(["simulate", SAMPLE, "--event", "move:EVS1=NODE4", "--compare", "exchange-2000", "--format=json"]) == 0
    compared = json.loads(capsys.readouterr().out)["compared"]
    assert (compared["equal"], compared["saved_ms"]) == (False, {"EVS1": 25_000})


def test_simulate_answers_questions_about_a_moment(capsys: pytest.CaptureFixture[str]) -> None:
    loss = ["simulate", SAMPLE, "--event", "power:NODE1"]
    assert main([*loss, "--why-is", "evs1@45", "--why-is", "NODE4"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "0:45.0 EVS1 is on NODE4, coming online since 0:17.2." in text
    assert "0:43.2 now Information Store replays 8 logs (until 0:47.2)" in text
    assert "NODE3 runs EVS3, which anti-affinity keeps apart from EVS1" in text
    assert "1:20.2 NODE4 is up since the beginning." in text
    assert main([*loss, "--why-is", "EVS1@3", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["answers"]
    assert (found["about"], found["at_ms"]) == ("EVS1", 3_000)
    assert found["parts"][0]["lines"][0]["text"].startswith("Loss of NODE1 noticed")
    assert main([*loss, "--why-is", "EVS9"]) == 2
    assert "there is no group, node, resource, disk or network EVS9" in capsys.readouterr().err
    assert main([*loss, "--why-is", "EVS1@soon"]) == 2
    assert '"soon" is no time' in capsys.readouterr().err
    assert main(["simulate", SAMPLE, "--scenario", "TC-03", "--why-is", "EVS1"]) == 2


def test_simulate_tells_why_every_group_went_where_it_went(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", SAMPLE, "--event", "power:NODE1", "--why"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "EVS1: its node was lost; to NODE4" in text
    assert "NODE2 runs EVS2, which anti-affinity keeps apart from EVS1 [anti-affinity (AntiAffinityClassNames)]" in text
    assert main(["simulate", SAMPLE, "--event", "power:NODE4", "--why"]) == 0
    assert "No group needed another node." in capsys.readouterr().out
    assert main(["simulate", SAMPLE, "--event", "power:NODE1", "--format", "json"]) == 0
    (one,) = (one for one in json.loads(capsys.readouterr().out)["decisions"] if one["group"] == "EVS1")
    assert (one["at_ms"], one["from"], one["to"]) == (17_200, "NODE1", "NODE4")
    assert [node["node"] for node in one["candidates"] if node["taken"]] == ["NODE4"]
    assert all(node["why"] and node["basis"] for node in one["candidates"])


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--event", "power:NODE9"], "NODE9"),
        (["--event", "flood:NODE1"], "kinds are"),
        (["--compare", "exchange-1999"], "exchange-2000"),
    ],
)
def test_simulate_refuses_what_it_cannot_play(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", SAMPLE, *arguments]) == 2
    error = capsys.readouterr().err
    assert reason in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("view", ["topology", "dependencies", "timeline", "filmstrip"])
def test_render_draws_every_view(view: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    assert main(["render", SAMPLE, "-o", str(path), "--view", view]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<?xml") or text.startswith("<svg")
    assert "EVS1" in text


@pytest.mark.parametrize(("name", "start"), [("p.pdf", b"%PDF-"), ("p.PNG", b"\x89PNG")])
def test_render_follows_the_ending(name: str, start: bytes, tmp_path: Path) -> None:
    assert main(["render", SAMPLE, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize("more", [[], ["--overlaid"]])
def test_render_puts_two_runs_beside_each_other(more: list[str], tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    event = ["--event", "move:EVS1=NODE4"]
    options = ["--view", "compare", "--compare", "exchange-2000"]
    assert main(["render", SAMPLE, "-o", str(path), *options, *event, *more]) == 0
    assert "25\u00a0s saved" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--view", "compare"], "say with which dependency tree"),
        (["--view", "compare", "--compare", "exchange-1999"], "exchange-2000"),
        (["--compare", "exchange-2000"], "belong to --view compare"),
    ],
)
def test_render_says_what_to_compare(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", SAMPLE, "-o", str(tmp_path / "p.svg"), *options]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "p.svg").exists()


def test_render_refuses_other_endings_and_unknown_groups(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", SAMPLE, "-o", str(tmp_path / "p.jpg")]) == 2
    assert ".svg, .png, .pdf" in capsys.readouterr().err
    assert main(["render", SAMPLE, "-o", str(tmp_path / "p.svg"), "--group", "EVS9"]) == 2
    assert "EVS1" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_report_writes_a_pdf_and_refuses_a_bad_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "design.pdf"
    assert main(["report", SAMPLE, "-o", str(path), "--date", "22.11.2026"]) == 2
    assert "is not a date" in capsys.readouterr().err
    assert not path.exists()
    assert main(["report", SAMPLE, "-o", str(path), "--date", "2026-11-22"]) == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_rules_lists_all_and_explains_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    listing = capsys.readouterr().out
    assert "EX-4.01" in listing
    assert main(["rules", "ex-4.01"]) == 0
    explanation = capsys.readouterr().out
    assert all(heading in explanation for heading in ("What:", "Why:", "Fix:", "Source:"))
    assert main(["rules", "EX-99.99"]) == 2


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in command_names())
    assert main([]) == 2
