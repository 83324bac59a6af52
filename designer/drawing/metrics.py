"""Width of text, and what to do when it is too wide; the fonts' own advance widths, without kerning.

Screen, SVG and paper agree because all of them set text without kerning, from the same fonts.
"""

from __future__ import annotations

import functools

from designer.foundation.glyphs import Face, face_table, printable

ELLIPSIS = "…"

LONGEST_END = 200
"""So many characters at each end of a text are tried when its middle is cut: no line of a drawing shows more."""


@functools.lru_cache(maxsize=8192)
def text_width(text: str, face: Face, size: float) -> float:
    """Width of one line in points; characters without a glyph count as their replacement.

    Kept, because picture after picture says the same.
    """
    widths = face_table(face).widths
    try:
        total = sum(map(widths.__getitem__, map(ord, text)))
    except KeyError:
        total = sum(widths[ord(character)] for character in printable(text, face))
    return total * size / 1000


def ascent(face: Face, size: float) -> float:
    """Height above the baseline that a line needs."""
    return face_table(face).ascender * size / 1000


def descent(face: Face, size: float) -> float:
    """Depth below the baseline that a line needs (positive)."""
    return -face_table(face).descender * size / 1000


def elide(text: str, face: Face, size: float, max_width: float) -> str:
    """The text, cut at its end with an ellipsis when it is wider than `max_width`; "" when not even that fits."""
    if text_width(text, face, size) <= max_width:
        return text
    widths = face_table(face).widths
    room = max_width * 1000 / size - widths[ord(ELLIPSIS)]
    if room < 0:
        return ""
    shown = printable(text, face)
    used = kept = 0
    for kept, character in enumerate(shown):  # noqa: B007  the count of the characters that fit is the result
        used += widths[ord(character)]
        if used > room:
            break
    return shown[:kept].rstrip() + ELLIPSIS


def elide_middle(text: str, face: Face, size: float, max_width: float) -> str:
    """Like `elide`, but the cut is in the middle: names of a series differ at their ends."""
    if text_width(text, face, size) <= max_width:
        return text
    shown = printable(text if len(text) <= 2 * LONGEST_END else text[:LONGEST_END] + text[-LONGEST_END:], face)
    for kept in range(len(shown) - 1, 1, -1):
        tail = kept // 2
        candidate = shown[: kept - tail].rstrip() + ELLIPSIS + shown[len(shown) - tail :].lstrip()
        if text_width(candidate, face, size) <= max_width:
            return candidate
    return elide(text, face, size, max_width)


def wrap(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """The text in lines no wider than `width`; breaks at spaces, inside a word only when the word alone is too wide."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if text_width(candidate, face, size) <= width:
                line = candidate
                continue
            if line:
                lines.append(line)
            *pieces, line = _chopped(word, face, size, width)
            lines += pieces
        lines.append(line)
    return tuple(lines)


def _chopped(word: str, face: Face, size: float, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, face, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
