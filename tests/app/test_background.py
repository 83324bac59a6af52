from __future__ import annotations

import time

import pytest

from designer.app.background import Job, JobFailed
from designer.app.printing import document
from designer.files.text import to_text
from tests.support.samples import template

PATIENCE_S = 40


def result(job: Job[str]) -> str:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        value = job.poll()
        if value is not None:
            return value
        time.sleep(0.01)
    raise AssertionError("no result")


def shout(text: str) -> str:
    return text.upper()


def stumble(text: str) -> str:
    raise ValueError(f"cannot do {text}")


def test_work_is_done_elsewhere_and_its_result_comes_back() -> None:
    assert result(Job(shout, "evs1")) == "EVS1"


def test_a_failure_is_told_in_words() -> None:
    with pytest.raises(JobFailed, match=r"^cannot do that$"):
        result(Job(stumble, "that"))


def test_work_can_be_ended() -> None:
    job = Job(time.sleep, 600)
    job.cancel()
    with pytest.raises(JobFailed, match="ended before"):
        result(job)  # type: ignore[arg-type]


def test_a_document_is_a_pdf() -> None:
    data = document(to_text(template("two-node-active-passive")), "2026-11-22")
    assert data.startswith(b"%PDF-")
