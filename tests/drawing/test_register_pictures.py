"""The map of risks, and the picture of what is wanted: everything in its place, and inside the picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Picture
from designer.drawing.register.concept import Concept, concept
from designer.drawing.register.risk_map import Spot, grade, risk_map

MM = 72 / 25.4
LEVELS = st.integers(1, 5)
SPOTS = st.lists(st.builds(Spot, st.from_regex(r"RK-[0-9]{2,4}", fullmatch=True), LEVELS, LEVELS), max_size=40)


def labels(picture: Picture) -> list[Label]:
    return [one for one in picture.primitives if isinstance(one, Label)]


def check_inside(picture: Picture) -> None:
    for one in labels(picture):
        wide = text_width(one.text, one.face, one.size)
        left = one.x - {"start": 0, "middle": wide / 2, "end": wide}[one.anchor]
        assert left >= -0.1, one.text
        assert left + wide <= picture.width + 0.1, one.text
        assert one.size <= one.y <= picture.height
        assert one.size >= 7.5


def cell_of(picture: Picture, code: str) -> str:
    """What else stands in the cell of a code on the map: its score and grade."""
    cells = [one for one in picture.primitives if isinstance(one, Box)]
    mine = next(one for one in labels(picture) if one.text == code)
    cell = next(one for one in cells if one.rect.contains(mine.x, mine.y))
    return next(one.text for one in labels(picture) if one is not mine and cell.rect.contains(one.x, one.y))


def test_the_map_is_80_mm_square_and_every_cell_says_its_score_and_grade() -> None:
    picture = risk_map([])
    boxes = [one.rect for one in picture.primitives if isinstance(one, Box)]
    assert len(boxes) == 25
    assert max(one.right for one in boxes) - min(one.x for one in boxes) == pytest.approx(80 * MM)
    assert max(one.bottom for one in boxes) - min(one.y for one in boxes) == pytest.approx(80 * MM)
    said = [one.text for one in labels(picture) if one.anchor == "middle" and "\u00a0" in one.text]
    assert len(said) == 25
    assert {"1\u00a0low", "8\u00a0medium", "25\u00a0high"} <= set(said)


def test_codes_stand_in_their_cells_and_likelihood_grows_upwards() -> None:
    picture = risk_map([Spot("RK-01", 2, 4, 6), Spot("RK-02", 5, 1)])
    assert cell_of(picture, "RK-01") == "8\u00a0medium"
    assert cell_of(picture, "RK-02") == "5\u00a0low"
    places = {one.text: one for one in labels(picture) if one.anchor == "middle"}
    assert places["RK-02"].y < places["RK-01"].y
    assert places["RK-02"].x < places["RK-01"].x


def test_what_the_mitigation_leaves_stands_beside_the_score() -> None:
    told = [one.text for one in labels(risk_map([Spot("RK-01", 5, 4, 6)]))]
    assert "20, high" in told
    assert "6, medium" in told
    assert "RK-01: likelihood 5, impact 4, score 20, high" in risk_map([Spot("RK-01", 5, 4, 6)]).description


def test_of_many_risks_in_one_cell_it_is_said_how_many_more() -> None:
    told = [one.text for one in labels(risk_map([Spot(f"RK-0{number}", 3, 3) for number in range(1, 7)]))]
    assert "+ 4" in told


@given(SPOTS)
def test_everything_is_inside_the_map(spots: list[Spot]) -> None:
    check_inside(risk_map(spots))


def test_grades_have_no_gap() -> None:
    assert [grade(score) for score in (1, 5, 6, 14, 15, 25)] == ["low", "low", "medium", "medium", "high", "high"]


@given(st.integers(1, 16), st.integers(0, 16), st.integers(1, 9_999_999), st.integers(1, 3))
def test_the_concept_is_inside_its_picture(servers: int, spare: int, users: int, kinds: int) -> None:
    services = ("three mail services", "two file services", "twelve database services")[:kinds]
    data = "1,234.5 TB on 120 disks, kept once"
    why = "One computer of EXCLUSTER-LONGST waits for what another one has to give up."
    content = Concept(f"{users:,} users", services, servers, min(spare, servers), data, why)
    check_inside(concept(content))


def test_computers_that_stand_by_are_dashed() -> None:
    picture = concept(Concept("10 users", ("one mail service",), 4, 1, "1 GB on one disk, kept once", "Why."))
    assert sum(bool(one.dash) for one in picture.primitives if isinstance(one, Box)) == 1
    told = [one.text for one in labels(picture)]
    assert "4 computers" in told
    assert "3 at work, 1 standing by" in told
    assert "10 users use one mail service. 4 computers carry that" in picture.description
