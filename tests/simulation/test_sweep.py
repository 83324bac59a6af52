"""Sweeps: which faults they play, what they find, and what that tells."""

from __future__ import annotations

from collections import Counter

import pytest

from designer.catalog.schema import Catalog
from designer.files.load import load
from designer.foundation.ids import Id
from designer.model.records import Group, Node, Resource
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate, make_plan
from designer.simulation.scenario.actions import Action
from designer.simulation.studies.sweep import pool
from designer.simulation.studies.sweep.capacity import capacity
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.faults import faults_of, node_sets
from designer.simulation.studies.sweep.sweep import SweepCancelled, Sweeping, sweep
from designer.simulation.studies.sweep.verdicts import ladder, new_losses, serving, single_points, worst_for
from tests.support.clusters import changed, cluster, evs, nodes, plain, possible, quorum_group
from tests.support.designs import design
from tests.support.samples import SAMPLES

THREE_PLUS_ONE = load(next(path for path in SAMPLES if path.stem == "four-node-3-plus-1")).snapshot


@pytest.fixture(scope="module")
def full(catalog: Catalog) -> Sweep:
    return sweep(THREE_PLUS_ONE, catalog, 3, workers=1)


def power(*names: Id) -> tuple[Action, ...]:
    return tuple(Action("power", name) for name in names)


def case_of(found: Sweep, *faults: Action) -> Case:
    return next(case for case in found.cases if case.faults == faults)


def test_every_node_fails_alone_in_pairs_and_by_threes_in_every_order(full: Sweep) -> None:
    lost = [case.faults for case in full.cases if all(fault.kind == "power" for fault in case.faults)]
    assert Counter(map(len, lost)) == {1: 4, 2: 12, 3: 24}
    assert len(set(lost)) == 40
    assert all(len(set(faults)) == len(faults) for faults in lost)


def test_every_resource_fails_but_the_quorum(full: Sweep, catalog: Catalog) -> None:
    failed = {
        order[0].subject
        for case in full.cases
        if len(case.faults) == 1 and case.faults[0].kind == "resource"
        for order in full.alike(case)
    }
    quorum = make_plan(THREE_PLUS_ONE, catalog).quorum.resource
    assert quorum is not None
    assert failed == THREE_PLUS_ONE.resources.keys() - {quorum}


def test_two_lost_nodes_of_three_plus_one_cost_the_server_that_stood_on_the_second(full: Sweep) -> None:
    """The matrix of ordered pairs: the passive node holds the server of the first node that was lost."""
    found: dict[tuple[Action, ...], tuple[Id, ...]] = {
        case.faults: case.offline for case in full.cases if len(case.faults) == 2
    }
    names = {"n1": "g2", "n2": "g3", "n3": "g4"}
    for first, second in [(one, other) for one in names for other in names if one != other]:
        assert found[power(first, second)] == (names[second],)
        assert found[power(first, "n4")] == (names[first],)
        assert found[power("n4", first)] == (names[first],)


def test_the_ladder_of_three_plus_one(full: Sweep) -> None:
    rungs = ladder(full)
    assert [rung.failed for rung in rungs] == [0, 1, 2, 3, 4]
    assert [rung.online for rung in rungs] == [3, 3, 2, 1, 0]
    assert [rung.users for rung in rungs] == [6000, 6000, 4000, 2000, 0]
    assert [rung.cases for rung in rungs] == [0, 4, 12, 24, 1]
    assert rungs[0].worst is None
    assert rungs[2].worst is not None
    assert rungs[2].worst.faults == power("n1", "n2")
    assert len(rungs[2].down) == 1


def test_a_shallow_sweep_climbs_the_whole_ladder_too(catalog: Catalog) -> None:
    found = sweep(THREE_PLUS_ONE, catalog, 1, workers=1)
    assert [(rung.failed, rung.cases, rung.online) for rung in ladder(found)] == [
        (0, 0, 3),
        (1, 4, 3),
        (2, 6, 2),
        (3, 4, 1),
        (4, 1, 0),
    ]
    assert all(len(case.faults) == 1 for case in found.cases)


def test_a_majority_node_set_ends_the_ladder_early(catalog: Catalog) -> None:
    found = sweep(changed(THREE_PLUS_ONE, "clusters", "cluster", quorum="majority-node-set"), catalog, 2, workers=1)
    assert [rung.online for rung in ladder(found)] == [3, 3, 0, 0, 0]


