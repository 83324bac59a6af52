"""Frames of a film, its key moments and the filmstrip."""

from __future__ import annotations

import pytest

from designer.drawing.film import Reel, camera_for, filmstrip, frame, key_frames, reel_of
from designer.drawing.primitives import Label
from designer.drawing.theme import load_theme
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action, parse_event
from designer.simulation.simulate import simulate
from tests.support.odd_designs import odd_designs
from tests.support.samples import catalog, three_plus_one


def reel(design: Snapshot, *events: str, length_ms: int = 0) -> Reel:
    actions: list[Action] = [parse_event(event, design) for event in events]
    return reel_of(simulate(design, catalog(), actions), catalog(), title="A test", length_ms=length_ms)


@pytest.fixture(scope="module")
def lost() -> Reel:
    return reel(three_plus_one(), "power:NODE1@5", length_ms=90_000)


def words(of: Reel, at_ms: float, size: tuple[int, int] = (1200, 750)) -> list[str]:
    return [one.text for one in frame(of, at_ms, size).primitives if isinstance(one, Label)]


def test_a_frame_tells_title_caption_census_and_that_it_is_no_measurement(lost: Reel) -> None:
    before, after = words(lost, 0), words(lost, 7_000)
    assert {"A test", "Everything is online; nothing has happened yet.", "Simulated, not measured"} <= set(before)
    assert any(text.startswith("3 of 3 EVSs online") for text in before)
    assert "NODE1 loses power, and Cluster Group and EVS1 stop with it." in after
    assert any(text.startswith("2 of 3 EVSs online") for text in after)
    assert "2 of 3 EVSs online" in frame(lost, 7_000).description


def test_a_disk_that_is_lost_takes_its_users_before_anybody_notices() -> None:
    film = reel(three_plus_one(), f"disk:{three_plus_one().disks['d2'].name or 'd2'}")
    assert [film.census(at).online for at in (-1, 0, 5_000)] == [3, 2, 2]
    assert film.census(0).servers[0][1].word == "Online"


def test_the_clock_shows_model_time(lost: Reel) -> None:
    figures = [one for one in frame(lost, 12_345).primitives if isinstance(one, Label) and one.size == 34]
    assert "".join(one.text for one in sorted(figures, key=lambda one: one.x)) == "0:12.3"


def test_between_two_events_only_the_living_layer_changes(lost: Reel) -> None:
    camera = camera_for(lost)
    first = camera.shot(6_000)
    second = camera.shot(7_000, first)
    third = camera.shot(12_300, second)
    assert second.still is first.still
    assert second.live != first.live
    assert third.still != second.still


@pytest.mark.parametrize("size", [(320, 320), (640, 400), (1920, 1080), (800, 2000)])
def test_frames_fill_any_size_and_stay_inside(lost: Reel, size: tuple[int, int]) -> None:
    picture = frame(lost, 30_000, size)
    assert (picture.width, picture.height) == size
    texts = [one for one in picture.primitives if isinstance(one, Label)]
    assert all(-1 <= one.x <= size[0] + 1 and 0 <= one.y <= size[1] for one in texts)


def test_key_frames_begin_before_and_end_at_the_end(lost: Reel) -> None:
    keys = key_frames(lost, 6)
    assert [key.heading for key in keys] == [
        "Before",
        "NODE1 loses power",
        "Noticed",
        "Come online",
        "EVS1 under way",
        "EVS1 is back",
    ]
    assert [key.at_ms for key in keys] == sorted({key.at_ms for key in keys})
    assert key_frames(lost, 2) == [keys[0], keys[1]]


def test_a_run_without_any_event_has_one_picture() -> None:
    nothing = reel(three_plus_one())
    assert [key.at_ms for key in key_frames(nothing)] == [0]
    assert filmstrip(nothing).width == 740


def test_the_filmstrip_tells_the_story_in_words_too(lost: Reel) -> None:
    strip = filmstrip(lost, 6)
    assert strip.title == "A test in 6 pictures"
    assert "1:25.2 EVS1 is back" in strip.description
    texts = {one.text for one in strip.primitives if isinstance(one, Label)}
    assert {"1  Before", "2  NODE1 loses power", "Simulated, not measured"} <= texts


def test_every_colour_of_frame_and_strip_exists(lost: Reel) -> None:
    theme = load_theme("dark")
    for picture in (frame(lost, 30_000), filmstrip(lost)):
        for one in picture.primitives:
            for role in (getattr(one, "fill", ""), getattr(one, "stroke", "")):
                assert not role or theme.colour(role)


@pytest.mark.parametrize(("name", "design"), list(odd_designs()))
def test_odd_designs_can_be_filmed(name: str, design: Snapshot) -> None:
    if not (design.nodes and design.groups):
        return  # there is nothing to play
    of = reel(design)
    assert frame(of, 0).primitives, name
    assert filmstrip(of).primitives, name
