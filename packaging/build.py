"""Build the one-folder program into dist/. Called by `dev.py package` with the environment's Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from counts import write_counts

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "packaging"


def main() -> int:
    """Write the numbers that selftest compares with, then run PyInstaller; return its exit code."""
    write_counts(ROOT, WORK / "expected-counts.json")
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(WORK / "cache")}
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", str(ROOT / "dist"), "--workpath", str(WORK / "work")),
        str(ROOT / "packaging" / "designer.spec"),
    ]
    return subprocess.call(command, cwd=ROOT, env=environment)


if __name__ == "__main__":
    sys.exit(main())
