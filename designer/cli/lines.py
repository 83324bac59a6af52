"""Text for a terminal, in lines of at most 100 characters."""

from __future__ import annotations

import textwrap
from pathlib import Path

WIDTH = 100


def heading(path: Path, subject: str, caveat: str) -> list[str]:
    """What of which design follows, and how far to trust it, on a line of its own; a path is never broken."""
    whole = f"{path}: {subject}"
    first = [whole] if len(whole) <= WIDTH else [f"{path}:", *paragraph(subject, "  ")]
    return [*first, f"({caveat})"]


def paragraph(text: str, start: str = "", rest: int | None = None) -> list[str]:
    """The lines of a text behind `start`; those after the first are indented by `rest`, or as far as that reaches."""
    indent = " " * (len(start) if rest is None else rest)
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)
