"""Who has a design open is told beside it, and what is told there is believed only as far as it makes sense."""

from __future__ import annotations

import datetime
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from designer.files.ownership import disown, mark_of, myself, own, owner_of, renew

NOW = datetime.datetime(2026, 11, 23, 9, 15, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)


def test_an_owner_is_found_by_others_until_the_design_is_closed(tmp_path: Path) -> None:
    document = tmp_path / "client.cluster"
    me = myself(NOW)
    assert owner_of(document) is None
    assert own(document, me, NOW)
    assert mark_of(document).name == ".~lock.client.cluster#"
    assert owner_of(document) == me
    assert renew(document, me, NOW + MINUTE)
    assert owner_of(document) == replace(me, beat=NOW + MINUTE)
    disown(document, me)
    assert list(tmp_path.iterdir()) == []


def test_who_was_overtaken_notices_and_leaves_it(tmp_path: Path) -> None:
    document = tmp_path / "client.cluster"
    me, other = myself(NOW), myself(NOW)
    own(document, me, NOW)
    own(document, other, NOW)
    assert not renew(document, me, NOW + MINUTE)
    disown(document, me)
    assert owner_of(document) == other


def test_an_owner_is_gone_when_its_process_is_or_after_two_minutes_of_silence() -> None:
    here = myself(NOW)
    assert not here.is_gone(NOW + MINUTE)
    assert here.is_gone(NOW + 3 * MINUTE)
    assert not here.crashed_here()
    dead = replace(here, process=999_999_999)
    assert dead.is_gone(NOW)
    assert dead.crashed_here()
    elsewhere = replace(dead, host="another")
    assert not elsewhere.is_gone(NOW + 2 * MINUTE)
    assert elsewhere.is_gone(NOW + 2 * MINUTE + MINUTE / 60)
    assert not elsewhere.crashed_here()
    assert elsewhere.who == f"{here.user} on another"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"anna,host,4711",
        b"[]",
        b"{}",
        b"[" * 100_000,
        json.dumps({"user": "a", "host": "b", "process": 1, "key": "k", "since": "x", "beat": "y"}).encode(),
        json.dumps(
            {"user": "a", "host": "b", "process": 1, "key": "k", "since": "2026-01-01", "beat": "2026-01-01"}
        ).encode(),
    ],
)
def test_what_is_not_understood_is_nobody(tmp_path: Path, content: bytes) -> None:
    document = tmp_path / "client.cluster"
    mark_of(document).write_bytes(content)
    assert owner_of(document) is None


def test_names_of_others_cannot_forge_lines(tmp_path: Path) -> None:
    document = tmp_path / "client.cluster"
    own(document, replace(myself(NOW), user="anna\nERROR" + "x" * 1000), NOW)
    owner = owner_of(document)
    assert owner is not None
    assert owner.user.isprintable()
    assert len(owner.user) <= 60


def test_a_folder_that_is_not_there_or_read_only_is_no_trouble(tmp_path: Path) -> None:
    document = tmp_path / "nowhere" / "client.cluster"
    me = myself(NOW)
    assert not own(document, me, NOW)
    assert renew(document, me, NOW)
    disown(document, me)
    assert me.process == os.getpid()
