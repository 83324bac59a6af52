"""What deserves the eye, on runs that can be followed by hand: two nodes of 3 + 1 lose power, one after the other."""

from __future__ import annotations

import functools
from random import Random

import pytest

from designer.catalog.loader import load_catalog, load_templates
from designer.edits.templates import from_template
from designer.simulation.outcome.narrate import sentences
from designer.simulation.outcome.outages import outages
from designer.simulation.outcome.spotlight import Spotlight, Spotlights
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.support.clusters import cluster, evs, nodes, quorum_group
from tests.support.random_clusters import random_cluster, random_scenario
from tests.support.volume import volume


@functools.cache
def story() -> Timeline:
    catalog = load_catalog()
    snapshot = from_template(catalog, load_templates()["three-plus-one"])
    lost = {one.name: one.id for one in snapshot.nodes.values()}
    actions = [Action("power", lost["NODE1"], at_ms=10_000), Action("power", lost["NODE2"], at_ms=400_000)]
    return simulate(snapshot, catalog, actions)


def at(t_ms: int) -> Spotlight:
    return Spotlights(story()).at(t_ms)


def named(light: Spotlight, ids: object) -> list[str]:
    return sorted(light.labels[one] for one in ids)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("t_ms", "phase", "lead", "caption"),
    [
        (0, "calm", "", ""),
        (10_000, "detect", "EVS1", "NODE1 loses power, and Cluster Group and EVS1 stop with it."),
        (17_199, "detect", "EVS1", "NODE1 loses power, and Cluster Group and EVS1 stop with it."),
        (17_200, "arbitrate", "EVS1", "The lost node owned the quorum, so NODE2 arbitrates for the quorum disk."),
        (27_200, "online", "EVS1", "EVS1 goes to NODE4, its next preferred owner."),
        (30_200, "online", "EVS1", "EVS1: Disk R:, Disk S: and Disk T: are online."),
        (53_200, "replay", "EVS1", "EVS1: System Attendant is online."),
        (57_200, "online", "EVS1", "EVS1: Information Store has replayed 8 logs."),
        (200_000, "calm", "", "EVS1: Information Store is online. EVS1 is complete again on NODE4, after 80.2\xa0s."),
        (400_000, "detect", "EVS2", "NODE2 loses power, and Cluster Group and EVS2 stop with it."),
        (
            443_200,
            "online",
            "EVS2",
            "EVS2: System Attendant is refused on NODE4 with error 5018, as EVS1 runs there; 1 failure so far.",
        ),
    ],
)
def test_phase_and_caption(t_ms: int, phase: str, lead: str, caption: str) -> None:
    light = at(t_ms)
    assert (light.phase, light.labels.get(light.lead, ""), light.caption) == (phase, lead, caption)


@pytest.mark.parametrize(
    ("t_ms", "critical"),
    [
        (0, []),
        (12_000, ["NODE1"]),
        (20_000, ["Cluster Group", "NODE2"]),
        (27_500, ["IP Address", "IP Address"]),  # of EVS1 and of the Cluster Group
        (40_000, ["MSDTC", "System Attendant"]),
        (60_000, ["Information Store"]),
        (91_000, []),
    ],
)
def test_what_an_outage_waits_for_glows(t_ms: int, critical: list[str]) -> None:
    light = at(t_ms)
    assert named(light, light.critical) == critical


def test_what_is_known_of_a_target_is_known_when_it_is_decided_and_not_before() -> None:
    light = at(20_000)
    by_name = {light.labels[one.group]: one for one in light.transits}
    assert by_name["EVS1"].target_at(20_000) is None
    assert light.labels[by_name["Cluster Group"].target_at(20_000) or ""] == "NODE2"
    assert light.labels[by_name["EVS1"].origin] == "NODE1"


def test_progress_is_the_share_of_the_time_that_it_takes() -> None:
    light = at(45_700)
    (one,) = light.pending
    assert (light.labels[one.resource], one.start, one.end, one.share(45_700)) == (
        "System Attendant",
        38_200,
        53_200,
        0.5,
    )
    store = next(one for one in at(55_000).pending if one.replayed is not None)
    assert store.replays(57_199)
    assert not store.replays(57_200)


def test_what_is_broken_off_on_its_way_promises_nothing() -> None:
    catalog = load_catalog()
    snapshot = cluster(nodes(2), quorum_group("n1"), evs("MAIL", "n1"))
    timeline = simulate(snapshot, catalog, [Action("power", "n1", at_ms=0), Action("power", "n2", at_ms=40_000)])
    light = Spotlights(timeline).at(39_000)
    assert light.pending
    assert all(one.end is not None and one.end <= 40_000 for one in light.pending)
    assert any(one.share(39_000) is None for one in light.pending)


