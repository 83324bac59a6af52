"""How the commands that hand over a run are tried."""

from __future__ import annotations

from typing import Any

from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, answer, fault


def under_way(desk: TestDesk) -> Any:
    """Whether something is being written: how it ends is tried in `tests.ui.shell.test_filming`."""
    return desk.window.filming.is_busy


NAMES = {"gif": "run.gif", "apng": "run.png", "html": "run.html", "frames": "slides", "filmstrip": "run.svg"}

FILMING = {
    f"failover.export-{handover}": Case(seen=under_way, first=[fault(), answer(save=name)], becomes=True)
    for handover, name in NAMES.items()
}
