"""What the bundled fonts can show, and how wide it is: a table, so that nothing here needs a font engine."""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from designer.foundation.paths import resources

Face = Literal["regular", "italic", "semibold", "mono"]

FILES: dict[Face, str] = {
    "regular": "SourceSans3-Regular.ttf",
    "italic": "SourceSans3-It.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "mono": "SourceCodePro-Regular.ttf",
}
"""The bundled font files, under `resources/fonts`."""

CODED = re.compile(r"U\+[0-9A-F]{4,6}")
"""What stands for a character that the font cannot show: its code point, as in "U+4E2D"."""

_SAME_LOOK = {
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\N{THIN SPACE}": " ",
    "\N{HAIR SPACE}": " ",
}
"""Used when the font lacks the character on the left."""


@dataclass(frozen=True, slots=True)
class FaceTable:
    """Advance widths by code point, ascender and descender (negative), all in 1/1000 of the font size."""

    ascender: int
    descender: int
    widths: dict[int, int]


def face_table(face: Face) -> FaceTable:
    """The table of one face."""
    return _tables()[face]


def missing(text: str, face: Face = "regular") -> tuple[str, ...]:
    """The distinct characters of `text` that the face has no glyph for, in order of first appearance."""
    widths = _tables()[face].widths
    return tuple(dict.fromkeys(character for character in text if ord(character) not in widths))


def unprintable(text: str) -> tuple[str, ...]:
    """The distinct characters of a text that no document can show: without a glyph, and nothing looks the same.

    Tabs and line breaks are none of them, other control characters are.
    """
    if text.isascii() and text.isprintable():
        return ()
    widths = _tables()["regular"].widths
    composed = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(one for one in composed if ord(one) not in widths and _stand_in(one, widths) == _coded(one))


def printable(text: str, face: Face = "regular") -> str:
    """The text as one line that the face can show completely.

    Tabs and line breaks become spaces; every other character without a glyph becomes its code point ("U+4E2D"), control
    characters included, so that nothing ever vanishes. All text on its way into a PDF or an SVG passes through here.
    """
    widths = _tables()[face].widths
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(character if ord(character) in widths else _stand_in(character, widths) for character in composed)


def _stand_in(character: str, widths: dict[int, int]) -> str:
    if character in "\t\n\r\v\f\u2028\u2029":
        return " "
    similar = _SAME_LOOK.get(character, "")
    return similar if similar and ord(similar) in widths else _coded(character)


def _coded(character: str) -> str:
    return f"U+{ord(character):04X}"


@functools.cache
def _tables() -> dict[Face, FaceTable]:
    raw = json.loads((resources() / "fonts" / "widths.json").read_text(encoding="ascii"))
    return {face: _table(raw[face]) for face in FILES}


def _table(raw: dict[str, object]) -> FaceTable:
    widths: dict[int, int] = {}
    runs = raw["runs"]
    assert isinstance(runs, list)
    for start, count, width in runs:
        if isinstance(width, int):
            widths.update(dict.fromkeys(range(start, start + count), width))
        else:
            widths.update(zip(range(start, start + count), width, strict=True))
    ascender, descender = raw["ascender"], raw["descender"]
    assert isinstance(ascender, int)
    assert isinstance(descender, int)
    return FaceTable(ascender, descender, widths)
