"""What a page of the failover panel has begun ends with it."""

from __future__ import annotations

import multiprocessing

import shiboken6
from PySide6.QtWidgets import QApplication

from designer.ui.failover.matrix_page import MatrixPage
from tests.ui.failover.conftest import Desk


def test_processes_of_the_matrix_end_with_the_page(desk: Desk) -> None:
    desk.panel.transport.pages.buttons["matrix"].click()
    page = desk.panel.page("matrix")
    assert isinstance(page, MatrixPage)
    page.bar.sights.buttons["options"].click()
    QApplication.processEvents()
    assert len(multiprocessing.active_children()) > 1
    shiboken6.delete(page)
    assert not multiprocessing.active_children()
