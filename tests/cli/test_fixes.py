"""Repairs on the command line: named by `check`, made by `fix`. Waivers of nothing are what is repaired here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.cli.main import main
from designer.files.load import load
from designer.files.save import save
from designer.model.snapshot import CLUSTER_ID, Snapshot
from tests.rules.designs import active_active, plus, three_plus_one, with_cluster

TITLE = "Remove the waiver of EX-2.05 on EXCLUSTER"


def with_stale_waivers(design: Snapshot) -> Snapshot:
    """One waiver of nothing, and one that has expired."""
    design = plus(design, "waivers", rule="EX-2.05", subjects=(CLUSTER_ID,), reason="Agreed.")
    return plus(design, "waivers", rule="EX-1.04", subjects=(CLUSTER_ID,), reason="Agreed.", expires="2004-05-23")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mail.cluster"
    save(path, with_stale_waivers(three_plus_one()))
    return path


def test_check_names_the_repair_below_its_finding(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file), "--fixes"])
    lines = capsys.readouterr().out.splitlines()
    place = next(number for number, line in enumerate(lines) if "there is no such finding (DS-04)" in line)
    assert lines[place + 1] == " " * 16 + f"fix: {TITLE}"
    main(["check", str(file)])
    assert "fix:" not in capsys.readouterr().out


def test_json_always_names_the_repair(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file), "--format", "json"])
    (checked,) = json.loads(capsys.readouterr().out)["files"]
    fixes = {(one["rule"], one["objects"][0]["id"]): one["fix"] for one in checked["findings"]}
    assert fixes["DS-04", "w1"] == TITLE
    save(file, active_active())
    main(["check", str(file), "--format", "json"])
    (checked,) = json.loads(capsys.readouterr().out)["files"]
    assert [one["fix"] for one in checked["findings"] if one["rule"] == "EX-2.05"] == [None]


def test_without_a_target_nothing_is_written(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["fix", str(file), "--all"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert f"DS-04     {TITLE}" in out
    assert "nothing written" in out[-1]
    assert file.read_bytes() == before


def test_in_place_repairs_the_file_itself(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(file), "--all", "--in-place"]) == 0
    assert load(file).snapshot.waivers == {}
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"{file}: 2 repairs made, leaves ")
    before = file.stat().st_mtime_ns
    assert main(["fix", str(file), "--all", "--in-place"]) == 0
    assert capsys.readouterr().out.startswith(f"{file}: nothing to repair, leaves ")
    assert file.stat().st_mtime_ns == before


def test_only_errors_and_warnings_unless_told_otherwise(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "fixed.cluster"
    assert main(["fix", str(file), "-o", str(target)]) == 0
    assert [waiver.rule for waiver in load(target).snapshot.waivers.values()] == ["EX-2.05"]
    assert len(load(file).snapshot.waivers) == 2


def test_only_the_rules_that_are_named(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "fixed.cluster"
    assert main(["fix", str(file), "--rule", "ds-05", "-o", str(target)]) == 0
    assert len(load(target).snapshot.waivers) == 1
    assert main(["fix", str(file), "--rule", "EX-99.99"]) == 2
    assert 'no rule "EX-99.99"' in capsys.readouterr().err
    assert main(["fix", str(file), "--rule", "EX-2.05"]) == 2
    assert "EX-2.05 offers no repair" in capsys.readouterr().err


def test_another_file_is_replaced_only_when_told_to(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious.cluster"
    target.write_text("precious")
    assert main(["fix", str(file), "-o", str(target)]) == 2
    assert target.read_text() == "precious"
    assert main(["fix", str(file), "-o", str(target), "--force"]) == 0
    assert load(target).snapshot.nodes


def test_nothing_to_repair_still_writes_what_was_asked_for(tmp_path: Path) -> None:
    source, target = tmp_path / "sound.cluster", tmp_path / "copy.cluster"
    save(source, three_plus_one())
    assert main(["fix", str(source), "-o", str(target)]) == 0
    assert load(target).snapshot == three_plus_one()


def test_open_errors_make_the_exit_code_one(tmp_path: Path) -> None:
    path = tmp_path / "scsi.cluster"
    save(path, with_cluster(three_plus_one(), bus="scsi"))
    assert main(["fix", str(path)]) == 1


def test_waivers_are_told_with_name_date_and_expiry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "aa.cluster"
    signed = {"author": "A. Smith", "date": "2004-06-01", "expires": "9999-12-31"}
    save(path, plus(active_active(), "waivers", rule="EX-2.05", subjects=(CLUSTER_ID,), reason="Agreed.", **signed))
    assert main(["check", str(path)]) == 0
    said = " ".join(capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "not recommended (EX-2.05): Agreed. (A. Smith, 1 June 2004, until 31 December 9999)" in said
    main(["check", str(path), "--format", "json"])
    (checked,) = json.loads(capsys.readouterr().out)["files"]
    (waived,) = checked["waived"]
    assert {key: waived[key] for key in signed} == signed
