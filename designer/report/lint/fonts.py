"""Fonts in the file: all of them inside, only as much of them as is needed, and none but the house's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from designer.foundation.glyphs import FILES
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made

MOST = 6
"""Fonts in one file."""

_SUBSET = re.compile(r"^/[A-Z]{6}\+")
_HOUSE = tuple(file.removesuffix(".ttf") for file in FILES.values())
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check(made: Made) -> Iterator[Flaw]:
    """Points 5 and 6."""
    if made.pdf is None:
        return
    fonts = _fonts(made.pdf)
    for font in fonts.values():
        yield from _judged(font)
    families = {_name(font) for font in fonts.values()}
    if len(families) > MOST:
        yield Flaw(6, "", f"the file holds {len(families)} fonts, more than {MOST}")
    for family in sorted(families - set(_HOUSE)):
        yield Flaw(6, "", f"the file uses the font {family}, which is none of the house's")


def _fonts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], pikepdf.Object]:
    found: dict[tuple[int, int], pikepdf.Object] = {}
    for page in pdf.pages:
        for font in page.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary()).values():
            found[font.objgen] = font
    return found


def _judged(font: pikepdf.Object) -> Iterator[Flaw]:
    name = _name(font)
    inner = font.get("/DescendantFonts", [font])[0]
    descriptor = inner.get("/FontDescriptor")
    if descriptor is None or not any(key in descriptor for key in _FILES):
        yield Flaw(5, "", f"the font {name} is not in the file")
    elif not _SUBSET.match(str(font.get("/BaseFont", ""))):
        yield Flaw(5, "", f"the font {name} is in the file with all of its characters")
    if "/ToUnicode" not in font:
        yield Flaw(5, "", f"text in the font {name} cannot be copied or searched")


def _name(font: pikepdf.Object) -> str:
    return _SUBSET.sub("", str(font.get("/BaseFont", "/?"))).lstrip("/")
