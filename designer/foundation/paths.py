"""Where the files are that travel with the program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """The folder of the data files: in the packaged program, in the wheel, or in the checkout, whichever this is."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parent.parent
    inside_wheel = package / "_resources"
    return inside_wheel if inside_wheel.is_dir() else package.parent / "resources"


def samples() -> Path:
    """The folder of the sample designs, beside the resources."""
    return resources().parent / "samples"
