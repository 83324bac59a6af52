"""Text into lines: words of mixed styles, broken at spaces, with every character checked against its font."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from designer.drawing.geometry import Rect
from designer.drawing.metrics import ascent, descent, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.foundation.glyphs import Face, missing, printable, unprintable
from designer.report.blocks import Ref, Run, Sign, Style, Text, Tick, pieces
from designer.report.layout.strips import Drawing, Link, Setting, Strip
from designer.report.layout.styles import MONO_SHARE, SMALLEST, TextStyle

_FACES: Mapping[Style, Face] = {"plain": "regular", "bold": "semibold", "italic": "italic", "mono": "mono"}
_INSIDE_WORD = re.compile(r"(?<=[-./\\_@:])")
"""Where a word that is wider than its line is broken first."""

_ON_DARK = ("on.navy", "error.sign")

TICK = "tick"
"""What stands for a sign where there is an empty box."""

UNKNOWN_PAGE = 99
"""Stands for a page number while pages are being counted for the first time."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line in one style; `sign` replaces the text by a status sign as wide as `width`."""

    text: str
    face: Face
    size: float
    fill: str
    target: str = ""
    sign: str = ""

    @property
    def width(self) -> float:
        """Advance width in points."""
        return self.size * (1.3 if self.sign else _relative_width(self.text, self.face))

    def saying(self, text: str) -> Bit:
        """Another text in the same style."""
        return Bit(text, self.face, self.size, self.fill, self.target)

    def is_like(self, other: Bit) -> bool:
        """Whether both are text in the same style, leading to the same place."""
        mine = (self.sign, self.face, self.size, self.fill, self.target)
        return mine == ("", other.face, other.size, other.fill, other.target) and not other.sign


@functools.lru_cache(maxsize=1 << 14)
def _relative_width(text: str, face: Face) -> float:
    """Width at size 1; documents repeat their words."""
    return text_width(text, face, 1.0)


Line = tuple[Bit, ...]
Word = list[Bit]


def line_width(line: Line) -> float:
    """Width of a line in points."""
    return sum(bit.width for bit in line)


def break_lines(text: Text, style: TextStyle, width: float, setting: Setting) -> list[Line]:
    """The text in lines no wider than `width`; always at least one line."""
    lines: list[list[Bit]] = [[]]
    used = 0.0
    for word, space in _words(list(_bits(text, style, setting))):
        if word is None:
            lines.append([])
            used = 0.0
            continue
        room = width - used - (space.width if space and lines[-1] else 0.0)
        if sum(bit.width for bit in word) <= room or not lines[-1]:
            if space and lines[-1]:
                lines[-1].append(space)
                used += space.width
        else:
            lines.append([])
            used = 0.0
        for part in _fitting(word, width):
            if lines[-1] and used + _width(part) > width + 0.01:
                lines.append([])
                used = 0.0
            lines[-1] += part
            used += _width(part)
    return [tuple(_joined(line)) for line in lines]


def longest_word(text: Text, style: TextStyle, setting: Setting) -> float:
    """Width of the widest part of the text that is not broken if it can be helped."""
    words = _words(list(_bits(text, style, setting)))
    return max((_width(word) for word, _ in words if word is not None), default=0.0)


def natural_width(text: Text, style: TextStyle, setting: Setting) -> float:
    """Width of the text on as few lines as it asks for itself."""
    return max(map(line_width, break_lines(text, style, 1e9, setting)))


def draw_line(line: Line, style: TextStyle, x: float, y: float, drawing: Drawing) -> None:
    """Draw a line whose top left corner is (x, y)."""
    baseline = y + depth(style)
    for bit in line:
        if bit.sign:
            drawing.primitives += _shown(bit, x, baseline)
        elif bit.text.strip():
            drawing.primitives.append(Label(x, baseline, bit.text, bit.size, bit.fill, bit.face))
        if bit.target:
            rect = Rect(x, y, bit.width, style.leading)
            drawing.links.append(Link(rect, bit.target, f"Go to {bit.text.strip()}"))
        x += bit.width


def depth(style: TextStyle) -> float:
    """From the top of a line to its baseline."""
    above, below = ascent("regular", style.size), descent("regular", style.size)
    return (style.leading - above - below) / 2 + above


def _shown(bit: Bit, x: float, baseline: float) -> Iterable[Primitive]:
    """A sign, or an empty box of the height of capitals and a little more."""
    if bit.sign == TICK:
        side = bit.size * 0.95
        return [Box(x, baseline - bit.size * 0.85, side, side, stroke="ink", width=0.75)]
    return sign(bit.sign, x, baseline - bit.size * 0.8, bit.size * 0.95)


