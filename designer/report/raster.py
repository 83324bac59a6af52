"""Pages of a PDF as PNG: pictures on screen and on paper come from the same file, so that they never differ."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


def to_png(pdf: bytes, page: int = 0, dpi: float = 144) -> bytes:
    """One page, counted from 0, as a PNG file of that resolution. Raises IndexError when there is no such page."""
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"there is no page {page + 1}: the PDF has {len(document)}")
        image = document[page].render(scale=dpi / 72).to_pil()
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()


def to_images(pdf: bytes) -> Iterator[Any]:
    """Every page as a Pillow image of one pixel to the point."""
    with _opened(pdf) as document:
        for page in document:
            yield page.render(scale=1, rev_byteorder=True).to_pil().convert("RGB")


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture of a page: four bytes to the pixel (blue, green, red, nothing), `stride` bytes to the row."""

    width: int
    height: int
    stride: int
    data: bytes


class Pages:
    """A PDF that stays open, so that single pages of it can be looked at. To be closed in the end."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]

        self._document = pypdfium2.PdfDocument(pdf)

    def pixels(self, page: int, scale: float) -> Pixels:
        """One page, counted from 0, in `scale` pixels to the point."""
        bitmap = self._document[page].render(scale=scale, prefer_bgrx=True)
        return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
