"""PySide6 6.12.0 loses a reference to None in every void call, which aborts Python 3.11 after a while."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QGraphicsRectItem

CALLS = 2000
NOISE = 50


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_keep_the_reference_count_of_none() -> None:
    item = QGraphicsRectItem(0, 0, 10, 10)
    before = sys.getrefcount(None)
    for step in range(CALLS):
        item.setPos(step, step)
    assert abs(sys.getrefcount(None) - before) <= NOISE
