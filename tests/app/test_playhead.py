"""How time passes in a run: speeds, quiet stretches, loops, marks, slow motion, and the last ten seconds again."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from designer.app.desk.player import Deed
from designer.app.moments import moment_of
from designer.app.pace import FIT_MS, GLIMPSES_MS, PASSING_MS, SPEEDS, Speed, pace_of, quiet_in
from designer.app.playback import Playback
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.app.transport import can, perform
from designer.edits.objects import set_fields
from designer.simulation.scenario.actions import Action
from tests.support.samples import catalog, three_plus_one


def player(fault: str = "n1", starts_at: str = "") -> Playback:
    playback = Playback(Session(three_plus_one(), catalog()))
    playback.rerun()
    playback.play_script(Script(starts_at=starts_at), (Action("power", fault),))
    return playback


def tick(playback: Playback, wall_ms: float, count: int = 1) -> None:
    for _ in range(count):
        playback.advance(wall_ms)


@pytest.mark.parametrize("speed", SPEEDS, ids=lambda speed: speed.label)
@pytest.mark.parametrize("skips", [True, False])
def test_every_speed_goes_from_end_to_end_both_ways(speed: Speed, skips: bool) -> None:
    playback = player()
    playback.choose_speed(speed)
    playback.set_skips(skips)
    for rate, end in ((1, playback.length_ms), (-1, 0)):
        playback.play(rate)
        tick(playback, playback.pace.duration / 7 + 1, 7)
        assert playback.at_ms == end
        assert not playback.is_playing


def test_quiet_stretches_pass_in_no_time_at_any_speed_and_only_if_wanted() -> None:
    times = (1_000, 2_000, 600_000, 601_000)
    quiet = quiet_in(times, 603_000)
    assert pace_of(times, 603_000, 10, quiet).duration == pytest.approx(500 + PASSING_MS)
    assert pace_of(times, 603_000, 10).duration == pytest.approx(60_300)
    assert pace_of(times, 603_000, 0).duration == pytest.approx(FIT_MS)
    assert pace_of((1, 20_000), 20_100, 60, quiet_in((1, 20_000), 20_100)).duration == pytest.approx(335)


def test_at_the_greatest_speed_every_event_is_glimpsed() -> None:
    pace = pace_of((1_000, 2_000, 600_000), 603_000, math.inf)
    assert [pace.model_at(60 * step) for step in range(5)] == [0, 1_000, 2_000, 600_000, 603_000]
    assert pace_of(range(1, 5_000), 6_000, math.inf).duration == pytest.approx(GLIMPSES_MS)


def test_the_whole_run_is_looped_forwards_and_backwards() -> None:
    playback = player()
    playback.set_loops(True)
    playback.play()
    tick(playback, playback.pace.duration + 100)
    assert playback.is_playing
    assert playback.at_ms == pytest.approx(playback.pace.model_at(100))
    playback.play(-1)
    tick(playback, 300)
    assert playback.at_ms == pytest.approx(playback.pace.model_at(playback.pace.duration - 200))


def test_a_range_is_looped_between_its_marks() -> None:
    playback = player()
    playback.seek(10_000)
    perform(playback, "mark in")
    playback.seek(20_000)
    perform(playback, "mark out")
    perform(playback, "loop")
    assert playback.range_ms == (10_000, 20_000)
    playback.play()
    assert playback.at_ms == 10_000, "play at the end begins again"
    seen = []
    for _ in range(200):
        tick(playback, 97)
        seen.append(playback.at_ms)
    assert min(seen) >= 10_000
    assert max(seen) < 20_000
    assert sum(later < before for before, later in pairwise(seen)) >= 3
    perform(playback, "clear marks")
    assert playback.range_ms == (0, playback.length_ms)
    assert not can(playback, "clear marks")


def test_marks_never_cross() -> None:
    playback = player()
    playback.seek(20_000)
    playback.set_mark_in()
    playback.seek(10_000)
    playback.set_mark_out()
    assert (playback.mark_in, playback.mark_out) == (None, 10_000)
    playback.seek(30_000)
    playback.set_mark_in()
    assert (playback.mark_in, playback.mark_out) == (30_000, None)


def test_marks_stay_within_a_run_that_becomes_shorter() -> None:
    playback = player()
    playback.add("power", "n2", 400_000)
    playback.seek(410_000)
    playback.set_mark_out()
    playback.seek(405_000)
    playback.set_mark_in()
    playback.remove(1)
    assert (playback.mark_in, playback.mark_out) == (None, None)
    assert playback.at_ms <= playback.length_ms


def test_the_last_ten_seconds_are_played_again_up_to_where_it_was() -> None:
    playback = player()
    playback.seek(30_000)
    playback.replay()
    assert playback.at_ms == 20_000
    tick(playback, 50, 400)
    assert playback.at_ms == 30_000
    assert not playback.is_playing
    playback.set_loops(True)
    playback.replay()
    tick(playback, 50, 400)
    assert playback.at_ms == 30_000, "a loop does not keep it from ending"


def test_at_the_beginning_the_first_ten_seconds_are_played() -> None:
    playback = player()
    playback.replay()
    tick(playback, 50, 400)
    assert playback.at_ms == 10_000


def test_slow_motion_is_a_quarter_and_the_shuttle_goes_on_from_it() -> None:
    playback = player()
    playback.seek(20_000)
    rates = []
    deeds: tuple[Deed, ...] = ("slow", "faster", "slow back", "backwards", "backwards", "slow")
    for deed in deeds:
        perform(playback, deed)
        rates.append(playback.rate)
    assert rates == [0.25, 1, -0.25, -1, -2, 0.25]


def test_reset_stops_at_the_beginning_and_keeps_what_happens() -> None:
    playback = player()
    playback.seek(20_000)
    playback.play()
    playback.reset()
    assert (playback.at_ms, playback.is_playing, len(playback.actions)) == (0, False, 1)


def test_a_step_stops_the_clock_even_where_there_is_nowhere_to_go() -> None:
    playback = player()
    moved: list[bool] = []
    playback.moved.subscribe(lambda one: moved.append(one.is_playing))
    playback.rate = 1
    playback.previous_event()
    assert not playback.is_playing
    assert moved == [False]


def test_nothing_is_done_while_nothing_happens() -> None:
    playback = Playback(Session(three_plus_one(), catalog()))
    playback.rerun()
    deeds: tuple[Deed, ...] = ("play", "faster", "slow", "replay", "end", "fork", "loop", "next branch", "mark in")
    for deed in deeds:
        assert perform(playback, deed)
    assert (playback.at_ms, playback.is_playing, playback.loops, len(playback.branches)) == (0, False, False, 1)


def test_the_time_of_day_is_told_where_the_scenario_knows_it() -> None:
    assert player().day_time == ""
    playback = player(starts_at="23:59")
    assert playback.day_time == "23:59:00"
    playback.seek(61_900)
    assert playback.day_time == "00:00:01"


def test_a_run_that_never_comes_to_rest_says_so() -> None:
    assert player().endless == ""
    session = Session(three_plus_one(), catalog())
    session.do("Forever", set_fields(session.snapshot, "r5", restart_threshold=100_000))
    playback = Playback(session)
    playback.rerun()
    playback.play_script(Script(), (Action("start-failure", "r5", count=100_000), Action("power", "n1", at_ms=1_000)))
    assert "again and again" in playback.endless
    playback.seek(playback.length_ms / 2)
    assert playback.timeline is not None
    assert playback.state == playback.timeline.state_at(int(playback.at_ms))
    assert len(playback.sentences) < 100


def test_a_moment_tells_its_sentence_and_who_is_without_mail() -> None:
    playback = player()
    run, spared = playback.run, player("n4").run
    assert run is not None
    assert spared is not None
    before, amid, after = (moment_of(run, at) for at in (0, 40_000, playback.length_ms))
    assert (amid.servers, amid.online) == (3, 2)
    assert amid.users == three_plus_one().groups["g2"].users
    assert amid.words() == ("2 of 3 EVSs online", "2,000 users without mail")
    assert amid.sentence in {one.text for one in playback.sentences}
    assert after.words() == ("3 of 3 EVSs online",)
    assert before.at_ms == 0
    assert moment_of(spared, 20_000).words() == ("3 of 3 EVSs online",)
