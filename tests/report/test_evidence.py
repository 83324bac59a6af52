"""What the simulations of a design say: the worked example of three active nodes and one that stands by."""

from __future__ import annotations

import itertools

import pytest

from designer.catalog.loader import load_templates
from designer.edits.templates import from_template
from designer.foundation.ids import Id
from designer.model.diff import adding, apply, changing
from designer.model.records import Dependency, Timing
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.report.build import make_context
from designer.report.context import Context, Issue
from designer.report.evidence.availability import availability, least_available
from designer.report.evidence.capacity import capacity
from designer.report.evidence.matrix import loss_of, matrix, single_failures
from designer.report.evidence.times import times
from designer.simulation.outcome.outages import outcomes
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.simulation.studies.sweep.verdicts import ladder
from tests.report.designs import CATALOG, DESIGNS, template

TIMES = {
    "detect-node": 6,
    "quorum-arbitration": 3,
    "hand-over": 2,
    "store-replay-per-log": 0,
    "physical-disk.online": 4,
    "physical-disk.offline": 2,
    "ip-address.online": 2,
    "ip-address.offline": 1,
    "network-name.online": 5,
    "network-name.offline": 2,
    "exchange-system-attendant.online": 18,
    "exchange-system-attendant.offline": 10,
    "exchange-mta.online": 12,
    "exchange-mta.offline": 8,
    "exchange-routing.online": 5,
    "exchange-routing.offline": 3,
    "exchange-smtp.online": 9,
    "exchange-smtp.offline": 12,
    "exchange-http.online": 6,
    "exchange-http.offline": 4,
    "exchange-search.online": 14,
    "exchange-search.offline": 9,
}

HOUR = 3_600_000


def worked_example() -> Snapshot:
    """Four nodes, three virtual servers of 2,000 users; the times, mean times and loads of the worked example."""
    design = from_template(CATALOG, load_templates()["three-plus-one"])
    design = apply(design, adding([("timings", Timing(id=key, ms=1000 * value)) for key, value in TIMES.items()]))
    for resource in list(design.resources.values()):
        if resource.type == "exchange-information-store":
            changes = changing(design, "resources", resource.id, online_ms=70_000, offline_ms=35_000)
            design = apply(design, changes)
    for node in design.nodes.values():
        own = 2 if node.number == 4 else None
        design = apply(design, changing(design, "nodes", node.id, mtbf_h=2190, mttr_h=4, own_cpu_percent=own))
    said = {"processor_limit": 70, "failovers_work": 100.0, "repair_crews": 4, "moves_per_year": 12}
    shares = {"storage_percent": 99.995, "surroundings_percent": 99.99}
    design = apply(design, changing(design, "clusters", CLUSTER_ID, **said, **shares))
    for group, load in zip(design.virtual_servers(), (45, 42, 48), strict=True):
        design = mounted(apply(design, changing(design, "groups", group.id, cpu_percent=load)), group.id)
    return design


def mounted(design: Snapshot, group: Id) -> Snapshot:
    """The same design where all disks of a group wait for its first one."""
    root, *others = (one.id for one in design.members(group) if one.type == "physical-disk")
    edges = [("dependencies", Dependency(id=f"after-{one}", dependent=one, provider=root)) for one in others]
    return apply(design, adding(edges))


def context_of(design: Snapshot) -> Context:
    return make_context(design, CATALOG, Issue(date="2026-11-22"))


@pytest.fixture(scope="module")
def example() -> Context:
    return context_of(worked_example())


def test_the_times_of_the_worked_example(example: Context) -> None:
    found = times(example)
    assert not isinstance(found, str)
    assert found.other_tree == "exchange-2000"
    lost = [(one.lost_ms, one.worst_ms, one.moved_ms) for one in found.servers]
    other = [(one.other_lost_ms, one.other_worst_ms, one.other_moved_ms) for one in found.servers]
    assert lost == [(105_000, 105_000, 147_000), (102_000, 105_000, 147_000), (102_000, 105_000, 147_000)]
    assert other == [(119_000, 119_000, 173_000), (116_000, 119_000, 173_000), (116_000, 119_000, 173_000)]
    assert (found.worst_lost_ms, found.worst_moved_ms) == (105_000, 147_000)


