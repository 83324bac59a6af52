"""How the command is tried that asks why something is where it is."""

from __future__ import annotations

from typing import Any

from designer.ui.failover.why_view import WhyView
from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, group


def asked(desk: TestDesk) -> Any:
    """What the answer that is in sight is about; "" for none."""
    if desk.bench.started_failover is None or desk.timeline.side.word != "why":
        return ""
    view = desk.timeline.side.page("why")
    assert isinstance(view, WhyView)
    return view.subject if view.isVisible() else ""


WHY = {
    "failover.why": Case(seen=asked, first=[group], becomes="g2"),
}
