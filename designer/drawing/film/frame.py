"""One frame of a film: the cluster, the clock, what is happening, and how far the run has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.film.progress import progress
from designer.drawing.film.reel import CAVEAT, Reel
from designer.drawing.geometry import Rect
from designer.drawing.metrics import elide, text_width, wrap
from designer.drawing.playing import live
from designer.drawing.primitives import Box, Label, Picture, Primitive, put
from designer.drawing.signs import sign
from designer.drawing.style import MARGIN
from designer.foundation.units import clock

SIZE = (1200, 750)
"""Pixels of a frame, unless another size is asked for; everything in a frame grows with it."""

LEAST, MOST = 240, 4096
"""Pixels that a side of a frame may have."""

EDGE = 40.0
HEAD, FOOT = 84.0, 176.0
"""Room above and below the cluster."""

TITLE, CAPTION, CLOCK, NOTE = 21.0, 23.0, 34.0, 15.0
"""Sizes of type; those in the picture of the cluster come on top."""

LEADING = 29.0


@dataclass(frozen=True, slots=True)
class Shot:
    """A frame in two layers: `still` stays until the next of the run's moments, of which this is number `moment`;
    `live` is what moves with the clock, `stage` the picture of the cluster in the frame."""

    moment: int
    width: float
    height: float
    stage: Picture
    still: tuple[Primitive, ...]
    live: tuple[Primitive, ...]
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Camera:
    """What all frames of one size have in common. `unit` is how much larger things are than at the usual size, `room`
    where the cluster stands, `stage` how wide it is drawn."""

    reel: Reel
    size: tuple[int, int]
    unit: float
    room: Rect
    stage: float

    def shot(self, at_ms: float, before: Shot | None = None) -> Shot:
        """The run at a time; the still layer is that of the frame `before` when nothing has happened since."""
        moment = self.reel.moment_of(at_ms)
        if before is not None and before.moment == moment:
            stage, still, description = before.stage, before.still, before.description
        else:
            stage = placed(self.reel.picture(at_ms, self.stage), self.room)
            ground = Box(0, 0, *self.size, "canvas")
            still = (ground, *stage.primitives, *_words(self, at_ms))
            description = f"{self.reel.caption(at_ms)} {self.reel.census(at_ms).text}. {CAVEAT}."
        width, height = self.size
        moving = live(stage, self.reel.spotlights.at(at_ms), moving=False).values() if moment >= 0 else ()
        shown = (one for piece in moving for one in piece)
        above = (*shown, *_clock(self, at_ms), *progress(self.reel, at_ms, _bar(self), self.unit))
        return Shot(moment, width, height, stage, still, above, self.reel.title, description)


def frame(reel: Reel, at_ms: float, size: tuple[int, int] = SIZE) -> Picture:
    """The run at a time as one picture of `size` points; its description says what is seen."""
    one = camera_for(reel, size).shot(at_ms)
    return Picture(one.width, one.height, (*one.still, *one.live), title=one.title, description=one.description)


def camera_for(reel: Reel, size: tuple[int, int] = SIZE) -> Camera:
    """What takes frames of that size."""
    width, height = size
    unit = min(width / SIZE[0], height / SIZE[1])
    room = Rect(EDGE * unit, HEAD * unit, width - 2 * EDGE * unit, height - (HEAD + FOOT) * unit)
    return Camera(reel, size, unit, room, stage_width(reel, room))


def stage_width(reel: Reel, room: Rect) -> float:
    """How wide the cluster is to be drawn so that, once scaled into the room, it fills it as well as it can."""
    width = room.w
    for _ in range(4):
        whole, trim = _naked(reel.picture(0, width))
        width = max(1.0, room.w / min(room.w / whole.w, room.h / whole.h)) + 2 * trim
    return width


_TRIM = MARGIN - 2.0


def _naked(picture: Picture) -> tuple[Rect, float]:
    """What of a picture is no margin, and how wide that margin is; an empty design has none to spare."""
    trim = _TRIM if picture.areas else 0.0
    return Rect(trim, trim, picture.width - 2 * trim, picture.height - 2 * trim), trim


def placed(picture: Picture, room: Rect) -> Picture:
    """The picture, without its margin, as large as the room allows and in its middle."""
    whole, trim = _naked(picture)
    factor = min(room.w / whole.w, room.h / whole.h)
    left, top = room.x + (room.w - whole.w * factor) / 2, room.y + (room.h - whole.h * factor) / 2
    return put(picture, factor, left - trim * factor, top - trim * factor)


def _words(camera: Camera, at_ms: float) -> Iterator[Primitive]:
    reel, unit, edge = camera.reel, camera.unit, EDGE * camera.unit
    width, _ = camera.size
    room = width - 2 * edge - 150 * unit
    yield Label(edge, 46 * unit, elide(reel.title, "semibold", TITLE * unit, room), TITLE * unit, "heading", "semibold")
    name = reel.snapshot.cluster.name
    if name and name != reel.title:
        yield Label(edge, 67 * unit, elide(name, "regular", NOTE * unit, room), NOTE * unit, "muted")
    yield from _caption(camera, at_ms)
    yield from _footer(camera, at_ms)


def _caption(camera: Camera, at_ms: float) -> Iterator[Primitive]:
    width, height = camera.size
    size, edge = CAPTION * camera.unit, EDGE * camera.unit
    lines = wrap(camera.reel.caption(at_ms), "semibold", size, width - 2 * edge)
    shown = list(lines[:2])
    if len(lines) > 2:
        shown[1] = elide(f"{shown[1]} {lines[2]}", "semibold", size, width - 2 * edge)
    top = height - (FOOT - 36 - (LEADING / 2 if len(shown) == 1 else 0)) * camera.unit
    for number, line in enumerate(shown):
        yield Label(edge, top + number * LEADING * camera.unit, line, size, "ink", "semibold")


def _footer(camera: Camera, at_ms: float) -> Iterator[Primitive]:
    """Who is online, and that nothing of this was measured."""
    unit, (width, height) = camera.unit, camera.size
    size, edge, baseline = NOTE * unit, EDGE * unit, height - 22 * unit
    right = width - edge
    yield Label(right, baseline, CAVEAT, size, "muted", anchor="end")
    right -= text_width(CAVEAT, "regular", size) + 30 * unit
    census = camera.reel.census(at_ms)
    text = elide(census.text, "semibold", size, right - edge)
    yield Label(edge, baseline, text, size, "ink", "semibold")
    x = edge + text_width(text, "semibold", size) + 26 * unit
    for server, shown in census.servers:
        name = camera.reel.snapshot.name_of(server)
        wide = text_width(name, "regular", size) + 21 * unit
        if x + wide > right:
            break
        yield from sign(shown.look, x, baseline - 12 * unit, 14 * unit)
        yield Label(x + 19 * unit, baseline, name, size, "ink")
        x += wide + 16 * unit


def _clock(camera: Camera, at_ms: float) -> Iterator[Primitive]:
    """The model time, to the tenth of a second; the figures stay in their places while it runs."""
    size = CLOCK * camera.unit
    text = clock(max(0, int(at_ms)) // 100 * 100)
    digit = text_width("0", "semibold", size)
    x = camera.size[0] - EDGE * camera.unit
    for character in reversed(text):
        wide = digit if character.isdigit() else text_width(character, "semibold", size)
        yield Label(x - wide / 2, 58 * camera.unit, character, size, "heading", "semibold", "middle")
        x -= wide


def _bar(camera: Camera) -> Rect:
    """Where the strip with the progress lies."""
    width, height = camera.size
    edge = EDGE * camera.unit
    return Rect(edge, height - 96 * camera.unit, width - 2 * edge, 34 * camera.unit)
