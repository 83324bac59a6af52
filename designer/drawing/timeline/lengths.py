"""How long something lasts, as it is written on a timeline."""

from __future__ import annotations

from designer.foundation.units import NBSP, clock, seconds

CLOCK_MS = 600_000
"""From here on a length is written as a clock shows it."""


def length(ms: int) -> str:
    """To the tenth of a second, as more says nothing in a picture: `103240` -> "103.2 s", `5400000` -> "1:30:00 h"."""
    if ms < CLOCK_MS:
        return seconds(round(ms, -2) or ms)
    text = clock(ms).rpartition(".")[0]
    return f"{text}{NBSP}{'h' if text.count(':') > 1 else 'min'}"
