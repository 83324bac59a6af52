"""`dev.py lock`: renew the lock files with versions and hashes, and no addresses."""

from __future__ import annotations

import subprocess
import sys
import venv
from typing import TYPE_CHECKING

from tooling import paths
from tooling.errors import ToolingError
from tooling.platforms import venv_command, venv_python

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "# Versions and hashes for every platform. Made by: python3 dev.py lock\n"
BUILD_BACKEND = ("hatchling", "editables")
"""What the editable installation of the project itself needs; part of the locks for it."""

OPTIONS = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet")


def lock(*, upgrade: bool) -> int:
    """Write all lock files; `upgrade` moves every package to its newest allowed version."""
    folder = paths.BUILD / "lock"
    environment = folder / "venv"
    uv = venv_command(environment, "uv", sys.platform)
    if not uv.exists():
        venv.create(environment, clear=True, with_pip=True)
        pip = [str(venv_python(environment, sys.platform)), "-m", "pip", "install", "-qq", "uv"]
        _run(pip, "uv could not be installed.")
    backend = folder / "backend.in"
    backend.write_text("\n".join(BUILD_BACKEND) + "\n", encoding="utf-8")
    extra = ["--upgrade"] if upgrade else []
    runtime = [str(paths.PROJECT_FILE), str(backend), *extra]
    _compile(uv, runtime, paths.RUNTIME_LOCK)
    development = [str(paths.PROJECT_FILE), "--group", "dev", "--constraint", str(paths.RUNTIME_LOCK), *extra]
    _compile(uv, development, paths.DEV_LOCK)
    _compile(uv, ["--group", "peer", "--constraint", str(paths.RUNTIME_LOCK), *extra], paths.PEER_LOCK)
    return 0


def without_comments(text: str) -> str:
    """Return a lock file's text without comment lines."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def _compile(uv: Path, arguments: list[str], output: Path) -> None:
    command = [str(uv), "pip", "compile", *arguments, *OPTIONS, "--output-file", str(output)]
    _run(command, f"{output.name} could not be renewed.")
    text = without_comments(output.read_text(encoding="utf-8"))
    if "://" in text:
        raise ToolingError(f"{output.name} would contain an address; it must hold versions and hashes only.")
    output.write_text(HEADER + text, encoding="utf-8", newline="\n")
    print(f"{output.name}: {text.count('==')} packages")


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, cwd=paths.ROOT, check=False, stdout=subprocess.DEVNULL).returncode:
        raise ToolingError(failure)
