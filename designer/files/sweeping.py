"""What saves that were killed have left behind, swept up."""

from __future__ import annotations

import contextlib
import os
import re
import time
from pathlib import Path

LEFTOVER = re.compile(r"\.clusterwright-[0-9a-f]{12}\.tmp")
"""How `atomic` names the new file until it takes the target's name."""

OLD_S = 120
"""No save takes so long: a file that old is nobody's any more. Assumed; computers' clocks may differ by that much."""


def sweep(folder: Path, now: float | None = None) -> int:
    """Remove the leftovers in a folder; returns how many. What cannot be removed stays, without a word."""
    moment = time.time() if now is None else now
    removed = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not LEFTOVER.fullmatch(entry.name):
                continue
            with contextlib.suppress(OSError):
                if entry.is_file(follow_symlinks=False) and moment - entry.stat(follow_symlinks=False).st_mtime > OLD_S:
                    Path(entry.path).unlink()
                    removed += 1
    return removed