def text_strips(text: Text, style: TextStyle, setting: Setting, x: float = -1, width: float = -1) -> list[Strip]:
    """One strip per line, in the text column unless told otherwise; no single line is left alone on a page."""
    x = setting.text_x if x < 0 else x
    lines = break_lines(text, style, setting.text_width if width < 0 else width, setting)
    strips = []
    for index, line in enumerate(lines):
        drawing = Drawing()
        draw_line(line, style, x, 0, drawing)
        near_edge = index == 0 or index == len(lines) - 2
        strips.append(drawing.strip(style.leading, keep=near_edge and index < len(lines) - 1))
    strips[0] = replace(strips[0], before=style.before)
    strips[-1] = replace(strips[-1], after=style.after)
    return strips


def _bits(text: Text, style: TextStyle, setting: Setting) -> Iterator[Bit]:
    for piece in pieces(text):
        if isinstance(piece, Sign):
            yield Bit("", style.face, style.size, style.fill, sign=piece.status)
        elif isinstance(piece, Ref):
            label = setting.labels[piece.anchor]
            if piece.page:
                label += f" (page\N{NO-BREAK SPACE}{setting.pages.get(piece.anchor, UNKNOWN_PAGE)})"
            shown = label.replace(" ", "\N{NO-BREAK SPACE}", 1)
            yield Bit(shown, style.face, style.size, _link_fill(style), piece.anchor)
        elif isinstance(piece, Tick):
            yield Bit("", style.face, style.size, style.fill, sign=TICK)
        else:
            yield from _run_bits(piece, style)


def _run_bits(run: Run, style: TextStyle) -> Iterator[Bit]:
    """The run; what the mono face lacks and the regular one has is set in that."""
    face = style.face if run.style == "plain" else _FACES[run.style]
    fill = _link_fill(style) if run.anchor else style.fill
    if face != "mono" or run.text.isascii():
        yield _bit(run.text, face, style.size, fill, run.anchor)
        return
    composed = unicodedata.normalize("NFC", run.text)
    for lacking, part in itertools.groupby(composed, lambda one: bool(missing(one, "mono") and not unprintable(one))):
        yield _bit("".join(part), "regular" if lacking else face, style.size, fill, run.anchor)


def _bit(text: str, face: Face, size: float, fill: str, target: str) -> Bit:
    lines = (printable(line, face) for line in text.split("\n"))
    return Bit("\n".join(lines), face, max(SMALLEST, size * MONO_SHARE) if face == "mono" else size, fill, target)


def _link_fill(style: TextStyle) -> str:
    """Links are in the accent, except on a dark ground."""
    return style.fill if style.fill in _ON_DARK else "accent"


def _words(bits: list[Bit]) -> Iterator[tuple[Word | None, Bit | None]]:
    """Words, each with the space before it; None in place of a word is the end of a line."""
    word: Word = []
    space: Bit | None = None
    for bit in bits:
        if bit.sign:
            word.append(bit)
            continue
        for part in re.split(r"( +|\n)", bit.text):
            if part == "\n":
                yield word, space
                yield None, None
                word, space = [], None
            elif part.startswith(" "):
                if word:
                    yield word, space
                    word = []
                space = bit.saying(part)
            elif part:
                word.append(bit.saying(part))
    if word:
        yield word, space


def _width(word: Word) -> float:
    return sum(bit.width for bit in word)


def _fitting(word: Word, width: float) -> Iterator[Word]:
    """The word, in pieces if it is wider than a whole line."""
    if _width(word) <= width:
        yield word
        return
    for bit in word:
        for part in _INSIDE_WORD.split(bit.text) if bit.text else [""]:
            candidate = bit.saying(part) if bit.text else bit
            if candidate.width <= width:
                yield [candidate]
            else:
                yield from ([bit.saying(character)] for character in part)


def _joined(line: list[Bit]) -> Iterator[Bit]:
    """Neighbours of the same style as one bit, so that text copied from the page comes in whole lines."""
    waiting: Bit | None = None
    for bit in line:
        if waiting is not None and waiting.is_like(bit):
            waiting = waiting.saying(waiting.text + bit.text)
        else:
            if waiting is not None:
                yield waiting
            waiting = bit
    if waiting is not None:
        yield waiting
