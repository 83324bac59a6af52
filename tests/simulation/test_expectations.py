"""What a run should lead to, as text and as a verdict."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.expectations import Expected, expectation_text, judge, parse_expectation
from tests.simulation.play import outage_ms, play
from tests.support.clusters import changed, f2


@pytest.fixture
def snapshot() -> Snapshot:
    return f2()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E online", Expected("E")),
        ("E online on N2", Expected("E", "online", "n2")),
        ("e  ONLINE  on n2  within 180 s", Expected("E", "online", "n2", 180_000)),
        ("E online within 2.5min", Expected("E", "online", None, 150_000)),
        ("Cluster Group online within 1 h", Expected("CG", "online", None, 3_600_000)),
        ("E stays online", Expected("E", "stays online")),
        ("E offline", Expected("E", "offline")),
        ("E Stays Offline", Expected("E", "stays offline")),
        ("E online within 0 s", Expected("E", "online", None, 0)),
        ("E failed", Expected("E", "failed")),
    ],
)
def test_an_expectation_is_understood(snapshot: Snapshot, text: str, expected: Expected) -> None:
    assert parse_expectation(text, snapshot) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("X online", "X online: there is no group X; groups are Cluster Group and E"),
        ("E online on N9", "E online on N9: there is no node N9; nodes are N1 and N2"),
        ("E offline on N2", 'E offline on N2: nothing may follow "offline"; only "online" takes a node and a time'),
        ("E online within soon s", 'E online within soon s: "soon" is no time; write a number and s, min or h'),
        ("E online within -1 s", 'E online within -1 s: "-1" is no time'),
        ("E online within nan h", 'E online within nan h: "nan" is no time'),
        ("E online within 5", 'E online within 5: "within 5" is not understood; write GROUP online'),
        ("E online on N2 by noon", 'E online on N2 by noon: "by noon" is not understood'),
        ("E", "E: write GROUP online, stays online, offline, stays offline or failed"),
        ("E onlines", "E onlines: write GROUP online"),
    ],
)
def test_a_mistake_is_explained_in_one_sentence(snapshot: Snapshot, text: str, message: str) -> None:
    with pytest.raises(BadText) as caught:
        parse_expectation(text, snapshot)
    assert str(caught.value).startswith(message)


def test_the_longest_name_wins(snapshot: Snapshot) -> None:
    odd = changed(snapshot, "groups", "CG", name="E online")
    odd = changed(odd, "nodes", "n1", name="N2 within 5 s")
    assert parse_expectation("E online online", odd) == Expected("CG")
    assert parse_expectation("E offline", odd) == Expected("E", "offline")
    assert parse_expectation("E online online on N2 within 5 s within 7 s", odd) == Expected("CG", "online", "n1", 7000)


@pytest.mark.parametrize(
    "text",
    ["E online", "E online on N2 within 180 s", "E online within 2.5 s", "Cluster Group stays online", "E failed"],
)
def test_text_and_expectation_are_equivalent(snapshot: Snapshot, text: str) -> None:
    expected = parse_expectation(text, snapshot)
    assert parse_expectation(expectation_text(expected, snapshot), snapshot) == expected


def test_whole_minutes_and_hours_are_written_as_such(snapshot: Snapshot) -> None:
    assert expectation_text(Expected("E", within_ms=900_000), snapshot) == "E online within 15 min"
    assert expectation_text(Expected("E", within_ms=7_200_000), snapshot) == "E online within 2 h"
    assert expectation_text(Expected("E", within_ms=90_000), snapshot) == "E online within 90 s"


def verdict(snapshot: Snapshot, catalog: Catalog, text: str, *events: str) -> tuple[bool, str]:
    found = judge(play(snapshot, catalog, *events), parse_expectation(text, snapshot))
    return found.met, found.reason.replace("\N{NO-BREAK SPACE}", " ")


def test_a_group_that_moves_is_online_elsewhere_after_a_time(snapshot: Snapshot, catalog: Catalog) -> None:
    (took,) = outage_ms(play(snapshot, catalog, "move:E"), "E")
    assert took == 77_000
    assert verdict(snapshot, catalog, "E online on N2 within 77 s", "move:E") == (
        True,
        "E was online on N2 at the end, after 77 s without service",
    )
    assert verdict(snapshot, catalog, "E online within 70 s", "move:E") == (
        False,
        "E was without service for 77 s, 7 s longer than allowed",
    )
    assert verdict(snapshot, catalog, "E online on N1", "move:E") == (
        False,
        "E was online on N2 at the end, not on N1",
    )
    assert verdict(snapshot, catalog, "E stays online", "move:E@60") == (
        False,
        "E was without service for 77 s from 1:00.0 on",
    )
    assert verdict(snapshot, catalog, "E offline", "move:E") == (False, "E was online on N2 at the end")


def test_each_outage_counts_by_itself(snapshot: Snapshot, catalog: Catalog) -> None:
    assert verdict(snapshot, catalog, "E online within 77 s", "move:E", "move:E@600") == (
        True,
        "E was online on N1 at the end, after 2 outages of 154 s together",
    )


def test_a_group_that_nothing_happens_to_stays_online(snapshot: Snapshot, catalog: Catalog) -> None:
    reason = "Cluster Group was online all the time"
    assert verdict(snapshot, catalog, "Cluster Group stays online", "move:E") == (True, reason)
    assert verdict(snapshot, catalog, "Cluster Group online", "move:E") == (
        True,
        "Cluster Group was online on N2 all the time",
    )


def test_a_group_whose_nodes_are_gone_is_offline_and_stays_so(snapshot: Snapshot, catalog: Catalog) -> None:
    events = ("power:N2", "power:N1@60")
    assert verdict(snapshot, catalog, "E offline", *events) == (True, "E was offline on N1 at the end")
    assert verdict(snapshot, catalog, "E stays offline", *events) == (
        True,
        "E did not come online again and was offline on N1 at the end",
    )
    assert verdict(snapshot, catalog, "E failed", *events)[0] is False
    for event in ("power:N1", "power:N2"):
        assert verdict(snapshot, catalog, "E stays offline", event)[0] is False
    assert verdict(snapshot, catalog, "E stays offline", "power:N1", "power:N2@600") == (
        False,
        "E came online again at 0:48.2, after it had gone down",
    )


def test_a_failed_resource_makes_its_group_failed(snapshot: Snapshot, catalog: Catalog) -> None:
    left = changed(snapshot, "resources", "E-SMTP", restart_action="none")
    event = "resource:E-SMTP"
    reason = "E was failed on N1 at the end: SMTP failed"
    for text, met in (("E failed", True), ("E online", False), ("E offline", True), ("E stays offline", True)):
        assert verdict(left, catalog, text, event)[0] is met
    assert verdict(left, catalog, "E failed", event) == (True, reason)


def test_a_node_that_the_design_has_lost_is_named_by_its_id(snapshot: Snapshot, catalog: Catalog) -> None:
    group = next(iter(snapshot.virtual_servers())).id
    verdict = judge(play(snapshot, catalog), Expected(group, "online", "n99"))
    assert not verdict.met
    assert verdict.reason.endswith("not on n99")
