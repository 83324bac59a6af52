"""The virtual environment `.venv`: made once, brought up to date when a lock changes, remade when broken.

A stamp inside the environment says what was installed. It is removed before any change and written after
the last one, so an interrupted installation leaves none and the environment is made anew.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tooling import paths
from tooling.errors import ToolingError
from tooling.needs import venv_needs
from tooling.platforms import LINUX, venv_python
from tooling.system import require

if TYPE_CHECKING:
    from pathlib import Path

STAMP_NAME = "clusterwright-stamp.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an environment must be: where, for which Python, with which lock files and project metadata.

    `locks` maps the names of the satisfied lock files to digests of their content.
    """

    venv: str
    locks: dict[str, str]
    project: str


def wanted(lock: Path) -> Wanted:
    """Return what `.venv` must be so that everything in `lock` is there."""
    # The development lock contains the runtime lock, so installing it satisfies both.
    satisfied = [paths.RUNTIME_LOCK, paths.DEV_LOCK] if lock == paths.DEV_LOCK else [lock]
    return Wanted(
        venv=str(paths.VENV),
        locks={path.name: paths.digest_of([path]) for path in satisfied},
        project=paths.digest_of([paths.PROJECT_FILE, paths.ROOT / "designer" / "__init__.py"]),
    )


def read_stamp(venv: Path) -> dict[str, Any] | None:
    """Return what was installed, or None where the environment is absent or half made."""
    try:
        stamp = json.loads((venv / STAMP_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def is_usable(stamp: dict[str, Any] | None, need: Wanted, python_version: str | None) -> bool:
    """Tell whether the environment may be kept: complete, in its place, and its Python unchanged."""
    return stamp is not None and stamp.get("venv") == need.venv and stamp.get("python") == python_version


def is_current(stamp: dict[str, Any], need: Wanted) -> bool:
    """Tell whether a usable environment already has the wanted packages and project metadata."""
    installed = stamp.get("locks", {})
    return stamp.get("project") == need.project and all(
        installed.get(name) == digest for name, digest in need.locks.items()
    )


def ensure(lock: Path) -> Path:
    """Make `.venv` hold everything in `lock`; return its Python.

    Raises ToolingError if the environment cannot be made.
    """
    need = wanted(lock)
    python = venv_python(paths.VENV, sys.platform)
    version = _version_of(python)
    stamp = read_stamp(paths.VENV)
    if version is not None and stamp is not None and is_usable(stamp, need, version):
        if is_current(stamp, need):
            return python
    else:
        version = _make_venv(python)
    _install(python, lock, need, version)
    return python


def _version_of(python: Path) -> str | None:
    """Return the version of an interpreter, such as `3.11.7`, or None if it does not start."""
    try:
        answer = subprocess.run(
            [python, "-I", "-S", "-c", "import platform; print(platform.python_version())"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return answer.stdout.strip() or None


def _make_venv(python: Path) -> str:
    if sys.platform == LINUX:
        require(venv_needs())
    if paths.VENV.exists():
        print("The virtual environment .venv is incomplete or was moved; making it anew.", flush=True)
        shutil.rmtree(paths.VENV)
    base = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([base, "-m", "venv", str(paths.VENV)], check=False)
    version = _version_of(python)
    if version is None:
        raise ToolingError(f"The virtual environment {paths.VENV} could not be made.")
    return version


def _install(python: Path, lock: Path, need: Wanted, version: str) -> None:
    print(f"Installing the packages of {lock.name} into .venv (once; up to a minute) ...", flush=True)
    started = time.monotonic()
    stamp = paths.VENV / STAMP_NAME
    stamp.unlink(missing_ok=True)
    # Errors only: pip's warnings about a machine's own configuration help nobody here.
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(lock)]
    # The build backend comes from the lock, so that pip fetches nothing unpinned.
    itself = ["--no-deps", "--no-build-isolation", "--editable", str(paths.ROOT)]
    for arguments in (locked, itself):
        if subprocess.run([*pip, *arguments], check=False).returncode:
            raise ToolingError("Installing packages failed; what pip said stands above. Run the command again.")
    content = {"venv": need.venv, "python": version, "locks": need.locks, "project": need.project}
    partial = stamp.with_suffix(".partial")
    partial.write_text(json.dumps(content, indent=1), encoding="utf-8")
    partial.replace(stamp)
    print(f"Ready after {time.monotonic() - started:.0f} s.", flush=True)
