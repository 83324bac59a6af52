"""Taking times."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """A measurement in ms. `promise` is what the program should stay below, `peer` what else was measured beside it."""

    name: str
    runs: tuple[float, ...]
    promise: float | None = None
    peer: str = ""
    peer_runs: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    def line(self) -> str:
        text = f"{self.name:58} {self.median:8.1f}  {min(self.runs):8.1f}  {max(self.runs):8.1f}"
        text += f"  {self.promise:8.0f}" if self.promise is not None else " " * 10
        if self.peer_runs:
            ratio = self.median / statistics.median(self.peer_runs)
            text += f"  {ratio:5.2f} x {self.peer} ({statistics.median(self.peer_runs):.1f})"
        return text


def inside(
    work: Callable[[], object], runs: int = 15, clock: Callable[[], float] = time.perf_counter
) -> tuple[float, ...]:
    """Times of a function in this process, after one run that does not count."""
    work()
    found = []
    for _ in range(runs):
        start = clock()
        work()
        found.append((clock() - start) * 1000)
    return tuple(found)


def process(arguments: Sequence[str], runs: int = 7) -> tuple[float, ...]:
    """Times of whole Python processes, after one that does not count."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start

    def once() -> None:
        subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    return inside(once, runs)
