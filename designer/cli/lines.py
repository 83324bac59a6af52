"""Text for a terminal, in lines of at most 100 characters."""

from __future__ import annotations

import textwrap

WIDTH = 100


def paragraph(text: str, start: str = "", rest: int | None = None) -> list[str]:
    """The lines of a text behind `start`; those after the first are indented by `rest`, or as far as that reaches."""
    indent = " " * (len(start) if rest is None else rest)
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)
