"""How the classes of findings are shown: the sign beside the word, and the word itself."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.language import plural, words
from designer.rules.api import Level

SIGN_OF_LEVEL: Mapping[Level, str] = {
    "error": "error",
    "warning": "warning",
    "best practice": "info",
    "non-default": "none",
    "information": "info",
}
"""The sign of each class (see `designer.drawing.signs`)."""

WORDS: Mapping[Level, tuple[str, str]] = {
    "error": words("error", "errors"),
    "warning": words("warning", "warnings"),
    "best practice": words("best practice", "best practices"),
    "non-default": words("non-default", "non-default"),
    "information": words("information", "information"),
}


def plural_of(level: Level, count: int) -> str:
    """ "2 errors"."""
    return plural(count, *WORDS[level])
