"""Every inline piece in a block or a section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from designer.drawing.primitives import Picture
from designer.report.blocks import Ref, Run


def inline(value: object) -> Iterator[Run | Ref]:
    """All runs and references in a value, in reading order."""
    if isinstance(value, tuple):
        for item in value:
            yield from inline(item)
    elif isinstance(value, Run | Ref):
        yield value
    elif is_dataclass(value) and not isinstance(value, Picture):
        for spec in fields(value):
            yield from inline(getattr(value, spec.name))


_NO_WORDS = ("anchor", "style", "align", "kind", "status", "number")
"""Fields with keys in them rather than words."""


def words(value: object) -> Iterator[str]:
    """Everything that a reader reads in a value, pictures by their descriptions."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from words(item)
    elif isinstance(value, Picture):
        yield from (value.title, value.description)
    elif is_dataclass(value):
        for spec in fields(value):
            if spec.name not in _NO_WORDS:
                yield from words(getattr(value, spec.name))


def prints_pages(value: object) -> bool:
    """Whether a page number is printed anywhere in the value."""
    return any(isinstance(piece, Ref) and piece.page for piece in inline(value))
