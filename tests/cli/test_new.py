"""`clusterwright new` with answers instead of a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.cli.main import main
from designer.files.load import load


def made(tmp_path: Path, *options: str) -> Path:
    path = tmp_path / "new.cluster"
    assert main(["new", *options, "-o", str(path)]) == 0
    return path


def test_answers_make_a_design_without_errors_and_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "--platform exchange-2003 --nodes 4 --users 9000 --profile average --quota 100 --bus fibre-channel"
    path = made(tmp_path, *words.split())
    out = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert out.startswith(f"{path}: written\n")
    assert "  Nodes            4: 3 active and 1 passive\n" in out
    assert "  Virtual servers  3 EVSs of 3,000 users each\n" in out
    design = load(path).snapshot
    assert [evs.users for evs in design.groups_of_kind("evs")] == [3000] * 3
    assert design.cluster.windows == "windows-2003-enterprise"
    assert main(["check", str(path), "--fail-on", "warning"]) == 0


def test_one_answer_is_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    design = load(made(tmp_path, "--users", "1500")).snapshot
    assert (len(design.nodes), len(design.groups_of_kind("evs"))) == (2, 1)
    assert design.groups_of_kind("evs")[0].quota_mb == 100
    assert design.cluster.bus == "fibre-channel"


def test_an_exchange_alone_brings_the_windows_that_carries_the_nodes(tmp_path: Path) -> None:
    small = load(made(tmp_path, "--platform", "exchange-2000", "--users", "900")).snapshot.cluster
    assert (small.windows, small.exchange) == ("windows-2000-advanced-server", "exchange-2000-enterprise")
    large = load(made(tmp_path, "--platform", "exchange-2000", "--nodes", "4", "--force")).snapshot.cluster
    assert large.windows == "windows-2000-datacenter"


def test_remarks_come_below(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path, "--nodes", "8", "--users", "2000")
    assert "  * 2 nodes are enough for these users, the other 6 stay passive" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--nodes 4 --bus scsi", "SCSI carries at most 2 nodes: choose Fibre Channel, iSCSI or SAS, or 2 nodes"),
        ("--nodes 4 --users 16000", "16,000 users need at least 5 nodes"),
        ("--platform exchange-2000 --nodes 8", "Windows 2000 Datacenter Server carries at most 4 nodes: choose 4"),
        ("--users many", '--users: "many" is not a whole number'),
        ("--users 0", "0 users are too few: choose between 1 and 24,000 users"),
        ("--users -1", "-1 users are too few: choose between 1 and 24,000 users"),
        ("--nodes 0", "A cluster has 2 nodes at least: choose 2 to 8"),
        ("--quota 0", "A quota of 0 MB makes no sense here: choose between 10 MB and 10 GB"),
        ("--profile idle", 'There is no profile "idle": choose light, average, heavy or large'),
        ("--bus usb", 'There is no bus "usb": choose fibre-channel, scsi, iscsi or sas'),
        ("--platform windows-95", '--platform: There is no platform "windows-95"; there are '),
        ("three-plus-one --nodes 3", "--nodes goes without a template: the template three-plus-one has answers"),
        ("", "Name a template (see: clusterwright templates), or answer a question, such as --users 9000"),
    ],
)
def test_bad_answers_end_in_one_sentence_and_no_file(
    options: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.cluster"
    assert main(["new", *options.split(), "-o", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.replace("\N{NO-BREAK SPACE}", " ").startswith(sentence)
    assert said.err.count("\n") == 1
    assert not path.exists()


def test_answers_do_not_replace_a_file_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new.cluster"
    path.write_text("precious")
    assert main(["new", "--users", "900", "-o", str(path)]) == 2
    assert path.read_text() == "precious"
