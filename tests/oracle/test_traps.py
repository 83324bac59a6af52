"""Cases with a known outcome, in which a careless translation would make Pacemaker say something else."""

from __future__ import annotations

import pytest

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.oracle.cases import Case
from tests.oracle.compare import compare, moments
from tests.oracle.crm import ask
from tests.oracle.mapping import cib_export
from tests.support.clusters import changed, cluster, evs, nodes, plain
from tests.support.samples import catalog

pytestmark = pytest.mark.oracle


def placed(snapshot: Snapshot, *events: str, service: str = "ws2003") -> dict[Id, Id | None]:
    """Where Pacemaker has the groups after the last event, and that it is where the engine has them."""
    case = Case(snapshot, service, tuple(parse_event(event, snapshot) for event in events))
    timeline = simulate(snapshot, catalog(), case.actions, service=service)
    assert compare(case, timeline).unexplained() == []
    export = cib_export([moment for moment, _, _ in moments(case, timeline)][-1])
    answer = ask(export.text, export.arguments, export.nodes, export.resources)
    back = export.back()
    return {group: back.get(answer.placed[export.names[group]] or "") for group in snapshot.groups}


def test_four_nodes_and_three_servers() -> None:
    homes = {"A": "n1", "B": "n2", "C": "n3"}
    snapshot = cluster(nodes(4), *(evs(name, node, [node]) for name, node in homes.items()))
    assert placed(snapshot, "power:N1@1200") == {"A": "n4", "B": "n2", "C": "n3"}


def test_two_servers_on_two_nodes() -> None:
    snapshot = cluster(nodes(2), evs("A", "n1", ["n1"]), evs("B", "n2", ["n2"]))
    assert placed(snapshot, "power:N2@1200") == {"A": "n1", "B": "n1"}


def test_who_runs_does_not_make_room() -> None:
    """A is next to B's node in its list; B stays all the same, and A goes on to the free one."""
    first = plain("A", "n1", ["n1", "n2", "n3"], anti_affinity=("X",))
    snapshot = cluster(nodes(3), first, plain("B", "n2", ["n3", "n2"], anti_affinity=("X",)))
    assert placed(snapshot, "power:N1@1200") == {"A": "n3", "B": "n2"}


def test_several_groups_choose_one_after_the_other() -> None:
    both = [plain(name, "n1", ["n1", "n2", "n3"], anti_affinity=("X",)) for name in "AB"]
    assert placed(cluster(nodes(3), *both), "power:N1@1200") == {"A": "n2", "B": "n3"}


def test_who_leaves_first_chooses_first() -> None:
    """B stops within a moment, A takes its time: on an ordered stop B has the first choice."""
    slow, quick = [plain(name, "n1", ["n1", "n2", "n3"], anti_affinity=("X",)) for name in "AB"]
    snapshot = cluster(nodes(3), slow, quick)
    snapshot = changed(snapshot, "resources", "A-SVC", offline_ms=9000)
    snapshot = changed(snapshot, "resources", "B-SVC", offline_ms=100)
    assert placed(snapshot, "service:N1@1200") == {"A": "n3", "B": "n2"}


def test_the_list_goes_on_behind_the_lost_node() -> None:
    snapshot = cluster(nodes(4), plain("A", "n2", ["n1", "n2", "n3", "n4"]))
    assert placed(snapshot, "power:N2@1200") == {"A": "n3"}


def test_where_all_have_neighbours_anti_affinity_yields() -> None:
    parts = [plain(name, node, ["n1", "n2"], anti_affinity=("X",)) for name, node in (("A", "n1"), ("B", "n2"))]
    assert placed(cluster(nodes(2), *parts), "power:N1@1200") == {"A": "n2", "B": "n2"}
