"""A monkey needs longer than any other test."""

from __future__ import annotations

import faulthandler
from typing import TYPE_CHECKING, TextIO

import pytest

from tests.support.volume import is_deep

if TYPE_CHECKING:
    from collections.abc import Iterator

LEASH = 1_500 if is_deep() else 200
"""Seconds that the run may take, and as long again to make a failing one shorter."""


@pytest.fixture(autouse=True)
def leash(traceback_file: TextIO) -> Iterator[None]:
    faulthandler.dump_traceback_later(LEASH, exit=True, file=traceback_file)
    yield
    faulthandler.cancel_dump_traceback_later()
