"""Pictures of a run that is watched: nothing covers anything, and a moment always looks the same."""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from designer.drawing.geometry import Rect
from designer.drawing.networks import networks
from designer.drawing.playing import live, offsets, played, with_places
from designer.drawing.playing.words import phase_text, toll_text
from designer.drawing.primitives import Label, Picture, scaled, translated
from designer.drawing.topology import topology
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.spotlight import Spotlight, Spotlights
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.support.large import large
from tests.support.layout import assert_sound, assert_tidy, label_rect, labels
from tests.support.random_clusters import random_cluster, random_scenario
from tests.support.samples import catalog, group, node, three_plus_one
from tests.support.volume import volume


@functools.cache
def story() -> Timeline:
    """NODE1 of 3 + 1 nodes loses power after 10 s, NODE2 after 400 s."""
    snapshot = three_plus_one()
    actions = [Action("power", node(snapshot, f"NODE{one}"), at_ms=at) for one, at in ((1, 10_000), (2, 400_000))]
    return simulate(snapshot, catalog(), actions)


def still(timeline: Timeline, light: Spotlight, **asked: object) -> Picture:
    state = timeline.state_at(light.at)
    return topology(timeline.snapshot, catalog(), state, spotlight=light, **asked)  # type: ignore[arg-type]


def at(t_ms: int, **asked: object) -> tuple[Picture, Spotlight]:
    light = Spotlights(story()).at(t_ms)
    return still(story(), light, **asked), light


def private_network(snapshot: Snapshot) -> Id:
    return next(one.id for one in snapshot.networks.values() if one.role == "private")


def shown(picture: Picture, subject: Id = "") -> list[str]:
    return [label.text for label in labels(picture) if not subject or label.subject == subject]


def without_travellers(picture: Picture, light: Spotlight) -> Picture:
    """Cards on their way lie over others on purpose."""
    away = {one.group for one in light.arrivals}
    pieces = [one for piece in live(picture, light).values() for one in piece]
    return replace(picture, primitives=(*(one for one in picture.primitives if one.subject not in away), *pieces))


def random_moments(seed: int, count: int) -> tuple[Timeline, list[Spotlight]]:
    dice = Random(seed)
    snapshot = random_cluster(dice)
    timeline = simulate(snapshot, catalog(), random_scenario(dice, snapshot))
    lights = Spotlights(timeline)
    times = [dice.choice(lights.moments) + dice.choice([0, 0, 1, 300, 700, 5_000]) for _ in range(count)]
    return timeline, [lights.at(time) for time in times]


@pytest.mark.parametrize("seed", range(volume(600)))
def test_nothing_covers_anything_at_any_moment_of_any_run(seed: int) -> None:
    try:
        timeline, lights = random_moments(seed, 4)
    except CannotSimulate:
        return
    for light in lights:
        picture = still(timeline, light, width=Random(seed).choice([520, 740, 1000]))
        assert_tidy(timeline.snapshot, picture)
        assert_sound(without_travellers(picture, light))


@pytest.mark.parametrize("seed", range(volume(200)))
def test_between_two_moments_the_picture_itself_stays(seed: int) -> None:
    """Else what is seen would depend on where in a stretch one came in."""
    try:
        timeline, lights = random_moments(seed, 6)
    except CannotSimulate:
        return
    moments = (*Spotlights(timeline).moments, timeline.end + 10_000)
    for light in lights:
        place = bisect_right(moments, light.at)
        last = Spotlights(timeline).at(moments[place] - 1 if place < len(moments) else light.at + 5_000)
        first, second = still(timeline, light), still(timeline, last)
        assert first.primitives == second.primitives
        assert first.props == second.props


@pytest.mark.parametrize("detail", ["overview", "normal", "close"])
@pytest.mark.parametrize("expanded", [False, True])
def test_the_story_is_tidy_however_it_is_looked_at(detail: str, expanded: bool) -> None:
    lights = Spotlights(story())
    groups = frozenset(story().snapshot.groups) if expanded else frozenset()
    for time in (0, 13_900, 20_300, 27_200, 27_700, 56_000, 404_000, 417_700, 530_000, 870_000):
        light = lights.at(time)
        picture = still(story(), light, detail=detail, expanded=groups)
        assert_tidy(story().snapshot, picture)
        assert_sound(without_travellers(picture, light))


def test_large_designs_are_tidy_too() -> None:
    snapshot = large(8, 7)
    timeline = simulate(snapshot, catalog(), [Action("power", "n1", at_ms=5_000)])
    light = Spotlights(timeline).at(22_500)
    assert_sound(without_travellers(still(timeline, light), light))


