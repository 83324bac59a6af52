"""Where the program keeps what is the user's but no document: drafts of unsaved designs, and who runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def user_data(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's folder for the program's data, where the system has it; never a temporary one, which gets cleaned."""
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Clusterwright"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Clusterwright"
    # An empty or relative value counts as none, as the desktop's own rules have it.
    stated = Path(environment.get("XDG_DATA_HOME", ""))
    return (stated if stated.is_absolute() else home / ".local" / "share") / "clusterwright"
