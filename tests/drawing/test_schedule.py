"""The phases of a build and rolling maintenance as pictures."""

from __future__ import annotations

from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Picture
from designer.drawing.rounds import Round, Trip, rounds
from designer.drawing.schedule import DAY_MIN, Bar, schedule

BARS = (Bar("0  First", 0, 240, "4 h"), Bar("1  Second", 240, 480, "8 h", (0,)), Bar("2  Last", 720, 60, "1 h", (1,)))


def labels(picture: Picture) -> list[Label]:
    return [one for one in picture.primitives if isinstance(one, Label)]


def texts(picture: Picture) -> list[str]:
    return [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in labels(picture)]


def check_inside(picture: Picture) -> None:
    for one in labels(picture):
        width = text_width(one.text, one.face, one.size)
        left = {"start": one.x, "middle": one.x - width / 2, "end": one.x - width}[one.anchor]
        assert left >= -0.01, one.text
        assert left + width <= picture.width + 0.01, one.text
        assert 0 <= one.y <= picture.height, one.text


def test_bars_follow_each_other_on_one_scale() -> None:
    picture = schedule(BARS)
    bars = [one for one in picture.primitives if isinstance(one, Box) and one.fill == "accent"]
    assert bars[0].x + bars[0].w == bars[1].x
    assert round(bars[1].w / bars[0].w, 3) == 2
    assert [text for text in texts(picture) if text.startswith("Day")] == ["Day 1", "Day 2"]
    assert "Point of no return" not in texts(picture)
    check_inside(picture)


def test_the_point_of_no_return_is_where_its_phase_begins() -> None:
    picture = schedule(BARS, no_return_min=720)
    last = [one for one in picture.primitives if isinstance(one, Box) and one.fill == "accent"][-1]
    (line,) = [one for one in picture.primitives if getattr(one, "stroke", "") == "limit"]
    assert line.points[0][0] == last.x  # type: ignore[union-attr]
    assert "Point of no return" in texts(picture)
    check_inside(picture)


def test_long_builds_and_long_names_stay_inside() -> None:
    bars = [Bar(f"{n}  " + "A very long name of a phase " * 4, n * 4000, 4000, f"{n} h") for n in range(12)]
    picture = schedule(bars, no_return_min=47_900)
    check_inside(picture)
    days = [text for text in texts(picture) if text.startswith("Day")]
    assert len(days) < 12 * 4000 / DAY_MIN


def test_rounds_show_what_moves_and_for_how_long() -> None:
    order = (
        Round("NODE3", "60 min (assumed)"),
        Round("NODE1", "60 min (assumed)", (Trip("EVS1", "NODE3", 111_000, 55_500),)),
        Round("NODE2", "60 min (assumed)", (Trip("EVS2", "no free node", None, None),)),
    )
    picture = rounds(order)
    shown = texts(picture)
    assert shown.count("Nothing moves") == 1
    assert "EVS1 → NODE3" in shown
    assert "EVS1 → NODE1" in shown
    assert shown.count("fails") == 2
    out, home = [one.w for one in picture.primitives if isinstance(one, Box) and one.fill == "accent"]
    assert round(out / home, 3) == 2
    check_inside(picture)


def test_many_servers_with_long_names_stay_inside() -> None:
    trips = tuple(Trip(f"EVS-LONGNAME-{n}" * 3, "NODE-LONGNAME-X" * 3, 1_000_000 + n, 5) for n in range(4))
    check_inside(rounds([Round("NODE-LONGNAME-X" * 4, "60 min (assumed)", trips)] * 8))