def test_a_moment_looks_the_same_whichever_way_it_was_reached() -> None:
    times = sorted(Random(7).sample(range(0, story().end + 2_000), volume(400)))
    lights = Spotlights(story())

    def frame(time: int) -> Picture:
        light = lights.at(time)
        return replace(played(still(story(), light), light), wires=None, props=None)  # type: ignore[arg-type]

    forwards = {time: frame(time) for time in times}
    backwards = {time: frame(time) for time in reversed(times)}
    Random(8).shuffle(times)
    assert {time: frame(time) for time in times} == backwards == forwards
    assert all(frame(time) == _afresh(time) for time in times[:5])


def _afresh(time: int) -> Picture:
    picture, light = at(time)
    return replace(played(picture, light), wires=None, props=None)  # type: ignore[arg-type]


def test_nothing_jumps_but_what_is_under_way() -> None:
    """Whatever happens in a run, nodes, disks and networks stay where they are."""
    lights = Spotlights(story())
    kept = [*story().snapshot.nodes, *story().snapshot.disks, *story().snapshot.networks]
    places = [still(story(), lights.at(time)).areas for time in lights.moments]
    assert all([areas[one] for one in kept] == [places[0][one] for one in kept] for areas in places)


def test_a_group_in_transit_sits_on_no_node_and_never_looks_online() -> None:
    evs1 = group(story().snapshot, "EVS1")
    for time in range(17_200, 27_200, 500):
        picture, light = at(time)
        card = played(picture, light).areas[evs1]
        assert not any(card.overlaps(picture.areas[one]) for one in story().snapshot.nodes)
        assert "In transit" in shown(picture, evs1)
        assert "Online" not in shown(picture, evs1)


def test_a_card_sets_out_where_it_waited_and_arrives_at_its_place() -> None:
    evs1 = group(story().snapshot, "EVS1")
    waiting, light = at(27_199)
    assert light.transits
    leaving, light = at(27_200)
    dx, dy = offsets(leaving, light)[evs1]
    place = leaving.areas[evs1].moved(dx, dy)
    assert (place.x, place.y) == pytest.approx((waiting.areas[evs1].x, waiting.areas[evs1].y))
    ways = [offsets(*at(time))[evs1] for time in range(27_200, 28_200, 100)]
    assert all(abs(one[0]) >= abs(other[0]) for one, other in pairwise(ways))
    assert offsets(*at(28_200)) == {}


def test_a_card_has_arrived_for_good_whichever_way_one_comes_to_that_moment() -> None:
    """Nothing of the group is online within the second that its card takes, so no event ends it."""
    snapshot = three_plus_one()
    slow = {one.id: replace(one, online_ms=6_000) for one in snapshot.resources.values()}
    snapshot = replace(snapshot, resources=slow)
    timeline = simulate(snapshot, catalog(), [Action("power", node(snapshot, "NODE1"), at_ms=10_000)])
    lights = Spotlights(timeline)
    assert 28_200 in lights.moments
    assert offsets(still(timeline, lights.at(27_700)), lights.at(27_700))
    assert not offsets(still(timeline, lights.at(28_700)), lights.at(28_700))
    assert still(timeline, lights.at(28_700)).props.origins == {}


def test_traces_tell_where_groups_went() -> None:
    picture, _ = at(35_000)
    ghosts = shown(picture, node(story().snapshot, "NODE1"))
    assert {"EVS1", "now on NODE4", "Cluster Group", "now on NODE2"} <= set(ghosts)
    assert "way:" + group(story().snapshot, "EVS1") in live(*at(35_000))


def test_progress_is_told_in_a_bar_and_in_words() -> None:
    picture, light = at(45_700, width=1000.0)  # the System Attendant, 15 s, has begun at 38.2 s
    pieces = live(picture, light)
    texts = [one.text for piece in pieces.values() for one in piece if isinstance(one, Label)]
    assert "System Attendant comes online, 50 %" in texts
    assert phase_text(light) == "Coming online: System Attendant, 7.5 of 15.0 s"
    bars = [name for name in pieces if name.startswith("progress:")]
    assert len(bars) == 1


def test_without_motion_nothing_pulses_or_glides_and_progress_is_still_told() -> None:
    pulsing = {"beat", "ring"}
    for time in (27_700, 28_500, 46_000):
        picture, light = at(time)
        calm = live(picture, light, moving=False)
        assert not {name.split(":")[0] for name in calm} & pulsing
        assert played(picture, light, moving=False).areas == picture.areas
        assert any(name.startswith("line:") for name in calm)


