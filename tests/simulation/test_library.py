"""Ready scenarios: what is offered on a design, and that each run does what the rules of the cluster promise."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalog.facts import load_facts
from designer.catalog.ready import load_ready_tests
from designer.catalog.schema import Catalog
from designer.files.load import load
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import event_text, parse_event
from designer.simulation.simulate import simulate
from designer.simulation.trials.expectations import expectation_text, judge, parse_expectation
from designer.simulation.trials.library import BUILDERS, ReadyScenario, offered
from tests.support.clusters import changed, cluster, evs, f2, nodes, quorum_group
from tests.support.random_clusters import random_cluster
from tests.support.samples import SAMPLES, sample
from tests.support.samples import catalog as loaded_catalog
from tests.support.strategies import snapshots
from tests.support.volume import is_deep, volume

CATALOG = loaded_catalog()


def ready(design: Snapshot, catalog: Catalog, code: str) -> ReadyScenario:
    return next(one for one in offered(design, catalog) if one.test.code == code)


def told(design: Snapshot, catalog: Catalog, code: str) -> list[tuple[str, list[str], list[str]]]:
    """The runs of a test in words: name, events, expectations."""
    return [
        (
            run.name,
            [event_text(action, design) for action in run.actions],
            [expectation_text(expected, design) for expected in run.expected],
        )
        for run in ready(design, catalog, code).runs
    ]


def test_the_library_holds_eleven_acceptance_tests_and_twenty_cases_and_what_not_to_do() -> None:
    codes = list(load_ready_tests())
    numbered = [*(f"AT-{n:02d}" for n in range(1, 12)), *(f"TC-{n:02d}" for n in range(1, 21))]
    assert codes == [*numbered, "TC-X"]


def test_every_test_is_played_or_says_why_not_and_names_its_facts() -> None:
    facts = load_facts()
    for test in load_ready_tests().values():
        assert (test.code in BUILDERS) == (not test.manual and not test.unsupported)
        assert "" not in (test.title, test.purpose, test.expected, *test.procedure)
        assert set(test.facts) <= set(facts), test.code
        assert test.facts


def test_pulling_a_storage_cable_is_unsupported_and_warned_of(catalog: Catalog) -> None:
    (one,) = (one for one in offered(f2(), catalog) if one.status == "unsupported")
    assert "EX-8.15" in one.test.facts
    assert "no supported test" in one.test.warning
    assert "no supported test" in load_ready_tests()["TC-10"].warning


TRIED = ("four-node-3-plus-1", "two-node-active-active", "two-node-file-servers", "exchange-2000-datacenter")
"""The samples whose runs are all played; with `--deep` those of all of them."""


@pytest.mark.parametrize(
    "path", [path for path in SAMPLES if is_deep() or path.stem in TRIED], ids=lambda path: path.stem
)
def test_every_run_on_a_sample_keeps_its_promises(path: Path, catalog: Catalog) -> None:
    design = load(path).snapshot
    for one in offered(design, catalog):
        for run in one.runs:
            timeline = simulate(design, catalog, run.actions, starts_at=run.starts_at)
            broken = [v.reason for v in (judge(timeline, expected) for expected in run.expected) if not v.met]
            assert not broken, run.name


def test_three_plus_one_is_offered_everything(catalog: Catalog) -> None:
    design = sample("four-node-3-plus-1")
    assert [one.test.code for one in offered(design, catalog) if one.status == "left out"] == []
    assert told(design, catalog, "TC-04") == [
        ("TC-04 NODE1", ["power:NODE1"], ["EVS1 online on NODE4", "EVS2 stays online", "EVS3 stays online"])
    ]
    assert told(design, catalog, "TC-14") == [
        (
            "TC-14 NODE1, then NODE2",
            ["power:NODE1", "power:NODE2@1800"],
            ["EVS1 online on NODE4", "EVS2 offline", "EVS3 stays online"],
        )
    ]
    assert told(design, catalog, "AT-02")[0] == (
        "AT-02 EVS1 to NODE2",
        ["move:EVS1=NODE2"],
        ["EVS1 online on NODE1", "EVS2 stays online", "EVS3 stays online"],
    )
    assert [name for name, _, _ in told(design, catalog, "AT-01")] == [
        "AT-01 EVS1 to NODE4",
        "AT-01 EVS2 to NODE4",
        "AT-01 EVS3 to NODE4",
    ]


def test_two_nodes_are_spared_what_needs_more(catalog: Catalog) -> None:
    design = sample("two-node-active-active")
    reasons = {one.test.code: one.reason for one in offered(design, catalog) if one.status == "left out"}
    assert reasons["AT-02"] == "in this cluster no two virtual servers are kept from sharing a node by error 5018"
    assert reasons["TC-14"] == "it needs three nodes, two of them active"
    assert reasons["TC-15"] == "the design has no passive node"


def test_a_cluster_without_virtual_servers_or_that_cannot_be_played_says_so(catalog: Catalog) -> None:
    bare = cluster(nodes(2), quorum_group("n1"))
    for one in offered(bare, catalog):
        assert one.status in ("manual", "unsupported") or "no virtual server" in one.reason
    assert ready(Snapshot(), catalog, "TC-01").reason == "there is nothing to simulate: the design has no nodes"


def test_a_majority_node_set_of_two_promises_nothing_after_the_loss_of_one(catalog: Catalog) -> None:
    design = cluster(nodes(2), quorum_group("n2"), evs("E", "n1", ("n1", "n2")), quorum="majority-node-set")
    assert told(design, catalog, "TC-04") == [("TC-04 N1", ["power:N1"], ["E offline"])]
    assert told(design, catalog, "TC-03") == [("TC-03 N1", ["service:N1"], ["E online on N2"])]


def test_a_node_picked_at_random_is_not_promised(catalog: Catalog) -> None:
    design = cluster(nodes(3), quorum_group("n2"), evs("E", "n1"))
    assert told(design, catalog, "TC-04") == [("TC-04 N1", ["power:N1"], ["E online"])]


def test_a_failback_window_decides_when_the_test_begins(catalog: Catalog) -> None:
    design = f2(preferred=("n1",), failback=True, failback_from=22, failback_until=5)
    (run,) = ready(design, catalog, "TC-18").runs
    assert run.starts_at == "21:00"
    assert [expectation_text(one, design) for one in run.expected] == ["E online on N1"]
    stays = changed(design, "groups", "E", failback=False)
    assert told(stays, catalog, "TC-18")[0][2] == ["E online on N2"]


def test_the_policy_of_a_resource_decides_how_often_it_fails(catalog: Catalog) -> None:
    design = changed(f2(), "resources", "E-IS", restart_threshold=1)
    once, until = told(design, catalog, "TC-12")
    assert once == ("TC-12 E once", ["resource:E-IS=looks-alive"], ["E online on N1"])
    assert until[1:] == (["resource:E-IS=looks-alive", "resource:E-IS=looks-alive@120"], ["E online on N2"])
    side = changed(design, "resources", "E-IS", restart_action="restart")
    assert [name for name, _, _ in told(side, catalog, "TC-12")] == ["TC-12 E once"]


@settings(max_examples=volume(400))
@given(number=st.integers(0, 2**32))
def test_the_library_plays_on_any_cluster(number: int) -> None:
    design = random_cluster(Random(number))
    for one in offered(design, CATALOG):
        assert (one.status == "played") == bool(one.runs)
        assert one.runs or one.reason
        for run in one.runs:
            assert [parse_event(event_text(action, design), design) for action in run.actions] == list(run.actions)
            timeline = simulate(design, CATALOG, run.actions, starts_at=run.starts_at)
            for expected in run.expected:
                assert parse_expectation(expectation_text(expected, design), design) == expected
                assert judge(timeline, expected).reason


@settings(max_examples=volume(2000))
@given(design=snapshots())
def test_the_library_is_offered_for_any_design(design: Snapshot) -> None:
    names = [run.name for one in offered(design, CATALOG) for run in one.runs]
    assert all(name.split()[0] in load_ready_tests() for name in names)


def test_another_cluster_service_promises_something_else(catalog: Catalog) -> None:
    design = cluster(nodes(3), quorum_group("n2"), evs("E", "n1"))
    (later,) = next(one for one in offered(design, catalog, "ws2012") if one.test.code == "TC-04").runs
    assert [expectation_text(one, design) for one in later.expected] == ["E online on N2"]
    _, until = next(one for one in offered(design, catalog, "ws2008") if one.test.code == "TC-12").runs
    assert len(until.actions) == 2  # one restart, then it moves
