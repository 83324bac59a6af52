"""Object ids: a short prefix that tells the kind, and a number ("n3", "g12"); any other unique word is accepted too."""

from __future__ import annotations

import re
from collections.abc import Iterable

Id = str

_NUMBERED = re.compile(r"^(.*?)(\d+)$")


def natural_key(identifier: Id) -> tuple[str, int, str]:
    """Sort key that puts "n2" before "n10"."""
    match = _NUMBERED.match(identifier)
    if match is None:
        return (identifier, -1, identifier)
    return (match.group(1), int(match.group(2)), identifier)


def next_id(prefix: str, taken: Iterable[Id]) -> Id:
    """The id after the highest number that `taken` uses with this prefix.

    A number that is still mentioned anywhere is never given out again, so that a reference to something deleted (a
    stale waiver, say) can never come to point at something new.
    """
    highest = 0
    for identifier in taken:
        match = _NUMBERED.match(identifier)
        if match is not None and match.group(1) == prefix:
            highest = max(highest, int(match.group(2)))
    return f"{prefix}{highest + 1}"
