"""Numbers and dates as a careful writer sets them."""

from __future__ import annotations

from collections.abc import Sequence

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


LONGEST_NUMBER = 9
"""More digits at the end of a name are no number of a series."""


def ranged(names: Sequence[str]) -> list[str]:
    """Names of a series in short: three or more that only count on become one, "NODE1 to NODE5", "Store 1 to 5"."""
    runs: list[list[str]] = []
    for name in names:
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [word for run in runs for word in (run if len(run) < 3 else [f"{run[0]} to {_end(run[-1])}"])]


def _follows(name: str, other: str) -> bool:
    (stem, number), (next_stem, next_number) = _counted(name), _counted(other)
    if stem != next_stem or not (0 < len(number) <= LONGEST_NUMBER >= len(next_number) > 0):
        return False
    return int(next_number) == int(number) + 1


def _end(name: str) -> str:
    """The last of a series: its number is enough where that stands by itself."""
    stem, number = _counted(name)
    return number if stem.endswith(" ") else name


def _counted(name: str) -> tuple[str, str]:
    """A name without the number at its end, and that number."""
    stem = name.rstrip("0123456789")
    return stem, name[len(stem) :]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a longer user text: lines, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def draft_words(errors: int) -> str:
    """What is on the cover of a document while so many errors are open."""
    return f"DRAFT – {errors} design {'check' if errors == 1 else 'checks'} failed"
