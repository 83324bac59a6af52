"""Numbers and dates as a careful writer sets them."""

from __future__ import annotations

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """`3` -> "three", `6000` -> "6,000": words up to twelve."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def counted(count: int, singular: str, many: str = "") -> str:
    """`counted(3, "node")` -> "three nodes"."""
    return f"{number(count)} {singular if count == 1 else (many or singular + 's')}"


def sentence(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def tenths(ms: int) -> str:
    """`103200` -> "103.2", `20000` -> "20": seconds for a table column headed "s"."""
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a longer user text: lines, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
