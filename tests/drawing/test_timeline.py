from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.primitives import Box, Line, Picture
from designer.drawing.timeline import Axis, Flag, Marker, Phase, Row, Segment, Story, axis_of, timeline
from tests.support.layout import assert_sound, labels

KINDS = ("online", "offline", "replay", "wait", "steady", "failed", "slack", "compare")


def failover() -> Story:
    return Story(
        rows=(
            Row("EVS1 comes online on NODE4", heading=True),
            Row("Disk R:", "r1", (Segment(17_200, 20_200), Segment(20_200, 28_200, "slack")), icon="disk"),
            Row("System Attendant", "r2", (Segment(28_200, 43_200),), critical=True, icon="attendant"),
            Row(
                "Information Store",
                "r3",
                (Segment(43_200, 68_200, "replay"), Segment(68_200, 103_200)),
                critical=True,
                icon="store",
            ),
        ),
        span_ms=108_000,
        markers=(Marker(0, "NODE1 loses power"),),
        phases=(Phase(0, 17_200, "Detection"), Phase(17_200, 103_200, "Online")),
        flags=(Flag(103_200, "EVS1 online after 103 s"),),
        title="EVS1 after the loss of NODE1",
    )


def bars(picture: Picture, subject: str, *fills: str) -> list[Box]:
    return [
        item for item in picture.primitives if isinstance(item, Box) and item.subject == subject and item.fill in fills
    ]


def test_the_failover_is_told_completely() -> None:
    picture = timeline(failover())
    assert_sound(picture)
    shown = {label.text for label in labels(picture)}
    assert {"NODE1 loses power", "EVS1 online after 103 s", "Detection", "60\u00a0s", "15\u00a0s", "3\u00a0s"} <= shown
    assert {"Critical path", "Coming online", "Log replay", "Could end later"} <= shown
    assert "EVS1 online after 103 s." in picture.description
    assert set(picture.areas) == {"r1", "r2", "r3"}


def test_bars_lie_where_the_axis_says() -> None:
    picture, axis = timeline(failover(), 600), axis_of(failover(), 600)
    (bar,) = bars(picture, "r2", "accent")
    assert bar.x == pytest.approx(axis.x(28_200))
    assert bar.rect.right == pytest.approx(axis.x(43_200))
    assert axis.ms(bar.x) == 28_200


def test_only_the_critical_path_has_the_accent() -> None:
    picture = timeline(failover())
    assert bars(picture, "r3", "accent")
    assert not bars(picture, "r1", "accent")
    assert bars(picture, "r1", "bar.light")


def test_a_flag_stands_at_its_moment() -> None:
    picture, axis = timeline(failover()), axis_of(failover())
    (line,) = [item for item in picture.primitives if isinstance(item, Line) and item.stroke == "accent"]
    assert line.points[0][0] == pytest.approx(axis.x(103_200))


def test_the_axis_goes_there_and_back_and_never_outside() -> None:
    axis = Axis(100, 500, 80_000)
    assert axis.x(40_000) == 300
    assert axis.ms(300) == 40_000
    assert axis.ms(0) == 0
    assert axis.ms(900) == 80_000


@pytest.mark.parametrize(
    ("span_s", "texts"),
    [
        (10, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10\u00a0s"]),
        (108, ["0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100\u00a0s"]),
        (600, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10\u00a0min"]),
        (7200, [*(str(minute) for minute in range(0, 120, 10)), "120\u00a0min"]),
    ],
)
def test_numbers_on_the_axis_are_round(span_s: int, texts: list[str]) -> None:
    assert [text for _, text in Axis(0, 530, span_s * 1000).ticks()] == texts


@given(span=st.integers(0, 10**10), width=st.floats(60, 2000))
def test_numbers_on_the_axis_never_crowd(span: int, width: float) -> None:
    axis = Axis(0, width, span)
    places = [axis.x(ms) for ms, _ in axis.ticks(44)]
    assert places[0] == 0
    assert all(b - a >= 43.9 for a, b in pairwise(places))


segments = st.builds(
    lambda start, length, kind: Segment(start, start + length, kind),
    st.integers(0, 200_000),
    st.integers(0, 100_000),
    st.sampled_from(KINDS),
)
rows = st.builds(
    Row,
    label=st.text(max_size=60),
    subject=st.text(max_size=3),
    segments=st.lists(segments, max_size=4).map(tuple),
    critical=st.booleans(),
    icon=st.sampled_from(("", "disk", "store")),
    heading=st.booleans(),
)


@given(
    rows=st.lists(rows, max_size=12).map(tuple),
    span=st.integers(1, 250_000),
    marks=st.lists(st.builds(Marker, st.integers(0, 250_000), st.text(max_size=30)), max_size=2).map(tuple),
    flags=st.lists(st.builds(Flag, st.integers(0, 250_000), st.text(max_size=40)), max_size=3).map(tuple),
)
def test_any_story_can_be_drawn(
    rows: tuple[Row, ...], span: int, marks: tuple[Marker, ...], flags: tuple[Flag, ...]
) -> None:
    picture = timeline(Story(rows, span, marks, (), flags))
    assert_sound(picture)


def test_nothing_to_tell_is_no_error() -> None:
    assert_sound(timeline(Story((), 0)))
