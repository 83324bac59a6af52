"""What a user types into a field, and what a field shows: text to value and back, by kind of field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeGuard, get_args

from designer.foundation.units import NBSP, seconds, size

EntryKind = Literal["text", "number", "hours", "time", "size", "letter", "letters", "words"]
"""Kinds of field that are typed. Times are in ms, sizes in MB; letters and words are tuples."""

_AMOUNT = re.compile(r"^\s*([-+]?\d+(?:[.,]\d+)?)\s*([a-zA-Z]*)\s*$")
_SECONDS = {"ms": 0.001, "s": 1, "sec": 1, "min": 60, "m": 60, "h": 3600}
_MEGABYTES = {"mb": 1, "gb": 1024, "tb": 1024 * 1024}

LARGEST = 2**53 - 1


class EntryError(ValueError):
    """The text is not what the field takes; the message says what would be."""


def is_typed(kind: str) -> TypeGuard[EntryKind]:
    """Whether fields of this kind are typed, rather than chosen."""
    return kind in get_args(EntryKind)


def parse(kind: EntryKind, text: str, unit: str = "") -> Any:
    """The value that a text stands for; None for an empty one (tuples come back empty).

    `unit` is what a bare number in a size counts as ("MB" unless given). Raises `EntryError`.
    """
    text = text.strip()
    if kind in ("letters", "words"):
        return _letters(text) if kind == "letters" else _words(text)
    return _PARSERS[kind](text, unit) if text else None


def show(kind: EntryKind, value: Any) -> str:
    """The text of a value as a field shows it; "" for None."""
    if value is None:
        return ""
    return _SHOWN[kind](value)


def _number(text: str, unit: str = "") -> int:
    match = _AMOUNT.match(text)
    if match is None or not float(match[1].replace(",", ".")).is_integer():
        raise EntryError("A whole number, such as 10")
    return _within(int(float(match[1].replace(",", "."))))


def _time(text: str, unit: str = "") -> int:
    amount, word = _amount(text, "A time in seconds, such as 180 or 3 min")
    if word.casefold() not in ("", *_SECONDS):
        raise EntryError("A time in seconds, such as 180 or 3 min")
    return _within(round(amount * _SECONDS.get(word.casefold(), 1) * 1000))


def _size(text: str, unit: str = "") -> int:
    amount, word = _amount(text, "A size, such as 200 GB")
    factor = _MEGABYTES.get((word or unit or "MB").casefold())
    if factor is None:
        raise EntryError("A size in MB, GB or TB, such as 200 GB")
    return _within(round(amount * factor))


def _amount(text: str, expected: str) -> tuple[float, str]:
    match = _AMOUNT.match(text)
    if match is None:
        raise EntryError(expected)
    return float(match[1].replace(",", ".")), match[2]


def _within(value: int) -> int:
    if not 0 <= value <= LARGEST:
        raise EntryError("Zero or more" if value < 0 else "A smaller number")
    return value


def _letter(text: str, unit: str = "") -> str:
    letter = text.rstrip(":\\ ").upper()
    if len(letter) != 1 or not "A" <= letter <= "Z":
        raise EntryError("One letter, such as R")
    return letter


def _letters(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_letter(word) for word in re.split(r"[,;\s]+", text) if word))


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


_PARSERS: Mapping[str, Callable[[str, str], Any]] = {
    "text": lambda text, unit: text,
    "number": _number,
    "hours": _number,
    "time": _time,
    "size": _size,
    "letter": _letter,
}

_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "text": str,
    "number": str,
    "hours": lambda value: f"{value}{NBSP}h",
    "time": seconds,
    "size": size,
    "letter": str,
    "letters": ", ".join,
    "words": ", ".join,
}
