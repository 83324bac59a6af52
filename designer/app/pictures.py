"""Pictures of a design, as the command line and the window export them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from designer.drawing.primitives import Picture
from designer.drawing.svg import to_svg
from designer.drawing.theme import load_theme

Format = Literal["svg", "png", "pdf"]

FORMATS: dict[str, Format] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
"""The format that a file's ending asks for."""

PNG_DPI = 192
"""Dots per inch of exported PNG pictures: sharp on a slide and on a high-resolution screen."""


def format_of(path: Path) -> Format | None:
    """The picture format of a file name; None for an ending that is none."""
    return FORMATS.get(path.suffix.lower())


def picture_bytes(picture: Picture, kind: Format) -> bytes:
    """The picture as a file: SVG directly, PDF with embedded fonts, PNG as that PDF rasterised."""
    theme = load_theme("print")
    if kind == "svg":
        return to_svg(picture, theme).encode()
    from designer.report.pdf import figure_pdf

    page = figure_pdf(picture, theme)
    if kind == "pdf":
        return page
    from designer.report.raster import to_png

    return to_png(page, page=0, dpi=PNG_DPI)
