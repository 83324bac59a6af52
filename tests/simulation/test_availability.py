"""Estimates of designs: the worked examples with simulated outages, what is counted, and what is said not to be."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Disk, Network, Resource, Timing
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Array, Fabric, StoragePath
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.availability.contributors import Contributor
from designer.simulation.studies.availability.estimate import Availability, availability
from designer.simulation.studies.availability.histories import histories_of, unplayed
from designer.simulation.studies.availability.inputs import Inputs, MeanTimes, Share, inputs_of
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, possible, quorum_group


def estimate(snapshot: Snapshot, catalog: Catalog, group: str = "E", **values: Any) -> Availability:
    found = availability(snapshot, catalog, Inputs(**values, given=frozenset(values)))
    return next(server for server in found.servers if server.group == group)


def causes(server: Availability) -> dict[str, Contributor]:
    return {one.cause: one for one in server.contributors}


def minutes(server: Availability, cause: str) -> str:
    return f"{server.minutes(causes(server)[cause].share):.1f}"


def timed(snapshot: Snapshot, **times: int) -> Snapshot:
    """The same design with times of the cluster service, in ms."""
    return apply(snapshot, adding(("timings", Timing(id=name.replace("_", "-"), ms=s)) for name, s in times.items()))


def one_service(count: int, **values: Any) -> Snapshot:
    """So many nodes and "E" on the first, a virtual server of one service."""
    return changed(cluster(nodes(count), plain("E", "n1"), **values), "groups", "E", kind="evs")


def three_plus_one() -> Snapshot:
    """The four-node example with times of its own; the hand-over of 2 s is in the disk's way offline."""
    lists = {"A": ("n1", "n4"), "B": ("n2", "n4"), "C": ("n3", "n4")}
    groups = [evs(name, owners[0], owners) for name, owners in lists.items()]
    design = cluster(nodes(4), quorum_group("n1"), *groups)
    design = timed(design, detect_node=6000, quorum_arbitration=3000, store_replay_per_log=0)
    own = {"DISK": (8, 6), "IP": (2, 1), "NN": (5, 2), "SA": (18, 10), "IS": (70, 35), "SMTP": (9, 12), "HTTP": (6, 4)}
    for group in lists:
        for name, (online, offline) in own.items():
            times = {"online_ms": online * 1000, "offline_ms": offline * 1000}
            design = changed(design, "resources", f"{group}-{name}", **times)
    for number in range(1, 5):
        design = changed(design, "nodes", f"n{number}", mtbf_h=2190, mttr_h=4)
    return design


@pytest.mark.parametrize("group", ["A", "B", "C"])
def test_the_four_node_example(catalog: Catalog, group: str) -> None:
    server = estimate(
        three_plus_one(),
        catalog,
        group,
        storage=Share(99.995),
        surroundings=Share(99.99),
        coverage=1,
        repair_crews=None,
        moves_per_year=12,
    )
    assert (server.switchover.lost_ms, server.switchover.moved_ms) == (105_000, 147_000)
    expected = {"Directory and DNS": "52.6", "Shared storage": "26.3", "Failovers when its node fails": "7.0"}
    assert {one: minutes(server, one) for one in causes(server)} == {**expected, "No free node": "3.5"}
    assert f"{server.minutes(server.unplanned):.1f} {server.percent:.3f}" == "89.3 99.983"
    assert server.planned is not None
    assert f"{server.minutes(server.planned):.1f} {server.percent_with_planned:.3f}" == "29.4 99.977"
    assert f"{server.minutes(server.alone) / 60:.1f} h, {100 * (1 - server.alone):.2f} %" == "17.3 h, 99.80 %"
    assert f"{server.outside_nodes:.0%}" == "88%"


def test_the_switch_over_is_that_of_the_worst_case(catalog: Catalog) -> None:
    times = {group: estimate(three_plus_one(), catalog, group).switchover for group in "AB"}
    assert (times["A"].lost_ms, times["A"].lost_as_designed_ms) == (105_000, 105_000)
    assert (times["B"].lost_ms, times["B"].lost_as_designed_ms) == (105_000, 102_000)


def test_the_two_node_example(catalog: Catalog) -> None:
    design = one_service(2)
    design = changed(design, "resources", "E-SVC", online_ms=180_000 - 7_200)
    server = estimate(design, catalog, year_h=8766)
    assert server.switchover.lost_ms == 180_000
    own = ("Failovers when its node fails", "Failovers that do not work", "No free node")
    assert [f"{server.minutes(causes(server)[one].share):.2f}" for one in own] == ["2.58", "1.05", "0.67"]
    assert f"{server.in_nodes:.3e} {server.minutes(server.in_nodes):.2f}" == "8.167e-06 4.30"
    assert f"{server.minutes(server.alone_in_nodes):.1f}" == "420.4"
    stored = estimate(with_array(design, "E", mtbf_h=200_000, mttr_h=8), catalog, year_h=8766)
    assert f"{stored.minutes(causes(stored)['Array'].share):.2f}" == "21.04"
    assert (
        f"{stored.minutes(stored.unplanned):.2f} {stored.percent:.5f} {stored.outside_nodes:.0%}"
        == "25.33 99.99518 83%"
    )


