"""A run as a film: an animation, a web page that plays it, pictures for slides, a strip of its key moments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from designer.app.background import Job
from designer.app.desk.filming import Handover
from designer.app.pace import pace_of, quiet_in
from designer.app.playback import LEAST_TAIL_MS, TAIL_SHARE, Playback
from designer.catalog.schema import Catalog
from designer.drawing.film import Reel, camera_for, filmstrip, key_frames, reel_of
from designer.drawing.film.frame import LEAST, MOST, SIZE, Shot
from designer.drawing.primitives import Picture
from designer.files.text import to_text
from designer.foundation.language import listed, tr
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.scenario.wording import action_text
from designer.simulation.simulate import simulate

Kind = Literal["gif", "apng", "html", "frames", "strip-svg", "strip-png", "strip-pdf"]
"""A moving picture, a page, a folder of pictures, or the key moments side by side as a picture of some format."""

ENDINGS: Mapping[str, Kind] = {".gif": "gif", ".png": "apng", ".apng": "apng", ".html": "html", ".htm": "html"}
"""What a file's ending asks for; a name without any is a folder of frames."""

_STRIPS: Mapping[str, Kind] = {"svg": "strip-svg", "png": "strip-png", "pdf": "strip-pdf"}

FRAMES, MOST_FRAMES = 60, 300
"""Frames of an animation, unless another number is asked for, and at most."""

CELLS = 6
"""Pictures of a filmstrip, unless another number is asked for."""

SLIDES = 8
SLIDE = (1920, 1080)
"""How many frames are made for slides, and how large."""

LEAST_HOLD_MS = 60
"""Programs that show GIFs slow frames down that are shorter than 20 ms; a change should be seen for longer anyway."""

FIRST_HOLD_MS, LAST_HOLD_MS = 1_200, 3_500
"""How long the first and the last frame of an animation are shown at least."""

TICK_MS = 250
"""So often the web page shows how far resources are, wall-clock time."""

FRAME, CAPTIONS = "frame-{:02}.png", "captions.txt"


class BadFilm(ValueError):
    """A film that cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Take:
    """What is filmed: a title and what happens, with the choices that a scenario makes besides."""

    title: str
    actions: tuple[Action, ...]
    seed: int = 0
    starts_at: str = ""
    service: str | None = None
    late_polls: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """How it is filmed; 0 frames and no size mean what suits the kind."""

    kind: Kind
    frames: int = 0
    size: tuple[int, int] | None = None

    def check(self) -> None:
        """Raises `BadFilm` for sizes and numbers out of bounds."""
        width, height = self.size or SIZE
        if not (LEAST <= width <= MOST and LEAST <= height <= MOST):
            raise BadFilm(
                tr("{width} x {height} is no size for a film: each side has {least} to {most} pixels").format(
                    width=width, height=height, least=LEAST, most=MOST
                )
            )
        if self.frames and not 2 <= self.frames <= MOST_FRAMES:
            raise BadFilm(
                tr("A film has 2 to {most} frames, not {frames}").format(most=MOST_FRAMES, frames=self.frames)
            )


@dataclass(frozen=True, slots=True)
class Exposure:
    """A frame of an animation: the moment (model ms) and how long it is shown (wall-clock ms)."""

    at_ms: float
    hold_ms: int


def kind_of(path: Path) -> Kind | None:
    """What a file name asks for; None for an ending that stands for nothing."""
    return "frames" if not path.suffix else ENDINGS.get(path.suffix.lower())


def title_of(snapshot: Snapshot, actions: Sequence[Action]) -> str:
    """What a run without a name is called: what happens in it."""
    texts = [action_text(action, snapshot) for action in actions[:3]]
    if not texts:
        return tr("Nothing happens")
    return listed(texts) if len(actions) <= 3 else tr("{texts} and more").format(texts=", ".join(texts))


def form_for(handover: Handover, path: Path) -> Format | None:
    """How the window films into a file of this name; None for an ending that means something else."""
    if handover == "filmstrip":
        ending = path.suffix.lower().removeprefix(".")
        return Format(_STRIPS[ending]) if ending in _STRIPS else None
    if handover == "frames":
        return Format("frames")
    return Format(handover) if kind_of(path) == handover else None


def take_of(snapshot: Snapshot, playback: Playback) -> Take:
    """The run that is watched."""
    script = playback.script
    title = script.name or title_of(snapshot, playback.actions)
    return Take(title, playback.actions, script.seed, script.starts_at, late_polls=script.late_polls)


def reel_for(snapshot: Snapshot, catalog: Catalog, take: Take) -> Reel:
    """The run of a take, ready to be shown. Raises `CannotSimulate`."""
    timeline = simulate(
        snapshot,
        catalog,
        take.actions,
        seed=take.seed,
        service=take.service,
        starts_at=take.starts_at,
        late_polls=take.late_polls,
    )
    end = max([timeline.end, *(action.at_ms for action in take.actions)])
    length = end + max(LEAST_TAIL_MS, round(end * TAIL_SHARE))
    return reel_of(timeline, catalog, title=take.title, length_ms=length)


def film(reel: Reel, form: Format) -> dict[str, bytes]:
    """The files of a film by their names: one without a name, or as many as there are frames, and their captions.

    Raises `BadFilm`.
    """
    form.check()
    if form.kind == "html":
        return {"": _page(reel).encode()}
    if form.kind.startswith("strip-"):
        return {"": _strip(reel, form)}
    if form.kind == "frames":
        return _slides(reel, form.frames or SLIDES, form.size or SLIDE)
    from designer.report.animation import apng_bytes, gif_bytes

    chosen = exposures(reel.times, reel.length_ms, form.frames or FRAMES)
    shots = list(_shots(reel, [one.at_ms for one in chosen], form.size or SIZE))
    write = gif_bytes if form.kind == "gif" else apng_bytes
    return {"": write(shots, [one.hold_ms for one in chosen])}


def draw_filmstrip(snapshot: Snapshot, catalog: Catalog, actions: Sequence[Action]) -> Picture:
    """The key moments of what happens, side by side. Raises `CannotSimulate`."""
    take = Take(title_of(snapshot, actions), tuple(actions))
    return filmstrip(reel_for(snapshot, catalog, take), CELLS)


def start_filming(snapshot: Snapshot, take: Take, form: Format) -> Job[dict[str, bytes]]:
    """Begin to make a film of a design in the background."""
    return Job(film_of_text, to_text(snapshot), take, form)


def film_of_text(text: str, take: Take, form: Format) -> dict[str, bytes]:
    """The film of the design that a text holds."""
    from designer.catalog.loader import load_catalog
    from designer.files.load import from_text

    return film(reel_for(from_text(text).snapshot, load_catalog(), take), form)


def save_film(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a film: its one file, or its frames into a folder. Raises `CannotWrite`; what was there stays then."""
    if "" in files:
        from designer.files.atomic import save_bytes_atomically

        save_bytes_atomically(path, files[""])
    else:
        from designer.files.folders import save_folder

        save_folder(path, files, _is_frame)