def loaded() -> Snapshot:
    """A design of three active nodes and a passive one with a base load of 2 %."""
    servers = [
        evs(f"E{number}", f"n{number}", [f"n{number}", "n4"], users=2000, cpu_percent=percent, memory_mb=1500)
        for number, percent in ((1, 45), (2, 42), (3, 48))
    ]
    snapshot = cluster(nodes(4), quorum_group("n1"), *servers, plain("BASE", "n4", cpu_percent=2))
    return possible(changed(snapshot, "nodes", "n4", ram_mb=2048, max_users=1800), ["n4"], "BASE-SVC")


def test_the_capacity_at_worst_is_the_maximum_over_all_cases(catalog: Catalog) -> None:
    found = sweep(loaded(), catalog, 1, workers=1)
    loads = capacity(found)
    assert [loads[node]["cpu_percent"].normal for node in ("n1", "n2", "n3", "n4")] == [45, 42, 48, 2]
    worst = loads["n4"]["cpu_percent"]
    assert (worst.worst, worst.groups, worst.is_over) == (50, ("BASE", "E3"), False)
    assert worst.case is not None
    assert worst.case.faults == power("n3")
    by_case = {case.faults[0].subject: case for case in found.cases if case.faults[0].kind == "power"}
    assert [by_case[node].outcomes[f"E{node[1]}"].node for node in ("n1", "n2", "n3")] == ["n4", "n4", "n4"]


def test_the_capacity_says_what_is_more_than_a_node_can_carry(catalog: Catalog) -> None:
    loads = capacity(sweep(loaded(), catalog, 1, workers=1))
    users, memory = loads["n4"]["users"], loads["n4"]["memory_mb"]
    assert (users.worst, users.limit, users.is_over) == (2000, 1800, True)
    assert (memory.worst, memory.limit, memory.is_over) == (1500, 2048, False)
    assert (loads["n1"]["users"].limit, loads["n1"]["users"].case) == (None, None)


def test_measures_without_values_are_left_out(full: Sweep) -> None:
    assert {measure for loads in capacity(full).values() for measure in loads} == {"users"}


def test_loads_of_more_faults_are_asked_for(catalog: Catalog) -> None:
    groups = [
        plain(name, owner, ["n1", "n2", "n3"], users=10) for name, owner in (("A", "n1"), ("B", "n2"), ("C", "n3"))
    ]
    found = sweep(cluster(nodes(3), quorum_group("n1"), *groups), catalog, 2, workers=1)
    assert capacity(found, 1)["n2"]["users"].worst == 20
    assert capacity(found)["n2"]["users"].worst == 30


def test_the_worst_comes_first(full: Sweep) -> None:
    worth = [(len(case.lost), case.longest_ms) for case in full.cases]
    assert worth == sorted(worth, reverse=True)
    assert worth[0][0] > 0
    assert worth[-1] == (0, 0)


def test_single_points_of_failure(catalog: Catalog) -> None:
    snapshot = possible(cluster(nodes(2), quorum_group("n2"), plain("A", "n1"), plain("B", "n1")), ["n1"], "A-SVC")
    found = sweep(snapshot, catalog, 1, workers=1)
    assert [(case.faults, case.offline) for case in single_points(found) if case.faults[0].kind == "power"] == [
        (power("n1"), ("A",))
    ]


def test_a_network_that_fails_for_everybody_cuts_its_groups_off(full: Sweep) -> None:
    (case,) = (case for case in full.cases if [fault.kind for fault in case.faults] == ["network"] and case.lost)
    assert not case.offline
    assert {outcome.outcome for outcome in case.outcomes.values()} == {"unaffected"}
    assert case in single_points(full)
    assert case in worst_for(full, case.lost[0]).lost


def test_what_is_worst_for_a_group(catalog: Catalog) -> None:
    snapshot = possible(cluster(nodes(2), quorum_group("n2"), evs("E", "n1"), plain("P", "n2")), ["n1"], "E-SA")
    found = sweep(snapshot, catalog, 1, workers=1)
    worst = worst_for(found, "E")
    assert [case.faults for case in worst.lost if case.faults[0].kind == "power"] == [power("n1")]
    assert worst.longest is not None
    assert worst.longest.outcomes["E"].outage_ms == max(
        case.outcomes["E"].outage_ms or 0 for case in found.cases if case.outcomes["E"].outcome == "moved"
    )


