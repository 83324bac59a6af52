"""Reading a design file beside the window: a large one takes a while, and can be given up."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from designer.files.load import Loaded, load
from designer.foundation.language import tr
from designer.ui.shell.patience import patiently

LARGE = 200_000
"""Bytes of a file from which on it may take longer to read than anybody would wait without a word."""


def read(window: QWidget, path: Path) -> Loaded:
    """What a file holds. Raises `BadDesign`, and `GivenUp` when the user would rather not wait."""
    try:
        is_large = path.stat().st_size >= LARGE
    except OSError:
        is_large = False  # reading it says what is wrong
    if not is_large:
        return load(path)
    return patiently(window, tr("Opening {path}…").format(path=path.name), partial(load, path))
