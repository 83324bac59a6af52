"""Films of runs: animations, pictures for slides, the web page as a file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from designer.app.faults import action_of
from designer.app.filming import (
    BadFilm,
    Format,
    Take,
    exposures,
    film,
    film_of_text,
    kind_of,
    reel_for,
    save_film,
    take_of,
    title_of,
)
from designer.app.playback import Playback
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.drawing.film import Reel
from designer.files.errors import CannotWrite
from designer.files.text import to_text
from tests.support.samples import catalog, three_plus_one

SMALL = (480, 300)


def take() -> Take:
    design = three_plus_one()
    return Take("Loss of NODE1", (action_of("power", next(iter(design.nodes)), 5_000),))


@pytest.fixture(scope="module")
def lost() -> Reel:
    return reel_for(three_plus_one(), catalog(), take())


@pytest.fixture(scope="module")
def gif(lost: Reel) -> bytes:
    return film(lost, Format("gif", 30, SMALL))[""]


def test_every_event_has_a_frame_and_the_last_one_is_held(lost: Reel) -> None:
    chosen = exposures(lost.times, lost.length_ms, 60)
    assert len(chosen) == 60
    moments = {round(one.at_ms) for one in chosen}
    assert set(lost.times) <= moments
    assert max(moments) == lost.length_ms
    assert [one.at_ms for one in chosen] == sorted(one.at_ms for one in chosen)
    assert chosen[-1].hold_ms > 3 * sorted(one.hold_ms for one in chosen)[30]
    assert all(one.hold_ms >= 60 for one in chosen)


def test_a_film_shorter_than_its_events_still_reaches_the_end() -> None:
    times = tuple(range(0, 100_000, 100))
    chosen = exposures(times, 102_000, 20)
    assert len(chosen) == 20
    assert round(chosen[-1].at_ms) == 102_000


def test_a_run_in_which_nothing_happens_is_filmed_too() -> None:
    assert len(exposures((0,), 2_000, 10)) == 10


def test_the_gif_has_all_frames_and_repeats(gif: bytes) -> None:
    image = Image.open(io.BytesIO(gif))
    assert image.format == "GIF"
    assert image.size == SMALL
    assert getattr(image, "n_frames", 0) >= 28  # frames that look the same are joined
    assert image.info["loop"] == 0


def test_frames_of_the_gif_look_like_those_of_the_apng(lost: Reel, gif: bytes) -> None:
    apng = Image.open(io.BytesIO(film(lost, Format("apng", 30, SMALL))[""]))
    moving = Image.open(io.BytesIO(gif))
    assert apng.format == "PNG"
    last = []
    for image in (apng, moving):
        image.seek(getattr(image, "n_frames", 1) - 1)
        last.append(image.convert("RGB"))
    different = ImageChops.difference(*last).convert("L").point(lambda value: 255 if value > 8 else 0)
    assert different.histogram()[255] < 0.01 * SMALL[0] * SMALL[1]


def test_pictures_for_slides_come_with_captions(lost: Reel) -> None:
    files = film(lost, Format("frames", 4, SMALL))
    assert sorted(files) == ["captions.txt", *(f"frame-{number:02}.png" for number in range(1, 5))]
    assert Image.open(io.BytesIO(files["frame-02.png"])).size == SMALL
    told = files["captions.txt"].decode()
    assert told.startswith("Loss of NODE1\n")
    assert "frame-02.png  0:05.0  NODE1 loses power" in told
    assert told.endswith("Simulated, not measured\n")


def test_the_same_film_twice_is_the_same(lost: Reel, gif: bytes) -> None:
    assert film(lost, Format("gif", 30, SMALL))[""] == gif
    assert film(lost, Format("html")) == film_of_text(to_text(three_plus_one()), take(), Format("html"))


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (Format("gif", 1), "A film has 2 to 300 frames, not 1"),
        (Format("gif", 100_000), "A film has 2 to 300 frames, not 100000"),
        (Format("gif", 10, (10, 10)), "10 x 10 is no size for a film: each side has 240 to 4096 pixels"),
        (Format("frames", 2, (99999, 400)), "99999 x 400 is no size"),
    ],
)
def test_films_out_of_bounds_are_refused(lost: Reel, form: Format, sentence: str) -> None:
    with pytest.raises(BadFilm, match=sentence.replace("(", "[(]")):
        film(lost, form)


def test_what_a_file_name_asks_for() -> None:
    assert [kind_of(Path(name)) for name in ("a.gif", "a.PNG", "a.apng", "a.html", "a", "a.mp4")] == [
        "gif",
        "apng",
        "apng",
        "html",
        "frames",
        None,
    ]


def test_frames_replace_older_ones_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "slides"
    save_film(folder, {"frame-01.png": b"1", "frame-02.png": b"2", "captions.txt": b"c"})
    save_film(folder, {"frame-01.png": b"new", "captions.txt": b"c"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "frame-01.png": b"new",
        "captions.txt": b"c",
    }
    (folder / "thesis.doc").write_bytes(b"dear")
    with pytest.raises(CannotWrite, match="other files in the folder"):
        save_film(folder, {"frame-01.png": b"3"})
    assert (folder / "frame-01.png").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["slides"]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for path in (tmp_path / "file", tmp_path / "none" / "slides"):
        with pytest.raises(CannotWrite, match="cannot be written"):
            save_film(path, {"frame-01.png": b"1"})
    assert (tmp_path / "file").read_bytes() == b"x"


def test_runs_without_a_name_are_called_by_what_happens() -> None:
    design = three_plus_one()
    nodes = list(design.nodes)
    several = [action_of("power", node, 0) for node in nodes]
    assert title_of(design, several[:1]) == "NODE1 loses power"
    assert title_of(design, several) == "NODE1 loses power, NODE2 loses power, NODE3 loses power and more"
    assert title_of(design, []) == "Nothing happens"


def test_a_case_of_the_matrix_is_filmed_as_it_is_watched() -> None:
    design = three_plus_one()
    playback = Playback(Session(design, catalog()))
    disk = next(one.id for one in design.disks.values() if one.letter == "R")
    playback.play_script(Script("Disk R", late_polls=True), (action_of("disk", disk, 0),))
    reel = reel_for(design, catalog(), take_of(design, playback))
    assert playback.timeline is not None
    assert reel.timeline.events == playback.timeline.events
