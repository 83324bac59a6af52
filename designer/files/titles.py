"""What designs call themselves, for lists of files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from designer.files.errors import BadDesign
from designer.files.parsing import parse


def title_of(path: Path) -> str:
    """The title of the design in a file, without looking at the rest of it; "" where there is none to be read.

    Twenty samples are listed with their titles in a moment that way; whether they are sound shows when one is opened.
    """
    try:
        raw: Any = parse(path.read_text(encoding="utf-8"))
        title = raw["tables"]["clusters"][0]["title"]
    except (BadDesign, OSError, ValueError, LookupError, TypeError):
        return ""
    return title if isinstance(title, str) else ""
