"""`clusterwright report`: documents, sets of them, issued versions, and what is wrong with them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from designer.cli.main import main
from designer.files.load import load
from designer.files.text import fingerprint
from tests.support.samples import SAMPLES

SAMPLE = str(next(path for path in SAMPLES if path.stem == "two-node-seed"))
EMPTY = '{"format": "clusterwright", "version": "1.0", "tables": {"clusters": [{"id": "cluster", "notes": "%s"}]}}'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An empty design: its documents are made in no time."""
    path = tmp_path / "small.cluster"
    path.write_text(EMPTY % "", encoding="utf-8")
    return path


@pytest.mark.parametrize("variant", ["design", "summary", "runbook", "testplan"])
def test_every_kind_of_document_is_written(variant: str, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert main(["report", str(small), "-o", str(out), "--variant", variant, "--sheet", "letter"]) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert b"/MediaBox [ 0 0 612 792 ]" in out.read_bytes()


def test_the_same_design_and_date_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for out in outs:
        assert main(["report", str(small), "-o", str(out), "--date", "2026-11-22"]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        ([], "say what to do"),
        (["-o", "out.pdf", "--bundle", "set"], "leave -o out"),
        (["other.cluster", "--bundle", "set"], "one design at a time"),
        (["--issue", "1.0", "--version", "2.0"], "leave --version out"),
        (["--lint", "--author", "Me"], "belong to --issue"),
        (["--lint", "--date", "soon"], "is not a date like 2026-11-22"),
        (["--issue", " "], "needs a number"),
    ],
)
def test_what_does_not_go_together_is_refused(
    tail: list[str], said: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = small.read_bytes()
    assert main(["report", str(small), *tail]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert said in line
    assert small.read_bytes() == before


def test_a_document_without_flaws_is_said_to_have_none(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(small), "--lint"]) == 0
    assert capsys.readouterr().out == f"{small}: no flaws\n"


def test_grave_flaws_are_told_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "flawed.cluster"
    text = Path(SAMPLE).read_text(encoding="utf-8").replace('"title": "', '"title": "TBD ', 1)
    path.write_text(text, encoding="utf-8")
    out = tmp_path / "out.pdf"
    assert main(["report", str(path), "--lint", "--variant", "testplan", "-o", str(out)]) == 1
    assert out.exists()
    lines = capsys.readouterr().out.splitlines()
    assert any("author [15] " in line and '"TBD" stands where something is missing' in line for line in lines)
    assert main(["report", str(path), "--lint", "--variant", "testplan", "--format", "json"]) == 1
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert document["document"] == str(path)
    assert {"point", "where", "sentence", "grave", "whose"} == set(document["flaws"][0])
    assert main(["report", str(path), "--variant", "testplan", "-o", str(out)]) == 0
    captured = capsys.readouterr()
    assert "TBD" in captured.err
    assert "written" in captured.out


def test_a_failed_export_leaves_the_old_file(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "old.pdf"
    out.write_bytes(b"old")
    out.chmod(0o444)
    assert main(["report", str(small), "-o", str(out)]) == 2
    assert "read-only" in capsys.readouterr().err
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["set", "set.zip"])
def test_a_bundle_is_written(name: str, small: Path, tmp_path: Path) -> None:
    out = tmp_path / name
    assert main(["report", str(small), "--bundle", str(out), "--date", "2026-11-22", "--version", "0.9"]) == 0
    if out.is_dir():
        names = {one.name for one in out.iterdir()}
    else:
        with zipfile.ZipFile(out) as archive:
            names = set(archive.namelist())
    assert {f"cluster-{one}_v0.9_2026-11-22.pdf" for one in ("CDD", "ES", "BLD", "FTP")} <= names
    assert {"contents.txt", "cluster_v0.9_2026-11-22.cluster"} <= names


def test_a_version_is_issued_and_kept(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.pdf"
    issue = ["--issue", "1.0", "--author", "A. Consultant", "--change", "First issue", "--date", "2026-11-22"]
    assert main(["report", str(small), *issue, "-o", str(out)]) == 0
    assert "version 1.0 issued" in capsys.readouterr().out
    design = load(small).snapshot
    (version,) = design.versions.values()
    assert (version.number, version.author, version.date) == ("1.0", "A. Consultant", "2026-11-22")
    assert version.fingerprint == fingerprint(design)
    assert main(["report", str(small), "--issue", "1.0"]) == 2
    assert "was issued already" in capsys.readouterr().err


def test_a_version_is_not_issued_when_its_file_cannot_be_kept(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.chmod(0o444)
    out = tmp_path / "out.pdf"
    assert main(["report", str(small), "--issue", "1.0", "-o", str(out)]) == 2
    assert "read-only" in capsys.readouterr().err
    assert not out.exists()
