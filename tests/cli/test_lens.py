"""`check --platform`: the same design somewhere else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from designer.cli.main import main
from designer.files.save import save
from tests.rules.designs import active_passive, with_cluster
from tests.support.samples import SAMPLES

FOUR_NODES = str(next(path for path in SAMPLES if path.stem == "four-node-3-plus-1"))
SMALL = "windows-2000-advanced-server+exchange-2000"


def seen(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    main(["check", *arguments, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["version"]) == ("clusterwright-lens", 1)
    files: list[dict[str, Any]] = document["files"]
    return files


def test_what_breaks_is_listed_with_what_is_lost_and_simulated(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(FOUR_NODES).read_bytes()
    assert main(["check", FOUR_NODES, "--platform", SMALL]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 100
    place = lines.index("Would break: 1 error and 1 warning")
    assert lines[place + 1] == "  Error         4 nodes, at most 2 with Windows 2000 Advanced Server (EX-1.03)"
    assert "  No mount points on shared disks (EX-4.19)" in lines
    assert any("planned move" in line and "tree" in line for line in lines)
    assert "simulated" in " ".join(lines)
    assert Path(FOUR_NODES).read_bytes() == before


def test_a_design_that_would_do_there_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.cluster"
    save(path, active_passive())
    assert main(["check", str(path), "--platform", SMALL]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Would break: no findings" in out
    assert "on Windows 2000 Advanced Server SP4 and Exchange 2000 Enterprise Server SP3" in out


def test_what_is_wrong_here_and_right_there_goes_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mixed.cluster"
    save(path, with_cluster(active_passive(), exchange="exchange-2000-enterprise", exchange_sp=3))
    assert main(["check", str(path)]) == 1
    assert main(["check", str(path), "--platform", "exchange-2003"]) == 0
    capsys.readouterr()
    (file,) = seen(capsys, str(path), "--platform", "exchange-2003")
    assert "EX-1.07" in [finding["rule"] for finding in file["would_go"]]


def test_json_names_the_platform_and_all_lists(capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = seen(capsys, FOUR_NODES, "--platform", SMALL)
    assert file["platform"]["windows"] == "windows-2000-advanced-server"
    assert file["platform"]["exchange_sp"] == 3
    assert [finding["rule"] for finding in file["would_break"]] == ["EX-1.03", "EX-7.30"]
    assert {"would_go", "would_stay", "gained", "lost"} <= file.keys()
    assert file["times"]["basis"] == "simulated"
    assert file["times"]["trees"] == ["exchange-2003", "exchange-2000"]
    assert all({"text", "source"} == one.keys() for one in file["lost"])


def test_several_files_are_several_chapters(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(seen(capsys, *map(str, SAMPLES), "--platform", "exchange-2000")) == len(SAMPLES)


@pytest.mark.parametrize(
    ("platform", "said"),
    [("os2", "there are windows-2000-advanced-server"), ("windows-2000", "can be"), ("", "no platform")],
)
def test_an_unknown_platform_is_one_sentence(platform: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", FOUR_NODES, "--platform", platform]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("--platform: ")
    assert said in line


def test_a_lens_has_no_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", FOUR_NODES, "--platform", SMALL, "--format", "sarif"]) == 2
    assert "--platform" in capsys.readouterr().err
