from __future__ import annotations

import datetime

import pytest

from designer.foundation.dates import long_date, parsed_date, today


def test_a_date_is_read_as_it_is_written() -> None:
    assert parsed_date("2004-02-29") == datetime.date(2004, 2, 29)
    assert parsed_date(today().isoformat()) == today()


@pytest.mark.parametrize(
    "text", ["", "soon", "20040601", "2004-6-1", "2004-02-30", "2003-02-29", "2004-W01-1", " 2004-06-01", "٢٠٠٤-06-01"]
)
def test_nothing_else_is_a_date(text: str) -> None:
    assert parsed_date(text) is None
    assert long_date(text) == text


def test_a_long_date_never_breaks_across_lines() -> None:
    assert long_date("2004-06-01") == "1\N{NO-BREAK SPACE}June\N{NO-BREAK SPACE}2004"
