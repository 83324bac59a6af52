"""What differs between Linux, Windows and macOS, as pure functions of `sys.platform`'s value."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

WINDOWS = "win32"
MACOS = "darwin"
LINUX = "linux"


def venv_scripts(venv: Path, platform: str) -> Path:
    """Return the folder of a virtual environment that holds its commands."""
    return venv / ("Scripts" if platform == WINDOWS else "bin")


def venv_python(venv: Path, platform: str) -> Path:
    """Return the interpreter of a virtual environment."""
    return venv_command(venv, "python", platform)


def venv_command(venv: Path, name: str, platform: str) -> Path:
    """Return an installed command of a virtual environment, such as `lint-imports`."""
    return venv_scripts(venv, platform) / (name + (".exe" if platform == WINDOWS else ""))


def python_name(platform: str) -> str:
    """Return what people type to start Python."""
    return "py" if platform == WINDOWS else "python3"


def built_program(dist: Path, platform: str) -> Path:
    """Return the executable that packaging leaves under `dist`."""
    if platform == MACOS:
        return dist / "Clusterwright.app" / "Contents" / "MacOS" / "clusterwright"
    return dist / "clusterwright" / ("clusterwright.exe" if platform == WINDOWS else "clusterwright")


def has_screen(platform: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown; Windows and macOS sessions always have a screen."""
    return platform != LINUX or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def command_line(arguments: Sequence[str], platform: str) -> str:
    """Return a command as a person would type it, quoted where it must be."""
    return subprocess.list2cmdline(arguments) if platform == WINDOWS else shlex.join(arguments)
