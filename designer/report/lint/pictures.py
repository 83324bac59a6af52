"""Raster images in the file: logos and nothing else, sharp, and not stretched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pikepdf

from designer.report.blocks import Cover
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made

COARSEST_DPI = 200
STRETCHED = 0.02
"""So much may width and height differ in scale: a fiftieth, for rounding."""

Matrix = tuple[float, float, float, float, float, float]


def check(made: Made) -> Iterator[Flaw]:
    """Points 8 and 47."""
    if made.pdf is None:
        return
    covers = (one for section in made.document.sections for one in section.blocks if isinstance(one, Cover))
    logos = sum(bool(cover.logo) + bool(cover.client_logo) for cover in covers)
    images: set[tuple[int, int]] = set()
    for number, page in enumerate(made.pdf.pages, 1):
        found = _images(page)
        images.update(image.objgen for image in found.values())
        if found:
            yield from _placed(page, found, f"page {number}")
    if len(images) > max(logos, _most_logos(made)):
        yield Flaw(8, "", f"the file holds {len(images)} raster images and the document has {logos} logos")


def _most_logos(made: Made) -> int:
    """The logos that the designs have; running headers may show them where there is no cover."""
    brands = [context.snapshot.brand for context in made.contexts]
    return sum(bool(brand.logo) + bool(brand.client_logo) for brand in brands)


def _images(page: pikepdf.Page) -> dict[str, pikepdf.Object]:
    objects = page.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    return {name: one for name, one in objects.items() if one.get("/Subtype") == pikepdf.Name.Image}


def _placed(page: pikepdf.Page, images: Mapping[str, pikepdf.Object], where: str) -> Iterator[Flaw]:
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[Matrix] = []
    for one in pikepdf.parse_content_stream(page, "q Q cm Do"):
        command, operands = str(one.operator), list(one.operands)
        if command == "q":
            kept.append(matrix)
        elif command == "Q" and kept:
            matrix = kept.pop()
        elif command == "cm":
            matrix = _times([float(value) for value in operands], matrix)
        elif command == "Do" and str(operands[0]) in images:
            yield from _judged(images[str(operands[0])], matrix, where)


def _times(first: Sequence[float], second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _judged(image: pikepdf.Object, matrix: Matrix, where: str) -> Iterator[Flaw]:
    pixels = float(image.Width), float(image.Height)
    points = abs(matrix[0]) + abs(matrix[1]), abs(matrix[2]) + abs(matrix[3])
    if not all(points):
        return
    across, down = (count * 72 / length for count, length in zip(pixels, points, strict=True))
    if min(across, down) < COARSEST_DPI:
        words = f"an image is printed with {min(across, down):.0f} dots per inch, fewer than {COARSEST_DPI}"
        yield Flaw(8, where, words, grave=False, whose="author")
    if abs(across / down - 1) > STRETCHED:
        yield Flaw(47, where, "an image is stretched")
