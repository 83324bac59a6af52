"""Programs that look at files from outside: poppler's tools and qpdf."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def output_of(name: str, *arguments: str | Path) -> str:
    """What a program prints. The test is skipped where the program is missing, and fails when the program does."""
    if shutil.which(name) is None:
        pytest.skip(f"needs {name}, which dev.py test installs on Debian and Ubuntu")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    return done.stdout
