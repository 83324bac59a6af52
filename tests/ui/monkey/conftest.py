"""A monkey needs longer than any other test."""

from __future__ import annotations

import faulthandler
from typing import TYPE_CHECKING, TextIO

import pytest

from tests.support.volume import is_deep

if TYPE_CHECKING:
    from collections.abc import Iterator

LEASH, DEEP_LEASH = 240, 3_000
"""Seconds that a run may take, the time included in which a failing one is made shorter."""


@pytest.fixture(autouse=True)
def quick_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages come at once: thousands of gestures would begin hundreds of processes."""
    from tests.ui.pages import quick

    monkeypatch.setattr("designer.app.document.studio.start_proof", quick)


@pytest.fixture(autouse=True)
def leash(traceback_file: TextIO) -> Iterator[None]:
    faulthandler.dump_traceback_later(DEEP_LEASH if is_deep() else LEASH, exit=True, file=traceback_file)
    yield
    faulthandler.cancel_dump_traceback_later()
