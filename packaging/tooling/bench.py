"""`dev.py bench`: measure what the project promises about speed. Figures, never a pass or a fail."""

from __future__ import annotations

import os
import subprocess

from tooling import paths
from tooling.environment import ensure


def bench() -> int:
    """Run the benchmarks of tests/benchmarks offscreen; return their exit code."""
    python = ensure(paths.DEV_LOCK)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([str(python), "-m", "tests.benchmarks"], cwd=paths.ROOT, env=environment)
