"""What a text file says."""

from __future__ import annotations

from collections.abc import Iterator


def strings(data: object) -> Iterator[str]:
    """All values that are texts, in data as JSON and TOML have it."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)