def with_array(design: Snapshot, group: str, fabrics: int = 0, **values: int) -> Snapshot:
    """The same design with a disk of a group on an array, reached from both nodes over so many fabrics."""
    records: list[tuple[str, Any]] = [
        ("arrays", Array(id="arr1", name="Array", **values)),
        ("disks", Disk(id="d9", name="Data", letter="R", array="arr1")),
        ("resources", Resource(id=f"{group}-D", name="Disk R:", type="physical-disk", group=group, disk="d9")),
    ]
    for number in range(1, fabrics + 1):
        records.append(("fabrics", Fabric(id=f"fab{number}", name=f"F{number}")))
        records += [
            ("paths", StoragePath(id=f"path{node}{number}", node=f"n{node}", fabric=f"fab{number}", array="arr1"))
            for node in (1, 2)
        ]
    return apply(design, adding(records))


def test_what_is_not_given_is_said_and_not_counted(catalog: Catalog) -> None:
    server = estimate(with_array(f2(), "E", fabrics=1), catalog)
    assert {one.cause: one.single for one in server.unknown} == {
        "F1": True,
        "Directory and DNS": True,
        "Site and power": True,
    }
    # the quorum disk of this design is on no array
    assert causes(server).keys() >= {"Array", "Disks on no array"}
    given = estimate(with_array(f2(), "E"), catalog, surroundings=Share(99.99), power=MeanTimes(50_000, 5))
    assert not given.unknown
    assert given.unplanned > server.unplanned


def test_inputs_of_a_formula_say_where_they_come_from(catalog: Catalog) -> None:
    server = estimate(with_array(f2(), "E", mtbf_h=90_000), catalog, coverage=0.9)
    basis = {one.name: one.basis for cause in server.contributors for one in cause.inputs}
    assert basis["Array"] == "partly design"
    assert basis["Disks on no array"] == "assumed"
    assert basis["coverage"] == "given"
    assert basis["outage when its node is lost"] == "simulated"
    assert causes(server)["Array"].inputs[0].text == "MTBF 90,000 h, MTTR 8 h"
    designed = changed(changed(f2(), "nodes", "n1", mtbf_h=5000, mttr_h=5), "nodes", "n2", mtbf_h=5000, mttr_h=5)
    assert causes(estimate(designed, catalog))["No free node"].inputs[0].basis == "design"


def test_a_disk_with_figures_counts_besides_its_array(catalog: Catalog) -> None:
    design = changed(with_array(f2(), "E"), "disks", "d9", mtbf_h=40_000, mttr_h=4)
    row = causes(estimate(design, catalog))["Disk R:"]
    assert (row.share, row.single, row.subjects) == (pytest.approx(4 / 40_004), True, ("d9",))


def test_two_fabrics_cost_time_only_when_both_fail(catalog: Catalog) -> None:
    design = with_array(f2(), "E", fabrics=2)
    design = changed(design, "fabrics", "fab1", mtbf_h=1000, mttr_h=10)
    assert "F1 and F2 at once" in {one.cause for one in estimate(design, catalog).unknown}
    row = causes(estimate(changed(design, "fabrics", "fab2", mtbf_h=500, mttr_h=10), catalog))["F1 and F2 at once"]
    assert row.share == pytest.approx(10 / 1010 * 10 / 510)
    assert not row.single


def test_a_client_network_with_figures_counts_alone(catalog: Catalog) -> None:
    network = Network(id="net1", name="Public", role="public")
    design = changed(apply(f2(), adding([("networks", network)])), "resources", "E-IP", network="net1")
    assert "Directory, DNS and the network Public" in {one.cause for one in estimate(design, catalog).unknown}
    known = estimate(changed(design, "networks", "net1", mtbf_h=8000, mttr_h=2), catalog)
    assert causes(known)["Public"].share == pytest.approx(2 / 8002)
    assert "Directory and DNS" in {one.cause for one in known.unknown}


def test_contributors_are_ranked_and_add_up(catalog: Catalog) -> None:
    server = estimate(f2(), catalog, surroundings=Share(99.9))
    shares = [one.share for one in server.contributors]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(server.unplanned, rel=0.002)
    assert [one.cause for one in server.contributors if one.single] == ["Directory and DNS", "Shared storage"]


def test_a_failover_that_always_works_has_no_row_for_the_other_case(catalog: Catalog) -> None:
    assert "Failovers that do not work" in causes(estimate(f2(), catalog))
    assert "Failovers that do not work" not in causes(estimate(f2(), catalog, coverage=1))


def test_without_a_free_node_a_server_waits_for_the_repair(catalog: Catalog) -> None:
    design = cluster(nodes(3), quorum_group("n1"), evs("A", "n1"), evs("B", "n2"), evs("C", "n3"))
    server = estimate(design, catalog, "A", repair_crews=None)
    assert server.switchover.lost_ms is None
    row = causes(server)["No free node"]
    assert row.single
    assert row.share == pytest.approx(server.alone_in_nodes)
    assert "Failovers when its node fails" not in causes(server)


