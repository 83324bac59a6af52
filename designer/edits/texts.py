"""Texts that a user enters: refused where a document could not print them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from designer.edits.draft import EditError
from designer.foundation.glyphs import unprintable
from designer.foundation.language import listed, tr

MOST_NAMED = 4
"""So many characters are named one by one; of more it is said how many there are."""


def check_texts(values: Iterable[Any], known: Iterable[Any] = ()) -> None:
    """Look at the texts among some values, and in their lists and mappings.

    What is no text passes, and so do characters that are in the `known` values: what came with a file can be edited.
    Raises `EditError` with a sentence that names the characters which the documents' typefaces lack.
    """
    there = {one for value in known for text in _texts(value) for one in text}
    found = (one for value in values for text in _texts(value) for one in unprintable(text))
    odd = dict.fromkeys(one for one in found if one not in there)
    if odd:
        raise EditError(
            tr("The documents' typefaces cannot print {characters}: leave {it} out").format(
                characters=_named(list(odd)), it=tr("it") if len(odd) == 1 else tr("them")
            )
        )


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple | list):
        return (one for one in value if isinstance(one, str))
    if isinstance(value, Mapping):
        return (one for one in value.values() if isinstance(one, str))
    return ()


def _named(characters: list[str]) -> str:
    shown = characters if len(characters) <= MOST_NAMED else characters[: MOST_NAMED - 1]
    words = [_name(one) for one in shown]
    rest = len(characters) - len(shown)
    return listed([*words, tr("{count} other characters").format(count=rest)] if rest else words)


def _name(character: str) -> str:
    """ "U+1F600 (grinning face)"; what is invisible has a name, too."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"
