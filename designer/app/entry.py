"""What a user types into a field, and what a field shows: text to value and back, by kind of field."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard, get_args

from designer.catalog.ranges import is_within, quantity, range_text
from designer.catalog.schema import TypedKind
from designer.foundation.language import tr
from designer.foundation.units import NBSP, seconds, size

_AMOUNT = re.compile(r"^\s*([-+]?\d+(?:[.,]\d+)?)\s*([a-zA-Z%/]*)\s*$")
_THOUSANDS = re.compile(r"^([-+]?\d{1,3})((?:[.,\s]\d{3})+)(?!\d)")
_GROUPED_BY_COMMA = re.compile(r"^(\d{1,3}),(\d{3})(?!\d)")
"""A comma before three digits of a size stands for thousands: nobody gives sizes to a thousandth."""

_SECONDS = {"ms": 0.001, "s": 1, "sec": 1, "min": 60, "m": 60, "h": 3600, "d": 86_400, "day": 86_400, "days": 86_400}
_MEGABYTES = {"mb": 1, "gb": 1024, "tb": 1024 * 1024}

LARGEST = 2**53 - 1

NONE = "none"
"""What is typed into a list to say that there is nothing, which is more than leaving it empty."""


class EntryError(ValueError):
    """The text is not what the field takes; the message says what would be."""


def is_typed(kind: str) -> TypeGuard[TypedKind]:
    """Whether fields of this kind are typed, rather than chosen."""
    return kind in get_args(TypedKind)


def parse(kind: TypedKind, text: str, unit: str = "", low: float | None = None, high: float | None = None) -> Any:
    """The value that a text stands for; None for an empty one, the empty tuple for a list that says "none".

    `unit` is what a bare number counts as ("MB" for sizes unless given), `low` and `high` bound the value of anything
    that is a number. Raises `EntryError`.
    """
    text = text.strip()
    if not text:
        return None
    value = _PARSERS[kind](text, unit)
    if isinstance(value, int | float):
        _check_range(kind, value, unit, low, high)
    return value


def show(kind: TypedKind, value: Any, unit: str = "") -> str:
    """The text of a value as a field shows it; "" for None."""
    if value is None:
        return ""
    return _SHOWN[kind](value, unit)


def _check_range(kind: TypedKind, value: float, unit: str, low: float | None, high: float | None) -> None:
    if low is None and value < 0:
        raise EntryError(tr("Zero or more"))
    if not is_within(value, low, high):
        sentence = range_text(kind, low, high, unit)
        raise EntryError(sentence[:1].upper() + sentence[1:])
    if value > LARGEST:
        raise EntryError(tr("A smaller number"))


def _number(text: str, unit: str) -> int:
    """A whole number; its thousands may be apart in any of the usual ways."""
    grouped = _THOUSANDS.match(text)
    if grouped is not None:
        text = grouped[1] + re.sub(r"\D", "", grouped[2]) + text[grouped.end() :]
    amount = _decimal(text, unit, tr("A whole number, such as 10"))
    if not amount.is_integer():
        raise EntryError(tr("A whole number, such as 10"))
    return int(amount)


def _decimal(text: str, unit: str, expected: str = "") -> float:
    amount, word = _amount(text, expected or tr("A number, such as 0.75"))
    if word.casefold() not in ("", unit.casefold()):
        raise EntryError(f"{expected} {unit}".rstrip())
    return amount


def _hex(text: str, unit: str) -> int:
    try:
        return int(text, 16 if text.casefold().startswith("0x") else 10)
    except ValueError:
        raise EntryError(tr("A number, such as 262144 or 0x40000")) from None


def _time(text: str, unit: str) -> int:
    amount, word = _amount(text, tr("A time in seconds, such as 180 or 3 min"))
    if word.casefold() not in ("", *_SECONDS):
        raise EntryError(tr("A time in seconds, such as 180 or 3 min"))
    return round(amount * _SECONDS.get(word.casefold(), 1) * 1000)


def _size(text: str, unit: str) -> int:
    amount, word = _amount(_GROUPED_BY_COMMA.sub(r"\1\2", text), tr("A size, such as 200 GB"))
    factor = _MEGABYTES.get((word or unit or "MB").casefold())
    if factor is None:
        raise EntryError(tr("A size in MB, GB or TB, such as 200 GB"))
    return round(amount * factor)


def _amount(text: str, expected: str) -> tuple[float, str]:
    """A number, with a point or a comma before its decimals, and the word behind it."""
    match = _AMOUNT.match(text)
    if match is None:
        raise EntryError(expected)
    amount = float(match[1].replace(",", "."))
    if not math.isfinite(amount):
        raise EntryError(tr("A smaller number"))
    return amount, match[2]


def _letter(text: str, unit: str = "") -> str:
    letter = text.rstrip(":\\ ").upper()
    if len(letter) != 1 or not "A" <= letter <= "Z":
        raise EntryError(tr("One letter, such as R"))
    return letter


def _list(text: str, separators: str, item: Callable[[str], str]) -> tuple[str, ...]:
    """The items of a list without doubles."""
    if text.casefold() == NONE:
        return ()
    return tuple(dict.fromkeys(item(word.strip()) for word in re.split(separators, text) if word.strip()))


_PARSERS: Mapping[TypedKind, Callable[[str, str], Any]] = {
    "text": lambda text, unit: text,
    "number": _number,
    "decimal": _decimal,
    "hex": _hex,
    "time": _time,
    "size": _size,
    "letter": _letter,
    "letters": lambda text, unit: _list(text, r"[,;\s]+", _letter),
    "words": lambda text, unit: _list(text, ",", str),
    "addresses": lambda text, unit: _list(text, r"[,;\s]+", str),
}


def _shown_number(value: float, unit: str) -> str:
    text = str(value) if isinstance(value, int) else f"{value:.10g}"
    return f"{text}{'' if unit == '%' else NBSP}{unit}" if unit else text


def _shown_list(value: tuple[str, ...], unit: str) -> str:
    return ", ".join(value) or NONE.capitalize()


_SHOWN: Mapping[TypedKind, Callable[[Any, str], str]] = {
    "text": lambda value, unit: str(value),
    "number": _shown_number,
    "decimal": _shown_number,
    "hex": lambda value, unit: quantity("hex", value),
    "time": lambda value, unit: seconds(value),
    "size": lambda value, unit: size(value),
    "letter": lambda value, unit: str(value),
    "letters": _shown_list,
    "words": _shown_list,
    "addresses": _shown_list,
}
