"""The timeline that can be zoomed: what is drawn of any part of any run, at any width."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.primitives import Box, Label, Picture, Primitive
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.rows import Down, Row, Segment, Service, Story
from designer.drawing.timeline.span import LEAST_MS, Span, all_of
from designer.drawing.timeline.story import affected, story_of, with_allowances
from designer.drawing.timeline.trace.band import BAND, band, boundaries, measured, phases_of
from designer.drawing.timeline.trace.counters import HEIGHT, counters
from designer.drawing.timeline.trace.headings import heading, verdict
from designer.drawing.timeline.trace.layout import HEADING, ROW, Layout, lay_out, prepare
from designer.drawing.timeline.trace.overview import frame, overview
from designer.drawing.timeline.trace.rows import grid, legend, pieces, rows
from designer.drawing.timeline.trace.tallies import marks, tallies, told
from designer.drawing.timeline.trace.telling import described
from designer.foundation.units import NBSP
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from designer.simulation.trials.library import offered
from tests.simulation.play import play
from tests.support.layout import assert_sound, labels
from tests.support.samples import catalog, sample
from tests.support.volume import volume

DESIGN = sample("four-node-3-plus-1")
STORM = play(DESIGN, catalog(), "power:NODE1", "power:NODE4@40")


def whole(story: Story, width: float = 900.0) -> Layout:
    return lay_out(prepare(story), width, all_of(story.span_ms))


def all_rows(layout: Layout) -> list[Primitive]:
    drawn = [*grid(layout, 0, layout.height), *rows(layout, 0, layout.height), *legend(layout, layout.height - 6)]
    for line in layout.lines:
        if line.track.row.heading:
            drawn += heading(layout, line, line.top)
    return drawn


# Any run


def stories(count: int) -> list[Story]:
    """Stories of ready tests of several designs, in random order."""
    chance = random.Random(4)
    runs = []
    for name in ("four-node-3-plus-1", "eight-node-6-plus-2", "two-node-seed"):
        design = sample(name)
        runs += [(design, run) for one in offered(design, catalog()) for run in one.runs]
    found = []
    for design, run in chance.sample(runs, min(count, len(runs))):
        timeline = simulate(design, catalog(), run.actions, starts_at=run.starts_at)
        allowed = {one.group: one.within_ms for one in run.expected if one.within_ms is not None}
        story = story_of(timeline, catalog(), affected(timeline), with_cluster=True)
        found.append(with_allowances(story, allowed))
    return found


def test_nothing_overlaps_or_is_cut_off_in_any_part_of_any_run() -> None:
    chance = random.Random(8)
    for story in stories(volume(300)):
        prepared = prepare(story)
        headings = [row.subject for row in story.rows if row.heading]
        for width in (360, 520, 760, 1100):
            span = all_of(story.span_ms)
            if chance.random() < 0.6:
                span = span.zoomed(chance.uniform(0, story.span_ms), chance.uniform(1, 200))
            layout = lay_out(prepared, width, span, {one for one in headings if chance.random() < 0.3})
            drawn = tuple(all_rows(layout))
            assert_sound(Picture(width, layout.height + 1, drawn))
            whose, phases = phases_of(story, "")
            above = (*band(layout.axis, phases, whose), *boundaries(layout.axis, phases, 0, BAND))
            assert_sound(Picture(width, BAND, above))
            assert_sound(Picture(width, 22, tuple(overview(story, Axis(4, width - 4, story.span_ms), span))))
            if width >= 760:
                texts = {label.text for label in labels(Picture(width, 0, drawn))}
                assert {line.track.row.label for line in layout.lines} <= texts


def test_budgets_never_overlap_either() -> None:
    found = tallies(STORM, catalog())
    story = story_of(STORM, catalog(), with_cluster=True)
    for width in (420, 640, 900):
        prepared = prepare(story, [row.label for row in found])
        for span in (all_of(STORM.end), all_of(STORM.end).zoomed(400_000, 8)):
            axis = lay_out(prepared, width, span).axis
            drawn = tuple(counters(axis, found))
            assert_sound(Picture(width, HEIGHT * len(found), drawn))


# Rows


def flapping(count: int) -> Story:
    bars = [
        one
        for number in range(count)
        for one in (
            Segment(number * 1000, number * 1000 + 400, "steady"),
            Segment(number * 1000 + 400, number * 1000 + 500, "failed"),
            Segment(number * 1000 + 500, number * 1000 + 1000, "online"),
        )
    ]
    return Story((Row("A", "a", tuple(bars)),), count * 1000)


def test_bars_narrower_than_a_pixel_become_one_and_the_worst_shows() -> None:
    layout = whole(flapping(20_000))
    painted = pieces(layout.axis, layout.lines[0].track)
    assert len(painted) <= layout.axis.right - layout.axis.left
    assert {kind for _, _, kind, _ in painted} == {"failed"}
    assert all(one[1] <= two[0] + 0.01 for one, two in pairwise(painted))


def test_zoomed_in_only_what_is_seen_is_painted() -> None:
    story = flapping(20_000)
    layout = lay_out(prepare(story), 900, all_of(story.span_ms).exactly(5_000_000, 5_003_000))
    painted = pieces(layout.axis, layout.lines[0].track)
    assert 9 <= len(painted) <= 11
    assert {"steady", "failed", "online"} == {kind for _, _, kind, _ in painted}


def test_a_row_tells_its_lengths_and_what_could_end_later() -> None:
    story = story_of(play(DESIGN, catalog(), "power:NODE1"), catalog(), with_cluster=True)
    layout = whole(story)
    drawn = all_rows(layout)
    disk = next(row for row in story.rows if row.label == "Disk R:" and row.segments)
    floats = [one for one in drawn if isinstance(one, Box) and one.subject == disk.subject and one.fill == "inset"]
    (hollow,) = floats
    assert hollow.rect.right == pytest.approx(layout.axis.x(28_200))
    texts = {one.text for one in drawn if isinstance(one, Label)}
    assert {f"10{NBSP}s", f"15{NBSP}s", "Critical path", "Could end later"} <= texts


# Headings


def test_folded_groups_keep_their_heading_only() -> None:
    story = story_of(play(DESIGN, catalog(), "power:NODE1"), catalog(), with_cluster=True)
    prepared = prepare(story)
    group = next(row.subject for row in story.rows if row.heading)
    open_, folded = (lay_out(prepared, 800, all_of(1000), some) for some in (set(), {group}))
    assert folded.height < open_.height
    assert folded.line_of(group) is not None
    assert {line.track.row.label for line in open_.lines} > {line.track.row.label for line in folded.lines}


def test_a_heading_stays_until_the_next_one_pushes_it() -> None:
    parts = [Row("One", "g1", heading=True), *(Row(f"{n}", f"a{n}") for n in range(3)), Row("Two", "g2", heading=True)]
    layout = whole(Story((*parts, Row("b", "b")), 1000))
    high = HEADING + 3 * ROW
    places = [layout.pinned(top) for top in (0, 30, high - HEADING, high - 5, high + 1)]
    assert [(line.track.row.subject, y) for line, y in filter(None, places)] == [
        ("g1", 0),
        ("g1", 30),
        ("g1", high - HEADING),
        ("g1", high - HEADING),
        ("g2", high + 1),
    ]
    assert layout.line_at(HEADING + 1) is layout.lines[1]
    assert layout.line_at(10_000) is None


@pytest.mark.parametrize(
    ("downs", "allowed", "sign", "text"),
    [
        ((), None, "", "not down"),
        ((Down(0, 103_000),), None, "", "down 103_s"),
        ((Down(0, 103_000),), 180_000, "ok", "down 103_s of 180_s allowed"),
        ((Down(0, 103_000),), 100_000, "error", "down 103_s of 100_s allowed"),
        ((Down(0, 103_000),), 103_000, "ok", "down 103_s of 103_s allowed"),
        ((Down(0, 20_000), Down(50_000, 90_000)), 60_000, "ok", "down 2 times, at worst 40_s of 60_s allowed"),
        ((Down(10_000, None),), None, "failed", "from 0:10.0 on"),
        ((Down(10_000, None),), 60_000, "error", "down from 0:10.0 on, 60_s allowed"),
        ((Down(10_000, None, requested=True),), None, "", "taken offline at 0:10.0"),
        ((), 0, "ok", "not down of 0_s allowed"),
    ],
)
def test_service_is_told_with_a_sign_and_a_word(
    downs: tuple[Down, ...], allowed: int | None, sign: str, text: str
) -> None:
    found, word, said = verdict(Service(downs, allowed))
    if downs or allowed is None:
        assert (found, said) == (sign, text.replace("_", NBSP))
    assert bool(word) == bool(sign)


def test_the_description_says_what_the_picture_shows() -> None:
    story = story_of(play(DESIGN, catalog(), "power:NODE1"), catalog(), with_cluster=True)
    text = described(with_allowances(story, {"g2": 180_000})).replace(NBSP, " ")
    assert "NODE1 loses power at 0 s." in text
    assert "EVS1: Met, down 80.2 s of 180 s allowed." in text
    assert "System Attendant: 28.2 s to 43.2 s, critical." in text


# Budgets


def test_the_storm_is_told_at_a_glance() -> None:
    found = tallies(STORM, catalog())
    assert [row.label for row in found] == [
        "EVS1: System Attendant on NODE2",
        "EVS1: System Attendant on NODE3",
        "EVS1: failovers",
    ]
    assert all(row.spent for row in found)
    assert found[0].text == f"3 of 3 restarts in 15{NBSP}min, used up at 1:58.2"
    assert f"10 of 10 failovers in 6{NBSP}h" in told(found)
    assert 118_200 in set(marks(found))


def test_stairs_rise_to_the_limit_and_a_cross_marks_the_end() -> None:
    found = tallies(STORM, catalog())
    axis = Axis(200, 1000, STORM.end)
    boxes = [one for one in counters(axis, found[:1]) if isinstance(one, Box)]
    stairs = [one for one in boxes if one.fill in ("bar.light", "pending.fill")]
    assert [round(one.h, 2) for one in stairs] == sorted(round(one.h, 2) for one in stairs)
    assert len(stairs) == 3
    assert stairs[-1].fill == "pending.fill"
    (rest,) = [one for one in boxes if one.fill == "failed.tint"]
    assert rest.x == pytest.approx(axis.x(118_200))


def test_a_run_that_used_nothing_has_no_rows() -> None:
    assert tallies(play(DESIGN, catalog(), "power:NODE1"), catalog()) == ()


def test_a_window_is_open_or_closed() -> None:
    back = replace(DESIGN.groups["g2"], failback=True, failback_from=22, failback_until=5)
    design = replace(DESIGN, groups={**DESIGN.groups, "g2": back})
    actions = [parse_event(text, design) for text in ("power:NODE1", "start:NODE1@300")]
    (row,) = tallies(simulate(design, catalog(), actions, starts_at="20:00"), catalog(), 20 * 3_600_000)
    assert (row.label, row.limit) == ("EVS1: failback", 0)
    assert row.text.startswith("window from 22:00 to 5:00, waited 1:5")
    assert row.open[0][0] == 2 * 3_600_000
    (later,) = tallies(simulate(design, catalog(), actions, starts_at="20:00"), catalog(), 20 * 3_600_000, 10**8)
    assert later.open[0] == (2 * 3_600_000, 9 * 3_600_000)
    fills = {one.fill for one in counters(Axis(0, 500, 8_000_000), [row]) if isinstance(one, Box)}
    assert {"online.tint", "inset"} <= fills


# The part that is shown

spans = st.builds(
    lambda whole, a, b: all_of(whole).exactly(min(a, b) * whole, max(a, b) * whole),
    st.integers(1, 10**9),
    st.floats(0, 1),
    st.floats(0, 1),
)


moments = st.floats(0, 1e9)


def assert_within(span: Span) -> None:
    assert -1e-6 <= span.start <= span.end <= span.whole + 1e-6
    assert span.length >= min(LEAST_MS, span.whole) - 1e-3


@given(
    span=spans, share=st.floats(0, 1), factor=st.floats(0.01, 100), by=st.floats(-1e9, 1e9), whole=st.integers(1, 10**9)
)
def test_no_zoom_or_pan_leaves_the_run(span: Span, share: float, factor: float, by: float, whole: int) -> None:
    at = span.start + share * span.length
    for changed in (
        span.zoomed(at, factor),
        span.panned(by),
        span.fitted(whole),
        span.showing(by),
        span.on(at, at + 5),
    ):
        assert_within(changed)
    assert span.panned(by).length == pytest.approx(span.length)


@given(span=spans, share=st.floats(0.3, 0.7))
def test_zooming_in_keeps_the_moment_under_the_pointer(span: Span, share: float) -> None:
    at = span.start + share * span.length
    closer = span.zoomed(at, 1.5)
    if closer.length > 2 * LEAST_MS:
        assert (at - closer.start) / closer.length == pytest.approx(share, abs=1e-3)


def test_playing_keeps_the_playhead_in_sight() -> None:
    span = all_of(100_000).exactly(20_000, 30_000)
    assert span.showing(25_000) is span
    assert span.showing(90_000).start < 90_000 < span.showing(90_000).end
    assert all_of(100_000).showing(99_999).is_whole


def test_a_run_that_became_shorter_is_shown_as_far_as_it_goes() -> None:
    part = all_of(100_000).exactly(20_000, 30_000)
    assert (part.fitted(200_000).start, part.fitted(200_000).end) == (20_000, 30_000)
    assert part.fitted(25_000).end == 25_000
    assert part.fitted(10_000).is_whole
    assert all_of(100_000).fitted(300_000).is_whole


def test_the_frame_on_the_whole_run_can_always_be_held() -> None:
    axis = Axis(100, 900, 10**9)
    start, end = frame(axis, all_of(10**9).exactly(999_999_990, 10**9))
    assert 100 <= start < end <= 900
    assert end - start == pytest.approx(15)


# Numbers on a part


@pytest.mark.parametrize(
    ("start", "span", "texts"),
    [
        (17_000, 3_000, ["0:17.0", "0:17.5", "0:18.0", "0:18.5", "0:19.0", "0:19.5", "0:20.0"]),
        (17_000, 17_000, ["18", "20", "22", "24", "26", "28", "30", "32", f"34{NBSP}s"]),
        (3_600_000, 60_000, [f"1:00:{second:02d}" for second in range(0, 60, 10)] + ["1:01:00"]),
        (17_000, 200, [f"0:17.{part:02d}" for part in range(0, 22, 2)]),
    ],
)
def test_numbers_on_a_part_say_which_part(start: int, span: int, texts: list[str]) -> None:
    assert [text for _, text in Axis(0, 500, span, start).ticks(50)] == texts


@given(start=st.integers(0, 10**9), length=st.integers(40, 10**8), width=st.floats(60, 2000))
def test_numbers_on_a_part_stay_on_it(start: int, length: int, width: float) -> None:
    axis = Axis(0, width, length, start)
    moments = [ms for ms, _ in axis.ticks(44)]
    assert all(axis.shows(ms) for ms in moments)
    assert all(axis.x(b) - axis.x(a) >= 43 for a, b in pairwise(moments))


def test_a_stretch_is_measured_where_it_is() -> None:
    axis = Axis(100, 900, 100_000)
    drawn = list(measured(axis, 20_000, 30_500, 1, 16))
    assert_sound(Picture(920, 40, tuple(drawn)))
    assert f"10.5{NBSP}s" in {one.text for one in drawn if isinstance(one, Label)}
