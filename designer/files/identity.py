"""Whether two paths mean the same file, and what a file holds."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def same_file(one: Path, other: Path) -> bool:
    """Whether both are the same file: by what the file system says, not by how it is written.

    Links, short names and names in other capitals are recognised that way. Files that are not there are compared by
    their paths.
    """
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())


def digest_of(path: Path) -> str | None:
    """The SHA-256 of the file's bytes; None when there is no such file, "" when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()
