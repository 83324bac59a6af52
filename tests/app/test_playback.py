"""The player is a cursor on an immutable run: wherever it goes, it shows `state_at` that time."""

from __future__ import annotations

import random

import pytest

from designer.app.pace import FIT_MS, SPEEDS, pace_of, quiet_in
from designer.app.playback import Playback
from designer.app.session import Session
from designer.catalog.loader import load_catalog, load_templates
from designer.edits.objects import delete
from designer.edits.templates import empty_design, from_template
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.support.volume import volume


def player() -> Playback:
    catalog = load_catalog()
    playback = Playback(Session(from_template(catalog, load_templates()["three-plus-one"]), catalog))
    playback.rerun()
    return playback


def test_without_faults_everything_is_up_and_nothing_passes() -> None:
    playback = player()
    assert playback.state is not None
    assert set(playback.state.nodes.values()) == {"up"}
    playback.play()
    assert not playback.is_playing


def test_a_fault_strikes_at_the_cursor() -> None:
    playback = player()
    playback.add("power", "n1", at_ms=0)
    playback.seek(30_000)
    playback.add("power", "n2")
    assert [(action.subject, action.at_ms) for action in playback.actions] == [("n1", 0), ("n2", 30_000)]
    assert playback.state is not None
    assert playback.state.nodes["n2"] == "down"


def test_seeking_anywhere_gives_exactly_the_state_at_that_time() -> None:
    playback = player()
    playback.add("power", "n1")
    playback.seek(40_000)
    playback.add("service", "n2")
    run = simulate(playback._session.snapshot, playback._session.catalog, playback.actions)
    chance = random.Random(7)
    for _ in range(volume(2_000)):
        at = chance.uniform(0, playback.length_ms)
        playback.seek(at)
        assert playback.state == run.state_at(int(at))


def test_playing_forwards_and_backwards_passes_through_the_same_states() -> None:
    playback = player()
    playback.add("power", "n1")
    playback.play()
    forwards = []
    while playback.is_playing:
        playback.advance(200)
        forwards.append((playback.at_ms, playback.state))
    assert playback.at_ms == playback.length_ms
    playback.play(-1)
    playback.advance(200)
    for at, state in reversed(forwards):
        playback.seek(at)
        assert playback.state == state


def test_a_run_is_played_in_twenty_seconds_and_each_moment_once() -> None:
    playback = player()
    playback.add("power", "n1")
    assert playback.pace.duration == pytest.approx(FIT_MS)
    playback.play()
    passed, last = 0, -1.0
    while playback.is_playing:
        playback.advance(100)
        passed += 100
        assert playback.at_ms > last
        last = playback.at_ms
    assert passed == pytest.approx(FIT_MS, abs=100)


def test_quiet_stretches_are_skipped() -> None:
    times = (1_000, 2_000, 600_000, 601_000)
    quiet = quiet_in(times, 603_000)
    assert [(one.start, one.end) for one in quiet] == [(2_000, 600_000)]
    pace = pace_of(times, 603_000, 0, quiet)
    skipped = pace.wall_at(600_000) - pace.wall_at(2_000)
    assert skipped < 1_000
    assert pace.duration <= FIT_MS
    for model in (0, 500, 1_500, 300_000, 600_500, 603_000):
        assert pace.model_at(pace.wall_at(model)) == pytest.approx(model)


def test_a_short_run_passes_in_real_time() -> None:
    assert pace_of((1_000, 2_000), 4_000, 0).duration == 4_000


def test_plain_speed_skips_nothing() -> None:
    pace = pace_of((30_000,), 60_000, 10)
    assert pace.model_at(1_000) == 10_000
    assert pace.duration == 6_000


def test_stepping_stops_at_every_moment_with_an_event() -> None:
    playback = player()
    playback.add("power", "n1")
    assert playback.timeline is not None
    moments = sorted({event.at for event in playback.timeline.events})
    visited = [playback.at_ms]
    while playback.at_ms < moments[-1]:
        playback.next_event()
        visited.append(playback.at_ms)
    assert visited == moments
    back = [playback.at_ms]
    while playback.at_ms > 0:
        playback.previous_event()
        back.append(playback.at_ms)
    assert back == moments[::-1]


def test_phases_begin_where_the_story_says() -> None:
    playback = player()
    playback.add("power", "n1")
    assert playback.story is not None
    starts = {phase.start_ms for phase in playback.story.phases} | {phase.end_ms for phase in playback.story.phases}
    seen = set()
    while playback.at_ms < max(starts):
        playback.next_phase()
        seen.add(int(playback.at_ms))
    assert seen == starts - {0}


def test_the_shuttle_gets_faster_and_turns_around() -> None:
    playback = player()
    playback.add("power", "n1")
    rates = []
    for direction in (1, 1, 1, 1, 1, -1, -1):
        playback.shuttle(direction)
        rates.append(playback.rate)
    assert rates == [1, 2, 3, 4, 4, -1, -2]


def test_faults_can_be_moved_and_taken_back() -> None:
    playback = player()
    playback.add("power", "n1")
    playback.shift(0, 5_000)
    assert list(playback.actions) == [Action("power", "n1", None, 5_000)]
    playback.remove(0)
    assert not playback.actions
    assert playback.at_ms == 0


def test_faults_are_outside_of_undo_and_file() -> None:
    playback = player()
    session = playback._session
    playback.add("power", "n1")
    assert session.store.undo_label is None
    assert not session.store.modified


def test_an_edited_design_is_played_anew() -> None:
    playback = player()
    session = playback._session
    playback.add("power", "n1", 0)
    playback.add("service", "n4", 1_000)
    first = playback.timeline
    playback.rerun()
    assert playback.timeline is first
    session.do("Delete NODE4", delete(session.snapshot, ["n4"]))
    playback.rerun()
    assert playback.timeline is not first
    assert playback.timeline is not None
    assert "n4" not in playback.timeline.initial.nodes
    assert [action.subject for action in playback.actions] == ["n1"]


def test_a_planned_move_names_its_target() -> None:
    playback = player()
    playback.add("move=n4", "g2")
    playback.seek(playback.length_ms)
    assert playback.state is not None
    assert playback.state.owners["g2"] == "n4"


@pytest.mark.parametrize(("kind", "subject"), [("power", "n99"), ("move=n99", "g2"), ("resource", "g2")])
def test_a_fault_on_nothing_is_refused(kind: str, subject: str) -> None:
    playback = player()
    with pytest.raises(KeyError):
        playback.add(kind, subject)
    assert playback.actions == ()


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind of fault"):
        player().add("flood", "n1")


def test_a_design_that_cannot_be_played_says_why() -> None:
    playback = Playback(Session(empty_design(), load_catalog()))
    playback.rerun()
    assert playback.state is None
    assert "no nodes" in playback.problem
    playback.play()
    assert not playback.is_playing


def test_every_speed_reaches_the_end() -> None:
    playback = player()
    playback.add("power", "n1")
    for speed in SPEEDS:
        playback.choose_speed(speed)
        assert playback.pace.model_at(playback.pace.duration) == playback.length_ms
