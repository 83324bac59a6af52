"""Opening a design for a command."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from designer.cli.errors import BadUsage
from designer.edits.draft import EditError
from designer.files.load import Loaded, load
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.names import BadText


def open_design(path: Path) -> Snapshot:
    """The design in a file; as `open_file`."""
    return open_file(path).snapshot


def open_file(path: Path) -> Loaded:
    """A file with the design in it; what loading has to say goes to the error output.

    Raises `BadDesign`, and `BadUsage` for a design of a newer major version, which only the window may look at.
    """
    loaded = load(path)
    if loaded.too_new:
        raise BadUsage(f"{path}: {loaded.too_new}")
    for sentence in (*loaded.repairs, *loaded.messages):
        print(f"{path}: {sentence}", file=sys.stderr)
    return loaded


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Let what cannot be done with a design name its file."""
    try:
        yield
    except (BadText, CannotSimulate, EditError) as error:
        raise BadUsage(f"{path}: {error}") from error
