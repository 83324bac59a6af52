"""Figures for paper: they keep to their width, no text is too small, and names of any kind stay in their places."""

from __future__ import annotations

import pytest

from designer.drawing.evidence import LEAST, WIDTH
from designer.drawing.evidence.capacity import Carried, Panel, capacity_picture
from designer.drawing.evidence.grid import Cell, Grid, Struck, grid_picture
from designer.drawing.evidence.lengths import Bar, Group, bars_picture
from designer.drawing.evidence.sensitivity import Axes, Bound, Curve, sensitivity_picture
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Picture, flattened

HOSTILE = (
    "AT&T R&D <Node>",
    "a name that goes on and on " * 12,
    "W" * 200,
    "Größe – „Łódź“ Ωμέγα",
    "{0} %s\tand a tab",
    "",
)


def labels(picture: Picture) -> list[Label]:
    return [one for one in picture.primitives if isinstance(one, Label)]


def check(picture: Picture) -> None:
    """Nothing lies outside the picture, and every text can be read on paper."""
    for label in labels(picture):
        assert label.size >= LEAST
        wide = text_width(label.text, label.face, label.size)
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        assert left >= -0.5, label.text
        assert left + wide <= picture.width + 0.5, label.text
        assert -0.5 <= label.y <= picture.height + 0.5
    for one in flattened(picture.primitives):
        if isinstance(one, Box):
            assert one.x >= -0.5
            assert one.x + one.w <= picture.width + 0.5
        if isinstance(one, Line):
            assert all(-0.5 <= x <= picture.width + 0.5 for x, _ in one.points)


def grid_of(names: tuple[str, ...]) -> Grid:
    cells = (
        Cell("calm"),
        Cell("moves", (f"{names[0]}, 105 s",)),
        Cell("offline", (names[0], f"repair {names[-1]} first")),
    )
    more = (Cell("reached late", ("Cut off",)), Cell("void"), *cells)
    columns = tuple(names[place % len(names)] for place in range(len(more)))
    return Grid("What fails", columns, tuple(Struck(name, "node", more) for name in names), above="Second")


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_keeps_to_its_place(name: str) -> None:
    check(grid_picture(grid_of((name, "NODE2", name))))
    bars = (
        Bar(name, 12, "12 s", "own", name[:20]),
        Bar(name, 0, "0 s", "outside"),
        Bar("Together", 12, "12 s", "total"),
    )
    check(bars_picture([Group(bars, name[:40]), Group((Bar(name, 3, "3 s", "planned"),))], title="t"))
    loads = (Carried(name, 10, 40, "10 % → 40 %", 70), Carried("NODE2", 0, 90, f"0 % → 90 % {name}", 70))
    check(
        capacity_picture([Panel("Processor", loads, "70 %"), Panel("Memory", loads), Panel("Users", loads)], title="t")
    )


def test_a_cell_says_its_state_in_words_too() -> None:
    picture = grid_picture(grid_of(("NODE1", "NODE2")))
    said = [label.text for label in labels(picture)]
    assert {"NODE1, 105 s", "repair NODE2 first", "Cut off"} <= set(said)
    assert "NODE1: NODE1 Cut off" in picture.description


def test_bars_begin_at_nought_and_are_as_long_as_their_values() -> None:
    bars = (Bar("a", 119, "119 s", "other"), Bar("b", 105, "105 s", "own"), Bar("c", 0, "0 s"))
    picture = bars_picture([Group(bars)], title="t")
    drawn = [one for one in picture.primitives if isinstance(one, Box) and one.h == 9]
    assert len({box.x for box in drawn}) == 1
    assert drawn[0].w / drawn[1].w == pytest.approx(119 / 105)
    assert drawn[2].w < 1


def test_what_is_over_its_limit_looks_different() -> None:
    loads = (Carried("A", 10, 40, "40", 70), Carried("B", 0, 90, "90", 70))
    picture = capacity_picture([Panel("Processor", loads, "70 %")], title="t")
    fills = [one.fill for one in picture.primitives if isinstance(one, Box)]
    assert fills.count("failed.fill") == 1
    assert any(isinstance(one, Line) and one.stroke == "limit" and one.dash for one in picture.primitives)


@pytest.mark.parametrize("most", [5_000, 300_000, 40_000_000])
def test_the_sensitivity_keeps_to_the_page_whatever_the_times(most: int) -> None:
    curve = Curve("This design", ((most // 10, most // 5), (most, 2 * most)))
    other = Curve("Exchange 2000 tree", ((most // 10, most // 4), (most, 3 * most)), dashed=True)
    axes = Axes("t", "Information Store, s", "Interruption, s")
    picture = sensitivity_picture([curve, other], (most // 2, most), axes, Bound(4 * most, "Promised: 5 min"))
    check(picture)
    assert picture.width == WIDTH
    assert sum(label.anchor == "end" for label in labels(picture)) <= 8
