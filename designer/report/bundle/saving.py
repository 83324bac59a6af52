"""A bundle onto the disk: as a folder or as one ZIP file, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from designer.files.atomic import save_bytes_atomically
from designer.files.errors import CannotWrite, one_line
from designer.files.folders import save_folder
from designer.report.bundle.bundle import LIST, zipped

_DIGEST = 64
"""Characters of a SHA-256 in hex; two spaces and a name follow."""


def save_bundle(path: Path, files: Mapping[str, bytes], date: str) -> None:
    """Write the files: into one ZIP file if the name says so, else into a folder.

    An earlier ZIP file is replaced, and an earlier folder if there is nothing in it but what was put there then.
    Raises `CannotWrite` with a sentence; what was there is then untouched.
    """
    if path.suffix.lower() == ".zip":
        save_bytes_atomically(path, zipped(files, date))
        return
    if path.is_dir() and not _is_earlier(path):
        shown = one_line(str(path), longest=None)
        raise CannotWrite(f"{shown}: cannot be written: there are other files in the folder; choose another name")
    save_folder(path, files, lambda name: True)


def _is_earlier(folder: Path) -> bool:
    """Whether a folder holds what a list in it names, and nothing else; an empty one does."""
    try:
        there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if not one.is_dir()}
        listed = (folder / LIST).read_text(encoding="utf-8").splitlines() if LIST in there else []
    except (OSError, UnicodeDecodeError):
        return False
    return there <= {LIST, *(line[_DIGEST + 2 :] for line in listed if len(line) > _DIGEST + 2)}