def test_the_availability_of_the_worked_example(example: Context) -> None:
    found = availability(example)
    assert not isinstance(found, str)
    for server in found.servers:
        minutes = [round(server.minutes(one.share), 1) for one in server.contributors]
        assert minutes == [52.6, 26.3, 7.0, 3.5]
        assert server.planned is not None
        assert server.percent_with_planned is not None
        assert round(server.minutes(server.planned), 1) == 29.4
        assert (round(server.percent, 3), round(server.percent_with_planned, 3)) == (99.983, 99.977)
        assert round(100 * server.outside_nodes) == 88
        assert round(100 * (1 - server.alone), 2) == 99.80
    worst = least_available(found)
    assert sum(worst.minutes(one.share) for one in worst.contributors) == pytest.approx(89.3, abs=0.05)
    assert {one.basis for part in worst.contributors for one in part.inputs} == {"design", "simulated"}


def test_the_processors_of_the_worked_example(example: Context) -> None:
    found = capacity(example)
    assert not isinstance(found, str)
    loads = {example.name(node): one["cpu_percent"] for node, one in found.loads.items()}
    assert [(one.normal, one.worst, one.limit) for one in loads.values()] == [
        (45, 45, 70),
        (42, 42, 70),
        (48, 48, 70),
        (2, 50, 70),
    ]
    node, load = found.highest("cpu_percent")
    assert (example.name(node), load.worst) == ("NODE4", 50)
    assert load.case is not None
    assert [example.name(fault.subject) for fault in load.case.faults] == ["NODE3"]


def test_a_worst_case_is_the_highest_of_all_single_failures() -> None:
    for name in ("three-plus-one", "active-active", "two-node"):
        design = DESIGNS[name]()
        servers = design.virtual_servers()
        for place, group in enumerate(servers):
            design = apply(design, changing(design, "groups", group.id, cpu_percent=20 + place, connections=500))
        context = context_of(design)
        found, sweep = capacity(context), matrix(context)
        assert not isinstance(found, str)
        assert not isinstance(sweep, str)
        for measure in ("cpu_percent", "connections"):
            for node, loads in found.loads.items():
                carried = [
                    sum(
                        getattr(design.groups[group], measure) or 0
                        for group, end in outcomes(simulate(design, CATALOG, [case.faults[0]], late_polls=True)).items()
                        if end.node == node and end.outcome != "offline"
                    )
                    for case in single_failures(sweep)
                ]
                assert loads[measure].worst == max(carried)


def test_pairs_of_nodes_are_lost_in_both_orders(example: Context) -> None:
    sweep = matrix(example)
    assert not isinstance(sweep, str)
    nodes = sorted(example.snapshot.nodes, key=lambda node: example.snapshot.nodes[node].number)
    servers = [group.id for group in example.snapshot.virtual_servers()]
    waiting = {}
    for (one, first), (other, second) in itertools.permutations(enumerate(nodes, 1), 2):
        case = loss_of(sweep, first, second)
        assert case is not None
        waiting[one, other] = [servers.index(group) + 1 for group in case.lost if group in servers]
        ends = outcomes(
            simulate(example.snapshot, CATALOG, [Action("power", first), Action("power", second, at_ms=HOUR)])
        )
        assert [servers.index(group) + 1 for group in servers if ends[group].outcome == "offline"] == waiting[
            one, other
        ]
    assert waiting == {
        **{(1, 2): [2], (1, 3): [3], (1, 4): [1], (2, 1): [1], (2, 3): [3], (2, 4): [2]},
        **{(3, 1): [1], (3, 2): [2], (3, 4): [3], (4, 1): [1], (4, 2): [2], (4, 3): [3]},
    }


def test_the_ladder_is_the_worst_of_what_was_played(example: Context) -> None:
    sweep = matrix(example)
    assert not isinstance(sweep, str)
    assert [(rung.failed, rung.online, rung.users) for rung in ladder(sweep)] == [
        (0, 3, 6000),
        (1, 3, 6000),
        (2, 2, 4000),
        (3, 1, 2000),
        (4, 0, 0),
    ]


def test_what_cannot_be_told_has_a_reason() -> None:
    empty = context_of(DESIGNS["empty"]())
    reason = "There is nothing to simulate: the design has no group that could fail over."
    assert (times(empty), matrix(empty), capacity(empty), availability(empty)) == (reason,) * 4
    plain = context_of(template("three-plus-one"))
    assert availability(plain) == "The design says neither how often its nodes fail nor how long a repair takes."


def test_the_same_design_is_played_once(example: Context) -> None:
    again = context_of(example.snapshot)
    assert matrix(again) is matrix(example)
    assert times(again) is times(example)
    assert capacity(again) is capacity(example)
    assert availability(again) is availability(example)
