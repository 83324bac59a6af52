"""A draft as a file: one line that says what it is of, then the design as its canonical text."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.files.atomic import save_bytes_atomically
from designer.files.load import LARGEST_FILE_MB

LONGEST_HEADING = 64 * 1024


class BadDraft(Exception):
    """A file is no draft that this program understands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a draft is of.

    `path` is the document's file and `base` the SHA-256 of the file's bytes that the changes build on; both are None
    for a design that was never saved. `steps` counts what could be undone; `time` is in UTC.
    """

    name: str
    path: Path | None
    base: str | None
    program: str
    time: datetime.datetime
    steps: int


def write_draft(place: Path, heading: Heading, text: str) -> None:
    """Write a draft so that there is either the one before or the whole new one. Raises `CannotWrite`."""
    described = {
        "name": heading.name,
        "path": None if heading.path is None else str(heading.path),
        "base": heading.base,
        "program": heading.program,
        "time": heading.time.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        "steps": heading.steps,
    }
    # ASCII, so that whatever a file system calls a file can be written.
    save_bytes_atomically(place, f"{json.dumps(described)}\n{text}".encode())


def read_heading(place: Path) -> Heading:
    """What a draft is of, without reading the rest. Raises `BadDraft`."""
    try:
        with place.open("rb") as file:
            line = file.readline(LONGEST_HEADING)
        return _heading(json.loads(line.decode("ascii")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadDraft(f"{place}: no draft: {error}") from error


def read_text(place: Path) -> str:
    """The design in a draft, as text. Raises `BadDraft`."""
    try:
        with place.open("rb") as file:
            file.readline(LONGEST_HEADING)
            return file.read(LARGEST_FILE_MB * 2**20).decode("utf-8")
    except (OSError, ValueError) as error:
        raise BadDraft(f"{place}: no draft: {error}") from error


def _heading(raw: Any) -> Heading:
    moment = datetime.datetime.fromisoformat(raw["time"])
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return Heading(
        name=str(raw["name"]),
        path=None if raw["path"] is None else Path(str(raw["path"])),
        base=None if raw["base"] is None else str(raw["base"]),
        program=str(raw["program"]),
        time=moment,
        steps=int(raw["steps"]),
    )
