"""The six questions: what is usual where nothing is said, and the words for what the answers make."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.app.questions import propose, room, usual_answers
from designer.rules.platforms import Platform
from designer.sizing.survival import survival
from designer.topology.ownership import passive_nodes
from tests.support.samples import catalog
from tests.support.volume import volume


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def rows(**values: Any) -> dict[str, str]:
    proposal = propose(catalog(), replace(usual_answers(catalog()), **values))
    assert proposal.design is not None
    return {label: plain(text) for label, text in proposal.rows}


def test_without_any_answer_three_servers_share_a_passive_node() -> None:
    answers = usual_answers(catalog())
    assert (answers.nodes, answers.users, answers.quota_mb) == (4, 9000, 100)
    proposal = propose(catalog(), answers)
    assert proposal.design is not None
    assert proposal.remarks == ()


@pytest.mark.parametrize(
    ("given", "nodes", "users", "windows"),
    [
        ({"users": 800}, 2, 800, "windows-2003-enterprise"),
        ({"users": 15_000}, 6, 15_000, "windows-2003-enterprise"),
        ({"users": 24_000}, 8, 24_000, "windows-2003-enterprise"),
        ({"users": 10**9}, 8, 10**9, "windows-2003-enterprise"),
        ({"users": 0}, 4, 0, "windows-2003-enterprise"),
        ({"nodes": 2}, 2, 3000, "windows-2003-enterprise"),
        ({"nodes": 0}, 0, 3000, "windows-2003-enterprise"),
        ({"bus": "scsi"}, 2, 3000, "windows-2003-enterprise"),
        ({"platform": Platform(None, "exchange-2000-enterprise")}, 2, 3000, "windows-2000-advanced-server"),
        ({"platform": Platform("windows-2000-datacenter")}, 4, 9000, "windows-2000-datacenter"),
        (
            {"platform": Platform(None, "exchange-2000-enterprise"), "users": 9000},
            4,
            9000,
            "windows-2000-datacenter",
        ),
    ],
)
def test_what_is_not_answered_follows_from_what_is(given: dict[str, Any], nodes: int, users: int, windows: str) -> None:
    answers = usual_answers(catalog(), **given)
    assert (answers.nodes, answers.users, answers.windows) == (nodes, users, windows)


def test_the_quota_is_that_of_the_profile() -> None:
    assert usual_answers(catalog(), profile="large").quota_mb == 500
    assert usual_answers(catalog(), profile="large", quota_mb=50).quota_mb == 50


def test_a_proposal_tells_what_will_be_built() -> None:
    assert rows(nodes=4, users=9000) == {
        "Nodes": "4: 3 active and 1 passive",
        "Virtual servers": "3 EVSs of 3,000 users each",
        "Storage": "3 storage groups, 12 stores of 250 users per EVS",
        "Shared disks": "28, 21 of them mounted, 2.2 TB together",
        "IP addresses": "13: 4 private, 8 public, 1 kept for MSDTC",
        "Computer names": "8",
        "Survives": "the loss of any node",
        "Checked": "no errors, no warnings",
    }


def test_uneven_shares_and_large_databases_are_told() -> None:
    assert rows(nodes=4, users=10_000)["Virtual servers"] == "3 EVSs of about 3,334 users each"
    proposal = propose(catalog(), replace(usual_answers(catalog()), nodes=2, users=4000, quota_mb=500))
    assert any("EX-4.34" in remark for remark in proposal.remarks)
    assert "20 best practices" in dict(proposal.rows)["Checked"]


def test_a_refusal_has_a_sentence_and_no_design() -> None:
    proposal = propose(catalog(), replace(usual_answers(catalog()), bus="scsi"))
    assert proposal.design is None
    assert proposal.rows == ()
    assert proposal.refusal.startswith("SCSI carries at most 2 nodes")


def test_room_in_words() -> None:
    assert [plain(room(value)) for value in (512, 40_960, 2**20, 5_000_000)] == ["512 MB", "40 GB", "1 TB", "4.8 TB"]


@settings(max_examples=volume(200), deadline=None)
@given(st.integers(2, 8), st.integers(1, 20_000), st.sampled_from(list(catalog().profiles)))
def test_the_words_are_true_of_the_design(nodes: int, users: int, profile: str) -> None:
    proposal = propose(catalog(), usual_answers(catalog(), nodes=nodes, users=users, profile=profile))
    if proposal.design is None:
        return
    design, said = proposal.design, dict(proposal.rows)
    servers = design.groups_of_kind("evs")
    assert said["Nodes"].startswith(f"{nodes}: {len(servers)} active")
    assert said["Virtual servers"].startswith(f"{len(servers)} EVS")
    assert said["Shared disks"].startswith(str(len(design.disks)))
    assert survival(nodes, len(servers)).tolerated == len(passive_nodes(design))
    largest = max(store.users or 0 for store in design.stores.values())
    assert f"{largest:,} users" in said["Storage"]
