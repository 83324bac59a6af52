"""Chips stand over their moments, and none gets out of reach however many there are."""

from __future__ import annotations

from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import given, settings

from designer.ui.failover.crowd import SHORT, placed
from tests.support.volume import volume

LEFT, RIGHT = 100.0, 900.0


def test_chips_with_room_stand_over_their_moments() -> None:
    places = placed([100, 300, 600], [120, 140, 100], -1, LEFT, RIGHT)
    assert [(one.x, one.width, one.is_short) for one in places] == [
        (100, 120, False),
        (300, 140, False),
        (600, 100, False),
    ]


def test_a_chip_at_the_end_stays_within_the_strip() -> None:
    (place,) = placed([880], [200], -1, LEFT, RIGHT)
    assert place.right == RIGHT
    assert not place.is_short


def test_neighbours_that_crowd_show_icons_alone_but_the_chosen_one() -> None:
    places = placed([100, 102, 104, 106, 700], [150] * 5, 2, LEFT, RIGHT)
    assert [one.is_short for one in places] == [True, True, False, False, False], "the last of the crowd has room"
    assert places[4].x == 700
    assert places[2].right <= places[3].x


@given(
    st.lists(st.floats(LEFT, RIGHT), min_size=1, max_size=60).map(sorted),
    st.integers(-1, 59),
    st.floats(60, 240),
)
@settings(max_examples=volume(2_000))
def test_of_every_chip_something_can_be_gripped(anchors: list[float], chosen: int, width: float) -> None:
    places = placed(anchors, [width] * len(anchors), chosen, LEFT, RIGHT)
    xs = [one.x for one in places]
    assert xs == sorted(xs)
    assert all(one.x >= LEFT and one.right <= RIGHT + 0.01 for one in places)
    assert all(later - before >= 5 for before, later in pairwise(xs)), "at least a finger's edge"
    if 0 <= chosen < len(places):
        assert not places[chosen].is_short
        after = xs[chosen + 1 : chosen + 2]
        assert not after or after[0] >= places[chosen].right, "the chosen one is not covered"
    assert all(one.width in (SHORT, width) for one in places)
