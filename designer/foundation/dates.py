"""Calendar days: read, written out, and today's. Everything is kept as text, YYYY-MM-DD."""

from __future__ import annotations

import datetime
import re
import time

from designer.foundation.units import NBSP

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
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


def parsed_date(text: str) -> datetime.date | None:
    """The day that a text of the form YYYY-MM-DD stands for; None for any other text, and for a day that never is."""
    try:
        return datetime.date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def long_date(text: str) -> str:
    """`2026-11-22` -> "22 November 2026"; anything that is no date stays as it is."""
    day = parsed_date(text)
    return text if day is None else f"{day.day}{NBSP}{_MONTHS[day.month - 1]}{NBSP}{day.year}"


def short_date(text: str) -> str:
    """`2026-11-22` -> "22 Nov 2026", for the columns of tables; anything that is no date stays as it is."""
    day = parsed_date(text)
    return text if day is None else f"{day.day}{NBSP}{_MONTHS[day.month - 1][:3]}{NBSP}{day.year}"


def today() -> datetime.date:
    """The local day."""
    return datetime.date.fromisoformat(time.strftime("%Y-%m-%d"))
