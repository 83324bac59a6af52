"""`dev.py bench`: measure what the project promises about speed, beside others where there are any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from typing import TYPE_CHECKING

from tooling import paths
from tooling.environment import ensure
from tooling.errors import ToolingError
from tooling.platforms import venv_python

if TYPE_CHECKING:
    from pathlib import Path

PEER = paths.BUILD / "peer"
"""The environment of what large drawings are compared with."""

_STAMP = PEER / "installed"


def bench(*, scenes: bool = False, frames: bool = False, documents: bool = False) -> int:
    """Run the benchmarks of tests/benchmarks offscreen: all, or only those that are named.

    Times alone fail nothing; ratios to others do: the exit code is 1 then.
    """
    python = ensure(paths.DEV_LOCK)
    codes = []
    everything = not (scenes or frames or documents)
    if everything:
        codes.append(_run(python, "tests.benchmarks"))
    if documents or everything:
        codes.append(_run(python, "tests.benchmarks.documents"))
    if frames or everything:
        codes.append(_run(python, "tests.benchmarks.frames"))
    if scenes or everything:
        codes.append(_run(python, "tests.benchmarks.scenes", str(peer_python())))
    return max(codes)


def peer_python() -> Path:
    """The Python of an environment with everything in the peer's lock, made anew when that has changed.

    Raises ToolingError when it cannot be made.
    """
    python = venv_python(PEER, sys.platform)
    digest = paths.digest_of([paths.PEER_LOCK])
    if _STAMP.is_file() and _STAMP.read_text(encoding="utf-8") == digest:
        return python
    print(f"Installing the packages of {paths.PEER_LOCK.name} into {PEER.name} (once) ...", flush=True)
    shutil.rmtree(PEER, ignore_errors=True)
    venv.create(PEER, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(paths.PEER_LOCK)]
    if subprocess.run([*pip, *locked], check=False).returncode:
        raise ToolingError("Installing packages failed; what pip said stands above. Run the command again.")
    _STAMP.write_text(digest, encoding="utf-8")
    return python


def _run(python: Path, module: str, *arguments: str) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([str(python), "-m", module, *arguments], cwd=paths.ROOT, env=environment)
