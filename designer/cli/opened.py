"""Opening a design for a command."""

from __future__ import annotations

import sys
from pathlib import Path

from designer.cli.errors import BadUsage
from designer.files.load import load
from designer.model.snapshot import Snapshot


def open_design(path: Path) -> Snapshot:
    """The design in a file; what loading has to say goes to the error output.

    Raises `BadDesign`, and `BadUsage` for a design of a newer major version, which only the window may look at.
    """
    loaded = load(path)
    if loaded.too_new:
        raise BadUsage(f"{path}: {loaded.too_new}")
    for sentence in (*loaded.repairs, *loaded.messages):
        print(f"{path}: {sentence}", file=sys.stderr)
    return loaded.snapshot
