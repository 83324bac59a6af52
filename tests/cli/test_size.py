"""`clusterwright size`: what it prints, for people and for programs, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.cli.commands.size import CALCULATORS
from designer.cli.main import main

GOLDEN = Path(__file__).parent / "golden"

Printed = Callable[..., str]
Found = Callable[..., dict[str, Any]]
Refused = Callable[..., str]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    """The text that a calculator prints; the words of the command line in one text."""

    def call(words: str) -> str:
        assert main(["size", *words.split()]) == 0
        outcome = capsys.readouterr()
        assert outcome.err == ""
        assert "--format json" in words or max(map(len, outcome.out.splitlines())) <= 100
        return outcome.out

    return call


@pytest.fixture
def found(printed: Printed) -> Found:
    """The whole JSON document that a calculator prints."""

    def call(words: str) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(printed(f"{words} --format json"))
        assert (document["schema"], document["version"]) == ("clusterwright-size", 1)
        assert document["calculator"] == words.split()[0]
        return document

    return call


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """The one sentence with which a calculator refuses its input."""

    def call(words: str) -> str:
        assert main(["size", *words.split()]) == 2
        outcome = capsys.readouterr()
        assert outcome.out == ""
        (sentence,) = outcome.err.splitlines()
        return sentence

    return call


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mailbox", "mailbox --users 2000 --restore-hours 1 --restore-rate 60 --fixed-hours 0.25"),
        (
            "mailbox-too-large",
            "mailbox --users 4200 --quota 200 --read-share 2/3 --raid 5 --disk-gb 72 --evs 3 --index",
        ),
        ("mailbox-exchange-2000", "mailbox --users 1800 --profile light --exchange 2000 --evs 5 --restore-rate 20"),
        ("addresses", "addresses --nodes 4 --evs 3"),
        ("names", "names --nodes 4 --evs 3 --own-msdtc"),
        ("letters", "letters --evs 3 --storage-groups 4"),
        ("failover", "failover --nodes 8 --evs 7"),
        ("failover-pair", "failover --nodes 2 --evs 2 --connections 1800 1950 --cpu 30 35 --storage-groups 2 2"),
    ],
)
def test_what_is_printed(name: str, words: str, printed: Printed, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"size-{name}.txt", printed(words))


def test_two_thousand_average_users(found: Found) -> None:
    result = found("mailbox --users 2000 --profile average --quota 100 --retention 7 --raid 10 --disk-iops 150")[
        "result"
    ]
    assert result["load"] == {"reads": 1125, "writes": 375, "total": 1500}
    assert result["spindles"] == {"raid": "10", "back_end": 1875, "unrounded": 12.5, "disks": 14}
    assert round(result["mailbox"]["size_mb"], 1) == 125.6
    assert result["databases"]["users_per_database"] == 250
    assert [len(group) for group in result["storage_groups"]] == [4, 4]
    assert sum(store["users"] for group in result["storage_groups"] for store in group) == 2000
    assert [disk["holds"] for disk in result["disks"]] == [["queue"], *[["log"], ["database"]] * 2]
    assert result["restore_h"] is None


@pytest.mark.parametrize("share", ["2/3", "0.6666666666"])
def test_a_share_may_be_a_fraction(share: str, found: Found) -> None:
    result = found(f"mailbox --users 2000 --read-share {share} --raid 5")["result"]
    assert result["spindles"]["disks"] == 20


def test_a_share_may_be_in_percent(found: Found) -> None:
    assert found("mailbox --users 2000 --read-share 75%")["result"]["load"]["reads"] == 1125


def test_four_thousand_users_of_microsoft(found: Found) -> None:
    words = "mailbox --users 4000 --profile heavy --quota 200 --retention 0 --databases 20"
    databases = found(words)["result"]["databases"]
    assert databases["users_per_database"] == 200
    assert databases["database_mb"] / 1024 == 46.875
    assert databases["lun_mb"] / 1024 == pytest.approx(1171.875)


def test_what_was_asked_is_in_the_document(found: Found) -> None:
    asked = found("mailbox --users 10 --quota 50")["input"]
    assert (asked["users"], asked["quota"], asked["profile"], asked["restore_hours"]) == (10, 50, "average", None)
    assert "run" not in asked


@pytest.mark.parametrize(
    ("nodes", "evs", "total"), [(2, 1, 7), (2, 2, 8), (4, 3, 13), (7, 4, 20), (8, 6, 24), (8, 7, 25)]
)
def test_addresses(nodes: int, evs: int, total: int, found: Found) -> None:
    result = found(f"addresses --nodes {nodes} --evs {evs}")["result"]
    assert result["total"] == total == result["private"]["total"] + result["public"]["total"]
    assert found(f"addresses --nodes {nodes} --evs {evs} --no-own-msdtc")["result"]["total"] == total - 1


def test_letters(found: Found) -> None:
    result = found("letters --evs 3 --disks 9 --local CD --roots 2")["result"]
    assert result["lettered"] == {"used": 30, "free": -6, "fits": False}
    assert result["mount_points"] == {"used": 9, "free": 15, "fits": True}


def test_a_server_has_no_more_root_disks_than_disks(found: Found) -> None:
    assert found("letters --evs 2 --disks 1 --roots 2")["result"]["mount_points"]["used"] == 2 + 1 + 2


def test_failover(found: Found) -> None:
    result = found("failover --nodes 4 --evs 3")["result"]
    assert (result["passive"], result["tolerated"], result["down"]) == (1, 1, [0, 0, 1, 2, 3])
    assert result["pair"] is None


def test_the_limit_of_connections_depends_on_the_service_pack(found: Found) -> None:
    words = "failover --nodes 2 --evs 2 --connections 1200 900 --exchange 2000 --service-pack"
    assert found(f"{words} 0")["result"]["pair"]["fits"] is False
    assert found(f"{words} 1")["result"]["pair"]["fits"] is True


@pytest.mark.parametrize(
    "words",
    [
        "mailbox --users 1000000000 --quota 100000 --profile large --restore-rate 1 --restore-hours 0",
        "mailbox --users 1 --iops 0 --free 0 --backup-days 0",
        "addresses --nodes 1000000000 --evs 1000000000",
        "names --nodes 1000000000 --evs 0",
        "letters --evs 1000000000 --disks 1000000000 --roots 0",
        "failover --nodes 1000000000 --evs 1000000000",
    ],
)
def test_absurd_numbers_are_counted_with_all_the_same(words: str, printed: Printed, found: Found) -> None:
    assert printed(words)
    assert found(words)["result"]


def test_the_largest_numbers_that_are_allowed_can_be_counted_with(found: Found) -> None:
    words = f"mailbox --users {10**15} --quota {10**9} --disk-gb 1 --restore-rate 0.001 --restore-hours 0"
    assert found(words)["result"]["load"]["total"] == 0.75e15


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("mailbox --users 0", "--users: 0 is too small, at least 1"),
        ("mailbox --users -3", "--users: -3 is too small, at least 1"),
        ("mailbox --users many", '--users: "many" is not a whole number'),
        ("mailbox --users 12.5", '--users: "12.5" is not a whole number'),
        (f"mailbox --users {'9' * 5000}", f'--users: "{"9" * 37}..." is not a whole number'),
        (
            f"mailbox --users {'9' * 30}",
            "--users: a number of more than 15 digits is too large, at most 1,000,000,000,000,000",
        ),
        ("mailbox --users 10 --quota 0", "--quota: 0 is too small, at least 1"),
        ("mailbox --users 10 --profile lazy", '--profile: "lazy" is unknown, one of light, average, heavy, large'),
        ("mailbox --users 10 --raid 6", '--raid: "6" is unknown, one of 0, 1, 5, 10'),
        ("mailbox --users 10 --read-share 1.5", "--read-share: 1.5 is too large, at most 1"),
        ("mailbox --users 10 --read-share x", '--read-share: "x" is not a number such as 0.75, 2/3 or 75%'),
        ("mailbox --users 10 --read-share 1/0", '--read-share: "1/0" is not a number such as 0.75, 2/3 or 75%'),
        ("mailbox --users 10 --free nan", '--free: "nan" is not a number such as 0.75, 2/3 or 75%'),
        ("mailbox --users 10 --disk-iops 1e999", '--disk-iops: "1e999" is not a number such as 0.75, 2/3 or 75%'),
        ("mailbox --users 10 --free 100%", "--free: 1 is too large, at most 0.9"),
        ("mailbox --users 10 --disk-iops 0", "--disk-iops: 0 is too small, at least 1"),
        ("mailbox --users 10 --disk-gb 0", "--disk-gb: 0 is too small, at least 1"),
        ("mailbox --users 10 --iops -1", "--iops: -1 is too small, at least 0"),
        ("mailbox --users 10 --retention -1", "--retention: -1 is too small, at least 0"),
        ("mailbox --users 10 --backup-days -1", "--backup-days: -1 is too small, at least 0"),
        ("mailbox --users 10 --databases 21", "--databases: 21 is too large, at most 20"),
        ("mailbox --users 10 --moved -1", "--moved: -1 is too small, at least 0"),
        ("mailbox --users 10 --evs 0", "--evs: 0 is too small, at least 1"),
        ("mailbox --users 10 --free-letters 25", "--free-letters: 25 is too large, at most 24"),
        ("mailbox --users 10 --restore-rate 0", "--restore-rate: 0 is too small, at least 0.001"),
        (
            "mailbox --users 10 --restore-rate 60 --restore-hours -1",
            "--restore-hours: -1 is too small, at least 0",
        ),
        (
            "mailbox --users 10 --restore-hours 1",
            "--restore-rate: missing; without the GB per hour --restore-hours says nothing",
        ),
        ("addresses --nodes 0 --evs 1", "--nodes: 0 is too small, at least 1"),
        ("names --nodes 1 --evs -1", "--evs: -1 is too small, at least 0"),
        ("letters --evs 1 --local C1", '--local: "1" is not a drive letter, one of A to Z'),
        ("letters --evs 1 --disks -1", "--disks: -1 is too small, at least 0"),
        ("letters --evs -1", "--evs: -1 is too small, at least 0"),
        ("letters --evs 1 --roots -1", "--roots: -1 is too small, at least 0"),
        ("letters --evs 1 --storage-groups -1", "--storage-groups: -1 is too small, at least 0"),
        ("failover --nodes 4 --evs 5", "--evs: 5 is too large, at most 4"),
        ("failover --nodes 2 --evs 2 --cpu 101 5", "--cpu: 101 is too large, at most 100"),
        (
            "failover --nodes 4 --evs 3 --cpu 20",
            "--cpu: only for an active/active pair, --nodes 2 --evs 2",
        ),
    ],
)
def test_bad_input_is_refused_with_one_sentence(words: str, sentence: str, refused: Refused) -> None:
    assert refused(words) == sentence


def test_the_help_names_every_calculator_and_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["size", "--help"]) == 0
    text = capsys.readouterr().out
    for calculator in CALCULATORS:
        assert f"clusterwright size {calculator}" in text or f"    {calculator}" in text
    examples = [line.split()[1:] for line in text.splitlines() if line.startswith("  clusterwright size")]
    assert len(examples) >= 5
    for words in examples:
        assert main(words) == 0


@pytest.mark.parametrize("calculator", CALCULATORS)
def test_every_calculator_has_a_help(calculator: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["size", calculator, "--help"]) == 0
    assert "--format" in capsys.readouterr().out
