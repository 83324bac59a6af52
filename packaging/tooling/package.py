"""`dev.py package`: build the one-folder program into dist/ and let it test itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tooling import paths
from tooling.environment import ensure
from tooling.errors import ToolingError
from tooling.needs import test_needs, window_needs
from tooling.platforms import LINUX, built_program
from tooling.system import read_os_release, require

STAMP = paths.BUILD / "packaging" / "stamp"
INPUT_FOLDERS = ("designer", "resources", "samples", "packaging")
INPUT_FILES = (paths.PROJECT_FILE, paths.DEV_LOCK, Path(__file__))


def package() -> int:
    """Build the program unless nothing changed since the last build, then run its `selftest` offscreen."""
    if sys.platform == LINUX:
        needs = [need for need in test_needs(sys.version_info[:2]) if need.reason == "packaging"]
        require([*needs, *window_needs(read_os_release())])
    python = ensure(paths.DEV_LOCK)
    program = built_program(paths.DIST, sys.platform)
    fingerprint = f"{paths.digest_of(inputs())} {sys.version}"
    if program.exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint:
        print(f"Nothing changed since {program} was built.", flush=True)
    else:
        STAMP.unlink(missing_ok=True)
        _build(python)
        STAMP.write_text(fingerprint, encoding="utf-8")
    return selftest(program)


def inputs() -> list[Path]:
    """Return every file that the packaged program is made from."""
    folders = (paths.ROOT / name for name in INPUT_FOLDERS)
    found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [*INPUT_FILES, *(path for path in found if "__pycache__" not in path.parts)]


def selftest(program: Path) -> int:
    """Run the packaged program's own test away from the checkout; return its exit code."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Nothing of the development environment may help the packaged program along.
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        environment.pop(name, None)
    return subprocess.call([str(program), "selftest"], cwd=program.parent, env=environment)


def _build(python: Path) -> None:
    code = subprocess.call([str(python), str(paths.ROOT / "packaging" / "build.py")], cwd=paths.ROOT)
    if code:
        raise ToolingError("PyInstaller could not build the program; what it said stands above.", code)
