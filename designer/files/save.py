"""Designs onto the disk."""

from __future__ import annotations

from pathlib import Path

from designer.files.atomic import Saved as Saved
from designer.files.atomic import save_bytes_atomically
from designer.files.errors import BadDesign, CannotWrite, one_line
from designer.files.load import LARGEST_FILE_MB, from_text
from designer.files.text import to_text
from designer.model.snapshot import Snapshot


def save(path: Path | str, snapshot: Snapshot, expect: str | None = None) -> Saved:
    """Write a design, after making sure that reading it back gives the same design.

    `expect` is the SHA-256 that the file should still have: the `digest` of `Loaded` and `Saved`. Raises
    `ChangedOnDisk` when it has another one, and `CannotWrite` for everything else; the old file is then untouched.
    """
    shown = one_line(str(path), longest=None)
    try:
        text = to_text(snapshot)
        again = from_text(text).snapshot
    except BadDesign as error:
        raise CannotWrite(f"{shown}: cannot be written: {error}") from error
    data = text.encode()
    if again != snapshot:
        raise CannotWrite(f"{shown}: cannot be written: the design would not be the same when opened again")
    if len(data) > LARGEST_FILE_MB * 2**20:
        raise CannotWrite(f"{shown}: cannot be written: the design is larger than {LARGEST_FILE_MB} MB")
    return save_bytes_atomically(path, data, expect)
