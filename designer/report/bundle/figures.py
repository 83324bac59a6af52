"""The figures of a document one by one, for slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.svg import to_svg
from designer.drawing.theme import load_theme
from designer.report.blocks import Block, Card, Document, Figure
from designer.report.branding import in_colours
from designer.report.bundle.naming import safe

PNG_DPI = 192
"""Dots per inch: sharp on a slide and on a high-resolution screen."""


def figures(document: Document) -> list[tuple[str, Figure]]:
    """All figures in order, each with the beginning of its files' names: "figure-03-unplanned"."""
    found = [one for section in document.sections for one in _figures(section.blocks)]
    return [(_name(number, one), one) for number, one in enumerate(found, 1)]


def figure_files(document: Document, name: str, figure: Figure) -> Iterator[tuple[str, bytes]]:
    """The figure as SVG and as PNG, in the colours of the document."""
    from designer.report.pdf import figure_pdf
    from designer.report.raster import to_png

    theme = in_colours(load_theme("print"), document.colours)
    yield f"{name}.svg", to_svg(figure.picture, theme).encode()
    yield f"{name}.png", to_png(figure_pdf(figure.picture, theme), page=0, dpi=PNG_DPI)


def _figures(blocks: Sequence[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Card):
            yield from _figures(block.blocks)


def _name(number: int, figure: Figure) -> str:
    anchor = "" if figure.anchor == f"figure-{number}" else safe(figure.anchor)
    return f"figure-{number:02d}{f'-{anchor}' if anchor else ''}"