def test_new_losses_are_those_that_fewer_faults_do_not_cause(full: Sweep) -> None:
    found = {case.faults: groups for case, groups in new_losses(full)}
    nodes_only = {faults for faults in found if all(fault.kind == "power" for fault in faults)}
    assert nodes_only == {order for order in nodes_only if len(order) == 2}, (
        "three nodes take nothing that two of them leave"
    )
    assert len(nodes_only) == 12


def test_groups_that_are_down_from_the_start_do_not_count_as_online(catalog: Catalog) -> None:
    snapshot = possible(cluster(nodes(3), plain("A", "n1", users=5), evs("E", "n1", users=7)), ["n2"], "E-SA")
    found = sweep(snapshot, catalog, 1, workers=1)
    assert found.whole == {"A"}
    assert serving(snapshot) == ("E",)
    assert ladder(found)[0].down == ("E",)
    assert ladder(found)[0].users == 0


def test_what_behaves_alike_fails_once_and_is_counted(catalog: Catalog) -> None:
    group = [Group(id="A", name="A", kind="other", owner="n1")]
    alike = [Resource(id=f"A{number}", name=f"A{number}", type="generic-service", group="A") for number in range(3)]
    other = [Resource(id="AX", name="AX", type="generic-service", group="A", online_ms=70_000)]
    found = sweep(cluster(nodes(2), quorum_group("n1"), group, alike, other), catalog, 1, workers=1)
    counts = {case.faults[0].subject: case.alike for case in found.cases if case.faults[0].kind == "resource"}
    assert counts == {"A0": 3, "AX": 1}
    case = case_of(found, Action("resource", "A0"))
    assert [order[0].subject for order in found.alike(case)] == ["A0", "A1", "A2"]
    assert [fault.subject for fault in found.faults.like(case.faults[0])] == ["A0", "A1", "A2"]


def test_what_something_else_needs_is_not_like_what_nothing_needs(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), quorum_group("n1"), evs("E", "n1"))
    plan = make_plan(snapshot, catalog)
    twins = faults_of(plan).twins
    assert all(twins[resource] == (resource,) for resource in ("E-SA", "E-IS", "E-SMTP", "E-HTTP", "E-NN"))


def test_the_second_fault_strikes_when_the_first_has_settled(full: Sweep, catalog: Catalog) -> None:
    case = case_of(full, *power("n1", "n2"))
    first = case_of(full, *power("n1"))
    assert case.times == (0, first.longest_ms)
    assert [action.at_ms for action in case.actions] == list(case.times)


def test_sets_of_many_nodes_are_left_out_when_there_are_too_many(catalog: Catalog) -> None:
    snapshot = cluster(nodes(9), quorum_group("n1"), plain("A", "n1"))
    assert {len(order) for order in node_sets(make_plan(snapshot, catalog), 1)} == {2}


def test_a_design_without_nodes_cannot_be_swept(catalog: Catalog) -> None:
    with pytest.raises(CannotSimulate, match="no nodes"):
        sweep(design(Group(id="g", name="G", kind="other")), catalog)
    with pytest.raises(CannotSimulate, match="no groups"):
        sweep(design(Node(id="n", name="N", number=1)), catalog)


def test_progress_is_told_case_by_case(catalog: Catalog) -> None:
    told: list[tuple[int, int]] = []
    sweep(THREE_PLUS_ONE, catalog, 1, progress=lambda done, total: told.append((done, total)), workers=1)
    assert [done for done, _ in told] == list(range(1, told[-1][1] + 1))
    assert len({total for _, total in told}) == 1


def test_a_sweep_can_be_called_off(catalog: Catalog) -> None:
    told: list[int] = []
    with pytest.raises(SweepCancelled):
        sweep(
            THREE_PLUS_ONE,
            catalog,
            1,
            progress=lambda done, _: told.append(done),
            cancelled=lambda: len(told) == 3,
            workers=1,
        )
    assert told == [1, 2, 3]


def test_several_processes_find_the_same_in_the_same_order(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = list(Sweeping(THREE_PLUS_ONE, catalog, 2, workers=1).cases())
    monkeypatch.setattr(pool, "WORTH_MS", 0)
    shared = Sweeping(THREE_PLUS_ONE, catalog, 2, workers=2)
    assert list(shared.cases()) == alone


def test_processes_are_called_off_with_the_iterator(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORTH_MS", 0)
    coming = Sweeping(THREE_PLUS_ONE, catalog, 3, workers=2).cases()
    found = [next(coming) for _ in range(5)]
    coming.close()
    assert len(found) == 5
    assert list(coming) == []