def exposures(times: Sequence[int], length_ms: int, count: int) -> list[Exposure]:
    """Frames of a run with events at `times`, played into twenty seconds with quiet stretches skipped.

    Every moment at which something happens has a frame, and the longest waits between them have the others; where there
    are too many moments, frames are as far apart as they can be.
    """
    pace = pace_of(times, length_ms, 0, quiet_in(times, length_ms))
    walls = sorted({pace.wall_at(time) for time in times} | {0.0, pace.duration})
    if len(walls) > count:
        walls = [pace.duration * place / (count - 1) for place in range(count)]
    walls = _filled(walls, count)
    holds = [max(LEAST_HOLD_MS, round(after - before)) for before, after in pairwise(walls)]
    holds = [max(FIRST_HOLD_MS, holds[0]), *holds[1:], LAST_HOLD_MS] if holds else [LAST_HOLD_MS]
    return [Exposure(pace.model_at(wall), hold) for wall, hold in zip(walls, holds, strict=True)]


def _filled(walls: Sequence[float], count: int) -> list[float]:
    """The places and others between them, `count` in all, so that no gap is much longer than the others."""
    gaps = [[start, end, 1] for start, end in pairwise(walls)]
    for _ in range(count - len(walls) if gaps else 0):
        widest = max(gaps, key=lambda gap: (gap[1] - gap[0]) / gap[2])
        widest[2] += 1
    inner = [start + (end - start) * part / parts for start, end, parts in gaps for part in range(int(parts))]
    return [*inner, walls[-1]]


def _shots(reel: Reel, moments: Sequence[float], size: tuple[int, int]) -> Iterator[Shot]:
    camera, before = camera_for(reel, size), None
    for at in moments:
        before = camera.shot(at, before)
        yield before


def _slides(reel: Reel, count: int, size: tuple[int, int]) -> dict[str, bytes]:
    from designer.report.animation import png_frames

    keys = key_frames(reel, count)
    pictures = png_frames(list(_shots(reel, [key.at_ms for key in keys], size)))
    files, lines = {}, [reel.title, ""]
    for number, (key, picture) in enumerate(zip(keys, pictures, strict=True), start=1):
        name = FRAME.format(number)
        files[name] = picture
        lines += [f"{name}  {key.clock}  {key.heading}", f"    {reel.caption(key.at_ms)}"]
    files[CAPTIONS] = "\n".join([*lines, "", tr("Simulated, not measured"), ""]).encode()
    return files


def _strip(reel: Reel, form: Format) -> bytes:
    from designer.app.pictures import FORMATS, picture_bytes

    return picture_bytes(filmstrip(reel, form.frames or CELLS), FORMATS[form.kind.replace("strip-", ".")])


def _is_frame(name: str) -> bool:
    return name == CAPTIONS or re.fullmatch(r"frame-\d+\.png", name) is not None


def _page(reel: Reel) -> str:
    from designer.report.player import Tempo, player_page

    quiet = quiet_in(reel.times, reel.length_ms)
    pace = pace_of(reel.times, reel.length_ms, 0, quiet)
    ticks = (int(pace.model_at(wall)) for wall in range(0, int(pace.duration), TICK_MS))
    return player_page(reel, Tempo(pace.wall, pace.model, tuple((one.start, one.end) for one in quiet), tuple(ticks)))
