"""Text of a document as values: strings and inline pieces. All of it is plain: nothing is ever read as markup.

A text is a string, or a sequence of strings and pieces: `Run` for another style or a link, `Ref` for the number of a
figure, table or section ("Table 4"), `Sign` for a status sign before the word that says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "bold", "italic", "mono"]
Status = Literal["ok", "warning", "error", "info", "none"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; with an anchor it is a link to the block of that anchor."""

    text: str
    style: Style = "plain"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """The label of the block with this anchor, as a link: "Table 4"; with `page`, "Table 4 (page 9)"."""

    anchor: str
    page: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a status; the word beside it says the same."""

    status: Status


@dataclass(frozen=True, slots=True)
class Tick:
    """An empty box to tick by hand."""


@dataclass(frozen=True, slots=True)
class IfThere:
    """Pieces that are printed only in a document that has all these anchors: "; see Table 4" where there is one.

    What a document consists of is its author's choice, so every `Ref` to another section stands in one of these.
    `otherwise` is printed where an anchor is missing.
    """

    anchors: tuple[str, ...]
    pieces: tuple[Piece, ...]
    otherwise: tuple[Piece, ...] = ()


Piece = str | Run | Ref | Sign | Tick | IfThere
Text = Piece | tuple[Piece, ...]


def pieces(text: Text) -> tuple[Run | Ref | Sign | Tick, ...]:
    """The text as a flat sequence of inline pieces, without empty ones; conditions are decided by then."""
    parts = text if isinstance(text, tuple) else (text,)
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(part for part in runs if not isinstance(part, IfThere) and (not isinstance(part, Run) or part.text))


def plain(text: Text, labels: Mapping[str, str]) -> str:
    """The text without styles, with every reference spelled out."""
    return "".join(_plain(part, labels) for part in pieces(text))


def _plain(part: Run | Ref | Sign | Tick, labels: Mapping[str, str]) -> str:
    match part:
        case Run():
            return part.text
        case Ref():
            return labels[part.anchor]
        case Tick():
            return "[ ]"
        case Sign():
            return ""
