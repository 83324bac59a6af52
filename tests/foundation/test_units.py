from __future__ import annotations

import pytest

from designer.foundation.units import clock, listed, plural, seconds, size

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "0 s"), (7200, "7.2 s"), (103_000, "103 s"), (1, "0.001 s"), (100, "0.1 s"), (10_000, "10 s")]
)
def test_seconds(ms: int, text: str) -> None:
    assert seconds(ms) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("ms", "text"),
    [(0, "0:00.0"), (103_200, "1:43.2"), (59_999, "0:59.9"), (3_600_000, "1:00:00.0"), (36_061_050, "10:01:01.0")],
)
def test_clock(ms: int, text: str) -> None:
    assert clock(ms) == text


@pytest.mark.parametrize(
    ("megabytes", "text"), [(512, "512 MB"), (1023, "1023 MB"), (1024, "1 GB"), (204_800, "200 GB"), (1536, "1.5 GB")]
)
def test_size(megabytes: int, text: str) -> None:
    assert size(megabytes) == text.replace(" ", NBSP)


def test_plural() -> None:
    assert [plural(count, "node") for count in (0, 1, 2)] == ["0 nodes", "1 node", "2 nodes"]
    assert plural(2, "entry", "entries") == "2 entries"


def test_listed() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(("a", "b")) == "a and b"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
