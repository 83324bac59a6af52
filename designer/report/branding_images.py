"""Logos: any picture file in, a small PNG out, or one sentence that says why not."""

from __future__ import annotations

import base64
import binascii
import io
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

BOX_MM = (45.0, 18.0)
"""Width and height of the box on the cover in which a logo is shown, its proportions kept."""

LEAST_DPI = 200
"""Below this, a logo looks coarse in print."""

MOST_MB = 10
MOST_MEGAPIXELS = 20

_KEPT_DPI = 600
_MOST_BYTES = 200_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MM_PER_INCH = 25.4


class BadLogo(ValueError):
    """A file is no usable logo; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG of `width` by `height` pixels; `dpi` is its resolution when it fills its box."""

    png: bytes
    width: int
    height: int

    @property
    def dpi(self) -> float:
        """Pixels per inch of the printed logo."""
        return max(self.width / BOX_MM[0], self.height / BOX_MM[1]) * _MM_PER_INCH

    @property
    def warning(self) -> str:
        """What the user should know before printing; "" when all is well."""
        if self.dpi >= LEAST_DPI:
            return ""
        wide, high = (round(side / _MM_PER_INCH * LEAST_DPI) for side in BOX_MM)
        return (
            f"The logo has {self.width} x {self.height} pixels and prints with {self.dpi:.0f} dpi. "
            f"For {LEAST_DPI} dpi it should be {wide} pixels wide or {high} pixels high."
        )

    @property
    def text(self) -> str:
        """The file in base64, as a design keeps it."""
        return base64.b64encode(self.png).decode("ascii")


def logo_from(data: bytes) -> Logo:
    """The logo in a picture file (PNG, JPEG, GIF, BMP, TIFF or WebP), encoded anew, at most 200 KB.

    Raises `BadLogo` for anything that is not one still picture, and for more than 10 MB or 20 megapixels.
    """
    if len(data) > MOST_MB * 2**20:
        raise BadLogo(f"The file is larger than {MOST_MB} MB. Save the logo as a PNG about 1,000 pixels wide.")
    if b"<svg" in data[:4096].lower():
        raise BadLogo("SVG files cannot be used as a logo. Export it as a PNG about 1,000 pixels wide.")
    return _small(_opened(data))


def stored_logo(text: str) -> Logo | None:
    """The logo that a design keeps in base64; None when there is none or when it is not a sound PNG."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    if not data.startswith(_SIGNATURE) or len(data) > MOST_MB * 2**20:
        return None
    try:
        _opened(data)
    except BadLogo:
        return None
    return Logo(data, *png_size(data))


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels, from its header."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _opened(data: bytes) -> Image:
    """The picture, decoded completely."""
    from PIL import Image as imaging

    no_picture = "The file is not a picture, or it is damaged. Use a PNG or JPEG file."
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of many pixels; they are counted here
        try:
            image = imaging.open(io.BytesIO(data), formats=_FORMATS)
            _check(image)
            image.load()
        except BadLogo:
            raise
        except imaging.DecompressionBombError as error:
            raise BadLogo(_too_many()) from error
        except Exception as error:  # decoders raise whatever they like about damaged files
            raise BadLogo(no_picture) from error
    return image


def _check(image: Image) -> None:
    if image.width * image.height > MOST_MEGAPIXELS * 1_000_000:
        raise BadLogo(_too_many())
    if getattr(image, "is_animated", False):
        raise BadLogo("The file is an animation. Use a still picture.")


def _too_many() -> str:
    return f"The picture has more than {MOST_MEGAPIXELS} million pixels. Make it about 1,000 pixels wide."


def _small(image: Image) -> Logo:
    """The picture no larger than its box needs at 600 dpi, then with fewer colours, then smaller, until it is small."""
    from PIL import Image as imaging
    from PIL import ImageOps

    shown = _in_colours(ImageOps.exif_transpose(image))
    wide, high = (side / _MM_PER_INCH * _KEPT_DPI for side in BOX_MM)
    shown.thumbnail((wide, high), imaging.Resampling.LANCZOS)
    data = _png(shown)
    if len(data) > _MOST_BYTES:
        data = _png(shown.quantize(256, imaging.Quantize.FASTOCTREE))
    while len(data) > _MOST_BYTES:
        shown.thumbnail((shown.width * 0.8, shown.height * 0.8), imaging.Resampling.LANCZOS)
        data = _png(shown.quantize(256, imaging.Quantize.FASTOCTREE))
    return Logo(data, shown.width, shown.height)


def _in_colours(image: Image) -> Image:
    """Eight bits to each of red, green and blue, and opacity where the picture has any."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    transparent = "A" in image.getbands() or "transparency" in image.info
    return image.convert("RGBA" if transparent else "RGB")


def _png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
