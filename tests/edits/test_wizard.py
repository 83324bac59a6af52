"""The wizard: six answers make a design that nothing can be said against, or one sentence that says what to change."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.edits.draft import EditError
from designer.edits.wizard import (
    GOOD_USERS,
    MOST_USERS,
    Answers,
    Plan,
    design_for,
    fewest_nodes,
    most_servers,
    plan_for,
    ranges_of,
)
from designer.files.load import from_text
from designer.files.text import to_text
from designer.model.snapshot import Snapshot
from designer.rules.engine import check
from designer.topology.addressing import addresses
from designer.topology.ownership import nodes_by_number, passive_nodes
from tests.support.samples import catalog
from tests.support.volume import volume

BUSES = ("scsi", "fibre-channel", "iscsi", "sas")
PLATFORMS = [(one.windows, one.exchange) for one in catalog().pairs.values() if one.supported]

USUAL = Answers(
    windows="windows-2003-enterprise",
    exchange="exchange-2003-enterprise",
    nodes=4,
    users=6000,
    profile="average",
    quota_mb=100,
    bus="fibre-channel",
)


def plan(**values: Any) -> Plan:
    return plan_for(catalog(), replace(USUAL, **values))


def refusal(**values: Any) -> str:
    with pytest.raises(EditError) as told:
        design_for(catalog(), replace(USUAL, **values))
    return str(told.value)


def shape(plan: Plan) -> tuple[int, int, int]:
    return len(plan.users), plan.primary, plan.alternate


@pytest.mark.parametrize(
    ("nodes", "users", "expected"),
    [
        (2, 1, (1, 1, 0)),
        (2, 4000, (1, 1, 0)),
        (3, 6000, (2, 1, 0)),
        (4, 2000, (1, 1, 2)),
        (4, 6000, (2, 1, 1)),
        (4, 6001, (3, 1, 0)),
        (4, 12_000, (3, 1, 0)),
        (5, 12_000, (4, 1, 0)),
        (6, 20_000, (5, 1, 0)),
        (7, 15_000, (5, 2, 0)),
        (8, 3000, (1, 2, 5)),
        (8, 18_000, (6, 2, 0)),
        (8, 24_000, (6, 2, 0)),
    ],
)
def test_the_layout_is_what_a_consultant_would_choose(nodes: int, users: int, expected: tuple[int, int, int]) -> None:
    chosen = plan(nodes=nodes, users=users)
    assert shape(chosen) == expected
    assert sum(chosen.users) == users
    assert max(chosen.users) - min(chosen.users) <= 1
    assert max(chosen.users) <= MOST_USERS


def test_large_mailboxes_make_more_servers_as_long_as_there_are_nodes() -> None:
    assert len(plan(nodes=8, users=3000, quota_mb=100).users) == 1
    large = plan(nodes=8, users=3000, quota_mb=500)
    assert len(large.users) == 2
    design = design_for(catalog(), replace(USUAL, nodes=8, users=3000, quota_mb=500))
    assert not [one.message for one in check(design, catalog()).open if one.code == "EX-4.34"]


def test_remarks_tell_what_is_unusual() -> None:
    assert plan(nodes=3, users=6000).remarks == ()
    (surplus,) = plan(nodes=8, users=2000).remarks
    assert surplus == "2 nodes are enough for these users, the other 6 stay passive (EX-2.16)"
    (spare,) = plan(nodes=4, users=6000).remarks
    assert spare == "3 nodes are enough for these users, the other one stays passive (EX-2.16)"
    (full,) = plan(nodes=3, users=7600).remarks
    assert full == "3,800 users per EVS leave little room: about 3,000 are better, on 4 nodes"
    (largest,) = plan(nodes=8, users=24_000).remarks
    assert largest == "4,000 users per EVS leave little room: about 3,000 are better"


def test_the_design_has_the_roles_homes_and_owners_of_the_plan() -> None:
    answers = replace(USUAL, nodes=8, users=12_000)
    design = design_for(catalog(), answers)
    nodes = nodes_by_number(design)
    assert [design.nodes[node].role for node in nodes] == [
        *["active"] * 4,
        *["primary passive"] * 2,
        *["alternate passive"] * 2,
    ]
    servers = design.groups_of_kind("evs")
    assert [server.owner for server in servers] == nodes[:4]
    assert [server.users for server in servers] == [3000] * 4
    assert {(server.profile, server.quota_mb) for server in servers} == {("average", 100)}
    first = [server.preferred_owners[1] for server in servers]
    assert {node: first.count(node) for node in nodes[4:6]} == {nodes[4]: 2, nodes[5]: 2}
    assert all(server.preferred_owners[-2:] == tuple(nodes[6:]) for server in servers)
    assert sum("domain-controller" in server.roles for server in design.servers.values()) == 2


def test_the_design_says_what_it_was_made_for_and_can_be_saved() -> None:
    design = design_for(catalog(), USUAL)
    assert design.cluster.title == (
        "Four-node cluster, two active and two passive, Exchange Server 2003 Enterprise Edition"
    )
    assert "6,000 users of the profile Average with 100" in design.cluster.notes
    assert from_text(to_text(design)).snapshot == design


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"bus": "scsi"}, "SCSI carries at most 2 nodes: choose Fibre Channel, iSCSI or SAS, or 2 nodes"),
        ({"users": 16_000}, "16,000 users need at least 5 nodes"),
        (
            {"users": 30_000},
            "30,000 users are too many for one cluster: choose at most 24,000, on 8 nodes, and plan another cluster"
            " for the rest",
        ),
        (
            {"users": 6000, "nodes": 2, "bus": "scsi"},
            "6,000 users need at least 3 nodes, and SCSI carries 2: choose Fibre Channel, iSCSI or SAS, or at most"
            " 4,000 users",
        ),
        (
            {"windows": "windows-2000-advanced-server"},
            "Windows 2000 Advanced Server carries at most 2 nodes: choose 2, or Windows 2000 Datacenter Server",
        ),
        (
            {"windows": "windows-2000-advanced-server", "nodes": 2},
            "6,000 users need at least 3 nodes, and Windows 2000 Advanced Server carries 2: choose Windows 2000"
            " Datacenter Server, or at most 4,000 users",
        ),
        (
            {"windows": "windows-2000-datacenter", "nodes": 2, "bus": "iscsi"},
            "iSCSI carries no cluster on Windows 2000 Datacenter Server: choose Fibre Channel or SCSI",
        ),
        (
            {"exchange": "exchange-2000-enterprise"},
            "Exchange 2000 does not run on Windows Server 2003: choose Exchange Server 2003 Enterprise Edition on"
            " Windows Server 2003, Enterprise Edition",
        ),
        ({"exchange": "exchange-2003-standard"}, "Exchange Standard edition cannot be clustered"),
        ({"windows": "windows-2003-standard"}, "has no cluster service: choose another Windows"),
        ({"windows": "windows-95"}, 'There is no Windows "windows-95": choose '),
        ({"exchange": "notes"}, 'There is no Exchange "notes": choose '),
        ({"profile": "idle"}, 'There is no profile "idle": choose light, average, heavy or large'),
        ({"bus": "usb"}, 'There is no bus "usb": choose '),
        ({"nodes": 1}, "A cluster has 2 nodes at least: choose 2 to 8"),
        ({"nodes": 0}, "A cluster has 2 nodes at least: choose 2 to 8"),
        ({"nodes": 9}, "Windows Server 2003, Enterprise Edition carries at most 8 nodes: choose 8"),
        ({"users": 0}, "0 users are too few: choose between 1 and 24,000 users"),
        ({"users": -5}, "-5 users are too few: choose between 1 and 24,000 users"),
        ({"users": 10**9}, "1,000,000,000 users are too many for one cluster"),
        ({"quota_mb": 0}, "A quota of 0 MB makes no sense here: choose between 10 MB and 10 GB"),
        ({"quota_mb": 10**9}, "A quota of"),
        ({"quota_mb": 10_240}, "2,000 users of 10 GB on one EVS need disks of"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_change(values: dict[str, Any], sentence: str) -> None:
    told = refusal(**values).replace("\N{NO-BREAK SPACE}", " ")
    assert sentence in told
    assert "\n" not in told


def test_the_ranges_are_those_of_platform_and_bus() -> None:
    assert ranges_of(catalog(), USUAL).nodes == (2, 8)
    assert ranges_of(catalog(), USUAL).users == (1, 24_000)
    assert ranges_of(catalog(), replace(USUAL, bus="scsi")).nodes == (2, 2)
    assert ranges_of(catalog(), replace(USUAL, bus="scsi")).users == (1, 4000)
    assert ranges_of(catalog(), replace(USUAL, windows="windows-2000-datacenter")).users == (1, 12_000)


def test_the_smallest_cluster_for_a_number_of_servers() -> None:
    assert [fewest_nodes(servers) for servers in range(1, 7)] == [2, 3, 4, 5, 6, 8]
    assert [most_servers(nodes) for nodes in range(2, 9)] == [1, 2, 3, 4, 5, 5, 6]


ANSWERS = st.builds(
    lambda platform, **rest: Answers(windows=platform[0], exchange=platform[1], **rest),
    st.sampled_from(PLATFORMS),
    nodes=st.integers(2, 8),
    users=st.integers(1, 4000) | st.integers(1, 24_000) | st.integers(1, 40_000),
    profile=st.sampled_from(list(catalog().profiles)),
    quota_mb=st.sampled_from([10, 50, 100, 200, 500, 1024, 2048, 10_240]),
    bus=st.sampled_from(BUSES) | st.just("fibre-channel"),
)


@settings(max_examples=volume(600), deadline=None)
@given(ANSWERS)
def test_answers_make_a_sound_design_or_one_sentence(answers: Answers) -> None:
    design, refused = _made(answers)
    if design is None:
        assert re.search(r"need at least|choose", refused), refused
        assert "\n" not in refused
        return
    assert sum(server.users or 0 for server in design.groups_of_kind("evs")) == answers.users
    assert len(design.nodes) == answers.nodes
    grave = [one.message for one in check(design, catalog()).open if one.level in ("error", "warning")]
    assert grave == []
    _nothing_clashes(design)
    _users_do_not_need_fewer_servers(answers, design)


def _made(answers: Answers) -> tuple[Snapshot | None, str]:
    try:
        return design_for(catalog(), answers), ""
    except EditError as refused:
        return None, str(refused)


def _nothing_clashes(design: Snapshot) -> None:
    letters = [disk.letter for disk in design.disks.values() if disk.letter]
    held = [address for _, _, address in addresses(design)]
    for values in (letters, held):
        assert len(values) == len(set(values))


def _users_do_not_need_fewer_servers(answers: Answers, design: Snapshot) -> None:
    """One server less would have too many users, or databases that are too large."""
    servers = len(design.groups_of_kind("evs"))
    assert servers <= most_servers(answers.nodes)
    assert len(passive_nodes(design)) == answers.nodes - servers
    if servers > 1 and answers.quota_mb <= 100 and answers.profile != "large":
        assert -(-answers.users // (servers - 1)) > GOOD_USERS
