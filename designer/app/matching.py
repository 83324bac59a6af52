"""How well what somebody typed fits a text: for lists that are searched while typing."""

from __future__ import annotations

import re

WORDS = re.compile(r"[^\W_]+")


def badness(query: str, text: str) -> float | None:
    """How badly a text fits, 0 = perfectly; None when it does not fit at all. An empty query fits everything.

    Every word of the query must be found: at the beginning, at the beginning of a word, within a word, as initials
    ("zf" in "Zoom to Fit"), or at least as letters in that order; a shorter text fits better than a longer one.
    """
    folded = text.casefold()
    total = 0.0
    for word in query.casefold().split():
        one = _of_word(word, folded)
        if one is None:
            return None
        total += one
    return total + len(text) / 1000


def contains(query: str, text: str) -> bool:
    """Whether every word of the query is found somewhere in the text, whatever its case."""
    folded = text.casefold()
    return all(word in folded for word in query.casefold().split())


def _of_word(word: str, text: str) -> float | None:
    if text.startswith(word):
        return 0.0
    starts = [match.start() for match in WORDS.finditer(text)]
    if any(text.startswith(word, start) for start in starts):
        return 1.0
    if word in text:
        return 2.0
    if _runs_through(word, "".join(text[start] for start in starts)) is not None:
        return 3.0
    spread = _runs_through(word, text)
    return None if spread is None else 4.0 + spread / 10


def _runs_through(word: str, text: str) -> int | None:
    """How many other letters stand between the letters of a word, taken as early as possible; None if not in order."""
    first = last = -1
    for letter in word:
        last = text.find(letter, last + 1)
        if last < 0:
            return None
        first = last if first < 0 else first
    return last - first + 1 - len(word)
