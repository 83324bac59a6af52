"""Folders full of files: afterwards there is the old folder or the whole new one."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from designer.files.errors import CannotWrite, one_line


def save_folder(folder: Path, files: Mapping[str, bytes], ours: Callable[[str], bool]) -> None:
    """Write all files into a folder of that name; in a file's name "/" stands behind a folder inside.

    A folder that is there is replaced if nothing is in it but what `ours` recognises by its name as the result of an
    earlier time. Raises `CannotWrite` with one sentence; what was there is then untouched.
    """
    shown = one_line(str(folder), longest=None)
    target = Path(os.path.realpath(folder))
    beside = target.parent / f".clusterwright-{secrets.token_hex(6)}.tmp"
    old = beside.with_suffix(".old")
    try:
        there = target.exists()
        if there and not target.is_dir():
            raise CannotWrite(f"{shown}: cannot be written: it is a file; choose another name")
        if there and not all(ours(entry.name) for entry in target.iterdir()):
            raise CannotWrite(f"{shown}: cannot be written: there are other files in the folder; choose another name")
        beside.mkdir()
        try:
            for name, data in files.items():
                (beside / name).parent.mkdir(parents=True, exist_ok=True)
                (beside / name).write_bytes(data)
            if there:
                target.rename(old)
            beside.rename(target)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            if old.exists() and not target.exists():
                old.rename(target)
            raise
    except OSError as error:
        raise CannotWrite(f"{shown}: cannot be written: {error.strerror or error}; choose another place") from error
    shutil.rmtree(old, ignore_errors=True)
