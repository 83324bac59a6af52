"""How the classes of findings are shown: the sign beside the word, and the word itself."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.units import plural
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
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "best practice": ("best practice", "best practices"),
    "non-default": ("non-default", "non-default"),
    "information": ("information", "information"),
}


def plural_of(level: Level, count: int) -> str:
    """ "2 errors"."""
    return plural(count, *WORDS[level])
