"""Numbers and dates as a careful writer sets them."""

from __future__ import annotations

import datetime

from designer.foundation.units import NBSP

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(count: int) -> str:
    """`3` -> "three", `6000` -> "6,000": words up to twelve."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def counted(count: int, singular: str, many: str = "") -> str:
    """`counted(3, "node")` -> "three nodes"."""
    return f"{number(count)} {singular if count == 1 else (many or singular + 's')}"


def sentence(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def long_date(iso: str) -> str:
    """`2026-11-22` -> "22 November 2026"; anything that is no ISO date stays as it is."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day}{NBSP}{_MONTHS[day.month - 1]}{NBSP}{day.year}"


def tenths(ms: int) -> str:
    """`103200` -> "103.2", `20000` -> "20": seconds for a table column headed "s"."""
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a longer user text: lines, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
