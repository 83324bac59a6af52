from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.geometry import Rect, bounding, circle, rounded, soft_polyline, transformed
from designer.drawing.primitives import (
    Box,
    Label,
    Line,
    Picture,
    Shape,
    flattened,
    moved,
    scaled,
    translated,
    trimmed,
)

HATCHES = ("/", "\\", "|", "-", ".", "x")


def test_a_point_belongs_to_the_smallest_area_around_it() -> None:
    picture = Picture(100, 100, areas={"node": Rect(0, 0, 80, 80), "group": Rect(10, 10, 30, 30)})
    assert picture.at(20, 20) == "group"
    assert picture.at(60, 60) == "node"
    assert picture.at(90, 90) == ""


def test_rectangles_that_only_touch_do_not_overlap() -> None:
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9, 9, 10, 10))


def test_bounding_holds_every_rectangle_and_nothing_for_none() -> None:
    assert bounding([Rect(5, 5, 5, 5), Rect(0, 8, 2, 10)]) == Rect(0, 5, 10, 13)
    assert bounding([]) == Rect(0, 0, 0, 0)


@pytest.mark.parametrize("hatch", HATCHES)
@given(w=st.floats(1, 200), h=st.floats(1, 200), pitch=st.floats(2, 9))
def test_hatch_marks_stay_inside_their_box(hatch: str, w: float, h: float, pitch: float) -> None:
    box = Box(7, 9, w, h, fill="card", hatch=hatch, ink="stripe", pitch=pitch)  # type: ignore[arg-type]
    ground, *marks = flattened((box,))
    assert isinstance(ground, Box)
    assert ground.hatch == ""
    room = box.rect.inset(-0.001)
    for mark in marks:
        assert isinstance(mark, Box | Line)
        corners = mark.points if isinstance(mark, Line) else ((mark.x, mark.y), (mark.rect.right, mark.rect.bottom))
        assert all(room.contains(x, y) for x, y in corners)


@pytest.mark.parametrize("hatch", HATCHES)
def test_every_hatch_draws_something_in_the_ink_of_the_box_and_under_its_edge(hatch: str) -> None:
    box = Box(0, 0, 40, 12, stroke="rule", hatch=hatch, ink="stripe", subject="g1")  # type: ignore[arg-type]
    _, *marks, edge = flattened((box,))
    assert marks
    assert {mark.fill if isinstance(mark, Box) else mark.stroke for mark in marks if isinstance(mark, Box | Line)} == {
        "stripe"
    }
    assert isinstance(edge, Box)
    assert (edge.stroke, edge.fill) == ("rule", "")
    assert {mark.subject for mark in marks} == {"g1"}


def test_an_arrow_ends_exactly_at_the_last_point() -> None:
    line, head = flattened((Line(((0, 0), (0, 30)), "wire", arrow=True),))
    assert isinstance(line, Line)
    assert isinstance(head, Shape)
    assert head.path[0] == ("M", 0, 30)
    assert line.points[-1] == (0, 25)


def test_an_arrow_of_no_length_has_no_head() -> None:
    assert list(flattened((Line(((3, 3), (3, 3)), "wire", arrow=True),))) == [Line(((3, 3), (3, 3)), "wire")]


def test_scaling_scales_everything_that_has_a_size() -> None:
    picture = Picture(
        50,
        40,
        (
            Box(1, 2, 10, 8, stroke="rule", width=1, radius=3, dash=(3, 2), pitch=4),
            Line(((0, 0), (5, 5)), "wire", width=2, dash=(1, 1)),
            Label(4, 6, "text", 8),
            Shape((("M", 1, 1), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), stroke="icon", width=1.5),
        ),
        {"n1": Rect(1, 2, 10, 8)},
        "title",
        "description",
    )
    double = scaled(picture, 2)
    assert double == Picture(
        100,
        80,
        (
            Box(2, 4, 20, 16, stroke="rule", width=2, radius=6, dash=(6, 4), pitch=8),
            Line(((0, 0), (10, 10)), "wire", width=4, dash=(2, 2)),
            Label(8, 12, "text", 16),
            Shape((("M", 2, 2), ("C", 2, 4, 6, 8, 10, 12), ("Z",)), stroke="icon", width=3),
        ),
        {"n1": Rect(2, 4, 20, 16)},
        "title",
        "description",
    )
    assert scaled(double, 0.5) == picture


def test_moving_a_picture_moves_its_areas_and_makes_room() -> None:
    picture = translated(Picture(10, 10, (Label(1, 2, "a", 8),), {"n1": Rect(0, 0, 5, 5)}), 3, 4)
    assert picture == Picture(13, 14, (Label(4, 6, "a", 8),), {"n1": Rect(3, 4, 5, 5)})
    assert moved(Box(1, 1, 2, 2), 1, -1) == Box(2, 0, 2, 2)


def test_trimming_takes_the_same_margin_from_every_side() -> None:
    picture = Picture(30, 20, (Label(11, 12, "a", 8),), {"n1": Rect(10, 10, 10, 5)})
    assert trimmed(picture, 4) == Picture(22, 12, (Label(7, 8, "a", 8),), {"n1": Rect(6, 6, 10, 5)})


def test_paths_keep_their_commands_and_end_where_they_should() -> None:
    assert transformed((("M", 1, 2), ("L", 3, 4), ("Z",)), 2, 10, 20) == (("M", 12, 24), ("L", 16, 28), ("Z",))
    assert [command[0] for command in circle(0, 0, 5)] == ["M", "C", "C", "C", "C", "Z"]
    assert [command[0] for command in rounded(Rect(0, 0, 9, 9), 0)] == ["M", "L", "L", "L", "Z"]
    elbow = soft_polyline([(0, 0), (20, 0), (20, 20)], 4)
    assert elbow[0] == ("M", 0, 0)
    assert elbow[1] == ("L", 16, 0)
    assert elbow[-1] == ("L", 20, 20)
