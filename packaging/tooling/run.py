"""`dev.py run`: the main job, in a window or, without a screen, on the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tooling import paths
from tooling.environment import ensure
from tooling.errors import ToolingError
from tooling.needs import venv_needs, window_needs
from tooling.platforms import LINUX, command_line, has_screen
from tooling.system import advice, provide, read_os_release

FINDINGS = 1
"""Exit code of a job that worked and found something to say; the next job still runs."""


def run(design: str | None) -> int:
    """Set up what is needed and open `design`, or the sample, in the designer; return the exit code."""
    file = Path(design).resolve() if design else paths.DEFAULT_SAMPLE
    screen = has_screen(sys.platform, os.environ)
    if sys.platform == LINUX:
        _provide_system_packages(screen)
    python = ensure(paths.RUNTIME_LOCK)
    program = [str(python), "-m", "designer"]
    return subprocess.call([*program, str(file)]) if screen else _run_headless(program, file)


def headless_jobs(file: Path, document: Path) -> list[list[str]]:
    """Return the command lines of the main job without a screen: check, fail a node, print."""
    return [
        ["check", str(file)],
        ["simulate", str(file)],
        ["report", str(file), "-o", str(document)],
    ]


def _run_headless(program: list[str], file: Path) -> int:
    paths.BUILD.mkdir(exist_ok=True)
    document = paths.BUILD / f"{file.stem}.pdf"
    print("There is no screen, so the main job runs on the command line.")
    for job in headless_jobs(file, document):
        print(f"\n$ clusterwright {command_line(job, sys.platform)}", flush=True)
        code = subprocess.call([*program, *job])
        if code not in (0, FINDINGS):
            return code
    print(f"\nThe design document: {document}")
    return 0


def _provide_system_packages(screen: bool) -> None:
    os_release = read_os_release()
    first_time = [] if paths.VENV.exists() else venv_needs()
    lacking = provide([*first_time, *window_needs(os_release)])
    if not lacking:
        return
    sentence = advice(lacking, os_release)
    # The command line works without Qt's libraries, but nothing does without a virtual environment.
    if screen or any(need in first_time for need in lacking):
        raise ToolingError(sentence)
    print(f"For the window, later: {sentence}", flush=True)
