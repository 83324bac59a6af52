"""A sequence of named steps that stops at the first failure and ends with a summary."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tooling.errors import ToolingError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH = 78


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name and the function that does it and returns an exit code, 0 for success."""

    name: str
    action: Callable[[], int]


def run_steps(steps: Sequence[Step], clock: Callable[[], float] = time.monotonic) -> int:
    """Run the steps in order, each under a heading; return 0 or the exit code of the first failure."""
    done: list[tuple[str, float]] = []
    for step in steps:
        print(f"\n== {step.name} ".ljust(WIDTH, "="), flush=True)
        started = clock()
        code = _run_one(step)
        taken = clock() - started
        if code:
            print(f"\nFAILED: {step.name} (exit code {code}) after {taken:.1f} s", flush=True)
            return code
        done.append((step.name, taken))
        print(f"-- {step.name}: fine, {taken:.1f} s", flush=True)
    print(f"\n== all {len(done)} steps passed ".ljust(WIDTH, "="))
    for name, taken in [*done, ("together", sum(taken for _, taken in done))]:
        print(f"   {name:<58}{taken:>8.1f} s")
    return 0


def _run_one(step: Step) -> int:
    try:
        return step.action()
    except ToolingError as error:
        print(error)
        return error.exit_code
