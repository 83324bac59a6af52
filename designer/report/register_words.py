"""How codes of the registers, tests and checks are printed: as links to where they stand, if they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from designer.foundation.units import NBSP
from designer.report.blocks import IfThere, Piece, Run, Style, Text
from designer.report.registers import CODE

_INITIAL = re.compile(r"\b([^\W\d_]\.) (?=\S)")


def code_text(code: str, style: Style = "plain") -> Piece:
    """A code as a link to the row or card of that anchor: "nfr-03", "dd-02", "tc-04"."""
    anchor = code.lower()
    return IfThere((anchor,), (Run(code, style, anchor),), (Run(code, style),))


def codes_text(codes: Iterable[str]) -> Text:
    """Codes as links, separated by commas."""
    found: list[Piece] = []
    for code in codes:
        found += [", ", code_text(code)] if found else [code_text(code)]
    return tuple(found)


def with_links(text: str) -> Text:
    """What an author has written, with every code in it as a link."""
    found: list[Piece] = []
    end = 0
    for match in CODE.finditer(text):
        found += [text[end : match.start()], code_text(match[0])]
        end = match.end()
    return (*found, text[end:])


def name_text(name: str) -> str:
    """A person's name in which initials stay with what follows."""
    return _INITIAL.sub(rf"\1{NBSP}", name.strip())


def whole(text: str) -> str:
    """A text as a sentence: with a full stop unless it ends in some sign."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:;…" else f"{text}."


def minutes(amount: float) -> str:
    """`5.0` -> "5 min", `480.0` -> "8 h", `0.0` -> "0"."""
    if amount == 0:
        return "0"
    if amount >= 120 and amount % 60 == 0:
        return f"{amount / 60:,.0f}{NBSP}h"
    return f"{amount:,.10g}{NBSP}min" if amount >= 1 else f"{amount * 60:.10g}{NBSP}s"
