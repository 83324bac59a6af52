"""Object ids: a short prefix that tells the kind, and a number ("n3", "g12"); any other unique word is accepted too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

Id = str

_DIGITS = "0123456789"
_MOST_DIGITS = 15
"""More digits make a word: no program counted that far, and endless ones would be slow to convert."""


_REMEMBERED = 65_536
"""Ids whose parts are kept: an edit sorts tables again and again, and every new record looks at all ids."""


@lru_cache(maxsize=_REMEMBERED)
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
    alike = [_split(one) for one in used if one.startswith(prefix)]
    numbers = [number for stem, number in alike if stem == prefix]
    following = max([0, *numbers]) + 1
    while f"{prefix}{following}" in used:
        following += 1
    return f"{prefix}{following}"


@lru_cache(maxsize=_REMEMBERED)
def _split(identifier: Id) -> tuple[str, int]:
    """Prefix and number: "n12" -> ("n", 12); a word without a number at its end gets -1."""
    stem = identifier.rstrip(_DIGITS)
    digits = identifier[len(stem) :]
    return (stem, int(digits)) if 0 < len(digits) <= _MOST_DIGITS else (identifier, -1)
