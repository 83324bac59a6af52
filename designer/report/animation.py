"""Frames of a film as one moving picture, GIF or APNG, or as single pictures for slides."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from designer.drawing.film.frame import Shot
from designer.drawing.theme import Theme, load_theme
from designer.report.raster import to_images

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = 255
"""A GIF has 256; one stays free for what does not change from frame to frame."""

FLAT = 160
"""So many of the colours are those that occur most."""

SAMPLES = 6
"""The palette is taken from so many frames, spread over the film."""


def gif_bytes(shots: Sequence[Shot], hold_ms: Sequence[int], theme: Theme | None = None) -> bytes:
    """The frames as a GIF that begins again at its end; each is shown for so many ms.

    All frames share one palette, and each holds only what has changed.
    """
    frames = list(_changes(_same_palette(list(to_images(_pages(shots, theme))))))
    return _saved(frames, hold_ms, "GIF", optimize=False, disposal=1, transparency=COLOURS)


def apng_bytes(shots: Sequence[Shot], hold_ms: Sequence[int], theme: Theme | None = None) -> bytes:
    """The same as an animated PNG, which programs that know no animation show as its first frame."""
    frames = _same_palette(list(to_images(_pages(shots, theme))))
    return _saved(frames, hold_ms, "PNG", disposal=0, blend=0)


def png_frames(shots: Sequence[Shot], theme: Theme | None = None) -> Iterator[bytes]:
    """Each frame as a PNG file of its own."""
    for image in to_images(_pages(shots, theme)):
        buffer = io.BytesIO()
        image.save(buffer, "PNG", compress_level=6)
        yield buffer.getvalue()


def _pages(shots: Sequence[Shot], theme: Theme | None) -> bytes:
    from designer.report.pdf_film import film_pdf

    return film_pdf(shots, theme or load_theme("light"))


def _same_palette(images: list[Image]) -> list[Image]:
    """The frames in at most 255 colours, the same for all: those that fill areas as they are, the others nearly."""
    from PIL import Image as imaging

    step = max(1, len(images) // SAMPLES)
    chosen = [*images[::step], images[-1]]
    sheet = imaging.new("RGB", (images[0].width, images[0].height * len(chosen)))
    for place, one in enumerate(chosen):
        sheet.paste(one, (0, place * one.height))
    counted: list[tuple[int, tuple[int, int, int]]] = sheet.getcolors(sheet.width * sheet.height)  # type: ignore[assignment]
    flat = [colour for _, colour in sorted(counted, reverse=True)[:FLAT]]
    small = sheet.resize((sheet.width // 3, sheet.height // 3), imaging.Resampling.NEAREST)
    rest = small.quantize(COLOURS - FLAT, imaging.Quantize.MAXCOVERAGE).getpalette() or []
    palette = imaging.new("P", (1, 1))
    palette.putpalette([*(part for colour in flat for part in colour), *rest[: 3 * (COLOURS - len(flat))]])
    return [one.quantize(palette=palette, dither=imaging.Dither.NONE) for one in images]


def _changes(frames: Sequence[Image]) -> Iterator[Image]:
    """The first frame, then of each one only what differs from the one before; the rest is transparent."""
    from PIL import Image as imaging
    from PIL import ImageChops

    def indices(frame: Image) -> Image:
        return imaging.frombytes("L", frame.size, frame.tobytes())

    yield frames[0]
    for before, after in pairwise(frames):
        same = ImageChops.difference(indices(before), indices(after)).point([255] + [0] * 255)
        changed = after.copy()
        changed.paste(COLOURS, mask=same)
        yield changed


def _saved(frames: Sequence[Image], hold_ms: Sequence[int], kind: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    first, *rest = frames
    first.save(buffer, kind, save_all=True, append_images=rest, duration=list(hold_ms), loop=0, **options)
    return buffer.getvalue()
