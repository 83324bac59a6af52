"""Window tests run offscreen, and a test that hangs ends the run with a traceback instead of a silence."""

from __future__ import annotations

import faulthandler
import os
from typing import TYPE_CHECKING, TextIO

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before any test module imports Qt; a missing display would abort the process.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

LEASH = 60
"""Seconds that one test may take."""


@pytest.fixture(scope="session")
def traceback_file(request: pytest.FixtureRequest) -> Iterator[TextIO]:
    """Open the terminal's error stream as it is outside of output capture."""
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        descriptor = os.dup(2)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        yield stream


@pytest.fixture(autouse=True)
def leash(traceback_file: TextIO) -> Iterator[None]:
    """End the whole run with every thread's traceback if the test hangs."""
    faulthandler.dump_traceback_later(LEASH, exit=True, file=traceback_file)
    yield
    faulthandler.cancel_dump_traceback_later()
