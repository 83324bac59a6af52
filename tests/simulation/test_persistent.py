"""What administrators take offline and bring online, and that it is remembered. Numbers are those of the scenarios."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.units import NBSP
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import Outcome, outages, outcomes
from designer.simulation.record.state import ResourceState
from designer.simulation.record.state import group_state as derived
from tests.simulation.play import group_state, owner, play, refusals, resources, times
from tests.simulation.test_alternatives import two_addresses
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, possible, quorum_group

ALL = ("DISK", "IP", "NN", "SA", "IS", "SMTP", "HTTP")


def online(*names: str) -> dict[str, str]:
    """The states of an EVS in which only these are online."""
    return {name: "online" if name in names else "offline" for name in ALL}


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (("online", "offline"), "partially online"),
        (("online", "online pending"), "pending"),
        (("offline", "offline pending"), "pending"),
        (("failed", "online"), "failed"),
        (("failed", "online pending"), "failed"),
        (("online", "online"), "online"),
        ((), "offline"),
        (("offline", "offline"), "offline"),
    ],
)
def test_59_the_state_of_a_group_follows_from_its_resources(states: Sequence[ResourceState], state: str) -> None:
    assert derived(states) == state


def test_39_what_was_taken_offline_stays_so_after_a_failover(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "offline:E-SMTP", "power:N1@60")
    assert resources(timeline, "E") == online("DISK", "IP", "NN", "SA", "IS", "HTTP")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "partially online")
    asked, lost = outages(timeline)["E"]
    assert (asked.requested, asked.start, asked.end) == (True, 0, None)
    assert (lost.requested, lost.start) == (False, 60_000)
    assert lost.ms is not None
    assert outcomes(timeline)["E"] == Outcome("taken offline", "n2", None)


@pytest.mark.parametrize("event", ["move:E=N2@60", "service:N1@60"])
def test_39_likewise_after_a_move(catalog: Catalog, event: str) -> None:
    timeline = play(f2(), catalog, "offline:E-SMTP", event)
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "partially online")
    assert times(timeline, "E-SMTP", "online pending") == []


def test_60_a_cluster_that_forms_brings_only_wanted_groups_online(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), quorum_group("n1"), plain("G1", "n1"), plain("G2", "n1", kept_offline=True))
    timeline = play(snapshot, catalog, "power:N1", "power:N2@1", "start:N1@100", "start:N2@100")
    assert timeline.initial.groups["G2"] == "offline"
    assert (group_state(timeline, "G1"), group_state(timeline, "G2")) == ("online", "offline")
    assert owner(timeline, "G2") in ("n1", "n2")
    assert times(timeline, "G2-SVC", "online pending") == []
    assert "Offline from the start, as an administrator left it: G2." in timeline.notes


def test_60_an_offline_group_is_remembered_when_the_cluster_restarts(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), quorum_group("n1"), plain("G1", "n1"), plain("G2", "n1"))
    timeline = play(snapshot, catalog, "offline:G2", "power:N1@60", "power:N2@61", "start:N1@100")
    assert (group_state(timeline, "G1"), group_state(timeline, "G2")) == ("online", "offline")


def test_a_resource_has_its_own_persistent_state_or_its_groups(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-SMTP", kept_offline=True)
    assert resources(play(snapshot, catalog), "E") == online("DISK", "IP", "NN", "SA", "IS", "HTTP")
    snapshot = changed(f2(kept_offline=True), "resources", "E-DISK", kept_offline=False)
    timeline = play(snapshot, catalog, "move:E=N2")
    assert resources(timeline, "E") == online("DISK")
    assert outcomes(timeline)["E"].outcome == "moved"


def test_what_needs_a_resource_that_is_kept_offline_waits(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-SA", kept_offline=True)
    assert resources(play(snapshot, catalog), "E") == online("DISK", "IP", "NN")
    assert resources(play(snapshot, catalog, "power:N1"), "E") == online("DISK", "IP", "NN")


def test_what_is_kept_offline_from_the_start_is_no_outage(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-SMTP", kept_offline=True)
    timeline = play(snapshot, catalog, "move:E=N2")
    (outage,) = outages(timeline)["E"]
    assert outage.ms is not None
    assert outcomes(timeline)["E"].outcome == "moved"


def test_dependents_go_offline_first_and_are_remembered_too(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "offline:E-NN", "move:E=N2@120")
    assert resources(timeline, "E") == online("DISK", "IP")
    leaves = [times(timeline, leaf, "offline")[0] for leaf in ("E-IS", "E-SMTP", "E-HTTP")]
    assert times(timeline, "E-SA", "offline pending") == [max(leaves)]
    assert times(timeline, "E-NN", "offline pending") == times(timeline, "E-SA", "offline")


def test_providers_come_online_first_and_dependents_stay(catalog: Catalog) -> None:
    timeline = play(f2(kept_offline=True), catalog, "online:E-SA")
    assert resources(timeline, "E") == online("DISK", "IP", "NN", "SA")
    assert times(timeline, "E-SA", "online pending")[0] == times(timeline, "E-NN", "online")[0]


def test_a_group_comes_online_whole(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "offline:E-SMTP", "offline:E@60", "online:E@300")
    assert timeline.state_at(299_000).groups["E"] == "offline"
    assert group_state(timeline, "E") == "online"
    assert outcomes(timeline)["E"].outcome == "moved"
    assert all(outage.requested and outage.end is not None for outage in outages(timeline)["E"])


def test_what_is_wanted_is_remembered_even_if_it_fails(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), evs("A", "n1"), evs("B", "n1", kept_offline=True))
    snapshot = changed(snapshot, "resources", "B-SA", restart_action="none")
    timeline = play(snapshot, catalog, "online:B-SA", "move:B=N2@300")
    assert timeline.state_at(299_000).resources["B-SA"] == "failed"
    assert timeline.state_at(timeline.end).resources["B-SA"] == "online"
    assert timeline.state_at(timeline.end).resources["B-IS"] == "offline"


def test_a_failed_resource_stays_failed_until_its_group_moves(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-HTTP", restart_action="none")
    timeline = play(snapshot, catalog, "resource:E-HTTP", "offline:E-HTTP@10", "move:E=N2@60")
    assert refusals(timeline) == ["E-HTTP has failed (error 5038); the next move leaves it offline"]
    assert timeline.state_at(59_000).resources["E-HTTP"] == "failed"
    assert resources(timeline, "E")["HTTP"] == "offline"


def test_a_failed_resource_can_be_brought_online_again(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-HTTP", restart_action="none")
    timeline = play(snapshot, catalog, "resource:E-HTTP", "online:E-HTTP@10")
    assert group_state(timeline, "E") == "online"
    assert outcomes(timeline)["E"].outage_ms is not None


def test_a_group_that_gave_up_can_be_brought_online_whole_or_in_part(catalog: Catalog) -> None:
    snapshot = changed(f2(failover_threshold=0), "resources", "E-SA", restart_threshold=0)
    whole = play(snapshot, catalog, "resource:E-SA", "online:E@100")
    assert (owner(whole, "E"), group_state(whole, "E")) == ("n1", "online")
    part = play(snapshot, catalog, "resource:E-SA", "online:E-NN@100")
    assert {**resources(part, "E"), "SA": "offline"} == online("IP", "NN", *_left_running(snapshot, catalog))
    off = play(snapshot, catalog, "resource:E-SA", "offline:E@100")
    assert group_state(off, "E") == "offline"


def _left_running(snapshot: Snapshot, catalog: Catalog) -> list[str]:
    """What runs on after giving up."""
    timeline = play(snapshot, catalog, "resource:E-SA")
    return [name for name, state in resources(timeline, "E").items() if state == "online"]


def test_a_group_taken_offline_moves_without_coming_online(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "offline:E", "power:N1@120")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "offline")
    assert outcomes(timeline)["E"].outcome == "taken offline"


@pytest.mark.parametrize(
    ("events", "refusal"),
    [
        (("online:E",), "E is online already"),
        (("online:E-SA",), "E-SA is online already"),
        (("offline:E-SMTP", "offline:E-SMTP@60"), "E-SMTP is offline already"),
        (("move:E=N2", "offline:E@5"), "E is on its way to another node already"),
        (("move:E=N2", "move:E=N2@5"), "E is on its way to another node already"),
        (("move:E=N2", "online:E-SA@5"), "E is on its way to another node already"),
        (("offline:Disk Q:",), "the quorum resource cannot be taken offline"),
        (("offline:Cluster Group",), "the quorum resource cannot be taken offline"),
        (("power:N1", "offline:E@1"), "E is on no node"),
    ],
)
def test_requests_that_are_refused(catalog: Catalog, events: tuple[str, ...], refusal: str) -> None:
    assert refusals(play(f2(), catalog, *events)) == [refusal]


def test_nothing_comes_online_where_it_may_not_run(catalog: Catalog) -> None:
    snapshot = possible(f2(), ("n1",), *(f"E-{name}" for name in ALL))
    timeline = play(snapshot, catalog, "power:N1", "online:E@100")
    assert refusals(timeline) == ["N2 is no possible owner of E"]
    assert group_state(timeline, "E") == "offline"


def test_a_request_breaks_off_what_is_on_its_way(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "power:N1", "offline:E-IS@40")
    assert resources(timeline, "E") == online("DISK", "IP", "NN", "SA", "SMTP", "HTTP")
    lost = next(outage for outage in outages(timeline)["E"] if not outage.requested)
    assert lost.end is not None
    assert outcomes(timeline)["E"].outcome == "taken offline"


def test_the_words_for_it(catalog: Catalog) -> None:
    told = "\n".join(narrate(play(f2(), catalog, "offline:E-SMTP", "online:E-SMTP@60", "online:E@120")))
    assert "SMTP is taken offline by an administrator." in told
    assert "SMTP is brought online by an administrator." in told
    assert "The request to bring E online has no effect: E is online already." in told


def test_a_group_is_back_without_what_is_kept_offline(catalog: Catalog) -> None:
    told = "\n".join(narrate(play(f2(), catalog, "offline:E-SMTP", "power:N1@60")))
    assert f"E is back, but for what is kept offline, on N2, after 48.2{NBSP}s." in told


@pytest.mark.parametrize(
    "events",
    [
        ("offline:E-NN", "online:E@100"),
        ("offline:E-SMTP", "power:N1@60", "online:E@300"),
        ("pause:N2", "power:N1@10", "resume:N2@300"),
    ],
)
def test_the_parts_of_an_outage_on_request_add_up_to_it(catalog: Catalog, events: tuple[str, ...]) -> None:
    timeline = play(f2(), catalog, *events)
    for outage in outages(timeline)["E"]:
        steps = critical_path(timeline, outage)
        assert steps
        assert sum(step.end - step.start for step in steps) == outage.ms


def test_of_alternatives_those_that_run_are_enough(catalog: Catalog) -> None:
    snapshot = two_addresses()
    names = ("E-IP", "E-IP2")
    off = changed(snapshot, "groups", "E", kept_offline=True)
    both = play(off, catalog, "online:E-NN", service="ws2008")
    assert [both.state_at(both.end).resources[name] for name in names] == ["online", "online"]
    second = play(off, catalog, "online:E-IP2", "online:E-NN@60", service="ws2008")
    assert [second.state_at(second.end).resources[name] for name in names] == ["offline", "online"]
    assert second.state_at(second.end).resources["E-NN"] == "online"


def test_of_alternatives_one_can_be_taken_offline(catalog: Catalog) -> None:
    timeline = play(two_addresses(), catalog, "offline:E-IP", service="ws2008")
    assert [state for state in timeline.state_at(timeline.end).resources.values() if state != "online"] == ["offline"]
    ended = play(two_addresses(), catalog, "offline:E-IP", "offline:E-IP2@60", service="ws2008")
    assert resources(ended, "E") == {**online("DISK"), "IP2": "offline"}


def test_what_lasts_no_time_is_no_outage(catalog: Catalog) -> None:
    snapshot = changed(cluster(nodes(2), plain("G", "n1")), "resources", "G-SVC", online_ms=0, offline_ms=0)
    timeline = play(snapshot, catalog, "move:G=N2", "offline:G@10", "online:G@10")
    assert owner(timeline, "G") == "n2"
    assert outages(timeline)["G"] == ()


def test_what_is_refused_is_not_kept_offline(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "offline:CG-Q@5", "offline:E-SMTP@10")
    assert refusals(timeline) == ["the quorum resource cannot be taken offline"]
    assert timeline.state_at(6_000).kept_offline == frozenset()
    assert timeline.state_at(timeline.end).kept_offline == {"E-SMTP"}