def test_a_server_that_may_run_on_one_node_only_waits_too(catalog: Catalog) -> None:
    design = f2()
    design = possible(design, ["n1"], *(member.id for member in design.members("E")))
    server = estimate(design, catalog)
    assert server.switchover.moved_ms is None
    assert server.percent_with_planned is None
    assert server.in_nodes == pytest.approx(server.alone_in_nodes)


def test_nodes_that_differ_count_with_their_means(catalog: Catalog) -> None:
    design = changed(f2(), "nodes", "n1", mtbf_h=1000, mttr_h=4)
    server = estimate(design, catalog)
    times = server.layer.pool.times
    assert times.mtbf_h == pytest.approx(2 / (1 / 1000 + 1 / 10_000))
    assert times.mttr_h == pytest.approx((4 / 1000 + 8 / 10_000) / (1 / 1000 + 1 / 10_000))
    assert any("differ" in note for note in server.layer.notes)


def test_a_majority_node_set_needs_a_majority(catalog: Catalog) -> None:
    design = one_service(3, quorum="majority-node-set")
    row = causes(estimate(design, catalog, repair_crews=None))["No majority of nodes"]
    u = MeanTimes(10_000, 8).unavailability
    assert row.share == pytest.approx(3 * u**2 * (1 - u) + u**3)
    assert not row.single


def test_servers_with_different_owners_count_as_one_pool(catalog: Catalog) -> None:
    design = cluster(nodes(3), quorum_group("n1"), evs("A", "n1"), evs("B", "n2"))
    for group, owners in (("A", ["n1", "n3"]), ("B", ["n2", "n3"])):
        design = possible(design, owners, *(member.id for member in design.members(group)))
    server = estimate(design, catalog, "A")
    assert server.layer.members.nodes == ("n1", "n2", "n3")
    assert server.layer.members.servers == ("A", "B")
    assert any("one pool" in note for note in server.layer.notes)


def test_servers_that_are_alike_stand_together(catalog: Catalog) -> None:
    found = availability(three_plus_one(), catalog)
    assert [[one.group for one in alike] for alike in found.alike()] == [["A", "B", "C"]]


def test_a_server_that_is_not_there_has_no_estimate(catalog: Catalog) -> None:
    design = cluster(nodes(3), quorum_group("n1"), evs("A", "n1"), evs("B", "n1"))
    found = availability(design, catalog)
    assert [server.group for server in found.servers] == ["A"]
    assert found.left_out == ("B is not online when nothing has failed, so there is nothing to estimate.",)


def test_mean_times_that_make_no_sense_are_refused(catalog: Catalog) -> None:
    for values in ({"mtbf_h": 0}, {"mttr_h": -1}):
        with pytest.raises(CannotSimulate, match="N1: an MTBF is 1 h at least"):
            availability(changed(f2(), "nodes", "n1", **values), catalog)


def test_years_of_a_server_agree_with_its_estimate(catalog: Catalog) -> None:
    design = f2()
    for node in design.nodes:
        design = changed(design, "nodes", node, mtbf_h=200, mttr_h=10)
    server = estimate(design, catalog, storage=MeanTimes(1000, 5), surroundings=Share(99.9))
    assert unplayed(server) == ("Directory and DNS",)
    played = histories_of(server, count=400)
    without = 1 - (1 - server.unplanned) / 0.999
    assert abs(played.mean - without) < 3 * played.half_width / 1.96


def test_a_design_says_what_its_estimate_counts_on(catalog: Catalog) -> None:
    said = {"failovers_work": 90.0, "recovery_h": 2.5, "repair_crews": 2, "moves_per_year": 6}
    design = changed(f2(), "clusters", "cluster", **said, storage_percent=99.9, power_percent=99.99)
    found = availability(design, catalog).inputs
    assert (found.coverage, found.manual_recovery_h, found.repair_crews, found.moves_per_year) == (0.9, 2.5, 2, 6)
    assert (found.storage, found.power, found.surroundings) == (Share(99.9), Share(99.99), None)
    assert [found.basis(name) for name in ("coverage", "storage", "surroundings")] == ["design", "design", "not given"]


def test_who_asks_knows_better_than_the_design(catalog: Catalog) -> None:
    design = changed(f2(), "clusters", "cluster", failovers_work=90.0, repair_crews=2)
    found = inputs_of(design, coverage=0.5, given=frozenset({"coverage"}))
    assert (found.coverage, found.basis("coverage")) == (0.5, "given")
    assert (found.repair_crews, found.basis("repair_crews")) == (2, "design")


def test_a_design_with_impossible_shares_has_no_estimate(catalog: Catalog) -> None:
    with pytest.raises(CannotSimulate, match="the cluster's storage: 101 is too large, at most 100"):
        availability(changed(f2(), "clusters", "cluster", storage_percent=101), catalog)
