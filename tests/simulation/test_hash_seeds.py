"""The same command prints the same, to the letter, whatever order Python gives to sets in that process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.samples import SAMPLES

ROOT = Path(__file__).resolve().parents[2]
JOBS = {"four-node-3-plus-1": ["--scenario", "library"], "eight-node-4-plus-4": ["--seed", "7"]}
"""What is asked of a sample."""


def printed(arguments: list[str], hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-m", "designer", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("name", JOBS)
def test_every_process_tells_the_same(name: str) -> None:
    sample = next(str(path) for path in SAMPLES if path.stem == name)
    first, second = (printed(["simulate", sample, *JOBS[name]], hash_seed) for hash_seed in ("1", "2"))
    assert first == second
    assert first
