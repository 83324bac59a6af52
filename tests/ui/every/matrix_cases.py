"""How the commands about the failure matrix are tried."""

from __future__ import annotations

from typing import Any

from designer.ui.failover.matrix_page import MatrixPage
from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, answer, do, folder


def sight(desk: TestDesk) -> Any:
    """What of the matrix is in sight."""
    panel = desk.bench.started_failover
    page = panel.page("matrix") if panel is not None and panel.page_word == "matrix" else None
    return page.sight if isinstance(page, MatrixPage) else None


def begun(desk: TestDesk) -> None:
    """The matrix is in sight, and something of it has been played."""
    desk.trigger("failover.matrix")
    desk.qtbot.waitUntil(lambda: desk.window.matrix.has_matrix, timeout=40_000)


MATRIX = {
    "failover.matrix": Case(seen=sight, becomes="matrix"),
    "failover.options": Case(seen=sight, first=[do("failover.matrix")], becomes="options"),
    "failover.export-matrix": Case(seen=folder, first=[begun, answer(save="matrix.csv")]),
    "failover.export-matrix-picture": Case(seen=folder, first=[begun, answer(save="matrix.svg")]),
}
