"""A test run: headings, times, the first failure, the summary."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.checks import sample_jobs, steps
from tooling.errors import ToolingError
from tooling.steps import Step, run_steps

if TYPE_CHECKING:
    import pytest


def run(*chosen: Step) -> int:
    return run_steps(chosen, clock=count(0.0, 1.5).__next__)


def test_every_step_is_named_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Step("style", lambda: 0), Step("types", lambda: 0)) == 0
    output = capsys.readouterr().out
    assert "== style ====" in output
    assert "-- types: fine, 1.5 s" in output
    assert "all 2 steps passed" in output
    assert output.rstrip().endswith("3.0 s")


def test_the_first_failure_ends_the_run_and_gives_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    reached: list[str] = []
    code = run(Step("style", lambda: 3), Step("types", lambda: reached.append("types") or 0))
    assert code == 3
    assert reached == []
    assert "FAILED: style (exit code 3) after 1.5 s" in capsys.readouterr().out


def test_a_step_that_cannot_run_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> int:
        raise ToolingError("Xvfb did not start.", 4)

    assert run(Step("window", broken)) == 4
    assert "Xvfb did not start." in capsys.readouterr().out


def test_a_quick_run_leaves_out_what_takes_long() -> None:
    python = Path("python")
    quick = [step.name for step in steps(python, quick=True, deep=False)]
    whole = [step.name for step in steps(python, quick=False, deep=False)]
    assert quick == whole[: len(quick)]
    assert whole[-1] == "packaged program"


def test_samples_are_checked_simulated_drawn_and_printed() -> None:
    jobs = sample_jobs(Path("samples/a.cluster"), Path("out"))
    assert [job[0] for job in jobs] == ["check", "check", "simulate", "render", "report"]
