"""Disks that are lost, for one node or all, with what carries them; how the cluster finds out and what it does."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Dependency, Disk, Resource, StorageGroup
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Array, Fabric, Site, StoragePath
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outages
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.simulation.play import count, group_state, outage_ms, owner, play, refusals, resources, times
from tests.support.clusters import changed, cluster, evs, nodes, quorum_group


def stored(size: int = 2, **values: Any) -> Snapshot:
    """EVS "E" on n1 with its disk on an array, to which every node has a path over each of two fabrics."""
    names = [f"n{number}" for number in range(1, size + 1)]
    snapshot = cluster(nodes(size), quorum_group("n2"), evs("E", "n1", names))
    paths = [
        ("paths", StoragePath(id=f"{node}-{fabric}", node=node, fabric=fabric, array="array"))
        for node in names
        for fabric in ("fa", "fb")
    ]
    around = [
        ("arrays", Array(id="array", name="Array")),
        ("fabrics", Fabric(id="fa", name="Fabric A")),
        ("fabrics", Fabric(id="fb", name="Fabric B")),
        ("disks", Disk(id="data", name="Data", letter="R", array="array", **values)),
    ]
    return changed(apply(snapshot, adding([*around, *paths])), "resources", "E-DISK", disk="data")


def reasons(timeline: Timeline, resource: str) -> list[str]:
    return [event.detail for event in timeline.events if event.subject == resource and event.after == "failed"]


@pytest.mark.parametrize("seed", range(12))
def test_50_a_disk_lost_on_one_node(catalog: Catalog, seed: int) -> None:
    timeline = play(stored(), catalog, "disk:Data=N1@100", seed=seed)
    found = times(timeline, "E-DISK", "failed")[0]
    assert 100_000 < found <= 108_000
    assert reasons(timeline, "E-DISK") == ["no path"] * 4
    restarts = [event for event in timeline.events if event.kind == "restart"]
    assert [event.count for event in restarts] == [1, 2, 3]
    down = max(times(timeline, name, "offline")[0] for name in ("E-IS", "E-SMTP", "E-HTTP", "E-SA"))
    assert down > found
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    assert timeline.state_at(timeline.end).nodes == {"n1": "up", "n2": "up"}


def test_the_steps_of_a_lost_disk_add_up(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "disk:Data=N1@100", seed=2)
    (outage,) = outages(timeline)["E"]
    steps = critical_path(timeline, outage)
    assert outage.start == 100_000
    assert sum(step.end - step.start for step in steps) == outage.ms
    polls = [step.label for step in steps if step.kind == "poll"]
    assert polls == ["Next renewal of the reservation of E-DISK", "Next looks-alive poll of E-DISK"]


def test_a_store_that_loses_its_disk_replays_its_logs(catalog: Catalog) -> None:
    snapshot = stored()

    storage = StorageGroup(id="sg", name="SG", group="E")
    snapshot = apply(snapshot, adding([("storage_groups", storage)]))
    assert count(play(snapshot, catalog, "disk:Data=N1"), "replayed") == 1
    assert count(play(snapshot, catalog, "move:E=N2"), "replayed") == 0


def test_a_disk_lost_for_all_uses_up_the_failovers(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "disk:Data@100")
    assert (count(timeline, "failover"), count(timeline, "given up")) == (10, 1)
    assert group_state(timeline, "E") == "failed"
    assert (resources(timeline, "E")["DISK"], outage_ms(timeline, "E")) == ("failed", [None])


def test_a_disk_that_comes_back_is_not_noticed(catalog: Catalog) -> None:
    for seed in range(8):
        timeline = play(stored(), catalog, "disk:Data=N1@100", "repair:Data=N1@100.005", seed=seed)
        assert (count(timeline, "mended"), count(timeline, "restart")) == (1, 0)
        assert outage_ms(timeline, "E") == [5]
        assert critical_path(timeline, outages(timeline)["E"][0])[0].end == 100_005


def test_a_disk_repaired_while_its_restarts_last(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "disk:Data@100", "repair:Data@132")
    assert (owner(timeline, "E"), group_state(timeline, "E"), count(timeline, "failover")) == ("n1", "online", 0)


def test_what_is_lost_where_nobody_owns_it_shows_when_it_is_to_come_online(catalog: Catalog) -> None:
    timeline = play(stored(3), catalog, "disk:Data=N2", "power:N1@50")
    assert (count(timeline, "broken"), owner(timeline, "E")) == (0, "n3")
    assert set(reasons(timeline, "E-DISK")) == {"no path"}


def test_a_disk_lost_while_it_comes_online(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "resource:E-DISK@100", "disk:Data=N1@131")
    begun = [at for at in times(timeline, "E-DISK", "online pending") if at < 131_000]
    assert begun == [130_000]
    assert times(timeline, "E-DISK", "failed")[1] == 133_000
    assert owner(timeline, "E") == "n2"


@pytest.mark.parametrize(
    ("faults", "moved"),
    [
        (["path:n1-fa"], False),
        (["path:n1-fa", "path:n1-fb@1"], True),
        (["fabric:Fabric A"], False),
        (["fabric:Fabric A", "path:n1-fb@1"], True),
        (["path:n1-fa", "path:n1-fb@0.001", "repair:n1-fa@0.002"], False),
    ],
)
def test_a_node_without_any_path_left_does_not_see_the_disks(catalog: Catalog, faults: list[str], moved: bool) -> None:
    timeline = play(stored(), catalog, *faults)
    assert owner(timeline, "E") == ("n2" if moved else "n1")
    assert group_state(timeline, "E") == "online"


@pytest.mark.parametrize("faults", [["array:Array"], ["fabric:Fabric A", "fabric:Fabric B"]])
def test_nobody_sees_a_lost_array(catalog: Catalog, faults: list[str]) -> None:
    timeline = play(stored(), catalog, *faults)
    assert group_state(timeline, "E") == "failed"
    assert group_state(timeline, "CG") == "online"  # the quorum disk is not on that array


def test_a_node_without_drawn_paths_sees_what_is_visible_to_it(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), evs("E", "n1"))
    disk = Disk(id="data", name="Data", letter="R", array="array", visible_to=("n1",))
    snapshot = apply(snapshot, adding([("arrays", Array(id="array", name="Array")), ("disks", disk)]))
    snapshot = changed(snapshot, "resources", "E-DISK", disk="data")
    timeline = play(snapshot, catalog, "move:E=N2")
    assert set(reasons(timeline, "E-DISK")) == {"no path"}
    assert owner(timeline, "E") == "n1"


def test_51_the_quorum_disk_lost_for_all_ends_the_cluster(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "disk:Quorum@10")
    assert timeline.state_at(timeline.end).nodes == {"n1": "down", "n2": "down"}
    assert {group_state(timeline, group) for group in ("E", "CG")} == {"offline"}
    back = play(stored(), catalog, "disk:Quorum@10", "start:N1@100", "start:N2@100")
    assert group_state(back, "E") == "offline"
    assert count(back, "waits") > 0
    repaired = play(stored(), catalog, "disk:Quorum@10", "start:N1@100", "start:N2@100", "repair:Quorum@200")
    assert (group_state(repaired, "E"), group_state(repaired, "CG")) == ("online", "online")


def test_the_quorum_disk_lost_on_its_owner_goes_to_another_node(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "disk:Quorum=N2@10")
    assert timeline.state_at(timeline.end).nodes == {"n1": "up", "n2": "down"}
    assert (owner(timeline, "CG"), group_state(timeline, "CG")) == ("n1", "online")
    assert owner(timeline, "E") == "n1"


def test_where_nodes_have_votes_the_quorum_disk_is_one_disk_among_others(catalog: Catalog) -> None:
    snapshot = stored(3)
    timeline = simulate(snapshot, catalog, [parse_event("disk:Quorum@10", snapshot)], service="ws2008")
    assert set(timeline.state_at(timeline.end).nodes.values()) == {"up"}
    assert (group_state(timeline, "CG"), group_state(timeline, "E")) == ("failed", "online")


def mounted(*, connected: bool) -> Snapshot:
    """F2 with a second disk that is mounted in a folder of the first."""
    snapshot = stored()
    records = [
        ("disks", Disk(id="inner", name="Logs", mount_path="R:\\logs", root="data", array="array")),
        ("resources", Resource(id="E-LOGS", name="E-LOGS", type="physical-disk", group="E", disk="inner")),
        ("dependencies", Dependency(id="sa>logs", dependent="E-SA", provider="E-LOGS")),
    ]
    if connected:
        records.append(("dependencies", Dependency(id="logs>disk", dependent="E-LOGS", provider="E-DISK")))
    return apply(snapshot, adding(records))


@pytest.mark.parametrize("connected", [True, False])
def test_a_mounted_disk_needs_its_root_disk(catalog: Catalog, connected: bool) -> None:
    timeline = play(mounted(connected=connected), catalog, "move:E=N2")
    assert times(timeline, "E-LOGS", "online pending") == times(timeline, "E-DISK", "online")
    assert any("root disk" in note for note in timeline.notes) is not connected
    lost = play(mounted(connected=connected), catalog, "disk:Data=N1")
    assert times(lost, "E-LOGS", "offline")[0] > times(lost, "E-DISK", "failed")[0]
    assert (owner(lost, "E"), group_state(lost, "E")) == ("n2", "online")


def test_the_root_disk_may_be_drawn_last(catalog: Catalog) -> None:
    snapshot = changed(mounted(connected=False), "disks", "inner", root=None)
    snapshot = changed(snapshot, "disks", "data", root="inner")
    timeline = play(snapshot, catalog, "move:E=N2")
    assert set(timeline.initial.resources.values()) == {"online"}
    assert times(timeline, "E-DISK", "online pending") == times(timeline, "E-LOGS", "online")


def test_disks_mounted_in_each_other_are_played_as_drawn(catalog: Catalog) -> None:
    snapshot = changed(mounted(connected=True), "disks", "data", root="inner")
    assert group_state(play(snapshot, catalog, "move:E=N2"), "E") == "online"


def test_what_is_lost_already_or_works_is_refused(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "repair:Data", "fabric:Fabric A@1", "fabric:Fabric A@2")
    assert refusals(timeline) == ["Data works", "Fabric A is lost already"]


def test_it_is_told(catalog: Catalog) -> None:
    told = "\n".join(narrate(play(stored(), catalog, "disk:Data=N1@100", seed=2))).replace("\xa0", " ")
    assert "Disk R: is lost for N1." in told
    assert "E: N1 does not see E-DISK any more, and nobody has noticed yet." in told
    assert "E: E-DISK cannot renew its reservation" in told
    assert "E-DISK fails on N1, as the node does not see the disk; it is restarted there" in told


def sited(replication: str | None = None) -> Snapshot:
    """A majority node set: n1 with the array at site A, three nodes at site B."""
    snapshot = cluster(nodes(4), evs("E", "n1"), quorum="majority-node-set", replication=replication)
    records = [
        ("sites", Site(id="a", name="Site A")),
        ("sites", Site(id="b", name="Site B")),
        ("arrays", Array(id="array", name="Array", site="a")),
        ("disks", Disk(id="data", name="Data", letter="R", array="array")),
    ]
    snapshot = changed(apply(snapshot, adding(records)), "resources", "E-DISK", disk="data")
    for number in range(1, 5):
        snapshot = changed(snapshot, "nodes", f"n{number}", site="a" if number == 1 else "b")
    return snapshot


def test_a_lost_site_takes_nodes_and_arrays(catalog: Catalog) -> None:
    timeline = play(sited(), catalog, "site:Site A@10")
    assert timeline.state_at(timeline.end).nodes["n1"] == "down"
    assert set(reasons(timeline, "E-DISK")) == {"no path"}
    assert group_state(timeline, "E") == "failed"
    assert "Site A is lost: N1 loses power, and E stops with it." in "\n".join(narrate(timeline))
    assert refusals(play(sited(), catalog, "site:Site A@10", "site:Site A@20")) == ["Site A is lost already"]


@pytest.mark.parametrize("replication", ["synchronous", "asynchronous"])
def test_copies_at_another_site_are_assumed_to_take_over(catalog: Catalog, replication: str) -> None:
    timeline = play(sited(replication), catalog, "site:Site A@10")
    assert group_state(timeline, "E") == "online"
    (note,) = [note for note in timeline.notes if "copies" in note]
    assert ("not copied yet" in note) == (replication == "asynchronous")


def test_a_repaired_site_starts_the_nodes_that_went_with_it(catalog: Catalog) -> None:
    events = ["power:N2", "site:Site A@100", "site:Site B@100", "repair:Site B@500", "repair:Site A@600"]
    timeline = play(sited(), catalog, *events)
    states = timeline.state_at(timeline.end).nodes
    assert (states["n1"], states["n2"], states["n3"]) == ("up", "down", "up")
    assert group_state(timeline, "E") == "online"


def test_a_long_row_of_failures_is_one_sentence(catalog: Catalog) -> None:
    told = narrate(play(stored(), catalog, "disk:Data@100"))
    (sentence,) = [line for line in told if "E-DISK fails" in line]
    assert "E-DISK fails on N1 and N2, 17 times until" in sentence
    assert "because none of them sees the disk; E has used up its 10 failovers and stays failed on N1." in sentence


def test_a_challenger_that_loses_the_quorum_disk_before_it_is_granted_stops(catalog: Catalog) -> None:
    """N2 owned the disk; N1 reserves it 7 s after the detection and loses sight of it before 10 s are over."""
    timeline = play(stored(), catalog, "power:N2@10", "disk:Quorum@26")
    assert [event.after for event in timeline.events if event.kind == "reservation"] == ["won", "refused"]
    assert timeline.state_at(timeline.end).nodes == {"n1": "down", "n2": "down"}
    assert count(timeline, "arbitrated") == 0


def test_a_quorum_disk_on_a_paused_node_has_restarts_like_any_other(catalog: Catalog) -> None:
    timeline = play(stored(), catalog, "pause:N1", "power:N2@10", "start-failure:Disk Q:=99")
    assert group_state(timeline, "CG") == "failed"
    assert (count(timeline, "restart"), count(timeline, "given up")) == (3, 1)
    assert not any("still trying" in note for note in timeline.notes)


def test_an_is_alive_poll_may_find_the_loss_first(catalog: Catalog) -> None:
    snapshot = changed(stored(), "resources", "E-DISK", is_alive_ms=400)
    timeline = play(snapshot, catalog, "disk:Data=N1@100")
    assert 100_000 < times(timeline, "E-DISK", "failed")[0] <= 100_400


def test_what_the_storage_did_not_break_it_does_not_mend(catalog: Catalog) -> None:
    events = ["disk:Data=N1@100", "repair:Data=N1@132", "resource:E-DISK=is-alive@600", "path:n1-fa@600.001"]
    for seed in range(4):
        timeline = play(stored(), catalog, *events, seed=seed)
        assert count(timeline, "mended") == 0
        assert times(timeline, "E-DISK", "failed")[-1] > 600_000
