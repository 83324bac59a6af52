"""Every reason for which a moment is not put to Pacemaker, and that nothing else is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.model.diff import adding, apply
from designer.model.records import Dependency, Disk, Resource
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action, parse_event
from designer.simulation.simulate import simulate
from tests.oracle.guard import REFUSALS, NotMapped, guard
from tests.oracle.moments import Moment
from tests.support.clusters import changed, cluster, evs, nodes, plain, quorum_group
from tests.support.samples import catalog


def moment(snapshot: Snapshot, event: str, service: str = "ws2003") -> Moment:
    """A cluster at home when something strikes."""
    state = simulate(snapshot, catalog(), []).initial
    return Moment(snapshot, catalog().services[service], state, parse_event(event, snapshot))


def two_groups() -> Snapshot:
    first = plain("A", "n1", ["n1", "n2", "n3"], anti_affinity=("X",))
    return cluster(nodes(3), quorum_group("n3"), first, plain("B", "n2", ["n2"], anti_affinity=("X",)))


def with_edge(alternative: str = "", provider: str = "A-SVC2") -> Snapshot:
    second = Resource(id="A-SVC2", name="A-SVC2", type="generic-service", group="A")
    edge = Dependency(id="e", dependent="A-SVC", provider=provider, alternative=alternative)
    return apply(two_groups(), adding([("resources", second), ("dependencies", edge)]))


def with_disk() -> Snapshot:
    snapshot = apply(two_groups(), adding([("disks", Disk(id="d", name="D", visible_to=("n1",)))]))
    return changed(snapshot, "resources", "A-SVC", disk="d")


def nobody() -> Moment:
    found = moment(two_groups(), "power:N1")
    empty = replace(found.snapshot, groups={}, resources={}, dependencies={})
    return replace(found, snapshot=empty)


def in_state(event: str, *, node: str = "", word: str = "up", resource: str = "online") -> Moment:
    found = moment(two_groups(), event)
    states = {
        "nodes": {**found.state.nodes, node or "n1": word},
        "resources": {**found.state.resources, "A-SVC": resource},
    }
    return replace(found, state=replace(found.state, **states))


def alone() -> Moment:
    found = moment(two_groups(), "power:N1")
    owners = dict.fromkeys(found.state.owners, "n1")
    states = {**found.state.nodes, "n2": "down", "n3": "down"}
    return replace(found, state=replace(found.state, nodes=states, owners=owners))


def sleeping_neighbour() -> Moment:
    found = moment(two_groups(), "power:N1")
    return replace(found, state=replace(found.state, resources={**found.state.resources, "B-SVC": "offline"}))


def together() -> Moment:
    both = [plain(name, "n1", ["n1", "n2"], anti_affinity=("X",)) for name in "AB"]
    snapshot = cluster(nodes(2), *both, enforce_anti_affinity=True)
    return moment(snapshot, "power:N1", "ws2012")


CASES = {
    "without nodes, groups and resources any answer would be right": nobody,
    "Pacemaker knows no such action": lambda: replace(moment(two_groups(), "power:N1"), action=Action("hang", "n1")),
    "of a set of alternative providers one suffices": lambda: moment(with_edge("either"), "power:N1"),
    "a dependency leads into another group": lambda: moment(with_edge(provider="B-SVC"), "power:N1"),
    "a node that does not see a disk is tried all the same, which takes time": lambda: moment(with_disk(), "power:N1"),
    "the cluster stops where no node that is left can own the quorum": lambda: moment(
        changed(two_groups(), "resources", "CG-Q", possible_owners=("n1",)), "power:N1"
    ),
    "what an administrator keeps offline is no matter of placement": lambda: moment(
        changed(two_groups(), "resources", "A-SVC", kept_offline=True), "power:N1"
    ),
    "a group without resources never runs": lambda: moment(
        cluster(nodes(2), plain("A", "n1"), plain("B", "n2")[:1]), "power:N1"
    ),
    "Pacemaker knows no hours for failback": lambda: moment(
        changed(two_groups(), "groups", "A", failback=True, failback_from=1, failback_until=5), "power:N1"
    ),
    "something is on its way or has failed before": lambda: in_state("power:N1", resource="failed"),
    "a node joins": lambda: in_state("power:N1", node="n2", word="joining"),
    "a group is on no node that is up": lambda: in_state("power:N3", word="down"),
    "no node is left": alone,
    "the resource does not run": lambda: in_state("resource:A-SVC", resource="offline"),
    "the node is picked at random": lambda: moment(cluster(nodes(3), plain("A", "n1")), "power:N1"),
    "a group that runs nowhere counts as a neighbour": sleeping_neighbour,
    "groups that are strictly kept apart are on one node already": together,
    "failback looks at the list alone, Pacemaker at the neighbours as well": lambda: moment(
        changed(two_groups(), "groups", "A", failback=True), "start:N1"
    ),
    "which of several System Attendants comes first is a matter of time (error 5018)": lambda: moment(
        cluster(nodes(3), evs("A", "n1", ["n1"]), evs("B", "n2", ["n2"])), "move:A=N3"
    ),
}


def test_every_reason_has_its_case() -> None:
    assert CASES.keys() == REFUSALS.keys()


@pytest.mark.parametrize("reason", CASES)
def test_it_is_refused_for_this_reason(reason: str) -> None:
    found = CASES[reason]()
    assert REFUSALS[reason](found)
    with pytest.raises(NotMapped):
        guard(found)


@pytest.mark.parametrize("reason", [reason for reason in CASES if reason != "no node is left"])
def test_it_is_refused_for_no_other_reason(reason: str) -> None:
    with pytest.raises(NotMapped) as refusal:
        guard(CASES[reason]())
    assert str(refusal.value) == reason


@pytest.mark.parametrize("event", ["power:N1", "service:N1", "move:A", "move:A=N3", "resource:A-SVC"])
def test_the_rest_is_put_to_pacemaker(event: str) -> None:
    guard(moment(two_groups(), event))


def test_the_random_pick_of_windows_2003_can_be_switched_off() -> None:
    guard(moment(cluster(nodes(3), plain("A", "n1"), ordered_target=True), "power:N1"))
    guard(moment(cluster(nodes(3), plain("A", "n1")), "power:N1", "ws2000"))
