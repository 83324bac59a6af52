"""Numbers on the command line, read and written."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from designer.cli.errors import BadUsage
from designer.foundation.units import NBSP


def whole(option: str) -> Callable[[str], int]:
    """Reads the whole number of an option. The reader raises `BadUsage` for anything else."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise BadUsage(f'{option}: "{_shown(text)}" is not a whole number') from None

    return read


def number(option: str) -> Callable[[str], float]:
    """Reads the number of an option: 0.75, 2/3 or 75%. The reader raises `BadUsage` for anything else."""

    def read(text: str) -> float:
        try:
            value = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
            return float(value)
        except (ValueError, ZeroDivisionError, OverflowError):
            raise BadUsage(f'{option}: "{_shown(text)}" is not a number such as 0.75, 2/3 or 75%') from None

    return read


def room(megabytes: float) -> str:
    """`125.6` -> "125.6 MB", `37691` -> "36.8 GB", `1e9` -> "976,562.5 GB"."""
    return f"{plain(megabytes)}{NBSP}MB" if megabytes < 1024 else f"{plain(megabytes / 1024)}{NBSP}GB"


def plain(value: float, digits: int = 1) -> str:
    """`1125.0` -> "1,125", `12.5` -> "12.5"; so many digits behind the point at most."""
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """`0.2` -> "20 %"."""
    return f"{plain(100 * share)}{NBSP}%"


def hours(value: float) -> str:
    """`0.614` -> "37 min", `2.5` -> "2.5 h"."""
    return f"{plain(60 * value)}{NBSP}min" if value < 1 else f"{plain(value, 2)}{NBSP}h"


def counted(count: int, singular: str, many: str = "") -> str:
    """`(2000, "user")` -> "2,000 users"."""
    return f"{count:,} {singular if count == 1 else (many or singular + 's')}"


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
