from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from designer.app.background import Job, JobFailed
from designer.app.printing import document
from designer.edits.draft import EditError
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


def refuse(text: str) -> str:
    raise EditError(f"cannot do {text}")


def stumble(text: str) -> str:
    raise KeyError(text)


def run_out(text: str) -> str:
    raise MemoryError(text)


def test_work_is_done_elsewhere_and_its_result_comes_back() -> None:
    assert result(Job(shout, "evs1")) == "EVS1"


def test_a_failure_is_told_in_words() -> None:
    with pytest.raises(JobFailed, match=r"^cannot do that$"):
        result(Job(refuse, "that"))


@pytest.mark.parametrize(("work", "words"), [(stumble, "inside the program"), (run_out, "memory")])
def test_a_fault_of_the_program_is_told_as_one_and_not_as_it_was_raised(work: Callable[[str], str], words: str) -> None:
    with pytest.raises(JobFailed, match=words) as caught:
        result(Job(work, "evs1.anchor"))
    assert "evs1.anchor" not in str(caught.value)


def test_work_can_be_ended() -> None:
    job = Job(time.sleep, 600)
    job.cancel()
    with pytest.raises(JobFailed, match="ended before"):
        result(job)  # type: ignore[arg-type]


def test_a_document_is_a_pdf() -> None:
    data = document(to_text(template("two-node-active-passive")), "2026-11-22")
    assert data.startswith(b"%PDF-")
