"""Long texts in short."""

from __future__ import annotations

LONGEST = 220
"""Characters that a cell of the summary holds."""


def shortened(text: str) -> str:
    """The text as one paragraph, cut behind its last whole sentence or word when it is too long for a summary."""
    whole = " ".join(text.split())
    if len(whole) <= LONGEST:
        return whole
    cut = whole[:LONGEST]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > LONGEST / 3 else f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"