def test_what_has_just_come_online_is_fresh_for_two_seconds() -> None:
    assert [one.share(29_200) for one in at(29_200).fresh] == [0.5, 0.5]
    assert at(30_199).fresh
    assert not {one.start for one in at(30_200).fresh} & {28_200}


def test_a_silent_node_misses_six_heartbeats() -> None:
    light = at(13_900)
    (silence,) = light.silences
    assert named(light, silence.nodes) == ["NODE1"]
    assert silence.missed(13_900, light.beat_ms) == (3, 6)
    assert at(17_200).silences == ()


def test_the_contest_for_the_quorum_takes_ten_seconds_and_is_tried_out_after_seven() -> None:
    (one,) = at(20_200).arbitrations
    assert (one.start, one.reserves, one.end, one.won, one.holder) == (17_200, 24_200, 27_200, True, None)
    assert one.share(20_200) == pytest.approx(0.3)
    assert at(27_200).arbitrations == ()


def test_users_are_counted_by_what_they_can_do() -> None:
    assert (at(0).toll.online, at(0).toll.served) == (3, 6_000)
    light = at(13_000)
    assert (light.toll.servers, light.toll.online, light.toll.users, light.toll.served) == (3, 2, 6_000, 4_000)
    assert named(light, light.toll.without) == ["EVS1"]
    assert at(90_200).toll.online == 3
    assert at(870_000).toll.online == 2


def test_a_trace_leads_back_to_where_the_outage_began() -> None:
    light = at(530_000)  # EVS2 is on NODE3 now, after NODE4 has refused it
    assert {light.labels[one]: light.labels[node] for one, node in light.traces.items()} == {
        "Cluster Group": "NODE2",
        "EVS1": "NODE1",
        "EVS2": "NODE2",
    }


def test_error_5018_is_folded_and_told_in_the_end() -> None:
    light = at(530_000)
    (refusal,) = light.refusals.values()
    assert (refusal.count, refusal.over) == (5, False)
    assert named(light, refusal.nodes) == ["NODE3", "NODE4"]
    last = at(870_000)
    assert "17 times" in last.caption
    assert "stays failed on NODE4" in last.caption
    assert last.phase == "failed"


def test_heartbeats_come_from_those_who_are_there() -> None:
    private = next(one for one in at(12_000).beats if one.alone)
    assert named(at(12_000), private.nodes) == ["NODE2", "NODE3", "NODE4"]


def test_a_pulled_cable_silences_a_node_on_that_network_only() -> None:
    timeline = simulate(story().snapshot, load_catalog(), [Action("cable", "n1", "net1", at_ms=1_000)])
    beats = {one.network: len(one.nodes) for one in Spotlights(timeline).at(2_000).beats}
    assert sorted(beats.values()) == [3, 4]


@pytest.mark.parametrize("seed", range(volume(1_000)))
def test_the_spotlight_agrees_with_the_state_at_any_time(seed: int) -> None:
    dice = Random(seed)
    snapshot = random_cluster(dice)
    try:
        timeline = simulate(snapshot, load_catalog(), random_scenario(dice, snapshot))
    except CannotSimulate:
        return
    lights, told = Spotlights(timeline), sentences(timeline)
    times = [dice.randint(0, timeline.end + 1_000) for _ in range(6)] + dice.choices(lights.moments, k=6)
    for time in times:
        light, state = lights.at(time), timeline.state_at(time)
        assert {one.resource for one in light.pending} == {
            one for one, now in state.resources.items() if now in ("online pending", "offline pending")
        }
        assert {one.group for one in light.transits} == {one for one, owner in state.owners.items() if owner is None}
        assert all(state.owners[one.group] == one.target for one in light.arrivals)
        assert all(state.owners[group] != node for group, node in light.traces.items())
        under = {
            group
            for group, listed in outages(timeline).items()
            if any(one.start <= time and (one.end is None or time < one.end) for one in listed)
        }
        assert set(light.outages) == under
        assert light == Spotlights(timeline).at(time)
        assert light.caption or all(time < sentence.at for sentence in told)
        for one in light.pending:
            assert one.start <= time < (one.end if one.end is not None else time + 1)
        shares = [one.share(time) for one in light.fresh] + [one.share(time) for one in light.arrivals]
        assert all(0 <= share < 1 for share in shares)
