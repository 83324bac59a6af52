"""`dev.py test`: every check and every test, then the packaged program."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tooling import oracle, paths
from tooling.environment import ensure
from tooling.needs import browser_needs, test_needs, venv_needs, window_needs
from tooling.package import package
from tooling.platforms import LINUX, command_line, venv_command
from tooling.screen import real_screen
from tooling.steps import Step, run_steps
from tooling.system import provide, read_os_release, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FINDINGS = 1
"""Exit code of a command that worked and found something to say."""

UI_TESTS = paths.ROOT / "tests" / "ui"
WINDOW_TESTS = paths.ROOT / "tests" / "realwindow"


def test(*, quick: bool, deep: bool) -> int:
    """Run all checks and tests; return 0 or the exit code of the first that fails.

    `quick` leaves out the command line on the samples, the real window and packaging; `deep` runs random
    tests in their full volume.
    """
    if sys.platform == LINUX:
        first_time = [] if paths.VENV.exists() else venv_needs()
        require([*first_time, *window_needs(read_os_release()), *test_needs(sys.version_info[:2])])
        if provide(browser_needs(read_os_release())):
            print("There is no Chromium to test the web page of a run with: those tests are skipped.", flush=True)
    python = ensure(paths.DEV_LOCK)
    paths.BUILD.mkdir(exist_ok=True)
    if why_not := oracle.provide():
        print(f"The simulator is not compared with Pacemaker's, and those tests are skipped: {why_not}.", flush=True)
    return run_steps(steps(python, quick=quick, deep=deep))


def steps(python: Path, *, quick: bool, deep: bool) -> list[Step]:
    """Return the steps of a test run, cheapest first."""
    environment = {"CLUSTERWRIGHT_DEEP": "1"} if deep else {}
    pytest = [str(python), "-m", "pytest", "-q", *(["--deep"] if deep else [])]
    offscreen = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    shared = [*pytest, "-n", "2"]
    core = [*shared, "tests", f"--ignore={UI_TESTS}", f"--ignore={WINDOW_TESTS}"]
    lint_imports = str(venv_command(paths.VENV, "lint-imports", sys.platform))
    chosen = [
        _command("format (ruff)", [str(python), "-m", "ruff", "format", "--check", "."]),
        _command("style (ruff)", [str(python), "-m", "ruff", "check", "."]),
        _command("types (mypy)", [str(python), "-m", "mypy"]),
        _command("import contracts", [lint_imports, "--no-logo", "--cache-dir", str(paths.BUILD / "imports")]),
        _command("tests", core, environment),
    ]
    if UI_TESTS.is_dir():
        chosen.append(_command("tests of the window, offscreen", [*shared, str(UI_TESTS)], offscreen))
    if quick:
        return chosen
    chosen.append(Step("command line on every sample", lambda: exercise_samples(python)))
    if sys.platform == LINUX and WINDOW_TESTS.is_dir():
        window = [*pytest, str(WINDOW_TESTS)]
        chosen.append(Step("tests of the real window", lambda: _on_real_screen(window, environment)))
    chosen.append(Step("packaged program", package))
    return chosen


def sample_jobs(sample: Path, out: Path) -> list[list[str]]:
    """Return the command lines that every sample must survive."""
    name = str(sample)
    return [
        ["check", name],
        ["check", name, "--format", "json"],
        ["simulate", name],
        ["render", name, "-o", str(out / f"{sample.stem}.svg")],
        ["report", name, "-o", str(out / f"{sample.stem}.pdf")],
    ]


def exercise_samples(python: Path) -> int:
    """Run the command line's main verbs on every sample; return 0 or the first unexpected exit code."""
    out = paths.BUILD / "samples"
    out.mkdir(parents=True, exist_ok=True)
    samples = sorted(paths.SAMPLES.glob("*.cluster"))
    jobs = [job for sample in samples for job in sample_jobs(sample, out)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda job: _captured([str(python), "-m", "designer", *job]), jobs))
    for job, (code, output) in zip(jobs, results, strict=True):
        if code not in (0, FINDINGS):
            print(f"clusterwright {command_line(job, sys.platform)}: exit code {code}\n{output}")
            return code
    print(f"{len(jobs)} commands on {len(samples)} samples")
    return 0 if samples else 2


def _captured(command: Sequence[str]) -> tuple[int, str]:
    done = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _command(name: str, command: Sequence[str], environment: Mapping[str, str] | None = None) -> Step:
    return Step(name, lambda: _call(command, environment or {}))


def _call(command: Sequence[str], environment: Mapping[str, str]) -> int:
    return subprocess.call(command, cwd=paths.ROOT, env={**os.environ, **environment})


def _on_real_screen(command: Sequence[str], environment: Mapping[str, str]) -> int:
    with real_screen() as screen:
        return _call(command, {**environment, **screen, "CLUSTERWRIGHT_REAL_WINDOW": "1"})