def test_heartbeats_run_between_nodes_that_are_there_and_are_missed_by_squares() -> None:
    snapshot = story().snapshot
    lost, private = node(snapshot, "NODE1"), private_network(snapshot)
    early = live(*at(1_300))
    assert {f"beat:{private}:{one}" for one in snapshot.nodes} <= set(early)
    picture, light = at(10_000 + 3 * 1_200 + 240)  # a fifth of a beat: from the nodes to the network
    assert f"beat:{private}:{lost}" not in live(picture, light)
    squares = live(picture, light)[f"missed:{private}:{lost}"]
    assert [one.fill for one in squares] == ["failed.fill"] * 3 + ["canvas"] * 3  # type: ignore[union-attr]
    assert "Node 1 · not noticed yet" in shown(picture, lost)


def test_nobody_sends_heartbeats_to_a_node_that_is_known_to_be_gone() -> None:
    lost, private = node(story().snapshot, "NODE1"), private_network(story().snapshot)
    for noticed, arriving in ((False, True), (True, False)):
        start = 100_800 if noticed else 10_800  # a whole number of beats
        picture, light = at(start + 1_080)  # nine tenths of a beat: from the network to the nodes
        assert bool(live(picture, light).get(f"beat:{private}:{lost}")) is arriving
    crossing = {name: len(dots) for name, dots in live(*at(100_800 + 600)).items() if name.startswith("beat:")}
    others = [node(story().snapshot, f"NODE{one}") for one in (2, 3, 4)]
    assert crossing == {f"beat:{private}:{one}": count for one, count in zip(others, (1, 2, 1), strict=True)}


def test_the_contest_for_the_quorum_is_counted_down() -> None:
    picture, light = at(20_300)
    pieces = live(picture, light)
    told = next(one.text for one in pieces["quorum:line"] if isinstance(one, Label))
    assert told == "NODE2 challenges, 7 s"
    assert f"stake:{node(story().snapshot, 'NODE2')}" in pieces
    assert "Node 2 · active · arbitrates" in shown(picture, node(story().snapshot, "NODE2"))


def test_disks_say_who_holds_them() -> None:
    assert shown(at(0)[0]).count("held by NODE1") == 2  # EVS1's and the quorum
    assert "held by no node" in shown(at(20_300)[0])
    assert "held by NODE4" in shown(at(40_000)[0])


def test_error_5018_is_one_line_on_the_card() -> None:
    picture, _ = at(530_000)
    assert "Error 5018 (5 ×): one EVS per node" in shown(picture, group(story().snapshot, "EVS2"))


def test_users_without_their_server_are_counted() -> None:
    picture, light = at(13_900)
    assert "2,000 users cut off" in shown(picture, group(story().snapshot, "EVS1"))
    assert toll_text(story().snapshot, light) == "2 of 3 EVSs online · 4,000 of 6,000 users served"
    assert phase_text(light) == "Noticing the loss, 3.9 of 7.2 s"
    assert picture.description.startswith(f"{light.caption} NODE1 (down): EVS1")


def test_heartbeats_that_would_flicker_are_not_shown() -> None:
    picture, light = at(1_300)
    assert not any(name.startswith("beat:") for name in live(picture, light, tempo=0))
    assert live(picture, light, tempo=2) != live(picture, light)


def test_the_networks_show_heartbeats_on_their_own_lines() -> None:
    snapshot = story().snapshot
    light = Spotlights(story()).at(1_300)
    picture = with_places(networks(snapshot, catalog(), story().state_at(1_300)), snapshot)
    assert any(name.startswith("beat:") for name in live(picture, light))


def test_what_moves_goes_with_a_picture_that_is_scaled_and_moved() -> None:
    picture, light = at(27_700)
    larger = translated(scaled(picture, 2.0), 10.0, 5.0)
    one, other = live(picture, light), live(larger, light)
    assert set(one) == set(other)
    evs1 = group(story().snapshot, "EVS1")
    dx, dy = offsets(picture, light)[evs1]
    assert offsets(larger, light)[evs1] == pytest.approx((2 * dx, 2 * dy))


def test_texts_of_what_moves_stay_inside_their_cards() -> None:
    lights = Spotlights(story())
    for time in range(0, story().end, 9_700):
        light = lights.at(time)
        picture = still(story(), light)
        cards: list[Rect] = [picture.areas[one] for one in story().snapshot.groups]
        cards += [picture.props.witness] if picture.props.witness is not None else []
        for piece in live(picture, light).values():
            for label in (one for one in piece if isinstance(one, Label)):
                rect = label_rect(label)
                assert any(card.contains(rect.x, rect.y) and card.contains(rect.right, rect.bottom) for card in cards)
