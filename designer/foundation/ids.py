"""Object ids: a short prefix that tells the kind, and a number ("n3", "g12"); any other unique word is accepted too."""

from __future__ import annotations

from collections.abc import Iterable

Id = str

_DIGITS = "0123456789"
_MOST_DIGITS = 15
"""More digits make a word: no program counted that far, and endless ones would be slow to convert."""


def natural_key(identifier: Id) -> tuple[str, int, str]:
    """Sort key that puts "n2" before "n10"."""
    stem, number = _split(identifier)
    return (stem, number, identifier)


def next_id(prefix: str, taken: Iterable[Id]) -> Id:
    """The id after the highest number that `taken` uses with this prefix.

    A number that is still mentioned anywhere is never given out again, so that a reference to something deleted (a
    stale waiver, say) can never come to point at something new.
    """
    used = set(taken)
    numbers = [number for stem, number in map(_split, used) if stem == prefix]
    following = max([0, *numbers]) + 1
    while f"{prefix}{following}" in used:
        following += 1
    return f"{prefix}{following}"


def _split(identifier: Id) -> tuple[str, int]:
    """Prefix and number: "n12" -> ("n", 12); a word without a number at its end gets -1."""
    stem = identifier.rstrip(_DIGITS)
    digits = identifier[len(stem) :]
    return (stem, int(digits)) if 0 < len(digits) <= _MOST_DIGITS else (identifier, -1)
